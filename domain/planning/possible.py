"""What a party may do in a yearly cycle as it is: what its deciders ask before anything else."""

from collections.abc import Callable, Mapping

from domain.between import must_be_one_of
from domain.conditions import allowed
from domain.planning.commands import (
    AdoptLists,
    DraftLists,
    HearLists,
    PlanningCommand,
    SendBackLists,
)
from domain.planning.events import FourYearPlanDrafted
from domain.planning.refusals import (
    AlreadyAdopted,
    CycleAlreadyCompleted,
    DraftedByProvider,
    ListsAlreadyHeard,
    ListsInAdoption,
    ListsNotDrafted,
    ListsNotHeard,
)
from domain.planning.state import Cycle


def _must_go_on(cycle: Cycle, plan: FourYearPlanDrafted, party: str) -> None:
    must_be_one_of(plan.parties, party)
    if cycle.completed is not None:
        raise CycleAlreadyCompleted(day=cycle.completed.occurred_on.isoformat())


def _drafted(cycle: Cycle, plan: FourYearPlanDrafted, party: str) -> None:
    _must_go_on(cycle, plan, party)
    if party != plan.provider:
        raise DraftedByProvider(party=party, provider=plan.provider)
    if cycle.adopted:
        raise ListsInAdoption(adopted=", ".join(one.party for one in cycle.adopted))


def _heard(cycle: Cycle, plan: FourYearPlanDrafted, party: str) -> None:
    _must_go_on(cycle, plan, party)
    if cycle.lists is None:
        raise ListsNotDrafted
    if cycle.heard is not None:
        raise ListsAlreadyHeard(day=cycle.heard.occurred_on.isoformat())


def _adopted(cycle: Cycle, plan: FourYearPlanDrafted, party: str) -> None:
    _must_be_heard(cycle, plan, party)
    if party not in cycle.not_adopted:
        raise AlreadyAdopted(party=party)


def _must_be_heard(cycle: Cycle, plan: FourYearPlanDrafted, party: str) -> None:
    _must_go_on(cycle, plan, party)
    if cycle.heard is None:
        raise ListsNotHeard


CONDITIONS: Mapping[type[PlanningCommand], Callable[[Cycle, FourYearPlanDrafted, str], None]] = {
    DraftLists: _drafted,
    HearLists: _heard,
    AdoptLists: _adopted,
    SendBackLists: _must_be_heard,
}
"""Of each command in a cycle that has begun, in the order of the steps."""


def possible(cycle: Cycle, party: str) -> tuple[type[PlanningCommand], ...]:
    """The commands that would not be refused whatever is stated."""
    plan = cycle.plan
    return () if plan is None else allowed(CONDITIONS, cycle, plan, party)
