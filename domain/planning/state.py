"""What holds of a yearly cycle: how far plan and lists are."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import assert_never

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
from domain.values import changed


class CycleStanding(StrEnum):
    PLAN_DRAFTED = "plan-drafted"
    LISTS_DRAFTED = "lists-drafted"
    LISTS_HEARD = "lists-heard"
    SENT_BACK = "lists-sent-back"
    ADOPTED = "lists-adopted"
    """By both colleges; they take effect on a day to come."""
    IN_EFFECT = "lists-in-effect"


@dataclass(frozen=True)
class Cycle:
    version: int = 0
    plan: FourYearPlanDrafted | None = None
    lists: ListsDrafted | None = None
    """As drafted last; none while they are to be drafted anew."""
    changes: tuple[ListChangeDrafted, ...] = ()
    heard: ListsHeard | None = None
    adopted: tuple[ListsAdopted, ...] = ()
    """By which colleges."""
    sent_back: ListsSentBack | None = None
    completed: CycleCompleted | None = None

    @property
    def not_adopted(self) -> tuple[str, ...]:
        """The colleges that still have to."""
        done = {one.party for one in self.adopted}
        parties = () if self.plan is None else self.plan.parties
        return tuple(party for party in parties if party not in done)

    @property
    def last_day(self) -> date:
        """Of the step that was taken last."""
        steps = (self.plan, self.lists, self.heard, self.sent_back, *self.adopted)
        return max((one.occurred_on for one in steps if one is not None), default=date.min)

    def standing(self, today: date) -> CycleStanding:
        if (completed := self.completed) is not None:
            in_effect = completed.effective_from <= today
            return CycleStanding.IN_EFFECT if in_effect else CycleStanding.ADOPTED
        if self.heard is not None:
            return CycleStanding.LISTS_HEARD
        if self.lists is not None:
            return CycleStanding.LISTS_DRAFTED
        return CycleStanding.PLAN_DRAFTED if self.sent_back is None else CycleStanding.SENT_BACK


# Evolution: total, never refuses


def evolve(cycle: Cycle, event: PlanningEvent) -> Cycle:
    now = changed(cycle, version=cycle.version + 1)
    match event:
        case FourYearPlanDrafted():
            return changed(now, plan=event)
        case ListsDrafted():
            return changed(now, lists=event, changes=(), heard=None, sent_back=None)
        case ListChangeDrafted():
            return changed(now, changes=(*now.changes, event))
        case ListsHeard():
            return changed(now, heard=event)
        case ListsAdopted():
            return changed(now, adopted=(*now.adopted, event))
        case ListsSentBack():
            return changed(now, lists=None, changes=(), heard=None, adopted=(), sent_back=event)
        case CycleCompleted():
            return changed(now, completed=event)
        case _:
            assert_never(event)
