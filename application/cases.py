"""A case with a stream and a dossier of its own: how it begins, and the register of its kind."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any, Generic, Protocol, TypeVar
from uuid import NAMESPACE_OID, uuid5

from application.agreements import Agreements
from application.asof import AsOf
from application.paging import Page, Paging
from application.people import Person
from application.ports import Clock
from application.states import AnyDecider
from application.transact import Desk, Wish
from application.wishes import Carried
from domain.agreement.refusals import AgreementNotFound
from domain.errors import NotFound
from domain.identity import uuid7
from domain.messages import AMSTERDAM, Command, Message
from domain.sealed import Personal, Sealed

S = TypeVar("S")
E = TypeVar("E")


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
    reader: str | None = None
    """The party that reads it: of those about others it learns nothing."""

    @property
    def words(self) -> Mapping[str, str]:
        """What a case must have among several, by column."""
        concerned = " ".join(one for one in (self.party, self.reader) if one is not None)
        asked = {"concerned": concerned or None, "subjects": self.subject}
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


@dataclass(frozen=True)
class CaseRegister(Generic[S, E]):
    """One kind of case as people ask for it: each as an entry, as it stands on the day asked."""

    cases: Cases[S]
    entry: Callable[[Case[S], AsOf], E]
    missing: type[NotFound]
    """What is said of a case that there is not."""

    def listed(self, query: CaseQuery, at: AsOf) -> list[E]:
        return [self.entry(one, at) for one in self.cases.listed(query, at)]

    def page(self, query: CaseQuery, at: AsOf, asked: Paging) -> Page[E]:
        """A part of the same. Raises CursorNotUnderstood."""
        found = self.cases.page(query, at, asked)
        return Page([self.entry(one, at) for one in found.entries], found.total, found.next)

    def one(self, key: str, at: AsOf) -> E:
        """Raises `missing`."""
        found = self.cases.one(key, at)
        if found is None:
            raise self.missing
        return self.entry(found, at)


# How a case begins


def beginning(
    desk: Desk,
    decider: AnyDecider,
    key: str,
    kind: type[Command],
    by: Person,
    carried: Carried,
    made: Callable[[], Command],
    dossier: str | None = None,
) -> Wish:
    """The wish with which a case begins: in a dossier of its own, so that it can be kept and
    destroyed by itself, unless it is kept with more. What is refused while the command is `made` is
    noted too."""
    stream = decider.stream(key)
    carried.setdefault("correlation", uuid7())
    with desk.noting(by, kind, stream, carried["correlation"]):
        command = made()
    return Wish(decider, key, command, by, dossier=dossier or stream, **carried)


def key_for(by: Person, idempotency: str | None) -> str:
    """Of a new case. The same request sent again is about the same one."""
    if idempotency is None:
        return uuid7()
    return str(uuid5(NAMESPACE_OID, f"{by.id}:{idempotency}"))


def facts(asked: Message) -> dict[str, Any]:
    """What was asked, as a command that adds to it takes it."""
    return {name: getattr(asked, name) for name in type(asked).model_fields}


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
