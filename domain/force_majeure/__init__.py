"""Force majeure (overmacht, art. 16; BW 6:75): from its notice until the report on it."""

from typing import get_args

from domain.calendar.rules import RuleTables
from domain.force_majeure.commands import ForceMajeureCommand
from domain.force_majeure.decisions import force_majeure_under as force_majeure_under
from domain.force_majeure.events import ForceMajeureEvent
from domain.force_majeure.possible import possible
from domain.force_majeure.refusals import ForceMajeureNotFound
from domain.force_majeure.state import ForceMajeure
from domain.kind import Kind


def kind(tables: RuleTables) -> Kind[ForceMajeure]:
    """Under the rule tables in use."""
    return Kind(
        decider=force_majeure_under(tables),
        commands=get_args(ForceMajeureCommand),
        events=get_args(ForceMajeureEvent),
        begun=lambda one: one.notified,
        agreements=lambda one: () if one.notified is None else (one.notified.agreement,),
        concerned=lambda one: () if one.notified is None else one.notified.parties,
        standing=ForceMajeure.standing,
        closed=lambda one: one.reported is not None,
        possible=possible,
        missing=ForceMajeureNotFound,
    )
