"""Personal data destroyed on record: ordered, carried out, made final; and upheld ever after.

The order is recorded, then keys, ciphertexts and index rows go, then that is recorded. Who is
killed in between goes on at the next start. A vault that was restored from before an erasure is
brought back to what the log says before anything is served from it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Protocol

from application.people import SYSTEM, Person
from application.ports import Clock, EventLog, Recorded
from application.transact import Desk, Wish
from application.vault import Vault
from domain.erasure.commands import NoteCarriedOut, NoteMadeFinal, OrderErasure
from domain.erasure.decisions import ERASURE, ErasureNotFound, Phase
from domain.erasure.events import (
    ErasureCarriedOut,
    ErasureGround,
    ErasureMadeFinal,
    ErasureOrdered,
)
from domain.identity import uuid7
from domain.messages import AMSTERDAM, Message, Reference
from domain.sealed import SubjectId, Words

MANY = 500
"""Keys at a time."""


class Erase(Message):
    """Destroy what is sealed about a data subject, everywhere."""

    subject: SubjectId
    ground: ErasureGround
    arrangement: Reference
    """The written arrangement on destruction (annex 2, art. 9.3 and 9.4)."""
    request: Reference | None = None
    reason: Words | None = None


class Certificate(Message):
    """What was destroyed, when, by whom, on which ground: all of it from the log."""

    id: str
    subject: str
    ground: ErasureGround
    arrangement: str
    request: str | None
    ordered_by: str
    party: str
    role: str
    ordered_at: str
    ordered: int
    """Position of the order; the leaves `erasure-request` are just before it."""
    carried_out_at: str | None = None
    carried_out: int | None = None
    keys: int = 0
    fields: int = 0
    index: int = 0
    documents: int = 0
    final_at: str | None = None
    """From then on no backup opens anything of it any more."""
    final: int | None = None
    epoch: int | None = None


class ErasedKeys(Protocol):
    """What the leaves of the log say: no view, no body is needed for it."""

    def destroyed(self) -> Iterator[tuple[str, int]]:
        """Each data key that is recorded as destroyed, and the position of that leaf."""
        ...

    def cut_off(self) -> list[str]:
        """The streams of orders that are not recorded as carried out."""
        ...


class ErasureRegister(Protocol):
    def not_final(self) -> list[str]:
        """The erasures that were carried out and that a backup could still undo."""
        ...


@dataclass(frozen=True)
class Erasing:
    desk: Desk
    log: EventLog
    vault: Vault
    erased: ErasedKeys
    register: ErasureRegister

    def ordering(self, asked: Erase, by: Person, *, idempotency: str | None = None) -> Wish:
        """For whoever asks to rehearse or to record."""
        key = uuid7()
        command = OrderErasure(
            subject=asked.subject,
            keys=tuple(self.vault.keys_of(asked.subject)),
            ground=asked.ground,
            arrangement=asked.arrangement,
            request=asked.request,
            reason=asked.reason,
        )
        dossier = ERASURE.stream(key)
        return Wish(ERASURE, key, command, by, dossier=dossier, idempotency=idempotency)

    def erase(self, asked: Erase, by: Person) -> Certificate:
        """Order it and carry it out. What was sealed meanwhile goes in the same way."""
        receipt = self.desk.handle(self.ordering(asked, by))
        self.carry_out(receipt.id)
        if self.vault.keys_of(asked.subject):
            self.erase(asked, by)
        return self.certificate(receipt.id)

    def carry_out(self, key: str) -> None:
        """Again from the beginning, if it was cut off: what is gone stays gone."""
        stream = ERASURE.stream(key)
        _, erasure = self.desk.states.read(ERASURE, stream)
        if erasure.phase is Phase.ORDERED:
            ordered = self.log.read(stream)[0].position
            gone = self.vault.destroy(key, erasure.keys, ordered)
            done = NoteCarriedOut(fields=gone.fields, index=gone.index, documents=gone.documents)
            self.desk.handle(Wish(ERASURE, key, done, SYSTEM, cause=ordered))
        self.vault.erased_at(erasure.keys, self.log.read(stream)[1].position)

    def resume(self) -> int:
        """Carry out what was ordered and cut off; returns how many."""
        cut_off = self.erased.cut_off()
        for stream in cut_off:
            self.carry_out(stream.removeprefix(ERASURE.stream("")))
        return len(cut_off)

    def uphold(self) -> list[str]:
        """Destroy again what came back; returns the keys. Before anything is served."""
        back, destroyed = list[str](), self.erased.destroyed()
        while some := dict(islice(destroyed, MANY)):
            for key in self.vault.alive(list(some)):
                recorded = next(self.log.since(some[key]))  # right behind the leaves of its keys
                self.vault.destroy(f"upheld-{key}", [key], recorded.position)
                back.append(key)
        return back

    def make_final(self) -> int:
        """Destroy the key that had wrapped what is gone; returns how many became final by it."""
        waiting = self.register.not_final()
        if waiting:
            epoch = self.vault.rotate()
            for key in waiting:
                self.desk.handle(Wish(ERASURE, key, NoteMadeFinal(epoch=epoch), SYSTEM))
        return len(waiting)

    def certificate(self, key: str) -> Certificate:
        """Raises ErasureNotFound."""
        recorded = self.log.read(ERASURE.stream(key))
        if not recorded:
            raise ErasureNotFound
        made = _ordered(key, recorded[0])
        for one in recorded[1:]:
            made = made.model_copy(update=_became(one))
        return made


def _ordered(key: str, recorded: Recorded) -> Certificate:
    event = recorded.event
    assert isinstance(event, ErasureOrdered)
    return Certificate(
        id=key,
        subject=event.subject,
        ground=event.ground,
        arrangement=event.arrangement,
        request=event.request,
        ordered_by=recorded.by.actor,
        party=event.party,
        role=recorded.by.role,
        ordered_at=recorded.at,
        ordered=recorded.position,
    )


def _became(recorded: Recorded) -> dict[str, object]:
    match recorded.event:
        case ErasureCarriedOut(keys=keys, fields=fields, index=index, documents=documents):
            return {
                "carried_out_at": recorded.at,
                "carried_out": recorded.position,
                "keys": len(keys),
                "fields": fields,
                "index": index,
                "documents": documents,
            }
        case ErasureMadeFinal(epoch=epoch):
            return {"final_at": recorded.at, "final": recorded.position, "epoch": epoch}
    return {}


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
