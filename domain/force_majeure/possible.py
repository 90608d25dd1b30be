"""What a party may do about force majeure as it is: what its decider asks before anything else."""

from collections.abc import Callable, Mapping

from domain.between import must_be_one_of
from domain.conditions import allowed
from domain.force_majeure.commands import (
    AddOwed,
    AgreeNewDate,
    ConsultOnForceMajeure,
    EndForceMajeure,
    EndTemporaryMeasure,
    ForceMajeureCommand,
    ProposeNewDate,
    ReportForceMajeure,
    TakeTemporaryMeasure,
)
from domain.force_majeure.events import ForceMajeureNotified
from domain.force_majeure.refusals import (
    ForceMajeureAlreadyReported,
    ForceMajeureOver,
    ForceMajeureStillRuns,
    MeasureStillStands,
    NoNewDateProposed,
    NoSuchMeasure,
    NotAffected,
    NotTheOtherParty,
    NotWhoNotified,
    OwnNewDate,
)
from domain.force_majeure.state import ForceMajeure


def _open(state: ForceMajeure, notified: ForceMajeureNotified, party: str) -> None:
    must_be_one_of(notified.parties, party)
    if state.reported is not None:
        raise ForceMajeureAlreadyReported(day=state.reported.occurred_on.isoformat())


def _running(state: ForceMajeure, notified: ForceMajeureNotified, party: str) -> None:
    _open(state, notified, party)
    if state.ended is not None:
        raise ForceMajeureOver(day=state.ended.occurred_on.isoformat())


def _added(state: ForceMajeure, notified: ForceMajeureNotified, party: str) -> None:
    _open(state, notified, party)
    _must_have_notified(notified, party)


def _ended(state: ForceMajeure, notified: ForceMajeureNotified, party: str) -> None:
    _running(state, notified, party)
    _must_have_notified(notified, party)


def _measure_taken(state: ForceMajeure, notified: ForceMajeureNotified, party: str) -> None:
    _running(state, notified, party)
    _must_be_the_other(notified, party)


def _measure_ended(state: ForceMajeure, notified: ForceMajeureNotified, party: str) -> None:
    _open(state, notified, party)
    _must_be_the_other(notified, party)
    if all(one.ended for one in state.measures):
        raise NoSuchMeasure(standing="-")


def _new_date_proposed(state: ForceMajeure, notified: ForceMajeureNotified, party: str) -> None:
    _open(state, notified, party)
    if not state.affected:
        raise NotAffected(named="-")


def _new_date_agreed(state: ForceMajeure, notified: ForceMajeureNotified, party: str) -> None:
    _open(state, notified, party)
    proposed = [one.proposed for one in state.affected if one.proposed is not None]
    if not proposed:
        raise NoNewDateProposed
    if all(one.party == party for one in proposed):
        raise OwnNewDate(party=party)


def _reported(state: ForceMajeure, notified: ForceMajeureNotified, party: str) -> None:
    _open(state, notified, party)
    _must_have_notified(notified, party)
    if state.ended is None:
        raise ForceMajeureStillRuns
    if stand := [str(one.number) for one in state.measures if one.ended is None]:
        raise MeasureStillStands(standing=", ".join(stand))


def _must_have_notified(notified: ForceMajeureNotified, party: str) -> None:
    if party != notified.party:
        raise NotWhoNotified(party=party, notified=notified.party)


def _must_be_the_other(notified: ForceMajeureNotified, party: str) -> None:
    if party == notified.party:
        raise NotTheOtherParty(party=party)


CONDITIONS: Mapping[
    type[ForceMajeureCommand], Callable[[ForceMajeure, ForceMajeureNotified, str], None]
] = {
    ConsultOnForceMajeure: _open,
    TakeTemporaryMeasure: _measure_taken,
    EndTemporaryMeasure: _measure_ended,
    AddOwed: _added,
    ProposeNewDate: _new_date_proposed,
    AgreeNewDate: _new_date_agreed,
    EndForceMajeure: _ended,
    ReportForceMajeure: _reported,
}
"""Of each command once it was notified; the likeliest first."""


def possible(state: ForceMajeure, party: str) -> tuple[type[ForceMajeureCommand], ...]:
    """The commands that would not be refused whatever is stated."""
    notified = state.notified
    return () if notified is None else allowed(CONDITIONS, state, notified, party)
