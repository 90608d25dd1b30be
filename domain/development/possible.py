"""What a party may do with a development as it is: what its decider asks before anything else."""

from collections.abc import Callable, Mapping

from domain.between import must_be_one_of
from domain.conditions import allowed
from domain.development.commands import (
    ConcludeDevelopment,
    ConsultOnDevelopment,
    DevelopmentCommand,
    WeighDevelopment,
)
from domain.development.events import DevelopmentSort, DevelopmentTold
from domain.development.refusals import (
    DevelopmentAlreadyWeighed,
    DevelopmentIsConcluded,
    NoConsultationNeeded,
    NotToBeWeighed,
    NotYetConsulted,
    OwnDevelopment,
)
from domain.development.state import Development


def _weighed(development: Development, told: DevelopmentTold, party: str) -> None:
    must_be_one_of(told.parties, party)
    if told.sort is DevelopmentSort.UNFORESEEN:
        raise NotToBeWeighed
    if development.weighed is not None:
        raise DevelopmentAlreadyWeighed(day=development.weighed.occurred_on.isoformat())
    if party == told.party:
        raise OwnDevelopment(party=party)


def _consulted(development: Development, told: DevelopmentTold, party: str) -> None:
    must_be_one_of(told.parties, party)
    if development.concluded is not None:
        raise DevelopmentIsConcluded(day=development.concluded.occurred_on.isoformat())
    if not development.to_be_consulted_about:
        raise NoConsultationNeeded


def _concluded(development: Development, told: DevelopmentTold, party: str) -> None:
    _consulted(development, told, party)
    if not development.consulted:
        raise NotYetConsulted


CONDITIONS: Mapping[
    type[DevelopmentCommand], Callable[[Development, DevelopmentTold, str], None]
] = {
    WeighDevelopment: _weighed,
    ConsultOnDevelopment: _consulted,
    ConcludeDevelopment: _concluded,
}
"""Of each command on a development that was told of; the likeliest first."""


def possible(development: Development, party: str) -> tuple[type[DevelopmentCommand], ...]:
    """The commands that would not be refused whatever is stated."""
    told = development.told
    return () if told is None else allowed(CONDITIONS, development, told, party)
