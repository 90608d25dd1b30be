"""Verification of a whole log: every row by the rules, then against what was said of it before."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from domain.trail.bodies import Bodies, Row
from domain.trail.chain import START, Head
from domain.trail.checker import Checker
from domain.trail.checkpoint import Checkpoint, claimed_checkpoint, open_checkpoint
from domain.trail.faults import Fault
from domain.trail.note import BadNote, VerifierKey
from domain.trail.part import Part


@dataclass(frozen=True, slots=True)
class Expected:
    """What the verifier knows from elsewhere; the more, the less it has to take on trust."""

    origin: str | None = None
    vkey: str | None = None
    """The first signing key of the log, as the verifier was given it."""
    checkpoints: tuple[str, ...] = ()
    """Signed notes that were kept."""
    witnesses: tuple[VerifierKey, ...] = ()
    size: int | None = None
    root: bytes | None = None
    heads: Mapping[str, Head] | None = None
    """The head row and chain heads that the store keeps beside the leaves."""


@dataclass(frozen=True, slots=True)
class Verified:
    """A log in which every rule holds."""

    origin: str
    vkey: str
    size: int
    root: bytes
    at: str
    events: int
    chains: int
    checkpoints: int
    simulated: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """Another, who looks at a later part of the log while the rows before it are verified."""

    part: Callable[[], Part]
    """What was found, once it is."""
    rest: Callable[[int], Iterable[Row]]
    """The rows behind so many leaves, of which nothing was found."""


def verify(
    rows: Iterable[Row],
    expected: Expected | None = None,
    *,
    thorough: bool = False,
    beside: Beside | None = None,
) -> Verified:
    """Raises the Fault at the first position that offends."""
    expected = expected or Expected()
    checker, bodies = Checker(stored=expected.heads or {}), Bodies(thorough)
    way, faults = _Way(checker, bodies, bodies.passing(rows), beside), list[Fault]()
    claims = claimed(expected)
    try:
        for claim, note in claims:
            way.go(claim.size)
            faults += _against_checkpoint(checker, claim, note, expected.witnesses)
        way.go()
        faults = [*_against_expected(checker, bodies, expected), *faults]
    except Fault as fault:
        faults += [fault, *_against_bodies(bodies)]
    if faults:
        raise min(faults, key=lambda fault: fault.position)
    return _verified(checker, len(claims))


def claimed(expected: Expected) -> list[tuple[Checkpoint, str]]:
    """What the checkpoints claim, each with its note, in the order of their sizes."""
    return sorted(map(_claimed, expected.checkpoints), key=lambda pair: pair[0].size)


@dataclass(slots=True)
class _Way:
    """Along the rows of a log, and past a part of them that another found right."""

    checker: Checker
    bodies: Bodies
    rows: Iterator[Row]
    beside: Beside | None

    def go(self, size: int | None = None) -> None:
        self.checker.check(self.rows, size)
        if self.beside and (size is None or size > self.checker.tree.size):
            self._pass(self.beside)
            self.checker.check(self.rows, size)

    def _pass(self, beside: Beside) -> None:
        """A part that does not hold, or not on what came before, is gone through like the rest."""
        self.beside, part = None, beside.part()
        done = self.checker.tree.size
        if self.checker.join(part):
            self.bodies.join(part.bodies)
            done = part.size
        self.rows = self.bodies.passing(beside.rest(done))


def _against_bodies(seen: Bodies) -> list[Fault]:
    return [Fault(*seen.fault)] if seen.fault else []


def _claimed(note: str) -> tuple[Checkpoint, str]:
    try:
        return claimed_checkpoint(note), note
    except BadNote:
        raise Fault(0, "checkpoint-form") from None


def _against_checkpoint(
    checker: Checker, claim: Checkpoint, note: str, witnesses: tuple[VerifierKey, ...]
) -> Iterator[Fault]:
    """What is wrong with a checkpoint, or with the log by it, at the checkpoint's own size."""
    size, tree, key, log = claim.size, checker.tree, checker.key, checker.genesis
    if size > tree.size:
        yield Fault(tree.size + 1, "checkpoint-beyond", expected=size, found=tree.size)
    elif key is None or log is None:
        yield Fault(size, "checkpoint-signature")
    else:
        try:
            _, signatures = open_checkpoint(note, [key, *witnesses])
        except BadNote:
            signatures = []
        if key not in [signature.key for signature in signatures]:
            yield Fault(size, "checkpoint-signature")
        elif claim.origin != log.fields["origin"]:
            yield Fault(size, "checkpoint-origin", found=claim.origin)
        elif claim.root != tree.root():
            yield Fault(size, "checkpoint-root")
        elif checker.simulated and any(signature.time for signature in signatures):
            yield Fault(size, "checkpoint-simulated")


def _against_expected(checker: Checker, seen: Bodies, expected: Expected) -> Iterator[Fault]:
    log, tree = checker.genesis, checker.tree
    if seen.fault or log is None:
        yield from _against_bodies(seen) or [Fault(1, "genesis")]
        return
    for rule, found, wanted in (
        ("other-log", log.fields["origin"], expected.origin),
        ("other-key", log.fields["vkey"], expected.vkey),
    ):
        if wanted not in (None, found):
            yield Fault(1, rule, found=found, expected=str(wanted))
    yield from (Fault(place, "body-missing") for place in seen.unlawful(checker.destroyed))
    if expected.size not in (None, tree.size):
        place = min(int(expected.size or 0), tree.size) + 1
        yield Fault(place, "size", found=tree.size, expected=str(expected.size))
    if expected.heads is not None:
        yield from _against_heads(checker.chains, expected.heads)
    if expected.size in (None, tree.size) and expected.root not in (None, tree.root()):
        yield Fault(tree.size, "root")


def _against_heads(found: Mapping[str, Head], kept: Mapping[str, Head]) -> Iterator[Fault]:
    names = found.keys() | kept.keys() if found != kept else ()
    for name in names:
        head, stored = found.get(name, START), kept.get(name, START)
        if head != stored:
            yield Fault(max(head, stored)[2] + 1, "stored-head", chain=name)


def _verified(checker: Checker, checkpoints: int) -> Verified:
    assert checker.genesis is not None
    return Verified(
        origin=str(checker.genesis.fields["origin"]),
        vkey=str(checker.genesis.fields["vkey"]),
        size=checker.tree.size,
        root=checker.tree.root(),
        at=checker.at,
        events=checker.events,
        chains=len(checker.chains),
        checkpoints=checkpoints,
        simulated=checker.simulated,
    )
