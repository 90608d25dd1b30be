"""Some events have leaves of their own beside them: the trail tells without any body what went."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from application.ports import LeafMaker
from domain.erasure.events import ErasureCarriedOut, ErasureOrdered, ErasureOrderedUnder
from domain.messages import Event
from domain.trail.leaf import erasure_line


@dataclass(frozen=True, slots=True)
class KeyErasure:
    """`erasure-request` or `erasure-done`, of one data key."""

    kind: str
    key: str

    def __call__(self, at: str, index: int) -> bytes:
        return erasure_line(at, index, self.kind, self.key)


def leaves_of(events: Sequence[Event]) -> list[LeafMaker]:
    return [leaf for event in events for leaf in _leaves(event)]


def _leaves(event: Event) -> Iterator[KeyErasure]:
    match event:
        case ErasureOrdered(keys=keys) | ErasureOrderedUnder(keys=keys):
            yield from (KeyErasure("erasure-request", key) for key in keys)
        case ErasureCarriedOut(keys=keys):
            yield from (KeyErasure("erasure-done", key) for key in keys)
