"""Random identities that sort by the time of their making (UUID version 7, RFC 9562)."""

import hmac
import os
import threading
import time
from uuid import UUID

_lock = threading.Lock()
_last = 0


def uuid7() -> str:
    """A new UUIDv7, later than every one that this process made before."""
    global _last
    with _lock:
        ticks = max(_last + 1, time.time_ns() >> 8)
        _last = ticks
    milliseconds, rest = divmod(ticks << 8, 1_000_000)
    fraction = rest >> 8  # 12 bits: a millisecond has 3,906 ticks of 256 ns
    tail = int.from_bytes(os.urandom(8), "big") >> 2 | 1 << 63
    number = milliseconds << 80 | 7 << 76 | fraction << 64 | tail
    digits = f"{number:032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def uuid7_of(secret: bytes, words: str) -> str:
    """The same id for the same words; without the secret nobody can tell them from it.

    In the form of a UUIDv7, without its time: for what is named before it is there.
    """
    digest = hmac.digest(secret, words.encode(), "sha256")
    return str(UUID(int=_formed(int.from_bytes(digest[:16], "big"))))


def _formed(number: int) -> int:
    """With the version and the variant where RFC 9562 wants them."""
    return number & ~(0xF << 76) & ~(0x3 << 62) | 7 << 76 | 0x2 << 62
