"""How a refusal becomes a problem: its status, its members, where a mistake is."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from pydantic import ValidationError
from starlette.requests import Request

from application.agreements import CatalogueDiffers
from application.documents import DocumentTooLarge, DocumentTypeRefused
from application.transact import Stale
from domain.agreement.commands import SignAgreement
from domain.catalogue_changes import Change
from domain.errors import Broken, Conflict, Forbidden, Invalid, NotFound, Refusal, Unavailable
from domain.obligation.refusals import NotDebtor
from interface.problems import NotUnderstood, Unexpected, problem, status_of
from tests.interface.conftest import Installation


def _request(language: str = "en") -> Request:
    headers = [(b"accept-language", language.encode())]
    return Request(
        {"type": "http", "method": "GET", "path": "/v1/x", "query_string": b"", "headers": headers}
    )


def _told(refusal: Refusal, language: str = "en") -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(bytes(problem(_request(language), refusal).body))
    return found


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (Refusal, 400),
        (Invalid, 400),
        (Forbidden, 403),
        (NotDebtor, 403),
        (NotFound, 404),
        (Broken, 409),
        (Conflict, 409),
        (Stale, 412),
        (DocumentTooLarge, 413),
        (DocumentTypeRefused, 415),
        (Unexpected, 500),
        (Unavailable, 503),
    ],
)
def test_the_nearest_kind_above_gives_the_status(kind: type[Refusal], status: int) -> None:
    assert status_of(kind) == status


def test_facts_are_members_beside_the_standard_ones() -> None:
    told = _told(NotDebtor(party="beek", debtor="stein"))

    assert told == {
        "type": "/problems/obligation-not-debtor",
        "title": "Not the debtor",
        "status": 403,
        "detail": "stein does this, not beek.",
        "instance": "/v1/x",
        "party": "beek",
        "debtor": "stein",
    }


def test_a_fact_never_hides_a_standard_member() -> None:
    told = _told(NotFound(type="other", status="7", proposed_by="beek"))

    assert (told["type"], told["status"]) == ("/problems/not-found", 404)
    assert told["proposedBy"] == "beek"


def test_a_catalogue_that_differs_shows_every_difference() -> None:
    change = Change(
        path="clauses[1].text.nl", kind="changed", before="a", after="b", substantive=False
    )

    told = _told(CatalogueDiffers("dvo-2020-beek", (change,)))

    assert told["changes"] == [
        {
            "path": "clauses[1].text.nl",
            "kind": "changed",
            "before": "a",
            "after": "b",
            "substantive": False,
        }
    ]


@pytest.mark.parametrize(
    ("path", "body", "pointer"),
    [
        ((), None, ""),
        (("occurredOn",), {}, "/occurredOn"),
        (("evidence", 0, "store", "digest"), {"evidence": [{"source": ""}]}, "/evidence/0/digest"),
        (("evidence", 3, "kind"), {"evidence": []}, "/evidence/3/kind"),
        (("wording", "clause", "text", "nl"), {"wording": {"text": {}}}, "/wording/text/nl"),
        (("a/b~c",), {"a/b~c": 1}, "/a~1b~0c"),
    ],
)  # fmt: skip
def test_a_pointer_is_into_the_body_as_it_was_sent(
    path: tuple[str | int, ...], body: Any, pointer: str
) -> None:
    error = {"type": "missing", "loc": ("body", *path), "msg": "Field required"}

    [told] = _told(NotUnderstood([error], body))["errors"]

    assert told == {"pointer": pointer, "detail": "this is missing: add it"}


@pytest.mark.parametrize(
    ("body", "line", "column"),
    [
        (b"", 1, 0),
        (b"{", 1, 1),
        (b'{"a": 1,\n "b": x}', 2, 7),
        (b'"\xff"', 1, 2),
    ],
)
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", "dit is geen JSON: kijk bij regel {}, teken {}"),
        ("en", "this is not JSON: look at line {}, character {}"),
    ],
)
def test_what_is_no_json_is_told_with_its_place_in_the_readers_language(
    body: bytes, line: int, column: int, language: str, words: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        SignAgreement.model_validate_json(body)

    [told] = _told(NotUnderstood(refused.value.errors()), language)["errors"]

    assert told["detail"] == words.format(line, column)


def test_a_mistake_without_words_of_ours_keeps_its_own() -> None:
    error = {"type": "rare", "loc": ("query", "limit"), "msg": "Something rare"}

    assert _told(NotUnderstood([error]), "nl")["errors"] == [
        {"parameter": "limit", "detail": "Something rare"}
    ]


def test_the_answer_says_in_which_language_it_is() -> None:
    answer = problem(_request("nl"), Unavailable())

    assert answer.headers["content-language"] == "nl"
    assert answer.headers["vary"] == "accept-language"
    assert answer.headers["retry-after"] == "2"
    assert answer.media_type == "application/problem+json"


def test_a_problem_tells_back_where_it_arose_as_a_bounded_reference(
    standing: Installation,
) -> None:
    odd = standing.get("/v1/obligations/%ff%00").json()["instance"]
    assert odd.isascii()
    assert odd.startswith("/v1/obligations/%")
    assert len(standing.get(f"/v1/obligations/{'a' * 5_000}").json()["instance"]) <= 300
