"""Documents with personal data over HTTP and on pages: sealed, opened for a purpose, erased."""

import re
from pathlib import Path
from typing import Any

import pytest
from httpx2 import Response

from tests.infra.erasures import arranged
from tests.interface.activities import covered
from tests.interface.conftest import AGREEMENT, BEEK, CENTRE, REPORT, Installation
from tests.interface.test_api_openings import PRODUCT, looks, registered
from tests.interface.test_web_obligation import DELIVERED, PAGE, Browser, browser, hidden
from tests.interface.test_web_openings import WHY
from tests.life import nakomen

LETTER = b"%PDF-1.7 Indicatiebesluit van Ypsilonda Bedacht"
STREAM = f"obligation-{REPORT}"
PURPOSE = {"purpose": "establish", "product": PRODUCT}


@pytest.fixture(autouse=True)
def _covered(lived: Installation) -> None:
    """By the register of processing, so that something may be read."""
    covered(lived)


def sent(to: Installation, query: str, party: str = BEEK, role: str = "clerk") -> Response:
    headers = to.headers(party, role, content_type="application/pdf")
    answer: Response = to.http.post(f"/v1/documents?{query}", content=LETTER, headers=headers)
    return answer


def sealed(to: Installation, query: str) -> dict[str, Any]:
    answer = sent(to, query)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def opened(to: Installation, digest: str, *who: str, **other: str) -> Response:
    return to.post("/v1/openings/documents", {"digest": digest} | PURPOSE | other, *who)


def shown(to: Installation, kept: dict[str, Any]) -> str:
    """A fulfilment that rests on it; the path of its obligation."""
    piece = {"source": "store", "kind": "report", **kept}
    body = {"occurredOn": "2021-05-28", "evidence": [piece]}
    path = f"/v1/obligations/{REPORT}"
    answer = to.post(f"{path}/fulfilments", body, CENTRE)
    assert answer.status_code == 201, answer.text
    return path


def code(answer: Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["type"].removeprefix("/problems/")


def test_it_is_sealed_under_whom_it_is_about_and_opens_for_a_purpose(
    lived: Installation, tmp_path: Path
) -> None:
    subject = registered(lived)
    kept = sealed(lived, f"subject={subject}")
    shown(lived, kept)
    assert code(lived.get(f"/v1/documents/{kept['digest']}")) == (409, "document-sealed")
    assert looks(lived, subject) == []

    path = f"/documents/{kept['digest']}/open"
    assert path in browser(lived, BEEK, "clerk").get(f"/data-subjects/{subject}")
    answer = opened(lived, kept["digest"])
    assert (answer.content, answer.headers["content-type"]) == (LETTER, "application/pdf")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-disposition"] == "attachment"
    [look] = looks(lived, subject)
    assert (look["status"], look["fields"]) == ("ok", [f"{kept['digest']}:document"])
    assert look["attributes"]["nakomen.purpose"] == "establish"
    files = [path for path in (tmp_path / "copy").rglob("*") if path.is_file()]
    assert not any(b"Ypsilonda" in path.read_bytes() for path in files)


@pytest.mark.parametrize(
    ("who", "other", "refused"),
    [
        ((BEEK, "auditor"), {}, (403, "not-allowed")),
        (("stein", "clerk"), {}, (403, "opening-elsewhere")),
        ((BEEK, "clerk"), {"product": "direct.z.9"}, (409, "opening-product-not-agreed")),
        ((BEEK, "clerk"), {"purpose": "accountability"}, (403, "opening-purpose-too-wide")),
    ],
)
def test_who_may_not_is_refused_and_that_is_recorded(
    lived: Installation, who: tuple[str, str], other: dict[str, str], refused: tuple[int, str]
) -> None:
    kept = sealed(lived, f"stream={STREAM}")
    before = lived.doors.log.size()
    assert code(opened(lived, kept["digest"], *who, **other)) == refused
    assert lived.noted(before) == [refused[1]]


@pytest.mark.parametrize(
    ("query", "who", "refused"),
    [
        (f"stream={STREAM}", ("stein", "clerk"), (403, "document-elsewhere")),
        ("stream=obligation-none", (BEEK, "clerk"), (404, "document-belongs-nowhere")),
        (
            "subject=0197a3c2-8a22-7b51-8d13-6c2e3f4a5b6c",
            (BEEK, "clerk"),
            (404, "unknown-data-subject"),
        ),
    ],
)
def test_a_document_is_kept_for_ones_own(
    lived: Installation, query: str, who: tuple[str, str], refused: tuple[int, str]
) -> None:
    before = lived.doors.log.size()
    assert code(sent(lived, query, *who)) == refused
    assert lived.noted(before) == [refused[1]]
    assert code(sent(lived, "personal=yes")) == (400, "not-understood")


def test_consent_is_shown_by_what_is_sealed_under_who_gave_it(lived: Installation) -> None:
    """No consent is recorded on a document that anybody could read."""
    subject = registered(lived)
    path = f"/v1/processing-activities/{AGREEMENT}-none/consents"
    headers = lived.headers(BEEK, content_type="application/pdf")
    plain = lived.http.post("/v1/documents", content=LETTER, headers=headers).json()
    mine, other = (sealed(lived, one) for one in (f"subject={subject}", f"stream={STREAM}"))

    def given(kept: dict[str, Any]) -> str:
        piece = {"source": "store", "kind": "consent", **kept}
        body = {"occurredOn": "2021-05-28", "number": 1, "subject": subject, "evidence": [piece]}
        return code(lived.post(path, body))[1]

    assert [given(plain), given(other)] == ["evidence-in-the-clear"] * 2
    assert given(mine) != "evidence-in-the-clear"


def test_an_erasure_takes_the_documents_and_counts_them(
    lived: Installation, tmp_path: Path
) -> None:
    arranged(lived.doors, "afspraak-1")
    subject = registered(lived)
    kept = sealed(lived, f"subject={subject}")
    shown(lived, kept)
    before = str(lived.doors.log.size())
    order = {"subject": subject, "ground": "objection", "arrangement": "afspraak-1"}
    made = lived.post("/v1/erasures", order, BEEK, "privacy-officer")
    assert made.status_code == 201, made.text
    [entry] = lived.get("/v1/erasures").json()["items"]
    assert lived.get(f"/v1/erasures/{entry['id']}").json()["documents"] == 1
    assert code(opened(lived, kept["digest"])) == (409, "document-erased")
    assert code(lived.get(f"/v1/documents/{kept['digest']}")) == (409, "document-erased")
    assert list((tmp_path / "copy" / "documents" / "sealed").rglob("*")) == []
    clerk = browser(lived, BEEK, "clerk")
    for page in (clerk.get(PAGE), clerk.get(PAGE, asOf=before)):
        assert "gewist" in page and f'href="/trail/{entry["position"]}' in page
    assert "Dit document is gewist" in clerk.get(f"/documents/{kept['digest']}/open")
    lived.doors.close()
    for command in (("trail", "verify"), ("vault", "check"), ("views", "check")):
        assert nakomen(*command, folder=tmp_path / "copy").exit_code == 0


# Pages


def given(clerk: Browser, **typed: str) -> str:
    """The page of the obligation, with the letter as evidence."""
    files = {"file-report": ("brief.pdf", LETTER, "application/pdf")}
    filled = clerk.filled("fulfil", DELIVERED | typed)
    review = clerk.post(f"{PAGE}/fulfil", filled, 200, files).text
    assert ("verzegeld" in review) is bool(typed)
    return clerk.confirmed(clerk.post(f"{PAGE}/fulfil", {**hidden(review), "step": "record"}, 303))


def test_a_form_asks_whether_it_holds_personal_data_and_a_page_opens_it(
    lived: Installation,
) -> None:
    clerk = browser(lived, CENTRE, "clerk")
    assert "Er staan persoonsgegevens in" in clerk.get(f"{PAGE}/fulfil")
    page = given(clerk, **{"personal-report": "yes"})
    link = re.search(r'href="(/documents/[0-9a-f]{64}/open\?[^"]*)"', page)
    assert link is not None and "verzegeld" in page
    path = link[1].partition("?")[0]
    asking = clerk.get(link[1])
    assert "Waarvoor hebt u dit nodig?" in asking
    assert clerk.http.get(path.removesuffix("/open")).headers["location"] == path
    found = clerk.post(path, hidden(asking) | WHY, 200)
    assert found.content == LETTER
    assert found.headers["content-disposition"].endswith('.pdf"')
    assert "Kies een doel." in clerk.post(path, hidden(asking), 422).text
    enforce = hidden(asking) | {"purpose": "enforce"}
    assert "Noem welk." in clerk.post(path, enforce, 422).text
    auditor = browser(lived, BEEK, "auditor")
    there = auditor.get(PAGE)
    assert "verzegeld" in there and "/open?" not in there
    assert auditor.post(path, WHY, 403).content != LETTER


def test_without_personal_data_it_is_kept_as_it_is(lived: Installation) -> None:
    clerk = browser(lived, CENTRE, "clerk")
    page = given(clerk)
    link = re.search(r'href="(/documents/[0-9a-f]{64})"', page)
    assert link is not None
    assert clerk.http.get(link[1]).content == LETTER
    assert clerk.http.get(f"{link[1]}/open").headers["location"] == link[1]
