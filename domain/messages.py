"""What is said: commands ask, events tell. Both are frozen, closed and plain JSON."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Generic, TypeVar
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9.-]{0,59}$")]
"""A readable key: lower case, digits, dots and dashes."""

Reference = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9./:_-]{0,79}$")]
"""A registration number of someone's own system. It has no spaces, so that no name fits in."""


class Message(BaseModel):
    """Anything that is said or stored. Stored under snake_case, spoken over HTTP in camelCase."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=to_camel,
        validate_by_name=True,
        validate_by_alias=True,
        hide_input_in_errors=True,
    )


class Text(Message):
    """The same words in both languages."""

    nl: Annotated[str, Field(min_length=1)]
    en: Annotated[str, Field(min_length=1)]

    def __getitem__(self, language: str) -> str:
        return self.nl if language == "nl" else self.en


class Command(Message):
    """A wish. May be refused."""


class Event(Message):
    """A fact. Stored for decades: never edit one; add the next version beside it."""

    type: str
    occurred_on: date
    """When it happened, as stated by who recorded it; the log adds when it was recorded."""


class Provenance(Message):
    """Who recorded an event, on whose behalf, as part of what. Stored with each event."""

    actor: str
    """A random account id, never a name; `system` for what happens by itself."""
    party: str
    """The party on whose behalf, or `system`."""
    role: str
    correlation: str
    """Shared by everything that one request brought about."""
    cause: int = 0
    """The position of the event that this one reacts to; 0 for none."""
    in_place_of: str | None = None
    """The account whose role it is, where somebody stood in; left out of the stored form else."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a decision may know of the world: who asks, and what time it is."""

    by: Provenance
    now: datetime
    """An aware moment in UTC."""
    begins: date | None = None
    """The first day of the agreement that what is decided on stands under, if it does."""

    @property
    def today(self) -> date:
        """The legal day: a term ends at midnight in Amsterdam, not in Greenwich."""
        return self.now.astimezone(AMSTERDAM).date()


S = TypeVar("S")
C = TypeVar("C", bound=Command, contravariant=True)
E = TypeVar("E", bound=Event)


@dataclass(frozen=True)
class Decider(Generic[S, C, E]):
    """One aggregate: where it starts, what it decides, how it changes."""

    category: str
    initial: S
    decide: Callable[[S, C, Context], list[E]]
    evolve: Callable[[S, E], S]
    under: Callable[[S], str | None] = lambda _: None
    """The agreement that it stands under."""

    def fold(self, events: Iterable[E], state: S | None = None) -> S:
        folded = self.initial if state is None else state
        for event in events:
            folded = self.evolve(folded, event)
        return folded

    def stream(self, key: str) -> str:
        return f"{self.category}-{key}"
