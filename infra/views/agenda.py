"""What the timers ask of the registers, as they are now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from domain.calendar.due import DueDate
from domain.obligation.state import Phase
from infra.views.agreements import AGREEMENTS
from infra.views.filters import Filter
from infra.views.obligations import OBLIGATIONS
from infra.views.owed import OWED, OwedRow
from infra.views.store import ViewStore

NOW = 1 << 60
"""A position that no log reaches: whatever is current."""
PAGE = 1_000

_OPEN = (Phase.OPEN.value, Phase.PARTLY.value)
_UNSETTLED = (*_OPEN, Phase.DISPUTED.value)


@dataclass(frozen=True)
class ViewedAgenda:
    store: ViewStore

    def agreement_keys(self) -> list[str]:
        filters = [Filter("registered"), Filter("concluded")]
        with self.store.asking(AGREEMENTS.name) as (connection, questions):
            return [one.id for one in questions.page(connection, filters, NOW, PAGE)]

    def unopened(self, keys: Sequence[str]) -> list[str]:
        with self.store.asking(OBLIGATIONS.name) as (connection, questions):
            there = questions.existing(connection, keys)
        return [key for key in keys if key not in there]

    def to_notice(self, before: str, limit: int) -> list[str]:
        filters = [Filter(phase, before_order=before, equal={"noticed": 0}) for phase in _OPEN]
        with self.store.asking(OBLIGATIONS.name) as (connection, questions):
            return [one.id for one in questions.page(connection, filters, NOW, limit)]

    def owed_under(self, agreement: str) -> list[str]:
        found = list[str]()
        for phase in (*_UNSETTLED, Phase.STANDING.value):
            after = None
            while True:
                wanted = Filter(phase, equal={"agreement": agreement})
                with self.store.asking(OBLIGATIONS.name) as (connection, questions):
                    page = questions.page(connection, [wanted], NOW, PAGE, after)
                found += (one.id for one in page)
                if len(page) < PAGE:
                    break
                after = (page[-1].row.due, page[-1].id)
        return found

    def open_due_dates(self) -> Iterator[tuple[str, DueDate]]:
        for phase in _UNSETTLED:
            after = None
            while True:
                with self.store.asking(OBLIGATIONS.name) as (connection, questions):
                    page = questions.page(connection, [Filter(phase)], NOW, PAGE, after)
                    owed = self.store.questions(connection, OWED.name)
                    there = owed.many(connection, [one.id for one in page], NOW)
                for one in page:
                    what: OwedRow = there[one.id].row
                    if what.explained is not None:
                        yield one.id, DueDate.model_validate_json(what.explained)
                if len(page) < PAGE:
                    break
                after = (page[-1].row.due, page[-1].id)
