"""The stored body: whatever was written before is written the same again, to the byte."""

import json
from pathlib import Path

import pytest

from domain.messages import Provenance
from infra.event_log.codec import decode, encoded
from tests.domain.test_event_types import EXAMPLES


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_stored_body_is_read_and_written_again_to_the_byte(path: Path) -> None:
    stored = json.loads(path.read_text("utf-8"))
    body = json.dumps(stored, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    document = decode(body)
    assert document.by.in_place_of is None
    assert encoded(document.event, document.by, document.salt) == body


def test_in_whose_place_is_stored_where_it_was_so_and_left_out_else() -> None:
    event = decode(EXAMPLES[0].read_bytes()).event
    by = Provenance(actor="a-2", party="beek", role="clerk", correlation="c")
    instead = by.model_copy(update={"in_place_of": "a-1"})
    assert b"in_place_of" not in encoded(event, by, "00")
    body = encoded(event, instead, "00")
    assert b'"in_place_of":"a-1","party":"beek","role":"clerk"' in body
    assert decode(body).by == instead
