"""Certificates of destruction (verklaring van vernietiging), made from the log and nothing else."""

from collections.abc import Sequence

from application.ports import Recorded
from domain.erasure.events import (
    ErasureCarriedOut,
    ErasureGround,
    ErasureMadeFinal,
    Ordered,
)
from domain.messages import Message


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


def certified(key: str, recorded: Sequence[Recorded]) -> Certificate:
    """Of an erasure, from its events; there is at least one."""
    made = _ordered(key, recorded[0])
    for one in recorded[1:]:
        made = made.model_copy(update=_became(one))
    return made


def _ordered(key: str, recorded: Recorded) -> Certificate:
    event = recorded.event
    assert isinstance(event, Ordered)
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
