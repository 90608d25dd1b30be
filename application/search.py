"""Search: what can be found by its words, by whom, as of any moment."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Protocol

from application.asof import AsOf
from application.people import Activity, Person
from application.ports import EventLog, Recorded
from application.sought import LONGEST, Sought
from application.trail import Progress
from application.upkeep import RowDiffers
from domain.errors import Invalid

MANY = 1_000
"""What is more than this is not counted."""
AT_ONCE = 10_000
"""Positions that one question makes good before it is answered with what there is."""


class SearchTooLong(Invalid):
    code = "search-too-long"


class NothingSought(Invalid):
    code = "nothing-sought"


class Kind(StrEnum):
    """In the order in which a reader is offered them."""

    AGREEMENT = "agreement"
    CLAUSE = "clause"
    DEFINITION = "definition"
    ANNEX = "annex"
    PRODUCT = "product"
    OBLIGATION = "obligation"
    EVIDENCE = "evidence"
    REQUEST = "privacy-request"
    BREACH = "breach"
    DISCLOSURE = "disclosure"
    ASSESSMENT = "assessment"
    ARRANGEMENT = "arrangement"
    ERASURE = "erasure"
    INFORMING = "informing"
    ACTIVITY = "processing-activity"
    CASE = "case"
    """Of any other kind."""
    DOSSIER = "dossier"
    EVENT = "event"


NEEDS: Mapping[Kind, Activity] = MappingProxyType(
    {
        **dict.fromkeys(Kind, Activity.READ_REGISTER),
        Kind.EVIDENCE: Activity.READ_EVIDENCE,
        Kind.DOSSIER: Activity.READ_LOG,
        Kind.EVENT: Activity.READ_LOG,
    }
)
"""What someone must be allowed to do to find things of a kind."""


def findable(person: Person) -> frozenset[Kind]:
    """What this person may not see is neither looked for nor counted."""
    return frozenset(kind for kind in Kind if person.may(NEEDS[kind]))


@dataclass(frozen=True, slots=True)
class SearchQuery:
    sought: Sought
    kinds: frozenset[Kind]
    """Those that may be found."""
    reader: str | None = None
    """The party that looks: of what is about people it finds what it is a party to."""
    kind: Kind | None = None
    agreement: str | None = None
    limit: int = 25
    cursor: str | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """In both languages; either may be empty."""

    nl: str
    en: str

    def __getitem__(self, language: str) -> str:
        return self.nl if language == "nl" else self.en


@dataclass(frozen=True, slots=True)
class Found:
    """Something that was found, as it was known."""

    kind: Kind
    key: str
    """`dvo-2020-beek/12.3`, or the id under which the registers have it."""
    agreement: str | None
    title: Words
    text: Words
    position: int
    """Of the event that made it so."""
    recorded: Recorded | None = None
    """Of an event, where the position is of one."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Up to `MANY`, and whether there is more."""

    total: int
    more: bool

    @classmethod
    def of(cls, counted: int) -> "Counted":
        return cls(min(counted, MANY), counted > MANY)


@dataclass(frozen=True, slots=True)
class FoundPage:
    found: Sequence[Found]
    counts: Mapping[Kind, int]
    """Of each kind that was found, up to one more than `MANY`; whatever kind was asked for."""
    counted: Counted
    """Of the kind asked for."""
    next: str | None
    """The cursor of the next page; None on the last one."""
    behind: int
    """Positions of what was asked that are not looked through yet."""


class Index(Protocol):
    """What is looked through. It can be thrown away and made again from the log."""

    def find(self, query: SearchQuery, at: AsOf) -> FoundPage: ...

    def catch_up(self, most: int | None = None) -> int:
        """Read on in the log, so many positions at most; returns the position reached."""
        ...

    def rebuild(self, progress: Progress | None = None) -> int:
        """Make it anew beside the one in use; returns the position reached."""
        ...

    def check(self, progress: Progress | None = None) -> Sequence[RowDiffers]:
        """Make it aside and compare every row; empty when all is as the log says."""
        ...

    def behind(self) -> int:
        """Positions that it is behind the log."""
        ...

    @property
    def failure(self) -> str | None:
        """Why it cannot go on."""
        ...


@dataclass(frozen=True)
class Search:
    """The one service behind the page, the API and the command."""

    index: Index
    log: EventLog
    reads: Callable[[str, Recorded], bool]
    """Whether a party reads what an event says."""

    def find(self, query: SearchQuery, at: AsOf) -> FoundPage:
        """What the reader wrote a moment ago is found. Raises SearchTooLong or NothingSought."""
        if query.sought.too_long:
            raise SearchTooLong(longest=str(LONGEST))
        if not query.sought.terms:
            raise NothingSought
        self.index.catch_up(AT_ONCE)
        page = self.index.find(query, at)
        return self._with_event(page, query, at)

    def _with_event(self, page: FoundPage, query: SearchQuery, at: AsOf) -> FoundPage:
        """A number alone may be meant as that of an event: then that comes first."""
        number = query.sought.position
        if number is None or not 0 < number <= at.position:
            return page
        if Kind.EVENT not in query.kinds or query.agreement is not None:
            return page
        event = self._event(number)
        if not self._shown(event, query.reader):
            return page
        counts = {**page.counts, Kind.EVENT: 1}
        if query.kind not in (None, Kind.EVENT):
            return replace(page, counts=counts)
        counted = page.counted if page.counted.more else Counted.of(page.counted.total + 1)
        first = [event] if query.cursor is None else []
        return replace(page, found=[*first, *page.found], counts=counts, counted=counted)

    def _shown(self, event: Found, reader: str | None) -> bool:
        recorded = event.recorded
        return reader is None or recorded is None or self.reads(reader, recorded)

    def _event(self, number: int) -> Found:
        recorded = next(iter(self.log.since(number - 1, number)), None)
        title = Words(f"Nummer {number} in het spoor", f"Number {number} in the trail")
        stream = "" if recorded is None else recorded.stream
        text = Words(stream, stream)
        return Found(Kind.EVENT, str(number), None, title, text, number, recorded)
