"""What can be asked of the registers, as of any moment, and what they answer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from application.asof import AsOf
from application.paging import Page as Page
from domain.agreement.events import Relation, Wording
from domain.calendar.due import DueDate
from domain.catalogue import Annex, Definition, Party, Scheme
from domain.clause import Duty, Every, Nature
from domain.errors import Invalid, NotFound
from domain.evidence import DecisionReference, Evidence
from domain.messages import Message, Text
from domain.obligation.state import Status


class UnknownAgreement(NotFound):
    code = "unknown-agreement"


class UnknownClause(NotFound):
    code = "unknown-clause"


class UnknownObligation(NotFound):
    code = "unknown-obligation"


class CursorNotUnderstood(Invalid):
    code = "cursor-not-understood"


class Signature(Message):
    party: str
    signed_on: date
    capacity: str
    decision: DecisionReference
    recorded_at: str


class OpenCorrection(Message):
    """An editorial correction that waits for a second person."""

    number: int
    party: str
    wording: Wording


class AgreedEvery(Message):
    every: Every
    first: date
    decision: DecisionReference


class Amended(Message):
    """An amendment or a product list that binds the parties, and from when it holds."""

    by: str
    """The amendment, or the yearly cycle (art. 5.1)."""
    effective_from: date
    year: int | None
    """Of the product list; None for an amendment."""
    addendum: Evidence | None


class AgreementEntry(Message):
    id: str
    title: Text
    citation_titles: tuple[str, ...]
    catalogue: str
    catalogue_digest: str
    concluded: bool
    roles: Mapping[str, str]
    parties: tuple[Party, ...]
    scheme: Scheme
    voters: tuple[str, ...]
    annexes: tuple[Annex, ...]
    definitions: tuple[Definition, ...]
    in_force_on: date
    """The date that the text states."""
    in_force_from: date | None
    """Set once every party has signed."""
    ends_on: date | None
    """The last day on which it holds, where there is one."""
    ended_from: date | None
    """By a withdrawal from the scheme (art. 21.1)."""
    amended: tuple[Amended, ...]
    signatures: tuple[Signature, ...]
    frequencies: Mapping[str, AgreedEvery]
    open_corrections: tuple[OpenCorrection, ...]
    links: Mapping[str, Relation]
    """Other agreements that belong to it, by their keys."""
    version: int
    position: int
    """Of the event that made it what it is."""


def leading(entries: Iterable[AgreementEntry], party: str | None) -> list[AgreementEntry]:
    """Those under which a party acts: not what belongs to one of them, as a processing agreement
    does."""
    mine = [one for one in entries if party in one.roles.values()]
    belonging = {key for one in mine for key in one.links}
    return [one for one in mine if one.id not in belonging]


class ClauseEntry(Message):
    agreement: str
    clause: str
    annex: str | None
    heading: Text
    text: Text
    rows: tuple[str, ...]
    duties: tuple[Duty, ...]
    none: Text | None
    amendment: str | None = None
    """By which it reads like this."""
    since: date | None = None
    """From when, if not from the beginning."""
    position: int


class ProductEntry(Message):
    product: str
    kind: str
    title: Text
    part_of: str | None
    planning: str | None = None
    """The yearly cycle (art. 5.1) by which it is listed like this."""
    since: date | None = None
    position: int


class GivenEvidence(Message):
    """Evidence as it was given, and whether the record that gave it still counts."""

    version: int
    piece: Evidence
    counts: bool


class ObligationEntry(Message):
    id: str
    agreement: str
    clause: str
    duty: str
    period: str
    title: Text
    debtor: tuple[str, ...]
    creditor: tuple[str, ...]
    status: Status
    due: DueDate | None
    fulfilled_on: date | None
    found_late: bool
    force_majeure: str | None
    """Within which it falls due, by its stream: lateness is not attributable then (BW 6:75)."""
    expected_evidence: tuple[str, ...]
    outstanding: tuple[str, ...]
    evidence: tuple[GivenEvidence, ...]
    waivable_by: tuple[str, ...]
    nature: Nature
    survives_end: bool
    version: int
    position: int

    @property
    def due_day(self) -> date | None:
        return None if self.due is None else self.due.due


@dataclass(frozen=True, slots=True)
class Listed:
    """An obligation as a list shows it: without its evidence and the reasons for its date."""

    id: str
    agreement: str
    clause: str
    duty: str
    period: str
    title: Text
    debtor: tuple[str, ...]
    creditor: tuple[str, ...]
    status: Status
    due_day: date | None
    fulfilled_on: date | None


@dataclass(frozen=True, slots=True)
class ObligationQuery:
    """Every part narrows; `status` and `party` may be left out."""

    status: Status | None = None
    party: str | None = None
    """Debtor or creditor."""
    debtor: str | None = None
    agreement: str | None = None
    article: str | None = None
    due_from: date | None = None
    due_before: date | None = None
    limit: int = 50
    cursor: str | None = None
    descending: bool = False
    """By due date, the last first. A cursor is of the direction that it was made in."""


E = TypeVar("E", ObligationEntry, Listed)


@dataclass(frozen=True, slots=True)
class Change:
    """One row of one view that is not what it was: field -> before and after."""

    view: str
    id: str
    kind: str
    """added, or changed."""
    fields: Mapping[str, tuple[object, object]]


class Registers(Protocol):
    def agreements(self, at: AsOf) -> list[AgreementEntry]: ...

    def agreement(self, key: str, at: AsOf) -> AgreementEntry: ...

    def clauses(self, agreement: str, at: AsOf) -> list[ClauseEntry]:
        """As they read on the day that is asked about, by what was known then."""
        ...

    def clause(self, agreement: str, clause: str, at: AsOf) -> ClauseEntry: ...

    def products(self, agreement: str, at: AsOf) -> list[ProductEntry]: ...

    def obligations(self, query: ObligationQuery, at: AsOf) -> Page[ObligationEntry]: ...

    def listed(self, query: ObligationQuery, at: AsOf) -> Page[Listed]:
        """The same obligations, with what a list shows of them."""
        ...

    def count(self, query: ObligationQuery, at: AsOf) -> int:
        """How many there are, whatever the limit."""
        ...

    def owed_under(self, agreement: str, at: AsOf, clause: str | None = None) -> list[Listed]:
        """Every obligation of one agreement, or of one clause, in the order of clauses' numbers."""
        ...

    def obligation(self, key: str, at: AsOf) -> ObligationEntry: ...

    def changes(
        self, after: AsOf, upto: AsOf, view: str | None = None, party: str | None = None
    ) -> list[Change]:
        """For the eyes of a party: of what is about people only what it is a party to."""
        ...

    def changed(
        self, after: AsOf, upto: AsOf, view: str, limit: int, skip: int = 0
    ) -> tuple[list[Change], int]:
        """A part of the changes in one view, and how many there are."""
        ...

    def behind(self) -> int:
        """Positions that the views are behind the log; 0 when they have caught up."""
        ...


def still_owed(registers: Registers, agreement: str, at: AsOf, *clauses: str) -> list[Listed]:
    """What under some clauses is not fulfilled."""
    owed = (one for clause in clauses for one in registers.owed_under(agreement, at, clause))
    return [one for one in owed if one.fulfilled_on is None]
