"""The pages of the trail: what they show of a real one, now and before, whole and tampered with."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from domain.trail.merkle import leaf_hash
from domain.trail.proof import proves_inclusion
from interface.main import served
from interface.web.events import sides
from tests.interface.conftest import AGREEMENT, BEEK, Installation

OBLIGATION = f"obligation-{AGREEMENT}-quarterly-report-2021-Q1"


@dataclass
class Reader:
    """Someone who has signed in and reads in a language."""

    http: TestClient
    installation: Installation

    def get(self, path: str, status: int = 200, language: str = "nl") -> str:
        self.http.cookies.set("nakomen-language", language)
        answer: Response = self.http.get(path)
        assert answer.status_code == status, answer.text
        return answer.text


def reader(found: Installation) -> Reader:
    ours = {"sec-fetch-site": "same-origin"}
    http = TestClient(served(found.doors), headers=ours, follow_redirects=False)
    token = found.token(BEEK, "clerk")
    assert http.post("/sign-in/token", data={"token": token}).headers["location"] == "/"
    return Reader(http, found)


@pytest.fixture
def visitor(standing: Installation) -> Iterator[Reader]:
    found = reader(standing)
    yield found
    found.http.close()


@pytest.fixture
def free(lived: Installation) -> Iterator[Reader]:
    """Over a store of its own."""
    found = reader(lived)
    yield found
    found.http.close()


# The trail


def test_the_trail_says_how_long_it_is_and_over_which_root(visitor: Reader) -> None:
    head = visitor.installation.doors.trail.head()
    page = visitor.get("/trail")
    assert head.root in page
    assert head.vkey.replace("+", "&#43;") in page or head.vkey in page
    assert "Het spoor telt" in page
    assert "The trail has" in visitor.get("/trail", language="en")


def test_an_earlier_trail_had_the_root_that_was_signed_then(visitor: Reader) -> None:
    trail = visitor.installation.doors.trail
    earlier = trail.checkpoints(10)[-1]
    page = visitor.get(f"/trail?asOf={earlier.size}")
    assert earlier.size < trail.head().size
    assert earlier.root in page
    assert trail.head().root not in page
    assert 'action="/trail/verification"' not in page, "the past is for reading"


def test_the_last_checkpoint_can_be_kept(visitor: Reader) -> None:
    answer = visitor.http.get("/trail/checkpoint")
    assert answer.text == visitor.installation.doors.trail.checkpoint()
    assert answer.headers["content-disposition"].startswith("attachment")


# Verifying


def verified(visitor: Reader) -> None:
    """Ask for a run and watch it to its end."""
    assert visitor.http.post("/trail/verification").headers["location"] == "/trail/verification"
    watched = visitor.http.get("/trail/verification/progress")
    assert watched.headers["content-type"].startswith("text/event-stream")
    assert watched.text.endswith("event: ended\ndata: {}\n\n")


def test_nothing_is_said_of_a_trail_that_nobody_verified(free: Reader) -> None:
    assert "nog niet gecontroleerd" in free.get("/trail/verification")


def test_a_whole_trail_is_told_to_hold(free: Reader) -> None:
    verified(free)
    page = free.get("/trail/verification")
    assert "Het spoor klopt en is compleet" in page
    assert free.installation.doors.trail.head().root in page
    assert "Wat een controle niet kan zien" in page
    assert "The trail holds and is complete" in free.get("/trail/verification", language="en")


def test_the_first_place_where_it_goes_wrong_is_named(free: Reader) -> None:
    changed = 40
    database = free.installation.doors.trail.database  # type: ignore[attr-defined]
    with closing(sqlite3.connect(database.engine.url.database)) as store:
        store.execute(
            "update body set body = cast(replace(cast(body as text), '2019', '2018') as blob)"
            " where position = ?",
            (changed,),
        )
        store.commit()
    verified(free)
    page = free.get("/trail/verification")
    assert "Het spoor klopt niet" in page
    assert f"Nummer {changed}" in page
    assert "body-digest" in page
    assert f"De inhoud op positie {changed} is niet de inhoud die is vastgelegd." in page
    assert f'href="/trail/{changed}"' in page
    english = free.get("/trail/verification", language="en")
    assert f"The body at position {changed} is not the body that was recorded." in english


# Events


def positions(page: str) -> list[int]:
    """Of the list, without those in the frame."""
    listed = page[page.index("<tbody>") : page.index("</tbody>")] if "<tbody>" in page else ""
    return [int(found) for found in re.findall(r'class="rn" href="/trail/(\d+)', listed)]


def test_the_newest_event_comes_first_and_paging_misses_none(visitor: Reader) -> None:
    seen: list[int] = []
    path = "/events"
    while path:
        page = visitor.get(path)
        seen += positions(page)
        more = re.search(r'href="(/events\?[^"]*upto=\d+[^"]*)"', page)
        path = more[1].replace("&amp;", "&") if more else ""
    log = visitor.installation.doors.log
    assert seen == sorted((one.position for one in log.since(0)), reverse=True)


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("type=obligation.opened.v1", lambda one: one.event.type == "obligation.opened.v1"),
        ("party=beek", lambda one: one.by.party == "beek"),
        (f"stream={OBLIGATION}", lambda one: one.stream == OBLIGATION),
        (f"dossier=year-{AGREEMENT}-2021", lambda one: one.dossier == f"year-{AGREEMENT}-2021"),
        ("from=100&to=110", lambda one: 100 <= one.position <= 110),
        ("to=2019-11-04", lambda one: one.recorded_at.date() <= date(2019, 11, 4)),
        ("from=2020-01-01", lambda one: one.recorded_at.date() >= date(2020, 1, 1)),
    ],
)
def test_a_filter_keeps_what_fits(visitor: Reader, asked: str, kept: object) -> None:
    assert callable(kept)
    fits = [one.position for one in visitor.installation.doors.log.since(0) if kept(one)]
    assert fits
    assert positions(visitor.get(f"/events?{asked}")) == fits[::-1][:50]


def test_an_empty_list_says_why(visitor: Reader) -> None:
    assert "Er is niets vastgelegd dat past." in visitor.get("/events?dossier=nowhere")


def test_a_day_that_is_none_is_refused_in_words(visitor: Reader) -> None:
    assert "bad-date" in visitor.get("/events?from=gisteren", 400)


# One line


def test_one_line_with_its_body_and_its_proof(visitor: Reader) -> None:
    trail = visitor.installation.doors.trail
    last = visitor.installation.doors.log.read(OBLIGATION)[-1]
    leaf, proof = trail.leaf(last.position), trail.inclusion(last.position)
    page = visitor.get(f"/trail/{last.position}")
    assert leaf.hash in page
    assert proof.root in page
    assert all(step in page for step in proof.path)
    assert "het bewijs klopt<" in page
    assert f'href="/dossiers/{last.dossier}"' in page
    assert "the proof holds<" in visitor.get(f"/trail/{last.position}", language="en")


def test_lines_that_are_no_events_are_told_as_what_they_are(visitor: Reader) -> None:
    assert "Hier begint het spoor." in visitor.get("/trail/1")
    assert "Here the trail begins." in visitor.get("/trail/1", language="en")


def test_what_was_recorded_later_is_not_shown_at_an_earlier_moment(visitor: Reader) -> None:
    assert "nog niet vastgelegd" in visitor.get("/trail/100?asOf=99", 404)
    size = visitor.installation.doors.log.size()
    assert "bestaat nog niet" in visitor.get(f"/trail/{size + 1}", 404)


def test_a_number_is_gone_to(visitor: Reader) -> None:
    answer = visitor.http.get("/trail/number?position=12&asOf=50")
    assert answer.headers["location"] == "/trail/12?asOf=50"


def test_the_proof_of_every_line_comes_to_the_root(visitor: Reader) -> None:
    doors = visitor.installation.doors
    assert doors.trail.root(doors.log.size()) == doors.trail.head().root
    for position in range(1, doors.log.size() + 1):
        found = doors.trail.inclusion(position)
        line = doors.trail.leaf(position).line.encode()
        path, root = [bytes.fromhex(step) for step in found.path], bytes.fromhex(found.root)
        assert found.holds
        assert proves_inclusion(leaf_hash(line), position - 1, found.size, path, root)
        assert len(sides(position - 1, found.size)) == len(path)


def test_without_a_session_nothing_is_shown(visitor: Reader) -> None:
    visitor.http.cookies.clear()
    for path in ("/trail", "/events", "/trail/1", "/trail/verification", "/?asOf=never"):
        assert visitor.http.get(path).headers["location"] == "/sign-in"
