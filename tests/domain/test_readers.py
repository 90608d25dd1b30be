"""Who reads what is about people."""

import json

import pytest

from domain.event_types import EVENTS
from domain.readers import RecordElsewhere, must_read, readers_in, reads, stream_named_in
from tests.domain.test_event_types import VECTORS, stored

PARTIES = frozenset({"beek", "sittard-geleen"})
ABOUT = (
    "breach.discovered.v1",
    "complaint.received.v1",
    "calamity.reported.v1",
    "data-subject.registered.v1",
    "default-notice.received.v1",
    "disclosure.requested.v1",
    "dpia.planned.v1",
    "objection.received.v1",
    "privacy-request.received.v1",
    "reuse-request.received.v1",
    "woo-request.received.v1",
)


def readers(name: str) -> frozenset[str] | None:
    return readers_in(EVENTS.validate_json(json.dumps(stored(VECTORS / f"{name}.json"))))


@pytest.mark.parametrize("name", ABOUT)
def test_what_is_about_people_is_read_by_controller_and_processor(name: str) -> None:
    assert readers(name) == PARTIES


@pytest.mark.parametrize("name", ["erasure.ordered.v1", "erasure.ordered.v2"])
def test_an_erasure_is_read_by_who_ordered_it(name: str) -> None:
    assert readers(name) == {"beek"}


@pytest.mark.parametrize("name", ["agreement.registered.v1", "obligation.found-late.v1"])
def test_everything_else_is_read_by_all(name: str) -> None:
    assert readers(name) is None
    assert reads("stein", None)


def test_who_is_no_party_to_it_is_refused() -> None:
    must_read("beek", PARTIES)
    assert not reads("stein", PARTIES)
    with pytest.raises(RecordElsewhere) as refused:
        must_read("stein", PARTIES)
    assert refused.value.facts == {"party": "stein"}


SOMEONE = "data-subject-0197a3c2-7e11-7a40-9c02-5b1d2e3f4a5b"


@pytest.mark.parametrize(
    ("name", "stream"),
    [
        ("processing.consent-given.v1", SOMEONE),
        ("processing.consent-withdrawn.v1", SOMEONE),
        ("processing.data-obtained.v1", SOMEONE),
        ("refusal.noted.v1", "obligation-dvo-2020-beek-quarterly-report-2025-Q4"),
        ("arrangement.used.v1", stored(VECTORS / "arrangement.used.v1.json")["destruction"]),
        ("agreement.registered.v1", None),
    ],
)
def test_an_event_may_name_a_stream_about_people(name: str, stream: str | None) -> None:
    event = EVENTS.validate_json(json.dumps(stored(VECTORS / f"{name}.json")))
    assert stream_named_in(event) == stream
