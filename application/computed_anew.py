"""Terms of cases when rules or the law change: what is open is computed anew, of every kind."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

from application.asof import AsOf
from application.cases import CaseQuery
from application.docket import Docket
from application.people import SYSTEM
from application.transact import Receipt, Wish
from domain.calendar.due import DueDate
from domain.errors import Conflict
from domain.messages import AMSTERDAM


@dataclass(frozen=True)
class ComputedAnew:
    dockets: Sequence[Docket[Any]]

    def recompute(self, rules: str) -> int:
        """Each by its own kind, under the tables with that version. Returns how many moved.

        Raises the first failure that is not a lost race, after all were asked.
        """
        return sum(_moved(docket, rules) for docket in self.dockets)


def _moved(docket: Docket[Any], rules: str) -> int:
    wishes = list(_wishes(docket, rules))
    answers = docket.desk.answer_all([wish for _, wish in wishes])
    for answer in answers:
        if isinstance(answer, Exception) and not isinstance(answer, Conflict):
            raise answer
    pairs = zip(wishes, answers, strict=True)
    return sum(isinstance(one, Receipt) and one.version > was for (was, _), one in pairs)


def _wishes(docket: Docket[Any], rules: str) -> Iterator[tuple[int, Wish]]:
    """With the version of each case."""
    asked, desk = docket.kind.recompute, docket.desk
    if asked is None:
        return
    today = desk.clock.now().astimezone(AMSTERDAM).date()
    now = AsOf(desk.log.size(), today, past=False)
    for case in docket.cases.listed(CaseQuery(open=True), now):
        if _by_other_rules(case.state, rules) or docket.kind.outdated(case.state, today):
            yield case.state.version, Wish(docket.kind.decider, case.id, asked(), SYSTEM)


def _by_other_rules(state: Any, rules: str) -> bool:
    """Whether a day that holds for the case now comes from other tables."""
    held = (getattr(state, one.name) for one in fields(state))
    return any(isinstance(one, DueDate) and one.version != rules for one in held)
