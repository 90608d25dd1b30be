"""given(facts).by(whom).when(wish).then(facts, or refused): the test language of the domain."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from typing import Any, Self, TypeVar

import pytest
from hypothesis import strategies as st

from domain.errors import Refusal
from domain.messages import Command, Context, Decider, Event, Provenance

TODAY = date(2026, 3, 2)
"""A Monday."""


def context(
    party: str = "beek", *, actor: str = "a-1", role: str = "clerk", today: date = TODAY
) -> Context:
    by = Provenance(actor=actor, party=party, role=role, correlation="c-1")
    return Context(by=by, now=datetime.combine(today, time(9), UTC))


SYSTEM = context("system", actor="system", role="system")


@dataclass(frozen=True)
class Scenario:
    decider: Decider[Any, Any, Any]
    context: Context = field(default_factory=context)
    history: tuple[Event, ...] = ()
    command: Command | None = None

    def given(self, *history: Event) -> Self:
        return replace(self, history=(*self.history, *history))

    def by(self, party: str, *, actor: str = "a-1", role: str = "clerk") -> Self:
        """Who asks; the day stays what it was."""
        today = self.context.today
        return replace(self, context=context(party, actor=actor, role=role, today=today))

    def by_system(self) -> Self:
        return self.by("system", actor="system", role="system")

    def on(self, today: date) -> Self:
        now = datetime.combine(today, time(9), UTC)
        return replace(self, context=replace(self.context, now=now))

    def when(self, command: Command) -> Self:
        return replace(self, command=command)

    def then(self, *expected: Event) -> None:
        assert self._decide() == list(expected)

    def refused(self, refusal: type[Refusal], **facts: str) -> None:
        with pytest.raises(refusal) as caught:
            self._decide()
        assert caught.value.facts == facts

    def state(self) -> Any:
        return self.decider.fold(self.history)

    def _decide(self) -> list[Event]:
        return self.decider.decide(self.state(), self.command, self.context)


C = TypeVar("C", bound=Command)


def any_of(kind: type[C], **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[C]:
    """Commands of one kind, by name: hypothesis would fill in the aliases as well."""
    return st.fixed_dictionaries(fields).map(lambda facts: kind(**facts))
