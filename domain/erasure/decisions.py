"""Erasure (wissing): ordered once, carried out, and final when no backup opens anything more."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import assert_never

from domain.erasure.commands import (
    ErasureCommand,
    NoteCarriedOut,
    NoteMadeFinal,
    OrderErasure,
)
from domain.erasure.events import (
    ErasureCarriedOut,
    ErasureEvent,
    ErasureMadeFinal,
    ErasureOrdered,
    ErasureOrderedUnder,
)
from domain.errors import Broken, NotFound
from domain.messages import Context, Decider


class ErasureNotFound(NotFound):
    code = "erasure-not-found"


class NothingToErase(Broken):
    """Nothing is sealed about the data subject, or all of it is gone already."""

    code = "nothing-to-erase"


class Phase(StrEnum):
    ABSENT = "absent"
    ORDERED = "ordered"
    CARRIED_OUT = "carried-out"
    FINAL = "final"


@dataclass(frozen=True)
class Erasure:
    phase: Phase = Phase.ABSENT
    subject: str = ""
    keys: tuple[str, ...] = ()
    arrangement: str = ""
    continues: str | None = None

    def destruction(self, stream: str) -> str:
        """What it is called for the arrangement: the rest of an erasure is that one."""
        return self.continues or stream


def decide(erasure: Erasure, command: ErasureCommand, context: Context) -> list[ErasureEvent]:
    match command:
        case OrderErasure():
            return _order(erasure, command, context)
        case NoteCarriedOut():
            return _note_carried_out(erasure, command, context)
        case NoteMadeFinal():
            return _note_made_final(erasure, command, context)
        case _:
            assert_never(command)


def _order(erasure: Erasure, command: OrderErasure, context: Context) -> list[ErasureEvent]:
    if erasure.phase is not Phase.ABSENT:
        return []
    if not command.keys:
        raise NothingToErase(subject=command.subject)
    return [
        ErasureOrderedUnder(
            occurred_on=context.today,
            party=context.by.party,
            agreement=command.agreement,
            continues=command.continues,
            subject=command.subject,
            keys=command.keys,
            ground=command.ground,
            arrangement=command.arrangement,
            request=command.request,
            reason=command.reason,
        )
    ]


def _note_carried_out(
    erasure: Erasure, command: NoteCarriedOut, context: Context
) -> list[ErasureEvent]:
    if erasure.phase is Phase.ABSENT:
        raise ErasureNotFound
    if erasure.phase is not Phase.ORDERED:
        return []
    return [
        ErasureCarriedOut(
            occurred_on=context.today,
            subject=erasure.subject,
            keys=erasure.keys,
            fields=command.fields,
            index=command.index,
            documents=command.documents,
        )
    ]


def _note_made_final(
    erasure: Erasure, command: NoteMadeFinal, context: Context
) -> list[ErasureEvent]:
    if erasure.phase is not Phase.CARRIED_OUT:
        return []
    return [ErasureMadeFinal(occurred_on=context.today, epoch=command.epoch)]


# Evolution: total, never refuses


def evolve(erasure: Erasure, event: ErasureEvent) -> Erasure:
    match event:
        case ErasureOrdered(subject=subject, keys=keys, arrangement=arrangement):
            return Erasure(Phase.ORDERED, subject, keys, arrangement)
        case ErasureOrderedUnder():
            return Erasure(
                Phase.ORDERED, event.subject, event.keys, event.arrangement, event.continues
            )
        case ErasureCarriedOut():
            return replace(erasure, phase=Phase.CARRIED_OUT)
        case ErasureMadeFinal():
            return replace(erasure, phase=Phase.FINAL)
        case _:
            assert_never(event)


ERASURE: Decider[Erasure, ErasureCommand, ErasureEvent] = Decider(
    category="erasure", initial=Erasure(), decide=decide, evolve=evolve
)
