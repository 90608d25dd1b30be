"""The rules of the trail over rows as they come; it remembers only the frontier and chain heads.

A block of ordinary events goes through `_together`. Whatever is not ordinary, or not right, goes
through `_alone`, which knows every rule and tells which one fails where.
"""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, groupby, islice

from domain.trail.blame import settled
from domain.trail.bodies import BLOCK, Row
from domain.trail.chain import START, Head, heads_root
from domain.trail.faults import Fault
from domain.trail.leaf import FORMAT, Leaf, Malformed, leaf_hash, parse
from domain.trail.merkle import Frontier
from domain.trail.note import ED25519, BadNote, VerifierKey, parse_vkey
from domain.trail.part import Part
from domain.trail.together import linked, together


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
    ahead: deque[tuple[bytes, int]] = field(default_factory=deque)
    """The trees of a part that has joined and that no check has come to yet."""

    def join(self, part: Part) -> bool:
        """Take in what another found right, in place of its rows, if it follows on these."""
        if self.genesis is None or not part.follows(self.tree.size, self.at, self.chains):
            return False
        self.chains.update(part.chains)
        self.events += part.size - part.begin
        self.at = part.at or self.at
        self.ahead.extend(part.trees)
        return True

    def check(self, rows: Iterator[Row], upto: int | None = None) -> None:
        """Take rows in, to the last one or up to a size of the log."""
        while self.ahead and (upto is None or self.tree.size < upto):
            self.tree.append(*self.ahead.popleft())
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
        read = together(rows, self.tree.size, self.at) if self.genesis else None
        if read is None:
            return 0
        count = linked(self.chains, read.links, self.tree.size, _opened)
        self.tree.extend(read.leaves[:count])
        self.events += count
        self.at = read.at[count - 1] if count else self.at
        return count

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


def _opened(chain: str, n: int, before: str) -> Head:
    """Nothing came before a chain that these rows have not been in."""
    return START


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
