"""The bodies of a log against its lines: what was recorded, nothing else, and nothing missing.

This needs no memory of earlier rows, so that it can run beside the check of the lines: in the same
pass, or in a process of its own over the same rows.
"""

from binascii import hexlify
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import islice

from domain.trail.canonical import read_canonical
from domain.trail.leaf import DIGEST, Malformed, parse

Row = tuple[int, bytes, bytes | None]
"""A position, its line and, for an event whose dossier was not destroyed, its body."""

BLOCK = 128
"""Rows at a time: enough to spread the overhead, few enough to stay in the processor's cache."""


@dataclass(slots=True)
class Bodies:
    thorough: bool = False
    """Also parse every body and demand its canonical form; integrity needs no such thing."""
    fault: tuple[int, str] | None = None
    """The first position that offends, and the rule; no rows pass after it."""
    missing: dict[str, list[int]] = field(default_factory=dict)
    """The positions without their body, per dossier; a later leaf may make that lawful."""

    def passing(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The same rows, looked at in passing."""
        stream = iter(rows)
        while self.fault is None and (block := list(islice(stream, BLOCK))):
            yield from block if self._all_right(block) else block[: self._one_by_one(block)]

    def _all_right(self, block: list[Row]) -> bool:
        found = [sha256(body).digest() for _, _, body in block if body is not None]
        wanted = b"".join([line[DIGEST] for _, line, _ in block])
        every = len(found) == len(block) and not self.thorough
        return every and hexlify(b"".join(found)) == wanted

    def _one_by_one(self, block: list[Row]) -> int:
        """How many rows pass, to the first that offends."""
        for count, (position, line, body) in enumerate(block, start=1):
            if body is None:
                self._miss(position, line)
            elif sha256(body).hexdigest().encode() != line[DIGEST]:
                rule = "body-digest" if b'"kind":"event"' in line else "body-unexpected"
                self.fault = position, rule
            elif self.thorough and not _well_formed(body):
                self.fault = position, "body-form"
            if self.fault:
                return count
        return len(block)

    def _miss(self, position: int, line: bytes) -> None:
        try:
            leaf = parse(line)
        except Malformed:
            return  # the check of the lines tells
        if leaf.kind == "event":
            self.missing.setdefault(leaf.chains[0][0], []).append(position)

    def join(self, later: "Bodies") -> None:
        """Take in what another found of the rows that follow."""
        for dossier, positions in later.missing.items():
            self.missing.setdefault(dossier, []).extend(positions)

    def unlawful(self, destroyed: dict[str, int]) -> Iterator[int]:
        """The positions of which nothing later records that the body was destroyed."""
        for dossier, positions in self.missing.items():
            yield from (place for place in positions if place > destroyed.get(dossier, 0))


def _well_formed(body: bytes) -> bool:
    try:
        return isinstance(read_canonical(body), dict)
    except ValueError:
        return False
