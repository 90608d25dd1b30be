"""Personal data destroyed on record: ordered, carried out, made final; and upheld ever after.

The order is recorded, then keys, ciphertexts, index rows and documents go, then that is recorded.
Who is killed in between goes on at the next start. A vault or documents that were restored from
before an erasure are brought back to what the log says before anything is served from them.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Protocol
from uuid import NAMESPACE_OID, uuid5

from application.asof import AsOf
from application.certificates import Certificate, certified
from application.documents import SealedFiles
from application.forbidding import Forbidding
from application.paging import Page, Paging
from application.people import SYSTEM, Person
from application.ports import Clock, EventLog
from application.transact import Desk, Wish
from application.vault import Vault
from domain.arrangement.commands import UseArrangement
from domain.arrangement.decisions import ARRANGEMENT
from domain.arrangement.refusals import NoDestructionArrangement
from domain.arrangement.state import Arrangement
from domain.data_subject.decisions import DATA_SUBJECT, must_be_of
from domain.data_subject.state import DataSubject
from domain.erasure.commands import NoteCarriedOut, NoteMadeFinal, OrderErasure
from domain.erasure.decisions import ERASURE, ErasureNotFound, Phase
from domain.erasure.events import ErasureGround
from domain.identity import uuid7
from domain.messages import AMSTERDAM, Message, Reference, Slug
from domain.sealed import SubjectId, Words

MANY = 500
"""Keys at a time."""


class Erase(Message):
    """Destroy what is sealed about a data subject, everywhere."""

    subject: SubjectId
    ground: ErasureGround
    arrangement: Slug
    """The id of the written arrangement on destruction (annex 2, art. 9.3 and 9.4)."""
    request: Reference | None = None
    reason: Words | None = None


class ErasedKeys(Protocol):
    """What the leaves of the log say: no view, no body is needed for it."""

    def destroyed(self) -> Iterator[tuple[str, int]]:
        """Each data key that is recorded as destroyed, and the position of that leaf."""
        ...

    def cut_off(self) -> list[str]:
        """The streams of orders that are not recorded as carried out."""
        ...


class ErasureEntry(Message):
    """A line of the register of erasures."""

    id: str
    phase: Phase
    party: str
    subject: str
    ground: ErasureGround
    arrangement: str
    request: str | None
    ordered_on: date
    position: int
    """Where it is recorded as done; before that, where it was ordered."""


class ErasureRegister(Protocol):
    def page(
        self, at: AsOf, asked: Paging, subject: str | None = None, reader: str | None = None
    ) -> Page[ErasureEntry]:
        """As known at a moment, the newest first; of one data subject if one is named, and those
        that a party reads if one is. Raises CursorNotUnderstood."""
        ...

    def destructions(self, subject: str, request: str) -> list[str]:
        """What was ordered about a data subject on a request of theirs, as arrangements call it."""
        ...

    def not_final(self) -> list[str]:
        """The erasures that were carried out and that a backup could still undo."""
        ...

    def last_epoch(self) -> int:
        """The last key by which erasures became final; 0 where none has yet."""
        ...


@dataclass(frozen=True)
class Erasing:
    desk: Desk
    log: EventLog
    vault: Vault
    files: SealedFiles
    erased: ErasedKeys
    register: ErasureRegister
    forbidding: Forbidding

    def ordering(
        self,
        asked: Erase,
        by: Person,
        *,
        idempotency: str | None = None,
        correlation: str | None = None,
        continues: str | None = None,
    ) -> Wish:
        """For whoever asks to rehearse or to record. Asked again with the same idempotency key it
        is the same order, also when its keys have gone by then. `continues`: the stream of the
        erasure whose rest it is."""
        key = uuid7() if idempotency is None else str(uuid5(NAMESPACE_OID, by.id + idempotency))
        stream, correlation = ERASURE.stream(key), correlation or uuid7()
        _, known = self.desk.states.read(ERASURE, stream)
        if known.phase is Phase.ABSENT:
            with self.desk.noting(by, OrderErasure, stream, correlation):
                self._must_be_theirs(asked.subject, by)
                if continues is None:
                    self.forbidding.must_be_free((asked.subject,), self.today)
                self.desk.rehearse(_use(asked.arrangement, continues or stream, by))
        command = OrderErasure(
            subject=asked.subject,
            keys=known.keys or tuple(self.vault.keys_of(asked.subject)),
            ground=asked.ground,
            arrangement=asked.arrangement,
            request=asked.request,
            reason=asked.reason,
            agreement=self._agreement_of(asked.arrangement),
            continues=continues,
        )
        return Wish(
            ERASURE,
            key,
            command,
            by,
            dossier=stream,
            idempotency=idempotency,
            correlation=correlation,
        )

    def _agreement_of(self, arrangement: str) -> str | None:
        _, state = self.desk.states.read(ARRANGEMENT, ARRANGEMENT.stream(arrangement))
        assert isinstance(state, Arrangement)
        return state.agreement or None

    def must_be_free(self, subject: str, by: Person) -> None:
        """What an order would be refused for now, before anything is filled in. Raises
        DataSubjectElsewhere, ErasureLast, ErasureForbidden."""
        self._must_be_theirs(subject, by)
        self.forbidding.must_be_free((subject,), self.today)

    @property
    def today(self) -> date:
        return self.desk.clock.now().astimezone(AMSTERDAM).date()

    def _must_be_theirs(self, subject: str, by: Person) -> None:
        """Raises DataSubjectElsewhere. Who is registered nowhere is erased by whose arrangement
        allows it."""
        _, state = self.desk.states.read(DATA_SUBJECT, DATA_SUBJECT.stream(subject))
        assert isinstance(state, DataSubject)
        if state.subject:
            must_be_of(by.party, state.parties)

    def erase(self, asked: Erase, by: Person, continues: str | None = None) -> Certificate:
        """Order it and carry it out. What was sealed meanwhile goes as the rest of it."""
        receipt = self.desk.handle(self.ordering(asked, by, continues=continues))
        self.finish(asked, receipt.id, by)
        return self.certificate(receipt.id)

    def finish(self, asked: Erase, key: str, by: Person) -> None:
        """Carry out what was ordered, and what was sealed about the data subject meanwhile: that is
        the same destruction for the arrangement."""
        self.carry_out(key)
        _, first = self.desk.states.read(ERASURE, ERASURE.stream(key))
        destruction = first.destruction(ERASURE.stream(key))
        while self.vault.keys_of(asked.subject):
            rest = self.ordering(asked, by, continues=destruction)
            self.carry_out(self.desk.handle(rest).id)

    def carry_out(self, key: str) -> None:
        """Again from the beginning, if it was cut off: what is gone stays gone."""
        stream = ERASURE.stream(key)
        _, erasure = self.desk.states.read(ERASURE, stream)
        if erasure.phase is Phase.ORDERED:
            ordered = self.log.read(stream)[0].position
            used = _use(erasure.arrangement, erasure.destruction(stream), SYSTEM)
            self.desk.handle(used)
            gone = self.vault.destroy(key, erasure.keys, ordered)
            documents = self.files.destroy(erasure.keys)
            done = NoteCarriedOut(fields=gone.fields, index=gone.index, documents=documents)
            self.desk.handle(Wish(ERASURE, key, done, SYSTEM, cause=ordered))
        self.vault.erased_at(erasure.keys, self.log.read(stream)[1].position)

    def resume(self) -> int:
        """Carry out what was ordered and cut off; returns how many. An arrangement that has ended
        meanwhile leaves its order for who makes another one: nobody else waits for that."""
        done = 0
        for stream in self.erased.cut_off():
            with suppress(NoDestructionArrangement):
                self.carry_out(stream.removeprefix(ERASURE.stream("")))
                done += 1
        return done

    def uphold(self) -> list[str]:
        """Destroy again what came back; returns the keys. Before anything is served.

        With it came the key that opens the backup: what was final is so again once that is gone.
        """
        back, destroyed = list[str](), self.erased.destroyed()
        while some := dict(islice(destroyed, MANY)):
            for key in sorted({*self.vault.alive(list(some)), *self.files.alive(list(some))}):
                recorded = next(self.log.since(some[key]))  # right behind the leaves of its keys
                self.vault.destroy(f"upheld-{key}", [key], recorded.position)
                self.files.destroy([key])
                back.append(key)
        final = self.register.last_epoch()
        if self.vault.behind(final) or back:
            self.vault.rotate(final)
        return back

    def make_final(self) -> int:
        """Destroy the key that had wrapped what is gone; returns how many became final by it."""
        waiting = self.register.not_final()
        if waiting:
            epoch = self.vault.rotate()
            for key in waiting:
                self.desk.handle(Wish(ERASURE, key, NoteMadeFinal(epoch=epoch), SYSTEM))
        return len(waiting)

    def certificate(self, key: str, at: AsOf | None = None) -> Certificate:
        """As known at a moment, or now. Raises ErasureNotFound."""
        recorded = self.log.read(ERASURE.stream(key))
        if at is not None:
            recorded = [one for one in recorded if one.position <= at.position]
        if not recorded:
            raise ErasureNotFound
        return certified(key, recorded)


def _use(arrangement: str, stream: str, by: Person) -> Wish:
    """No categories are named: all that is sealed goes, so that all must be arranged for."""
    return Wish(ARRANGEMENT, arrangement, UseArrangement(destruction=stream), by)


@dataclass
class Nightly:
    """Erasures become final with the first upkeep of each day, and of each start."""

    erasing: Erasing
    clock: Clock
    _done: date | None = None

    def run(self) -> int:
        today = self.clock.now().astimezone(AMSTERDAM).date()
        if self._done == today:
            return 0
        self._done = today
        return self.erasing.make_final()
