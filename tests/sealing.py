"""Events as the log would have them, for tests without a vault."""

from typing import TypeVar

from domain.messages import Event
from domain.sealed import Sealed, with_sealed

SEALED = Sealed(key="0196f0a2-7e11-7a40-9c02-5b1d2e3f4a5b", digest="5f" * 32)

E = TypeVar("E", bound=Event)


def stored(event: E) -> E:
    """Its words sealed, all alike."""
    return with_sealed(event, lambda _: SEALED)
