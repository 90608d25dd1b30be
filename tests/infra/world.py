"""The stores of one installation in a place of their own, for tests of write path and views."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from application.erasing import Erasing
from application.forbidding import Forbidding
from application.people import SYSTEM, Person, Role
from application.ports import Append, Clock
from application.states import States
from application.transact import Desk, Receipt, Wish
from domain.calendar.due import DueDate
from domain.evidence import DecisionReference, OwnRecord
from domain.messages import Command, Event, Provenance, Text
from domain.obligation.commands import (
    CorrectObligation,
    DisputeObligation,
    FindLate,
    FulfilInPart,
    FulfilObligation,
    NoticeOverdue,
    OpenObligation,
    RecomputeDue,
    SettleDispute,
    WaiveObligation,
)
from domain.obligation.decisions import OBLIGATION
from domain.obligation.events import DisputeGround, OverdueNoticed, WaiverGround
from domain.privacy_request import requests_under
from infra.database import Database, Promises, open_database
from infra.documents import DocumentFolder
from infra.event_log.key_leaves import KeyLeaves
from infra.event_log.log import LibraryEventLog
from infra.event_log.trail import StoredTrail
from infra.keys import digest_secret, signing_key
from infra.rules.tables import load_rules
from infra.vault.blind import BlindIndex
from infra.vault.documents import StoredDocuments, documents_in
from infra.vault.epochs import EpochFiles
from infra.vault.opening import open_vault
from infra.vault.staff import StaffNames
from infra.vault.store import StoredVault
from infra.views.agreements import AGREEMENTS
from infra.views.erasures import ERASURES, ViewedErasures
from infra.views.obligations import OBLIGATIONS
from infra.views.owed import OWED
from infra.views.privacy_requests import PRIVACY_REQUESTS
from infra.views.registers import ViewedRegisters
from infra.views.request_register import ViewedRequests
from infra.views.snapshots import StoredSnapshots
from infra.views.store import ViewStore
from infra.views.view import View

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
TODAY = START.date()
BY = Provenance(actor="a-1", party="beek", role="clerk", correlation="c-1")
REQUESTS = requests_under(load_rules())
FEW = (AGREEMENTS, OWED, ERASURES, OBLIGATIONS, PRIVACY_REQUESTS)
"""The views that what happens here moves. A server makes the tables of all in half a second."""


class SetClock:
    """A clock that can be set, also back."""

    def __init__(self, now: datetime = START) -> None:
        self.time = now

    def now(self) -> datetime:
        return self.time

    def passes(self, **some: float) -> None:
        self.time += timedelta(**some)


def names_in(database: Database, keys: Path) -> StaffNames:
    """In a vault that belongs to no log."""
    index = BlindIndex(b"i" * 32)
    return StaffNames(StoredVault(database, EpochFiles(keys), index, "0" * 64, SetClock()))


@dataclass
class Opened:
    """An installation at work, as `open_doors` puts one together, without doors or agreements."""

    log: LibraryEventLog
    trail: StoredTrail
    views: ViewStore
    states: States
    desk: Desk
    clock: Clock
    vault: StoredVault
    documents: StoredDocuments

    @property
    def registers(self) -> ViewedRegisters:
        return ViewedRegisters(self.views)

    @property
    def erasing(self) -> Erasing:
        register = ViewedErasures(self.views)
        return Erasing(
            self.desk,
            self.log,
            self.vault,
            self.documents,
            KeyLeaves(self.log),
            register,
            Forbidding(ViewedRequests(self.views), self.states, REQUESTS, self.vault),
        )

    def handle(self, key: str, command: Command, by: Person, **more: Any) -> Receipt:
        return self.desk.handle(wish(key, command, by, **more))

    def close(self) -> None:
        self.views.close()
        self.vault.database.close()
        self.log.close()


@dataclass
class Place:
    """Where an installation keeps its stores. What is opened here is closed by the fixture."""

    folder: Path
    server: str | None
    prefix: str
    opened: list[Any] = field(default_factory=list)
    made: int = 0

    @property
    def postgres(self) -> bool:
        return self.server is not None

    def url(self, store: str) -> str:
        return self.server or f"sqlite:///{self.folder / f'{self.prefix}{store}.db'}"

    def elsewhere(self) -> "Place":
        """Another place, still empty."""
        self.made += 1
        return replace(self, prefix=f"{self.prefix}{self.made}_")

    def log(self, clock: Clock | None = None) -> LibraryEventLog:
        promises = Promises(f"{self.prefix}log")
        secret = digest_secret(self.folder / "keys")
        log = LibraryEventLog(open_database(self.url("log"), promises), clock or SetClock(), secret)
        self.opened.append(log)
        log.recorder.create_tables()
        return log

    def trail(self, log: LibraryEventLog) -> StoredTrail:
        return StoredTrail(log, signing_key(self.folder / "keys"), "test.example/nakomen/log")

    def views(self, log: LibraryEventLog, views: Sequence[View] = FEW) -> ViewStore:
        promises = Promises(f"{self.prefix}views", durable=False, busy_milliseconds=200)
        store = ViewStore(open_database(self.url("views"), promises), log, views)
        self.opened.append(store)
        store.open()
        return store

    def vault(self, log: LibraryEventLog, clock: Clock) -> StoredVault:
        """Of a log that is founded."""
        database = open_database(self.url("vault"), Promises(f"{self.prefix}vault"))
        self.opened.append(database)
        return open_vault(database, self.folder / "keys", log, clock)

    def open(self, clock: Clock | None = None, views: Sequence[View] = FEW) -> Opened:
        clock = clock or SetClock()
        log = self.log(clock)
        trail = self.trail(log)
        trail.found()
        store = self.views(log, views)
        log.follower = store.projector.after_commit
        store.snapshots = StoredSnapshots(store.database, log.secret)
        states = States(log, store.snapshots)
        vault = self.vault(log, clock)
        documents = documents_in(DocumentFolder(self.folder / "documents", 1_000_000), vault)
        desk = Desk(log, states, clock, documents=documents, vault=vault)
        return Opened(log, trail, store, states, desk, clock, vault, documents)

    def close(self) -> None:
        for one in reversed(self.opened):
            one.close()


# Events of no meaning, for streams of any name


def noticed(number: int = 0) -> OverdueNoticed:
    return OverdueNoticed(occurred_on=TODAY, due=TODAY - timedelta(days=number % 3650))


def append(stream: str, after: int = 0, events: int | Sequence[Event] = 1, **more: Any) -> Append:
    """A wish for so many events; the first of a stream goes into dossier `d`."""
    given = [noticed(n) for n in range(events)] if isinstance(events, int) else events
    facts: dict[str, Any] = {"by": BY, "dossier": "d" if after == 0 else None}
    return Append(stream, after, given, **(facts | more))


# Obligations


def clerk(party: str, actor: str = "a-1") -> Person:
    return Person(actor, party, frozenset({Role.CLERK}))


BEEK, CENTRE = clerk("beek"), clerk("sittard-geleen", "a-2")

_DECISION = DecisionReference(organ="college", taken_on=date(2026, 2, 24), reference="B-2026-44")
_EVIDENCE = tuple(
    OwnRecord(kind=kind, system="zaaksysteem", reference=f"Z-{kind}")
    for kind in ("report", "accounts")
)


def due_on(day: date, version: str = "v1") -> DueDate:
    return DueDate(due=day, rule="before", article="12.3", version=version, steps=(), nominal=day)


def opening(key: str, due: date | None = date(2026, 2, 1), **other: Any) -> OpenObligation:
    """An annual report that the centre owes Beek; `key` tells one from another."""
    facts: dict[str, Any] = {
        "agreement": "dvo-test",
        "clause": "12.3",
        "duty": f"report-{key}",
        "period": "2025",
        "title": Text(nl="Jaarrapportage", en="Annual report"),
        "debtor": ("sittard-geleen",),
        "creditor": ("beek",),
        "due": None if due is None else due_on(due),
        "evidence": ("report", "accounts"),
        "waivable_by": ("beek",),
    }
    return OpenObligation(**facts | other)


def wish(key: str, command: Command, by: Person, **more: Any) -> Wish:
    return Wish(OBLIGATION, key, command, by, **({"dossier": f"year-{key[:1]}"} | more))


def life(day: date) -> list[tuple[Command, Person]]:
    """What may be asked of an obligation that is open; the half of it is refused at any moment."""
    found = DisputeObligation(occurred_on=day, ground=DisputeGround.INCOMPLETE)
    waive = WaiveObligation(
        occurred_on=day, ground=WaiverGround.NO_LONGER_NEEDED, decision=_DECISION
    )
    return [
        (FulfilObligation(occurred_on=day, evidence=_EVIDENCE), CENTRE),
        (FulfilInPart(occurred_on=day, evidence=_EVIDENCE[:1]), CENTRE),
        (FindLate(occurred_on=day), BEEK),
        (waive, BEEK),
        (found, BEEK),
        (DisputeObligation(occurred_on=day, ground=DisputeGround.NOT_OWED), CENTRE),
        (SettleDispute(occurred_on=day, outcome="withdrawn"), BEEK),
        (SettleDispute(occurred_on=day, outcome="conceded"), CENTRE),
        (CorrectObligation(corrects=2), CENTRE),
        (CorrectObligation(corrects=3, instead=day - timedelta(days=1)), BEEK),
        (NoticeOverdue(), SYSTEM),
        *(
            (RecomputeDue(due=due_on(day + timedelta(days=days), "v2")), SYSTEM)
            for days in (-40, -20, 5, 10, 15, 30, 45, 60)
        ),
    ]


KEYS = tuple("abcdefghijklmnopqrst")
MANY = 440
"""Numbers below this ask for every command of every key."""
DUES = (date(2026, 1, 15), date(2026, 2, 1), date(2026, 3, 9), date(2026, 9, 1), None)


def wishes(numbers: Sequence[int], day: date = TODAY) -> list[Wish]:
    """A deterministic course of wishes, one for each number."""
    asked = life(day)
    made = []
    for number in numbers:
        key = KEYS[number % len(KEYS)]
        kind = number // len(KEYS) % (len(asked) + 2)
        command, by = (
            asked[kind] if kind < len(asked) else (opening(key, DUES[ord(key) % 5]), SYSTEM)
        )
        made.append(wish(key, command, by))
    return made


def live(where: Opened, numbers: Sequence[int], at_once: int = 3) -> int:
    """Ask all that, some at once; returns how many were recorded. Starts with every opening."""
    first = [wish(key, opening(key, DUES[ord(key) % 5]), SYSTEM) for key in KEYS[:4]]
    asked = [*first, *wishes(numbers)]
    answers: list[Receipt | Exception] = []
    for start in range(0, len(asked), at_once):
        answers += where.desk.handle_all(asked[start : start + at_once])
    return sum(isinstance(answer, Receipt) for answer in answers)
