"""A log that was once written verifies for ever, byte for byte."""

import json
from pathlib import Path

import pytest

from domain.trail.bodies import Row
from domain.trail.faults import Fault
from domain.trail.note import parse_vkey
from domain.trail.verify import Expected, verify

VECTORS = Path(__file__).parents[2] / "vectors" / "trail"
LOGS = sorted(VECTORS.iterdir())


def rows_of(log: Path) -> list[Row]:
    lines = (log / "leaves.ndjson").read_bytes().split(b"\n")[:-1]
    kept = json.loads((log / "bodies.json").read_text("utf-8"))
    bodies = {int(place): body.encode() for place, body in kept.items()}
    return [(place, line, bodies.get(place)) for place, line in enumerate(lines, start=1)]


def expected_of(log: Path) -> Expected:
    known = json.loads((log / "expected.json").read_text("utf-8"))
    return Expected(
        origin=known["origin"],
        vkey=known["vkey"],
        checkpoints=((log / "checkpoint").read_text("utf-8"),),
        witnesses=tuple(map(parse_vkey, known["witnesses"])),
        size=known["size"],
        root=bytes.fromhex(known["root"]),
    )


@pytest.mark.parametrize("log", LOGS, ids=lambda log: log.name)
def test_a_stored_log_verifies_for_ever(log: Path) -> None:
    found = verify(rows_of(log), expected_of(log), thorough=True)
    assert found.checkpoints == 1
    assert found.events > 0


@pytest.mark.parametrize("log", LOGS, ids=lambda log: log.name)
def test_a_stored_log_without_its_last_leaf_does_not(log: Path) -> None:
    with pytest.raises(Fault):
        verify(rows_of(log)[:-1], expected_of(log))
