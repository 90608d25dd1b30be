"""Calamity (calamiteit, annex 1, indirect tasks C): from its report until it is closed."""

from typing import get_args

from domain.calamity.commands import CalamityCommand, RecomputeCalamityNotice
from domain.calamity.decisions import calamities_under as calamities_under
from domain.calamity.duties import running
from domain.calamity.events import CalamityEvent
from domain.calamity.possible import possible
from domain.calamity.refusals import CalamityNotFound
from domain.calamity.state import Calamity
from domain.calendar.rules import RuleTables
from domain.controllership import involved
from domain.kind import Kind


def kind(tables: RuleTables) -> Kind[Calamity]:
    """Under the rule tables in use."""
    return Kind(
        decider=calamities_under(tables),
        commands=get_args(CalamityCommand),
        events=get_args(CalamityEvent),
        begun=lambda calamity: calamity.reported,
        agreements=lambda one: () if one.reported is None else (one.reported.agreement,),
        concerned=lambda one: () if one.reported is None else involved(one.reported),
        standing=Calamity.standing,
        closed=lambda calamity: calamity.closed is not None,
        possible=possible,
        missing=CalamityNotFound,
        subjects=lambda calamity: calamity.subjects,
        running=running,
        recompute=RecomputeCalamityNotice,
    )
