"""The yearly cycle (art. 5.1): draft, consultation, adoption by both colleges, in that order.

It changes the product list of the agreement, and takes no vote under art. 22.2.
"""

from collections.abc import Iterator
from typing import assert_never

from domain.agreement.changes import ProductChange
from domain.between import must_be_one_of
from domain.catalogue import inconsistencies
from domain.messages import Context, Decider
from domain.planning.commands import (
    AdoptLists,
    BeginCycle,
    DraftLists,
    HearLists,
    PlanningCommand,
    SendBackLists,
)
from domain.planning.events import (
    CycleCompleted,
    FourYearPlanDrafted,
    ListChangeDrafted,
    ListsAdopted,
    ListsDrafted,
    ListsHeard,
    ListsSentBack,
    PlanningEvent,
)
from domain.planning.possible import CONDITIONS
from domain.planning.refusals import (
    CycleAlreadyBegun,
    CycleNotFound,
    DraftedByProvider,
    ListContradicts,
    ProductDraftedTwice,
    ProductNotOnList,
    StepBeforeStep,
)
from domain.planning.state import Cycle, evolve
from domain.stated_day import must_be_of_its_time, must_have_come


def decide(cycle: Cycle, command: PlanningCommand, context: Context) -> list[PlanningEvent]:
    if isinstance(command, BeginCycle):
        return _begin(cycle, command, context)
    if cycle.plan is None:
        raise CycleNotFound
    party, day = context.by.party, command.occurred_on
    CONDITIONS[type(command)](cycle, cycle.plan, party)
    must_be_of_its_time(day, context)
    if day < cycle.last_day:
        raise StepBeforeStep(day=day.isoformat(), after=cycle.last_day.isoformat())
    match command:
        case DraftLists():
            return _draft(command, party)
        case HearLists(minutes=minutes, remarks=remarks):
            return [ListsHeard(occurred_on=day, party=party, minutes=minutes, remarks=remarks)]
        case AdoptLists():
            return _adopt(cycle, command, context)
        case SendBackLists(reason=reason):
            return [ListsSentBack(occurred_on=day, party=party, reason=reason)]
        case _:
            assert_never(command)


def _begin(cycle: Cycle, command: BeginCycle, context: Context) -> list[PlanningEvent]:
    if cycle.plan is not None:
        raise CycleAlreadyBegun(year=str(cycle.plan.year))
    party = context.by.party
    must_be_one_of(command.parties, party)
    if party != command.provider:
        raise DraftedByProvider(party=party, provider=command.provider)
    must_be_of_its_time(command.occurred_on, context)
    return [
        FourYearPlanDrafted(
            occurred_on=command.occurred_on,
            agreement=command.agreement,
            party=party,
            parties=command.parties,
            provider=command.provider,
            year=command.year,
            plan=command.plan,
        )
    ]


def _draft(command: DraftLists, party: str) -> list[PlanningEvent]:
    day = command.occurred_on
    drafted = ListsDrafted(
        occurred_on=day,
        party=party,
        effective_on=command.effective_on,
        product_list=command.product_list,
        price_list=command.price_list,
    )
    changes = list(_changes(command))
    _must_hang_together(command, changes)
    return [
        drafted,
        *(
            ListChangeDrafted(occurred_on=day, number=number, change=change)
            for number, change in enumerate(changes, start=1)
        ),
    ]


def _changes(command: DraftLists) -> Iterator[ProductChange]:
    listed = {one.id: one for one in command.text.products}
    named = [*(one.id for one in command.products), *command.ended]
    if twice := [id for id in named if named.count(id) > 1]:
        raise ProductDraftedTwice(product=twice[0])
    for one in command.products:
        if listed.get(one.id) != one:
            yield ProductChange(before=listed.get(one.id), after=one)
    for id in command.ended:
        if id not in listed:
            raise ProductNotOnList(product=id)
        yield ProductChange(before=listed[id], after=None)


def _must_hang_together(command: DraftLists, changes: list[ProductChange]) -> None:
    products = {one.id: one for one in command.text.products}
    for change in changes:
        if change.after is None:
            del products[change.id]
        else:
            products[change.id] = change.after
    list_ = command.text.model_copy(update={"products": tuple(products.values())})
    if found := tuple(inconsistencies(list_)):
        place = ".".join(str(part) for part in found[0].path)
        raise ListContradicts(place=place, why=found[0].words)


def _adopt(cycle: Cycle, command: AdoptLists, context: Context) -> list[PlanningEvent]:
    must_have_come(command.decision.taken_on, context)
    party, day = context.by.party, command.occurred_on
    adopted = ListsAdopted(occurred_on=day, party=party, decision=command.decision)
    if cycle.not_adopted != (party,):
        return [adopted]
    assert cycle.lists is not None  # or they could not have been heard
    return [
        adopted,
        CycleCompleted(occurred_on=day, effective_from=max(day, cycle.lists.effective_on)),
    ]


PLANNING: Decider[Cycle, PlanningCommand, PlanningEvent] = Decider(
    category="planning",
    initial=Cycle(),
    decide=decide,
    evolve=evolve,
    under=lambda cycle: None if cycle.plan is None else cycle.plan.agreement,
)
