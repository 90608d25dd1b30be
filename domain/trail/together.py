"""Ordinary events, a block of them read at once.

Here a match of one pattern *is* the canonical form, and what must follow from earlier leaves is
compared whole. It only ever says that a block is right: why one is not is for others to tell.
"""

import re
from binascii import hexlify
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from typing import NamedTuple

from domain.trail.bodies import Row
from domain.trail.chain import Head
from domain.trail.leaf import MOMENT, ZERO, event_line

BLOCK = 128
"""Rows at a time: enough to spread the overhead, few enough to stay in the processor's cache."""

_EVENTS = re.compile(
    rf'\{{"at":"({MOMENT})","body":"(.{{64}})","chains":\[\["(d:[^"]+)",([1-9][0-9]{{0,15}}),"(.{{64}})"\],'
    r'\["(s:[^"]+)",([1-9][0-9]{0,15}),"(.{64})"\]\],"idx":([1-9][0-9]{0,15}),"kind":"event",'
    r'"type":"([^"]+)","v":1\}\n',
    re.DOTALL,
)
_EVENT_LENGTH = len(event_line("0" * 27, ZERO, [("d:", 0, ZERO), ("s:", 0, ZERO)], 0, "-")) + 1 - 8
"""Of a line and its end, without its names and numbers."""
_HEX_SIGNS = b"0123456789abcdef"
_NAME_SIGNS = bytes(sign for sign in range(0x21, 0x7F) if sign not in b'"\\')

Links = Iterable[tuple[str, int, str, str, int, str, str]]
"""Of each event its place in its dossier and in its stream, and its own hash."""


class Together(NamedTuple):
    at: Sequence[str]
    leaves: list[bytes]
    links: Links


def together(rows: Sequence[Row], size: int, after: str) -> Together | None:
    """These rows as ordinary events behind so many leaves, the last at that moment, if they are."""
    positions, lines, _ = zip(*rows, strict=True)
    count, text = len(rows), b"\n".join(lines) + b"\n"
    if not text.isascii():
        return None
    found = _EVENTS.findall(text.decode())
    if len(found) != count:
        return None
    at, digests, dossiers, dn, dh, streams, sn, sh, idx, types = zip(*found, strict=True)
    names, numbers = "".join(dossiers + streams + types), "".join(dn + sn + idx)
    if not (
        len(text) == count * _EVENT_LENGTH + len(names) + len(numbers)
        and not names.encode().translate(None, _NAME_SIGNS)
        and positions == tuple(range(size + 1, size + count + 1))
        and [*map(int, idx)] == [*range(size, size + count)]
        and at[0] >= after
        and [*at] == sorted(at)
        and not "".join(digests + dh + sh).encode().translate(None, _HEX_SIGNS)
    ):
        return None
    leaves = [sha256(b"\x00" + line).digest() for line in lines]
    hashes = hexlify(b"".join(leaves), " ", 32).decode().split()
    links = zip(dossiers, map(int, dn), dh, streams, map(int, sn), sh, hashes, strict=True)
    return Together(at, leaves, links)


def linked(
    chains: dict[str, Head], links: Links, first: int, opened: Callable[[str, int, str], Head]
) -> int:
    """Continue both chains of each event; how many events could, from the first.

    `opened` gives the head of a chain that is not among these, of which a leaf says that it is the
    n-th and which leaf came before it.
    """
    get, idx = chains.get, first
    for dossier, d, before_d, stream, s, before_s, hashed in links:
        last_d, head_d, _ = get(dossier) or opened(dossier, d, before_d)
        last_s, head_s, _ = get(stream) or opened(stream, s, before_s)
        if d != last_d + 1 or before_d != head_d or s != last_s + 1 or before_s != head_s:
            break
        chains[dossier] = (d, hashed, idx)
        chains[stream] = (s, hashed, idx)
        idx += 1
    return idx - first
