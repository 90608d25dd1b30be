"""The rules of the trail over rows as they come; it remembers only the frontier and chain heads.

A block of ordinary events goes through `_together`: there a match of one pattern *is* the canonical
form, and what must follow from earlier leaves is compared whole. Whatever is not ordinary, or not
right, goes through `_alone`, which knows every rule and tells which one fails where.
"""

import re
from binascii import hexlify
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import chain, groupby, islice

from domain.trail.blame import settled
from domain.trail.bodies import Row as Row
from domain.trail.chain import START, Head, heads_root
from domain.trail.faults import Fault
from domain.trail.leaf import FORMAT, MOMENT, ZERO, Leaf, Malformed, event_line, leaf_hash, parse
from domain.trail.merkle import Frontier
from domain.trail.note import ED25519, BadNote, VerifierKey, parse_vkey

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


@dataclass(slots=True)
class Checker:
    """Where a verification has come to. `check` raises the first Fault and is then spent."""

    stored: Mapping[str, Head] = field(default_factory=dict)
    """The chain heads that the store keeps, if it does: they help to tell which leaf changed."""
    at: str = ""
    events: int = 0
    genesis: Leaf | None = None
    key: VerifierKey | None = None
    """Who signs checkpoints of this size."""
    simulated: bool = False
    tree: Frontier = field(default_factory=Frontier)
    chains: dict[str, Head] = field(default_factory=dict)
    destroyed: dict[str, int] = field(default_factory=dict)
    """Per dossier the last position up to which its bodies may be gone."""

    def check(self, rows: Iterator[Row], upto: int | None = None) -> None:
        """Take rows in, to the last one or up to a size of the log."""
        while block := list(islice(rows, self._room(upto))):
            try:
                self._take(block)
            except Fault as fault:
                raise settled(fault, chain(block, rows), self.chains, self.stored) from None

    def _room(self, upto: int | None) -> int:
        return BLOCK if upto is None else min(BLOCK, upto - self.tree.size)

    def _take(self, block: Sequence[Row]) -> None:
        rest = block[self._together(block) :]
        for ordinary, group in groupby(rest, key=_ordinary):
            run = list(group)
            for row in run[self._together(run) if ordinary else 0 :]:
                self._alone(*row[:2])

    # A block of ordinary events

    def _together(self, rows: Sequence[Row]) -> int:
        """How many rows, from the first, were found right and taken in."""
        positions, lines, _ = zip(*rows, strict=True)
        count, size, text = len(rows), self.tree.size, b"\n".join(lines) + b"\n"
        if not text.isascii():
            return 0
        found = _EVENTS.findall(text.decode())
        if len(found) != count or not self.genesis:
            return 0
        at, digests, dossiers, dn, dh, streams, sn, sh, idx, types = zip(*found, strict=True)
        names, numbers = "".join(dossiers + streams + types), "".join(dn + sn + idx)
        if not (
            len(text) == count * _EVENT_LENGTH + len(names) + len(numbers)
            and not names.encode().translate(None, _NAME_SIGNS)
            and positions == tuple(range(size + 1, size + count + 1))
            and [*map(int, idx)] == [*range(size, size + count)]
            and at[0] >= self.at
            and [*at] == sorted(at)
            and not "".join(digests + dh + sh).encode().translate(None, _HEX_SIGNS)
        ):
            return 0
        leaves = [sha256(b"\x00" + line).digest() for line in lines]
        hashes = hexlify(b"".join(leaves), " ", 32).decode().split()
        linked = self._link(
            zip(dossiers, map(int, dn), dh, streams, map(int, sn), sh, hashes, strict=True)
        )
        self.tree.extend(leaves[:linked])
        self.events += linked
        self.at = at[linked - 1] if linked else self.at
        return linked

    def _link(self, links: Iterable[tuple[str, int, str, str, int, str, str]]) -> int:
        """Continue both chains of each event; how many events could, from the first."""
        chains, get, first = self.chains, self.chains.get, self.tree.size
        idx = first
        for dossier, d, before_d, stream, s, before_s, hashed in links:
            last_d, head_d, _ = get(dossier, START)
            last_s, head_s, _ = get(stream, START)
            if d != last_d + 1 or before_d != head_d or s != last_s + 1 or before_s != head_s:
                break
            chains[dossier] = (d, hashed, idx)
            chains[stream] = (s, hashed, idx)
            idx += 1
        return idx - first

    # One row, by every rule

    def _alone(self, position: int, line: bytes) -> None:
        place = self.tree.size + 1
        if position != place:
            raise Fault(place, "gap", found=position)
        try:
            leaf = parse(line)
        except Malformed as malformed:
            raise Fault(place, "not-a-leaf", field=malformed.field) from None
        if leaf.idx != place - 1:
            raise Fault(place, "index", found=leaf.idx)
        if (leaf.kind == "log") != (self.genesis is None):
            raise Fault(place, "genesis")
        if leaf.at < self.at:
            pair = {"earlier": place - 1, "later": place}
            raise Fault(place, "time-back", found=leaf.at, before=self.at, **pair)
        self._kind(place, leaf)
        hashed = leaf_hash(line)
        self._continue(place, leaf, hashed.hex())
        self.tree.append(hashed)
        self.at = leaf.at

    def _kind(self, place: int, leaf: Leaf) -> None:
        match leaf.kind:
            case "log":
                self._begin(place, leaf)
            case "event":
                self.events += 1
            case "heads":
                if (leaf.fields["count"], leaf.fields["root"]) != (
                    len(self.chains),
                    heads_root(self.chains),
                ):
                    raise Fault(place, "heads")
            case "clock":
                if not self.simulated:
                    raise Fault(place, "clock")
                self.simulated = False
            case "key":
                self.key = _signing_key(place, leaf)
            case "destroyed":
                self.destroyed[leaf.chains[0][0]] = place

    def _begin(self, place: int, leaf: Leaf) -> None:
        if leaf.fields["format"] != FORMAT:
            raise Fault(place, "format", found=leaf.fields["format"], known=FORMAT)
        self.key = _signing_key(place, leaf)
        self.simulated = "simulated" in leaf.fields
        self.genesis = leaf

    def _continue(self, place: int, leaf: Leaf, hashed: str) -> None:
        for name, n, before in leaf.chains:
            last, head, idx = self.chains.get(name, START)
            if n != last + 1:
                raise Fault(place, "chain-number", found=n, expected=last + 1, chain=name)
            if before != head:
                raise Fault(place, "chain-link", later=place, earlier=idx + 1, chain=name)
        for name, n, _ in leaf.chains:
            self.chains[name] = (n, hashed, place - 1)


def _ordinary(row: Row) -> bool:
    return b'"kind":"event"' in row[1]


def _signing_key(place: int, leaf: Leaf) -> VerifierKey:
    try:
        key = parse_vkey(str(leaf.fields["vkey"]))
    except BadNote:
        raise Fault(place, "vkey") from None
    if key.kind != ED25519:
        raise Fault(place, "vkey")
    return key
