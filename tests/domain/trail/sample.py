"""A small honest log to attack, and what is kept of it elsewhere."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from domain.trail import leaf
from domain.trail.bodies import Row
from domain.trail.chain import START, Head, heads_root
from domain.trail.checkpoint import Checkpoint, sign_checkpoint
from domain.trail.merkle import Frontier
from domain.trail.note import verifier_key
from domain.trail.verify import Expected

ORIGIN = "example.org/nakomen/sample"
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
FOREIGN_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
VKEY = str(verifier_key(ORIGIN, KEY))


def body_of(type: str, number: int) -> bytes:
    document = {
        "by": {"actor": "0190", "party": "beek"},
        "event": {"number": number, "reden": "op verzoek van België", "type": type},
        "salt": f"{number:032x}",
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


@dataclass
class SampleLog:
    """Written as the event log writes it, at one second a leaf."""

    simulated: bool = False
    rows: list[Row] = field(default_factory=list)
    chains: dict[str, Head] = field(default_factory=dict)
    tree: Frontier = field(default_factory=Frontier)

    def __post_init__(self) -> None:
        self.add(leaf.log_line(self.now, ORIGIN, VKEY, self.simulated))

    @property
    def idx(self) -> int:
        return self.tree.size

    @property
    def now(self) -> str:
        minutes, seconds = divmod(self.idx, 60)
        return f"2026-03-02T08:{minutes:02d}:{seconds:02d}.000001Z"

    def add(self, line: bytes, body: bytes | None = None) -> None:
        self.rows.append((self.idx + 1, line, body))
        self.tree.append(leaf.leaf_hash(line))

    def event(self, dossier: str, stream: str, type: str = "obligation.opened.v1") -> None:
        body, idx = body_of(type, self.idx), self.idx
        names = (f"d:{dossier}", f"s:{stream}")
        line = leaf.event_line(
            self.now, sha256(body).hexdigest(), [self.link(name) for name in names], idx, type
        )
        self.add(line, body)
        for name in names:
            self.chains[name] = (self.link(name)[1], leaf.leaf_hash(line).hex(), idx)

    def link(self, name: str) -> leaf.Link:
        n, last, _ = self.chains.get(name, START)
        return name, n + 1, last

    def heads(self) -> None:
        self.add(leaf.heads_line(self.now, self.idx, heads_root(self.chains), len(self.chains)))

    def clock(self) -> None:
        self.add(leaf.clock_line(self.now, self.idx))

    def other(self, kind: str, chains: Sequence[leaf.Link] = (), **fields: str | int) -> None:
        members: dict[str, object] = {
            "at": self.now,
            "idx": self.idx,
            "kind": kind,
            "v": 1,
            **fields,
        }
        if chains:
            members["chains"] = chains
        line = json.dumps(members, sort_keys=True, separators=(",", ":")).encode()
        self.add(line)
        for name, n, _ in chains:
            self.chains[name] = (n, leaf.leaf_hash(line).hex(), self.idx - 1)

    def checkpoint(self, origin: str = ORIGIN, key: Ed25519PrivateKey = KEY) -> str:
        return sign_checkpoint(Checkpoint(origin, self.tree.size, self.tree.root()), key)

    def kept(self, *checkpoints: str) -> Expected:
        """What the store and the verifier hold beside the rows."""
        return Expected(
            origin=ORIGIN,
            vkey=VKEY,
            checkpoints=checkpoints,
            size=self.tree.size,
            root=self.tree.root(),
            heads=dict(self.chains),
        )


def sample(events: int = 12) -> SampleLog:
    """Three dossiers, five streams, a heads leaf after every ninth event."""
    log = SampleLog()
    for number in range(events):
        log.event(f"year-{number % 3}", f"obligation-{number % 5}")
        if number % 9 == 8:
            log.heads()
    return log
