"""Force majeure (overmacht, art. 16): told without delay, consulted on, ended, reported on.

It moves no date: an obligation that falls due meanwhile is late, but that is not attributable
(BW 6:75). Another day for one takes the record of both parties. Days come from the rule tables, so
a decider is made for the tables in use.
"""

from collections.abc import Sequence
from functools import partial
from typing import assert_never

from domain.between import must_be_one_of
from domain.calendar.agreed import agreed_day
from domain.calendar.contract import Policy
from domain.calendar.duty_dates import due_date
from domain.calendar.rules import RuleTables
from domain.force_majeure.commands import (
    AddOwed,
    AgreeNewDate,
    BeginForceMajeure,
    ConsultOnForceMajeure,
    EndForceMajeure,
    EndTemporaryMeasure,
    ForceMajeureCommand,
    Owed,
    ProposeNewDate,
    ReportForceMajeure,
    TakeTemporaryMeasure,
)
from domain.force_majeure.events import (
    ForceMajeureConsulted,
    ForceMajeureEnded,
    ForceMajeureEvent,
    ForceMajeureMeasureEnded,
    ForceMajeureMeasureTaken,
    ForceMajeureNewDateAgreed,
    ForceMajeureNewDateProposed,
    ForceMajeureNotified,
    ForceMajeureObligationsAdded,
    ForceMajeureReported,
)
from domain.force_majeure.possible import CONDITIONS
from domain.force_majeure.refusals import (
    BeforeForceMajeure,
    ForceMajeureAlreadyNotified,
    ForceMajeureNotFound,
    NewDateInThePast,
    NewDateMoved,
    NoNewDateProposed,
    NoSuchMeasure,
    NotAffected,
    NoticeBeforeForceMajeure,
    NotTheirObligation,
    OwnNewDate,
)
from domain.force_majeure.state import AffectedObligation, ForceMajeure, evolve
from domain.messages import Context, Decider
from domain.stated_day import must_be_of_its_time, must_have_come

ARTICLE = "16.1"


def decide(
    tables: RuleTables, state: ForceMajeure, command: ForceMajeureCommand, context: Context
) -> list[ForceMajeureEvent]:
    if isinstance(command, BeginForceMajeure):
        return [_notify(tables, state, command, context)]
    notified = state.notified
    if notified is None:
        raise ForceMajeureNotFound
    party, day = context.by.party, command.occurred_on
    CONDITIONS[type(command)](state, notified, party)
    must_have_come(day, context)
    if day < notified.since:
        raise BeforeForceMajeure(day=day.isoformat(), since=notified.since.isoformat())
    match command:
        case AddOwed():
            return _add(state, notified, command)
        case ConsultOnForceMajeure(outcome=outcome, minutes=minutes):
            return [
                ForceMajeureConsulted(
                    occurred_on=day, party=party, outcome=outcome, minutes=minutes
                )
            ]
        case TakeTemporaryMeasure(measure=measure):
            return [ForceMajeureMeasureTaken(occurred_on=day, party=party, measure=measure)]
        case EndTemporaryMeasure():
            return [_end_measure(state, command, party)]
        case ProposeNewDate():
            return _propose(state, command, context)
        case AgreeNewDate():
            return [_agree(tables, state, command, party)]
        case EndForceMajeure():
            return [ForceMajeureEnded(occurred_on=day, party=party)]
        case ReportForceMajeure(report=report):
            return [ForceMajeureReported(occurred_on=day, party=party, report=report)]
        case _:
            assert_never(command)


def _notify(
    tables: RuleTables, state: ForceMajeure, command: BeginForceMajeure, context: Context
) -> ForceMajeureNotified:
    if state.notified is not None:
        raise ForceMajeureAlreadyNotified
    party, day = context.by.party, command.occurred_on
    must_be_one_of(command.parties, party)
    must_be_of_its_time(command.since, context)
    must_have_come(day, context)
    if day < command.since:
        raise NoticeBeforeForceMajeure(day=day.isoformat(), since=command.since.isoformat())
    target = due_date(Policy(), ARTICLE, period=None, event_on=command.since, tables=tables)
    assert target is not None, "a policy has a day"
    return ForceMajeureNotified(
        occurred_on=day,
        agreement=command.agreement,
        parties=command.parties,
        party=party,
        since=command.since,
        kind=command.kind,
        obligations=_theirs(command.obligations, command.owed, command.agreement, party),
        description=command.description,
        target=target,
    )


def _add(
    state: ForceMajeure, notified: ForceMajeureNotified, command: AddOwed
) -> list[ForceMajeureEvent]:
    """Those that were named before are named already."""
    party = notified.party
    theirs = _theirs(command.obligations, command.owed, notified.agreement, party)
    more = tuple(one for one in theirs if state.of(one) is None)
    if not more:
        return []
    added = ForceMajeureObligationsAdded(
        occurred_on=command.occurred_on, party=party, obligations=more
    )
    return [added]


def _theirs(
    named: Sequence[str], owed: Sequence[Owed], agreement: str, party: str
) -> tuple[str, ...]:
    """Each once. One keeps nobody from what others owe."""
    known = {one.obligation for one in owed if one.agreement == agreement and party in one.debtor}
    if strange := [one for one in named if one not in known]:
        raise NotTheirObligation(obligation=strange[0], party=party)
    return tuple(dict.fromkeys(named))


def _end_measure(
    state: ForceMajeure, command: EndTemporaryMeasure, party: str
) -> ForceMajeureMeasureEnded:
    stand = {one.number: one for one in state.measures if one.ended is None}
    found = stand.get(command.number)
    if found is None:
        raise NoSuchMeasure(standing=", ".join(map(str, stand)))
    if command.occurred_on < (taken := found.taken.occurred_on):
        raise BeforeForceMajeure(day=command.occurred_on.isoformat(), since=taken.isoformat())
    return ForceMajeureMeasureEnded(
        occurred_on=command.occurred_on, party=party, number=found.number
    )


def _propose(
    state: ForceMajeure, command: ProposeNewDate, context: Context
) -> list[ForceMajeureEvent]:
    """A later proposal takes the place of an earlier one, whoever made that."""
    affected, day = _affected(state, command.obligation), command.day
    if day < context.today:
        raise NewDateInThePast(day=day.isoformat(), today=context.today.isoformat())
    known, party = affected.proposed, context.by.party
    if known is not None and (known.day, known.party) == (day, party):
        return []
    proposed = ForceMajeureNewDateProposed(
        occurred_on=command.occurred_on,
        party=party,
        obligation=command.obligation,
        day=day,
        reasons=command.reasons,
    )
    return [proposed]


def _agree(
    tables: RuleTables, state: ForceMajeure, command: AgreeNewDate, party: str
) -> ForceMajeureNewDateAgreed:
    proposed = _affected(state, command.obligation).proposed
    if proposed is None:
        raise NoNewDateProposed
    if proposed.party == party:
        raise OwnNewDate(party=party)
    if proposed.day != command.day:
        raise NewDateMoved(day=command.day.isoformat(), proposed=proposed.day.isoformat())
    both = (proposed.party, party)
    return ForceMajeureNewDateAgreed(
        occurred_on=command.occurred_on,
        party=party,
        obligation=command.obligation,
        due=agreed_day(tables, proposed.day, ARTICLE, both),
        agreed_by=both,
    )


def _affected(state: ForceMajeure, obligation: str) -> AffectedObligation:
    found = state.of(obligation)
    if found is None:
        raise NotAffected(named=", ".join(one.obligation for one in state.affected))
    return found


def force_majeure_under(
    tables: RuleTables,
) -> Decider[ForceMajeure, ForceMajeureCommand, ForceMajeureEvent]:
    """The decider under the rule tables in use."""
    return Decider(
        category="force-majeure",
        initial=ForceMajeure(),
        decide=partial(decide, tables),
        evolve=evolve,
        under=lambda one: None if one.notified is None else one.notified.agreement,
    )
