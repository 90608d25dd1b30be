"""Opening sealed fields: only here, only for who may, and written down before anything is shown."""

import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from application.opening_log import Kept, OpeningLog, day_of
from application.people import Acting, Person
from application.transact import Desk
from application.vault import Opened, Redacted, SealBroken, Vault
from domain.agreement.decisions import AGREEMENT
from domain.agreement.state import Agreement
from domain.data_subject.decisions import DATA_SUBJECT
from domain.data_subject.state import DataSubject
from domain.messages import Message
from domain.opening.asked import OpenSealed, Purpose
from domain.opening.record import DOSSIER, PSEUDONYM, Opening, Operation, Status, microseconds
from domain.opening.refusals import NotInTheLog
from domain.opening.rules import Owner, must_be_open_to, must_serve
from domain.sealed import Sealed, sealed_fields

Covering = Callable[[str, str, str], str]
"""Which processing activity covers an agreement's product for a party. Raises where none does."""
Place = tuple[str, int, str]
"""A stream, a version in it, a path in the event there."""


@dataclass(frozen=True, slots=True)
class Trace:
    """The trace that a request is in (W3C Trace Context)."""

    id: str
    parent: str | None = None
    """The caller's span."""


class OpenedField(Message):
    """What a sealed field says, or that it says nothing any more."""

    key: str
    digest: str
    path: str
    """Which field of the event it is; empty where it was erased."""
    text: str | None
    erased: int | None
    """The position of the erasure."""


@dataclass(frozen=True, slots=True)
class Purposeful:
    """On whose behalf, in which role, since when and what for."""

    by: Person
    acting: Acting
    trace: Trace
    start: datetime
    purpose: Purpose
    product: str | None
    activities: Mapping[str | None, str]
    """The processing activity that it is part of, by agreement."""


@dataclass(frozen=True, slots=True)
class _Part:
    """One field of those asked for."""

    sealed: Sealed
    place: Place | None
    subject: str | None
    owner: Owner

    @property
    def about(self) -> tuple[str, str]:
        """Whom a record of it is about, and what kind of id that is."""
        if self.subject is not None:
            return self.subject, PSEUDONYM
        return ("" if self.place is None else self.place[0]), DOSSIER


@dataclass(frozen=True, slots=True)
class Looked:
    """What one record tells of."""

    subject: str
    kind: str
    agreement: str | None
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Openings:
    desk: Desk
    vault: Vault
    kept: OpeningLog
    covering: Covering

    def open(
        self, asked: OpenSealed, by: Person, trace: Trace, correlation: str
    ) -> list[OpenedField]:
        """In the order of asking. Raises NotAllowed and what the rules refuse: that is noted."""
        start = self.desk.clock.now()
        places = [self.vault.place_of(one) for one in asked.fields]
        stream = next((one[0] for one in places if one is not None), "")
        with self.desk.noting(by, OpenSealed, stream, correlation):
            acting = self.desk.lending.acting(by, OpenSealed, start)
            pairs = zip(asked.fields, places, strict=True)
            parts = [self._part(sealed, place) for sealed, place in pairs]
            for part in parts:
                must_be_open_to(by.party, part.owner, asked.purpose)
            under = {part.owner.agreement for part in parts}
            served = {one: self.serving(one, asked.purpose, asked.product, by) for one in under}
            what_for = Purposeful(by, acting, trace, start, asked.purpose, asked.product, served)
            return self._opened(parts, what_for)

    def _opened(self, parts: Sequence[_Part], what_for: Purposeful) -> list[OpenedField]:
        """Written down first, also where it comes to nothing."""
        try:
            found = self.vault.open([part.sealed for part in parts])
            for part, one in zip(parts, found, strict=True):
                if isinstance(one, Opened):
                    self._must_be_in_log(part)
        except (SealBroken, NotInTheLog):
            self._write(_by_subject(parts), what_for, Status.ERROR)
            raise
        self._write(_by_subject(parts), what_for)
        return [_told(part, one) for part, one in zip(parts, found, strict=True)]

    def of_subject(
        self, subject: str, limit: int, before: int | None = None
    ) -> tuple[Sequence[Kept], int]:
        """Who looked, the newest first, and how often anybody did."""
        return self.kept.of_subject(subject, limit, before), self.kept.count(subject)

    def erased(self, fields: Sequence[Sealed]) -> dict[str, int]:
        """The positions of erasures, by data key: of those that are gone."""
        return self.vault.erased([one.key for one in fields])

    def found(self, subjects: Mapping[str, str], what_for: Purposeful) -> None:
        """That persons were looked for and found is told as well; each with their agreement."""
        mine = (Looked(one, PSEUDONYM, agreement, ()) for one, agreement in subjects.items())
        self._write(mine, what_for, name=Operation.FIND)

    def looked(self, one: Looked, what_for: Purposeful, status: Status = Status.OK) -> None:
        """That a document was opened, or that it was tried."""
        self._write([one], what_for, status)

    # Whose it is

    def _part(self, sealed: Sealed, place: Place | None) -> _Part:
        """Raises SealBroken for a key that is none of ours."""
        subject = self.vault.subject_of(sealed.key)
        owner = self.owner_of(subject, "" if place is None else place[0])
        return _Part(sealed, place, subject, owner)

    def owner_of(self, subject: str | None, stream: str) -> Owner:
        """Of what is sealed about a data subject, or about nobody, for a stream."""
        state = DataSubject() if subject is None else self._data_subject(subject)
        if state.subject:
            restricted = state.restricted is not None
            return Owner(state.parties, state.agreement, restricted=restricted)
        return self._of_stream(stream, personal=subject is not None)

    def _data_subject(self, subject: str) -> DataSubject:
        _, state = self.desk.states.read(DATA_SUBJECT, DATA_SUBJECT.stream(subject))
        assert isinstance(state, DataSubject)
        return state

    def _of_stream(self, stream: str, *, personal: bool) -> Owner:
        """Of the parties to the agreement that it stands under; where it stands under none, of
        controller and processor if it names them, else of who recorded it."""
        first = next(iter(self.desk.log.read(stream)), None)
        if first is None:
            return Owner(frozenset(), None)
        agreement: str | None = getattr(first.event, "agreement", None)
        if stream.startswith(AGREEMENT.stream("")):
            agreement = stream.removeprefix(AGREEMENT.stream(""))
        if agreement is not None:
            return Owner(self._agreement(agreement).parties, agreement, personal=personal)
        named = (getattr(first.event, one, None) for one in ("controller", "processor"))
        parties = frozenset(one for one in named if one) or frozenset({first.by.party})
        return Owner(parties, None, personal=personal)

    def _agreement(self, key: str) -> Agreement:
        _, state = self.desk.states.read(AGREEMENT, AGREEMENT.stream(key))
        assert isinstance(state, Agreement)
        return state

    def serving(
        self, agreement: str | None, purpose: Purpose, product: str | None, by: Person
    ) -> str:
        """The processing activity that it is part of: that of the product, as the register has it,
        or of a duty that the AVG gives. Raises what the rules refuse."""
        agreed = () if agreement is None else self._agreement(agreement).products
        must_serve(purpose, product, agreed)
        if agreement is not None and product is not None:
            return self.covering(agreement, product, by.party)
        return "/".join(one for one in (agreement, purpose) if one)

    def _must_be_in_log(self, part: _Part) -> None:
        """The vault says where it was sealed for; the log must have exactly this there.

        So a reference that was copied or swapped in a view, or a row that was moved in the vault,
        opens nothing. Raises NotInTheLog."""
        assert part.place is not None
        stream, version, path = part.place
        found = next(iter(self.desk.log.read(stream, version - 1)), None)
        there = (
            {} if found is None or found.version != version else dict(sealed_fields(found.event))
        )
        if there.get(path) != part.sealed:
            raise NotInTheLog(stream=stream, version=str(version))

    # The records

    def _write(
        self,
        mine: Iterable[Looked],
        what_for: Purposeful,
        status: Status = Status.OK,
        name: Operation = Operation.OPEN,
    ) -> None:
        """One record for each data subject, durable when it returns."""
        end = self.desk.clock.now()
        self.kept.write([_record(one, what_for, end, status, name) for one in mine])


def _by_subject(parts: Sequence[_Part]) -> list[Looked]:
    found: dict[tuple[str, str], list[_Part]] = {}
    for part in parts:
        found.setdefault(part.about, []).append(part)
    return [
        Looked(subject, kind, mine[0].owner.agreement, tuple(map(_written, mine)))
        for (subject, kind), mine in found.items()
    ]


def _record(
    mine: Looked, what_for: Purposeful, end: datetime, status: Status, name: Operation
) -> Opening:
    return Opening(
        day=day_of(end),
        trace=what_for.trace.id,
        span=secrets.token_hex(8),
        parent=what_for.trace.parent,
        start=microseconds(what_for.start),
        end=microseconds(end),
        status=status,
        name=name,
        activity=what_for.activities[mine.agreement],
        subject=mine.subject,
        subject_type=mine.kind,
        account=what_for.by.id,
        in_place_of=what_for.acting.in_place_of,
        party=what_for.by.party,
        role=what_for.acting.role,
        purpose=what_for.purpose,
        product=what_for.product,
        agreement=mine.agreement,
        fields=mine.fields,
    )


def _written(part: _Part) -> str:
    """Where it lies; of what was erased, by its digest."""
    if part.place is None:
        return part.sealed.digest
    stream, version, path = part.place
    return f"{stream}@{version}:{path}"


def _told(part: _Part, found: Opened | Redacted) -> OpenedField:
    return OpenedField(
        key=part.sealed.key,
        digest=part.sealed.digest,
        path="" if part.place is None else part.place[2],
        text=found.text if isinstance(found, Opened) else None,
        erased=found.position if isinstance(found, Redacted) else None,
    )
