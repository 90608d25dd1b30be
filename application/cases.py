"""A case with a stream and a dossier of its own: where it is kept, and what its services share."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Generic, Protocol, TypedDict, TypeVar
from uuid import NAMESPACE_OID, uuid5

from application.agreements import Agreements
from application.asof import AsOf
from application.paging import Page, Paging
from application.people import Person
from application.ports import Clock
from domain.agreement.refusals import AgreementNotFound
from domain.identity import uuid7
from domain.messages import AMSTERDAM
from domain.sealed import Personal, Sealed

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Case(Generic[S]):
    """One case as it was known at some moment."""

    id: str
    state: S
    position: int
    """Of the event that made it what it is."""


@dataclass(frozen=True, slots=True)
class CaseQuery:
    """Every part narrows."""

    open: bool | None = None
    party: str | None = None
    """Data controller or processor."""
    agreement: str | None = None
    subject: str | None = None
    """A data subject whom it is about."""

    @property
    def words(self) -> Mapping[str, str]:
        """What a case must have among several, by column."""
        asked = {"concerned": self.party, "subjects": self.subject}
        return {name: said for name, said in asked.items() if said is not None}


class Cases(Protocol[S]):
    """The register of one kind of case, as of any moment."""

    def one(self, key: str, at: AsOf) -> "Case[S] | None": ...

    def listed(self, query: CaseQuery, at: AsOf) -> "list[Case[S]]":
        """The last that began first."""
        ...

    def page(self, query: CaseQuery, at: AsOf, asked: Paging) -> "Page[Case[S]]":
        """A part of the same. Raises CursorNotUnderstood."""
        ...


class Carried(TypedDict, total=False):
    """What a door passes on with what was asked."""

    idempotency: str | None
    expected: int | None
    correlation: str


def key_for(by: Person, idempotency: str | None) -> str:
    """Of a new case. The same request sent again is about the same one."""
    if idempotency is None:
        return uuid7()
    return str(uuid5(NAMESPACE_OID, f"{by.id}:{idempotency}"))


def parties_to(agreements: Agreements, agreement: str) -> tuple[str, ...]:
    """Raises AgreementNotFound."""
    state = agreements.current(agreement)
    if state.registered is None:
        raise AgreementNotFound
    return tuple(sorted(state.parties))


def judged_at(at: AsOf, clock: Clock) -> datetime:
    """The moment at which a term in hours is looked at: now, or the end of the day asked about."""
    if not at.past:
        return clock.now()
    midnight = datetime.combine(at.today + timedelta(days=1), time(), AMSTERDAM)
    return midnight.astimezone(UTC) - timedelta(microseconds=1)


def sealed(words: Personal) -> Sealed:
    """What was stored is never in the clear."""
    assert isinstance(words, Sealed)
    return words
