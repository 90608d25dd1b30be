"""What can be asked over HTTP, as of any moment."""

import base64
import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.interface.conftest import AGREEMENT, CENTRE, REPORT, Installation

READS = (
    "/v1/agreements",
    f"/v1/agreements/{AGREEMENT}",
    f"/v1/agreements/{AGREEMENT}/clauses",
    f"/v1/agreements/{AGREEMENT}/clauses/12.3",
    f"/v1/agreements/{AGREEMENT}/products",
    "/v1/obligations",
    f"/v1/obligations/{REPORT}",
    "/v1/events",
)
"""Reads that take `asOf`."""


def _cursor(*parts: str | int) -> str:
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")


def _fulfil(lived: Installation) -> None:
    piece = {"source": "own-system", "kind": "report", "system": "zaken", "reference": "Z-1"}
    body = {"occurredOn": "2021-06-01", "evidence": [piece]}
    assert lived.post(f"/v1/obligations/{REPORT}/fulfilments", body, CENTRE).status_code == 201


@pytest.mark.parametrize("path", READS)
def test_every_read_tells_which_position_it_speaks_of(standing: Installation, path: str) -> None:
    size = standing.doors.log.size()

    now, then = standing.get(path), standing.get(f"{path}?asOf={size - 1}")

    assert (now.status_code, then.status_code) == (200, 200)
    assert now.headers["nakomen-position"] == str(size)
    assert then.headers["nakomen-position"] == str(size - 1)
    assert now.headers["nakomen-as-of"] == "2021-06-01"
    assert now.headers["api-version"] == "1.0.0"


@pytest.mark.parametrize("path", READS)
@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("2021-06-02", "as-of-in-future"),
        ("999999", "as-of-in-future"),
        ("2021-06-01T09:00:01Z", "as-of-in-future"),
        ("yesterday", "as-of-not-understood"),
        ("2021-02-30", "as-of-not-understood"),
        ("2021-05-01T10:00:00", "as-of-not-understood"),
        ("0001-01-01T00:00:00%2B14:00", "as-of-not-understood"),
    ],
)
def test_a_moment_that_cannot_be_is_refused(
    standing: Installation, path: str, asked: str, code: str
) -> None:
    answer = standing.get(f"{path}?asOf={asked}")

    assert answer.status_code == 400
    assert answer.json()["type"] == f"/problems/{code}"


@pytest.mark.parametrize("path", READS)
def test_an_unknown_parameter_is_refused(standing: Installation, path: str) -> None:
    answer = standing.get(f"{path}?as_of=2021-01-01&statsu=open")

    assert answer.status_code == 400
    assert {one["parameter"] for one in answer.json()["errors"]} == {"as_of", "statsu"}


def test_before_anything_was_recorded_there_was_nothing(standing: Installation) -> None:
    assert standing.get("/v1/agreements?asOf=2019-11-03").json()["items"] == []
    assert standing.get("/v1/obligations?asOf=0").json()["total"] == 0
    answer = standing.get(f"/v1/agreements/{AGREEMENT}?asOf=2019-11-03")
    assert answer.status_code == 404
    assert answer.json()["type"] == "/problems/unknown-agreement"


def test_the_past_stays_as_it_was_known(lived: Installation) -> None:
    _fulfil(lived)
    lived.clock.move_to(datetime(2021, 6, 9, 9, 0, tzinfo=UTC))

    path = f"/v1/obligations/{REPORT}"

    assert lived.get(path).json()["status"] == "late"
    assert lived.get(f"{path}?asOf=2021-05-31").status_code == 404  # opened by a later tick
    assert lived.get(f"{path}?asOf=2021-06-01T08:59:59Z").status_code == 404
    assert lived.get(f"{path}?asOf=2021-06-01T11:00:00%2B02:00").json()["status"] == "late"
    position = lived.doors.log.size() - 1
    assert lived.get(f"{path}?asOf={position}").json()["status"] == "overdue"


def test_an_obligation_shows_its_article_its_date_and_why(standing: Installation) -> None:
    found = standing.get(f"/v1/obligations/{REPORT}").json()

    assert found["clause"] == "12.3"
    assert found["due"]["due"] == "2021-05-31"
    assert "31 mei 2021" in found["due"]["steps"][-1]["words"]["nl"]
    assert found["expectedEvidence"] == ["report"]


@pytest.mark.parametrize(
    ("query", "holds"),
    [
        ("status=overdue", lambda one: one["status"] == "overdue"),
        ("party=beek", lambda one: "beek" in one["debtor"] + one["creditor"]),
        ("debtor=beek", lambda one: "beek" in one["debtor"]),
        ("article=12.3", lambda one: one["clause"] == "12.3"),
        (f"agreement={AGREEMENT}", lambda one: one["agreement"] == AGREEMENT),
        (
            "dueFrom=2021-01-01&dueBefore=2021-02-01",
            lambda one: one["due"] is not None and one["due"]["due"][:7] == "2021-01",
        ),
    ],
)
def test_a_filter_narrows(standing: Installation, query: str, holds: Callable[[Any], bool]) -> None:
    everything = standing.get("/v1/obligations?limit=500").json()
    wanted = {one["id"] for one in everything["items"] if holds(one)}

    found = standing.get(f"/v1/obligations?limit=500&{query}").json()

    assert {one["id"] for one in found["items"]} == wanted
    assert found["total"] == len(wanted) > 0


def test_no_filter_matches_what_is_not_there(standing: Installation) -> None:
    found = standing.get("/v1/obligations?party=stein").json()

    assert (found["total"], found["items"], found["next"]) == (0, [], None)


def test_pages_join_into_the_whole_while_the_log_grows(lived: Installation) -> None:
    path = "/v1/obligations?status=overdue&limit=20"
    whole = lived.get("/v1/obligations?status=overdue&limit=500").json()
    page = lived.get(path).json()
    _fulfil(lived)
    seen = [one["id"] for one in page["items"]]
    while page["next"] is not None:
        page = lived.get(f"{path}&cursor={page['next']}").json()
        assert page["total"] == whole["total"]
        seen += [one["id"] for one in page["items"]]

    assert seen == [one["id"] for one in whole["items"]]
    assert len(seen) > 40
    assert lived.get(path).json()["total"] == whole["total"] - 1


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("limit=0", "not-understood"),
        ("limit=501", "not-understood"),
        ("limit=few", "not-understood"),
        ("status=done", "not-understood"),
        ("party=Beek%20", "not-understood"),
        ("status=open&status=overdue", "not-understood"),
        ("dueFrom=20210101", "bad-date"),
        ("dueBefore=2021-13-01", "bad-date"),
        ("cursor=%25%25", "cursor-not-understood"),
        ("cursor=WzFd", "cursor-not-understood"),
        (f"cursor={_cursor('2020-01-01', 'a', 10**30)}", "cursor-not-understood"),
        (f"cursor={_cursor('2020-01-01', 'a', -1)}", "cursor-not-understood"),
        (f"cursor={_cursor('2020-01-01', chr(0), 7)}", "cursor-not-understood"),
    ],
)
def test_a_bad_filter_is_refused(standing: Installation, query: str, code: str) -> None:
    answer = standing.get(f"/v1/obligations?{query}")

    assert answer.status_code == 400
    assert answer.json()["type"] == f"/problems/{code}"


def test_what_was_seen_before_is_not_sent_again(lived: Installation) -> None:
    path = f"/v1/obligations/{REPORT}"
    tag = lived.get(path).headers["etag"]

    same = lived.get(path, if_none_match=f'"7", W/{tag}')
    assert (same.status_code, same.content, same.headers["etag"]) == (304, b"", tag)
    lived.clock.move_to(datetime(2021, 6, 2, 9, 0, tzinfo=UTC))
    assert lived.get(path, if_none_match=tag).status_code == 200, "a day may change what is due"
    _fulfil(lived)
    assert lived.get(path).headers["etag"].startswith('"3-')


def test_the_events_are_a_feed(standing: Installation) -> None:
    size = standing.doors.log.size()
    after, positions = 0, []
    while True:
        page = standing.get(f"/v1/events?after={after}&limit=250").json()
        positions += [one["position"] for one in page["items"]]
        after = page["after"]
        if not page["more"]:
            break

    assert positions == list(range(2, size + 1)), "position 1 is the trail's own first leaf"
    last = standing.get(f"/v1/events?after={size}").json()
    assert (last["items"], last["after"], last["more"]) == ([], size, False)


def test_events_can_be_asked_by_type_and_as_of_then(standing: Installation) -> None:
    found = standing.get("/v1/events?type=agreement.signed.v1").json()["items"]

    assert [one["event"]["party"] for one in found] == ["beek", CENTRE]
    assert [one["by"]["role"] for one in found] == ["clerk", "clerk"]
    until = found[1]["position"] - 1
    early = standing.get(f"/v1/events?type=agreement.signed.v1&asOf={until}").json()
    assert [one["event"]["party"] for one in early["items"]] == ["beek"]
    unknown = standing.get("/v1/events?type=agreement.eaten.v1")
    assert unknown.status_code == 400
    assert "agreement.signed.v1" in unknown.json()["errors"][0]["detail"]


def test_an_event_comes_with_the_leaf_that_commits_to_it(standing: Installation) -> None:
    found = standing.get("/v1/events/2").json()
    leaf = found["leaf"]

    assert leaf["hash"] == hashlib.sha256(b"\0" + leaf["line"].encode()).hexdigest()
    body = json.dumps(leaf["body"], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert json.loads(leaf["line"])["body"] == hashlib.sha256(body.encode()).hexdigest()
    assert found["event"]["citationTitles"] == leaf["body"]["event"]["citation_titles"]
    assert found["recordedAt"] == json.loads(leaf["line"])["at"]


def test_the_first_leaf_is_no_event(standing: Installation) -> None:
    assert standing.get("/v1/events/1").json()["type"] == "/problems/no-event-there"
    leaf = standing.get("/v1/trail/leaves/1").json()
    assert json.loads(leaf["line"])["kind"] == "log"
    assert leaf["body"] is None
    for path in ("/v1/events/99999", "/v1/trail/leaves/99999"):
        answer = standing.get(path)
        assert answer.status_code == 404
        assert answer.json()["type"] == "/problems/position-beyond-end"


def test_the_trail_is_told_signed_and_verified(standing: Installation) -> None:
    head = standing.get("/v1/trail").json()
    note = standing.get("/v1/trail/checkpoint", accept="text/plain")
    verified = standing.get("/v1/trail/verification", role="auditor").json()

    assert head["size"] == standing.doors.log.size()
    assert note.headers["content-type"].startswith("text/plain")
    assert note.text.splitlines()[:2] == [head["origin"], str(head["signedSize"])]
    assert (verified["holds"], verified["root"]) == (True, head["root"])


def test_a_log_that_was_never_signed_has_no_checkpoint(empty: Installation) -> None:
    answer = empty.get("/v1/trail/checkpoint")

    assert answer.status_code == 404
    assert answer.json()["type"] == "/problems/no-checkpoint-yet"


def test_changes_between_two_moments(lived: Installation) -> None:
    before = lived.doors.log.size()
    _fulfil(lived)

    found = lived.get(f"/v1/changes?from={before}").json()

    assert (found["from"]["position"], found["to"]["position"]) == (before, before + 1)
    [change] = found["items"]
    assert (change["view"], change["id"], change["kind"]) == ("obligations", REPORT, "changed")
    assert change["fields"]["phase"] == {"before": "open", "after": "late"}
    assert lived.get(f"/v1/changes?from={before}&view=clauses").json()["total"] == 0
    some = lived.get("/v1/changes?from=0&limit=3").json()
    assert len(some["items"]) == 3 < some["total"]
    assert lived.get("/v1/changes?from=0&view=tables").status_code == 400
    assert lived.get("/v1/changes").json()["errors"][0]["parameter"] == "from"


def test_a_term_with_its_reasons(standing: Installation) -> None:
    rules = [one["id"] for one in standing.get("/v1/terms").json()["items"]]
    asked = "from=2026-03-02&suspended=2026-03-10..2026-03-17&extended=true"

    answer = standing.get(f"/v1/terms/objection-decision?{asked}").json()

    assert "objection-decision" in rules
    assert answer["ends"]["due"] > "2026-05-01"
    assert answer["ends"]["steps"]


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("no-such-rule?from=2026-03-02", 404, "unknown-term"),
        ("objection-filing?from=2-3-2026", 400, "bad-date"),
        ("objection-filing?from=2026-03-02&extended=true", 400, "option-not-for-term"),
        ("objection-filing?from=2026-03-02&suspended=x&suspended=y", 400, "option-not-for-term"),
        ("objection-filing", 400, "not-understood"),
        ("objection-filing?from=2026-03-02&asOf=2020-01-01", 400, "not-understood"),
    ],
)
def test_a_term_that_cannot_be_computed(
    standing: Installation, path: str, status: int, code: str
) -> None:
    answer = standing.get(f"/v1/terms/{path}")

    assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{code}")


@pytest.mark.parametrize(
    "path", ["/v1/terms", "/v1/trail", "/v1/trail/checkpoint", "/v1/trail/verification"]
)
def test_what_has_no_past_takes_no_as_of(standing: Installation, path: str) -> None:
    assert standing.get(f"{path}?asOf=2021-01-01").status_code == 400


def test_health_needs_no_token(standing: Installation) -> None:
    assert standing.http.get("/health/live").json() == {"live": True}
    ready = standing.http.get("/health/ready")
    size = standing.doors.log.size()

    told = ready.json()
    assert 0 <= told.pop("searchBehind") <= size, "it is made good when somebody searches"
    assert told == {
        "ready": True,
        "logReadable": True,
        "logWritable": True,
        "viewsBehind": 0,
        "viewsFailing": [],
        "timersFailing": [],
        "searchFailing": False,
    }
    assert standing.doors.log.size() == size, "asking records nothing"


def test_pages_for_people(standing: Installation) -> None:
    docs = standing.http.get("/docs")
    problem = standing.http.get("/problems/stale", headers={"accept-language": "en"})

    assert "POST /v1/obligations/{obligation}/fulfilments" in docs.text
    assert "https://" not in docs.text, "nothing comes from other hosts"
    assert "<h1>Changed meanwhile</h1>" in problem.text
    assert standing.http.get("/problems/none").status_code == 404
    assert standing.http.get("/v1/openapi.json").json()["openapi"].startswith("3.")
