"""The yearly cycle of art. 5.1: plan and lists drafted, heard, adopted by both colleges."""

from domain.kind import Kind
from domain.planning.commands import AdoptLists, BeginCycle, DraftLists, HearLists, SendBackLists
from domain.planning.decisions import PLANNING as PLANNING
from domain.planning.events import (
    CycleCompleted,
    FourYearPlanDrafted,
    ListChangeDrafted,
    ListsAdopted,
    ListsDrafted,
    ListsHeard,
    ListsSentBack,
)
from domain.planning.possible import possible
from domain.planning.refusals import CycleNotFound
from domain.planning.state import Cycle

KIND: Kind[Cycle] = Kind(
    decider=PLANNING,
    commands=(BeginCycle, DraftLists, HearLists, AdoptLists, SendBackLists),
    events=(
        FourYearPlanDrafted,
        ListsDrafted,
        ListChangeDrafted,
        ListsHeard,
        ListsAdopted,
        ListsSentBack,
        CycleCompleted,
    ),
    begun=lambda cycle: cycle.plan,
    agreements=lambda cycle: () if cycle.plan is None else (cycle.plan.agreement,),
    concerned=lambda cycle: () if cycle.plan is None else cycle.plan.parties,
    standing=lambda cycle, today: cycle.standing(today),
    closed=lambda cycle: cycle.completed is not None,
    possible=possible,
    missing=CycleNotFound,
)
