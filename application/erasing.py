"""Personal data destroyed on record: ordered, carried out, made final; and upheld ever after.

The order is recorded, then keys, ciphertexts and index rows go, then that is recorded. Who is
killed in between goes on at the next start. A vault that was restored from before an erasure is
brought back to what the log says before anything is served from it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from application.people import SYSTEM, Person
from application.ports import EventLog, Recorded
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
from domain.messages import Message, Reference
from domain.sealed import SubjectId, Words


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


@dataclass(frozen=True, slots=True)
class Ordered:
    """An erasure as the register has it."""

    id: str
    phase: Phase
    keys: tuple[str, ...]
    position: int
    """Where it is recorded as done; before that, where it was ordered."""


class Erasures(Protocol):
    def ordered(self, phase: Phase | None = None) -> Iterator[Ordered]:
        """Those in a phase, or all, in the order of their ids; memory does not grow."""
        ...


@dataclass(frozen=True)
class Erasing:
    desk: Desk
    log: EventLog
    vault: Vault
    erasures: Erasures

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
        _, erasure = self.desk.states.read(ERASURE, ERASURE.stream(key))
        if erasure.phase is not Phase.ORDERED:
            return
        ordered = self.log.read(ERASURE.stream(key))[0].position
        gone = self.vault.destroy(key, erasure.keys, ordered)
        done = NoteCarriedOut(fields=gone.fields, index=gone.index, documents=gone.documents)
        receipt = self.desk.handle(Wish(ERASURE, key, done, SYSTEM, cause=ordered))
        self.vault.erased_at(erasure.keys, receipt.position)

    def resume(self) -> int:
        """Carry out what was ordered and cut off; returns how many."""
        cut_off = [one.id for one in self.erasures.ordered(Phase.ORDERED)]
        for key in cut_off:
            self.carry_out(key)
        return len(cut_off)

    def uphold(self) -> list[str]:
        """Destroy again what came back; returns the keys. Before anything is served."""
        back = list[str]()
        for one in self.erasures.ordered():
            if one.phase is not Phase.ORDERED and (alive := self.vault.alive(one.keys)):
                self.vault.destroy(one.id, alive, one.position)
                back.extend(alive)
        return back

    def make_final(self) -> int:
        """Destroy the key that had wrapped what is gone; returns how many became final by it."""
        waiting = list(self.erasures.ordered(Phase.CARRIED_OUT))
        if waiting:
            epoch = self.vault.rotate()
            for one in waiting:
                self.desk.handle(Wish(ERASURE, one.id, NoteMadeFinal(epoch=epoch), SYSTEM))
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
