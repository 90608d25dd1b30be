"""An obligation as one visitor sees it: what is recorded, what holds, what they may record."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from starlette.responses import Response

from application.ports import Recorded
from application.registers import ObligationEntry
from domain.obligation.decisions import OBLIGATION
from domain.obligation.events import ObligationEvent
from domain.obligation.possible import possible
from domain.obligation.state import Obligation
from interface.web.deeds import Deed, open_to
from interface.web.evidence import documents_of, kinds
from interface.web.forms import Typed, as_day
from interface.web.visit import Visit


@dataclass(frozen=True)
class Sight:
    visit: Visit
    key: str

    @cached_property
    def entry(self) -> ObligationEntry:
        """Raises UnknownObligation."""
        return self.visit.doors.registers.obligation(self.key, self.visit.at)

    @cached_property
    def recorded(self) -> Sequence[Recorded]:
        return self.visit.life(OBLIGATION.stream(self.key))

    @cached_property
    def state(self) -> Obligation:
        return OBLIGATION.fold(cast("ObligationEvent", one.event) for one in self.recorded)

    @cached_property
    def deeds(self) -> list[Deed]:
        """None in the past, where nothing can be recorded."""
        if self.visit.at.past or self.visit.person is None:
            return []
        return open_to(self.visit.person, self.state, self.visit.at.today)

    def blank(self) -> Typed:
        """A form not filled in yet; today is proposed where a day is asked for."""
        typed = Typed(seen=len(self.recorded))
        return typed.but(occurred_on=self.visit.at.today.isoformat())

    def page(self, template: str, status: int = 200, **facts: object) -> Response:
        visit, entry = self.visit, self.entry
        return visit.page(
            template,
            status,
            here="/obligations",
            sight=self,
            entry=entry,
            agreement=visit.doors.registers.agreement(entry.agreement, visit.at),
            possible=possible(self.state, visit.party or "", visit.at.today),
            documents=visit.doors.documents,
            documents_of=documents_of,
            kinds_of=kinds,
            as_day=as_day,
            **facts,
        )
