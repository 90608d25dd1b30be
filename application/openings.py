"""Opening sealed fields: only here, only for who may, and written down before anything is shown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from application.looks import Looked as Looked
from application.looks import Part, Place, by_subject, record
from application.looks import Purposeful as Purposeful
from application.looks import Trace as Trace
from application.opening_log import Kept, OpeningLog
from application.people import Person
from application.transact import Desk
from application.vault import Opened, Redacted, SealBroken, Vault
from domain.agreement.decisions import AGREEMENT
from domain.agreement.state import Agreement
from domain.clause import Product
from domain.data_subject.decisions import DATA_SUBJECT
from domain.data_subject.state import DataSubject
from domain.messages import AMSTERDAM, Command, Message
from domain.opening.asked import OpenDocument, OpenSealed, Purpose
from domain.opening.record import PSEUDONYM, Operation, Status
from domain.opening.refusals import NotInTheLog
from domain.opening.rules import (
    Owner,
    must_be_open_to,
    must_not_be_objected_to,
    must_serve,
)
from domain.sealed import Sealed, sealed_fields


class Covering(Protocol):
    def __call__(
        self,
        agreement: str,
        product: str,
        party: str,
        purpose: str | None = None,
        subject: str | None = None,
    ) -> str:
        """Which processing activity covers an agreement's product for a party, also for another
        purpose with the data of a data subject. Raises where none does."""
        ...


Known = dict[tuple[str | None, str | None], str]
"""The activities that were asked of the register once: by agreement, and by data subject where each
has to have consented."""


class OpenedField(Message):
    """What a sealed field says, or that it says nothing any more."""

    key: str
    digest: str
    path: str
    """Which field of the event it is; empty where it was erased."""
    text: str | None
    erased: int | None
    """The position of the erasure."""


@dataclass(frozen=True)
class Openings:
    desk: Desk
    vault: Vault
    kept: OpeningLog
    covering: Covering

    def must_be_allowed(self, by: Person, kind: type[Command], correlation: str) -> None:
        """Before anybody is asked what for. Raises NotAllowed, which is noted."""
        with self.desk.noting(by, kind, "", correlation):
            self.desk.lending.acting(by, kind, self.desk.clock.now())

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
            served, known = dict[tuple[str | None, str], str](), Known()
            for part in parts:
                activity = self.part_of(part.owner, asked, by, part.subject, known)
                served[part.owner.agreement, part.about[0]] = activity
            what_for = Purposeful(
                by=by,
                acting=acting,
                trace=trace,
                start=start,
                purpose=asked.purpose,
                product=asked.product,
                activities=served,
                other=asked.other_purpose,
                exception=asked.exception,
            )
            return self._opened(parts, what_for)

    def part_of(
        self,
        owner: Owner,
        asked: OpenSealed | OpenDocument,
        by: Person,
        subject: str | None,
        known: Known,
    ) -> str:
        """The processing activity that a look is part of. Raises what the rules refuse."""
        must_be_open_to(by.party, owner, asked.purpose, asked.exception)
        whom = None if asked.other_purpose is None else subject
        if (owner.agreement, whom) not in known:
            asked_for = (asked.purpose, asked.product, by, asked.other_purpose, whom)
            known[owner.agreement, whom] = self.serving(owner.agreement, *asked_for)
        activity = known[owner.agreement, whom]
        must_not_be_objected_to(owner, activity)
        return activity

    def _opened(self, parts: Sequence[Part], what_for: Purposeful) -> list[OpenedField]:
        """Written down first, also where it comes to nothing."""
        try:
            found = self.vault.open([part.sealed for part in parts])
            for part, one in zip(parts, found, strict=True):
                if isinstance(one, Opened):
                    self._must_be_in_log(part)
        except (SealBroken, NotInTheLog):
            self._write(by_subject(parts), what_for, Status.ERROR)
            raise
        self._write(by_subject(parts), what_for)
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

    def _part(self, sealed: Sealed, place: Place | None) -> Part:
        """Raises SealBroken for a key that is none of ours."""
        subject = self.vault.subject_of(sealed.key)
        owner = self.owner_of(subject, "" if place is None else place[0])
        return Part(sealed, place, subject, owner)

    def owner_of(self, subject: str | None, stream: str) -> Owner:
        """Of what is sealed about a data subject, or about nobody, for a stream."""
        state = DataSubject() if subject is None else self._data_subject(subject)
        if not state.subject:
            return self._of_stream(stream, personal=subject is not None)
        return Owner(
            state.parties,
            state.agreement,
            restricted=state.restricted is not None,
            stopped=frozenset(state.stopped),
        )

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

    def _listed(self, agreement: str) -> Mapping[str, Product]:
        """The products as they are listed today."""
        today = self.desk.clock.now().astimezone(AMSTERDAM).date()
        return self._agreement(agreement).on(today).products

    def _agreement(self, key: str) -> Agreement:
        _, state = self.desk.states.read(AGREEMENT, AGREEMENT.stream(key))
        assert isinstance(state, Agreement)
        return state

    def serving(
        self,
        agreement: str | None,
        purpose: Purpose,
        product: str | None,
        by: Person,
        other: str | None = None,
        subject: str | None = None,
    ) -> str:
        """The processing activity that it is part of: that of the product, as the register has it,
        or of a duty that the AVG gives. Raises what the rules refuse."""
        agreed = () if agreement is None else self._listed(agreement)
        must_serve(purpose, product, agreed, other)
        if agreement is not None and product is not None:
            return self.covering(agreement, product, by.party, other, subject)
        return "/".join(one for one in (agreement, purpose) if one)

    def _must_be_in_log(self, part: Part) -> None:
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
        self.kept.write([record(one, what_for, end, status, name) for one in mine])


def _told(part: Part, found: Opened | Redacted) -> OpenedField:
    return OpenedField(
        key=part.sealed.key,
        digest=part.sealed.digest,
        path="" if part.place is None else part.place[2],
        text=found.text if isinstance(found, Opened) else None,
        erased=found.position if isinstance(found, Redacted) else None,
    )
