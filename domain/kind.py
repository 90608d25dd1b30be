"""A kind of case: how it is decided, and what services and doors must know of each to show it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Generic, Protocol, TypeVar

from domain.calendar.due import DueDate
from domain.errors import NotFound
from domain.fulfilment import Fulfils
from domain.messages import Command, Decider, Event

S = TypeVar("S")


class Begun(Protocol):
    """The event with which a case begins."""

    @property
    def occurred_on(self) -> date: ...

    @property
    def party(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Running:
    """A term that runs in a case: what is to be done by when, and by whom."""

    duty: str
    """A code: `decide-objection`."""
    due: DueDate
    debtor: str
    binding: bool = True
    """False for a target that policy sets."""


def no_terms(_: Any) -> tuple[Running, ...]:
    return ()


@dataclass(frozen=True)
class Kind(Generic[S]):
    decider: Decider[S, Any, Any]
    commands: tuple[type[Command], ...]
    """All of them; the first begins a case."""
    events: tuple[type[Event], ...]
    begun: Callable[[S], Begun | None]
    agreements: Callable[[S], tuple[str, ...]]
    """Those that it stands under."""
    concerned: Callable[[S], tuple[str, ...]]
    """The parties that have to do with it."""
    standing: Callable[[S, date], StrEnum]
    """The phase that people see, on a day."""
    closed: Callable[[S], bool]
    """Nothing more is to be done."""
    possible: Callable[[S, str], tuple[type[Command], ...]]
    """What the rules allow a party now, whatever is stated."""
    missing: type[NotFound]
    """What is said of a case that there is not."""
    subjects: Callable[[S], Iterable[str]] = lambda _: ()
    """The data subjects whom it is about, by their pseudonyms."""
    running: Callable[[S], tuple[Running, ...]] = no_terms
    """The terms that run now; empty while they stand still."""

    recompute: type[Command] | None = None
    """What the system asks of one that is open after a rule table changed."""
    outdated: Callable[[S, date], bool] = lambda *_: False
    """Whether another law holds on a day than the one that its term was computed under."""
    fulfils: Callable[[S], tuple[Fulfils, ...]] | None = None
    """The obligations that are met by what was done."""
    version: int = 1
    """Raise it when its state changes: what is kept of it is made anew."""

    @property
    def has_terms(self) -> bool:
        return self.running is not no_terms

    @property
    def about_people(self) -> bool:
        """Whether it begins with who answers for the data, so that only those read it."""
        return "controller" in self.events[0].model_fields
