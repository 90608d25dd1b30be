"""Arrangements on destruction: put on record, confirmed, ended; and which one allows what."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Annotated, Protocol, Unpack, cast

from pydantic import Field

from application.agreements import Agreements
from application.asof import AsOf
from application.cases import beginning, facts, parties_to
from application.paging import Page, Paging
from application.people import Person
from application.transact import Desk, Wish
from application.wishes import Carried
from domain.arrangement.commands import RecordArrangement
from domain.arrangement.covering import covering
from domain.arrangement.decisions import ARRANGEMENT
from domain.arrangement.events import Categories
from domain.arrangement.state import ALL, Arrangement, ArrangementStanding
from domain.errors import NotFound
from domain.evidence import Evidence
from domain.identity import uuid7
from domain.messages import Message, Slug
from domain.retention import RetentionTable
from domain.sealed import Sealed, Words


class UnknownArrangement(NotFound):
    code = "unknown-arrangement"


class MakeArrangement(Message):
    """What was agreed in writing, as one of the parties to an agreement puts it on record."""

    occurred_on: date
    """The day of the document."""
    agreement: Slug
    categories: Categories
    """Of personal data, as `/v1/retention` names them; or `all`."""
    once: bool = False
    """Whether it serves one destruction, or stands for all to come."""
    in_force_from: date
    until: date | None = None
    document: Evidence
    conditions: Words | None = None


class ArrangementEntry(Message):
    """A written arrangement on destruction, and how it stands on the day asked about."""

    id: str
    agreement: str
    parties: tuple[str, ...]
    recorded_by: str
    categories: tuple[str, ...]
    once: bool
    made_on: date
    in_force_from: date
    until: date | None
    document: Evidence
    conditions: Annotated[Sealed | None, Field(description="Sealed: that it is there, not what.")]
    confirmed_on: date | None
    ended_on: date | None
    reason: Annotated[Sealed | None, Field(description="Why it was ended; sealed.")]
    destructions: tuple[str, ...]
    """What rests on it, by dossier."""
    standing: ArrangementStanding
    version: int
    position: int


class ArrangementRegister(Protocol):
    def arrangements(self, at: AsOf, agreement: str | None = None) -> list[ArrangementEntry]:
        """In the order in which they come into force."""
        ...

    def page(self, at: AsOf, agreement: str | None, asked: Paging) -> Page[ArrangementEntry]:
        """A part of the same. Raises CursorNotUnderstood."""
        ...

    def arrangement(self, key: str, at: AsOf) -> ArrangementEntry:
        """Raises UnknownArrangement."""
        ...

    def keys(self, agreement: str) -> list[str]:
        """Of every arrangement under an agreement, as it is now."""
        ...


@dataclass(frozen=True)
class Arrangements:
    desk: Desk
    agreements: Agreements
    register: ArrangementRegister
    retention: RetentionTable
    named: Callable[[str], str]
    """The id that some words always give, and nobody can tell the words from."""

    def recording(self, asked: MakeArrangement, by: Person, **carried: Unpack[Carried]) -> Wish:
        """Raises AgreementNotFound or UnknownCategory."""
        key = self.named(f"arrangement {by.id} {carried.get('idempotency') or uuid7()}")
        made = partial(self._command, asked)
        return beginning(self.desk, ARRANGEMENT, key, RecordArrangement, by, carried, made)

    def _command(self, asked: MakeArrangement) -> RecordArrangement:
        parties = parties_to(self.agreements, asked.agreement)
        for category in asked.categories:
            if category != ALL:
                self.retention.of(category)
        return RecordArrangement(parties=parties, **facts(asked))

    def must_allow(
        self, agreement: str, categories: Collection[str], day: date, destruction: str = ""
    ) -> str:
        """The arrangement that a destruction may rest on, by the log itself: a view may be behind.

        Whoever destroys records that it does (`UseArrangement`) before anything goes. Raises
        NoDestructionArrangement.
        """
        states = {key: self._state(key) for key in self.register.keys(agreement)}
        return covering(states, agreement, categories, day, destruction)

    def _state(self, key: str) -> Arrangement:
        _, state = self.desk.states.read(ARRANGEMENT, ARRANGEMENT.stream(key))
        return cast("Arrangement", state)
