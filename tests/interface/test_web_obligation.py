"""One obligation in a browser without scripts: what it shows, and every form that it offers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from html import unescape
from typing import Any, get_args

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from domain.obligation.commands import BY_ITSELF, ObligationCommand, OpenOnEvent
from interface.main import served
from interface.web.deeds import DEEDS
from interface.web.timeline import entries, picture
from tests.interface.conftest import AGREEMENT, BEEK, CENTRE, REPORT, Installation

PAGE = f"/obligations/{REPORT}"
TWO_PIECES = f"{AGREEMENT}-objection-decision-2021-05-20"
PDF = ("report.pdf", b"%PDF-1.7 a report", "application/pdf")
DELIVERED = {"occurred_on": "2021-05-20"}
BY_REFERENCE = {"system-report": "zaaksysteem", "reference-report": "Z-2021/0017"}
WAIVER = {
    "ground": "met-otherwise",
    "occurred_on": "2021-05-30",
    "organ": "college",
    "taken_on": "2021-05-28",
    "reference": "B-2021-88",
}
LATE = {"attributable": "true", "occurred_on": "2021-06-01"}
INPUT = re.compile(r'<input type="hidden" name="([^"]*)" value="([^"]*)">')


@dataclass
class Browser:
    """Someone who has signed in, and what they do with a page."""

    http: TestClient
    installation: Installation
    fields: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, status: int = 200, **query: str) -> str:
        answer = self.http.get(path, params=query or None)
        assert answer.status_code == status, answer.text
        return answer.text

    def post(self, path: str, typed: dict[str, Any], status: int, files: Any = None) -> Response:
        answer: Response = self.http.post(path, data=typed, files=files)
        assert answer.status_code == status, answer.text
        return answer

    def filled(self, deed: str, typed: dict[str, Any], page: str = PAGE) -> dict[str, Any]:
        return {**hidden(self.get(f"{page}/{deed}")), **typed}

    def reviewed(self, deed: str, typed: dict[str, Any], page: str = PAGE) -> dict[str, str]:
        """What the page of the review carries."""
        found = self.post(f"{page}/{deed}", self.filled(deed, typed, page), 200).text
        assert "Klopt dit?" in found and "Er is nog niets vastgelegd" in found
        return hidden(found)

    def recorded(self, deed: str, typed: dict[str, Any], page: str = PAGE) -> str:
        """The page that confirms it."""
        carried = self.reviewed(deed, typed, page)
        answer = self.post(f"{page}/{deed}", {**carried, "step": "record"}, 303)
        return self.confirmed(answer)

    def confirmed(self, answer: Response) -> str:
        found = self.get(answer.headers["location"].partition("#")[0])
        position = re.search(r"recorded=(\d+)", answer.headers["location"])
        assert position is not None
        assert "Vastgelegd onder" in found and f'href="/trail/{position[1]}"' in found
        return found

    @property
    def size(self) -> int:
        return self.installation.doors.log.size()


def hidden(page: str) -> dict[str, str]:
    return {name: unescape(value) for name, value in INPUT.findall(page)}


def offered(page: str) -> set[str]:
    """The forms on a page, and the links to others."""
    found = re.findall(rf'(?:action|href)="/obligations/[^"/]+/({"|".join(ALL)})"', page)
    return set(found)


ALL = sorted((one.name for one in DEEDS), key=len, reverse=True)


def browser(found: Installation, party: str, role: str, language: str = "nl") -> Browser:
    http = TestClient(served(found.doors), follow_redirects=False)
    http.headers["sec-fetch-site"] = "same-origin"
    token = found.token(party, role)
    assert http.post("/sign-in/token", data={"token": token}).status_code == 303
    http.cookies.set("nakomen-language", language)
    return Browser(http, found)


@pytest.fixture
def debtor(lived: Installation) -> Iterator[Browser]:
    yield browser(lived, CENTRE, "clerk")


@pytest.fixture
def creditor(lived: Installation) -> Iterator[Browser]:
    yield browser(lived, BEEK, "clerk")


# What it shows


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", ("Kwartaalrapportage 2021-Q1", "1 dag te laat", "Tijdlijn", "in onze woorden")),
        ("en", ("Quarterly report 2021-Q1", "1 day late", "Timeline", "in our own words")),
    ],
)
def test_it_says_what_is_owed_why_then_and_what_happened(
    lived: Installation, language: str, words: tuple[str, ...]
) -> None:
    page = browser(lived, BEEK, "clerk", language).get(PAGE)
    for said in words:
        assert said in page
    assert "<svg" in page and "end-of-month-after" in page


def test_an_obligation_without_a_date_says_so(debtor: Browser) -> None:
    page = debtor.get(f"/obligations/{AGREEMENT}-progress-information-frequency")
    assert "Waarom geen datum?" in page


def test_an_unknown_obligation_is_not_found(debtor: Browser) -> None:
    debtor.get("/obligations/no-such-one", 404)
    debtor.get("/obligations/no-such-one/fulfil", 404)
    debtor.get(f"{PAGE}/no-such-form", 404)


def test_what_happened_earlier_can_stand_first(debtor: Browser) -> None:
    debtor.recorded("fulfil", {**DELIVERED, **BY_REFERENCE})
    days = r'data-l="gebeurd">[^<]*?(\d+ \w+ 2021)'
    recorded = re.findall(days, debtor.get(PAGE))
    happened = re.findall(days, debtor.get(PAGE, order="happened"))
    assert recorded[-1] == "20 mei 2021" != happened[-1]
    assert sorted(recorded) == sorted(happened)


def test_what_was_recorded_days_later_is_marked(debtor: Browser) -> None:
    page = debtor.recorded("fulfil", {**DELIVERED, **BY_REFERENCE})
    assert "12 dagen later vastgelegd" in page


def test_one_moment_makes_no_picture() -> None:
    assert picture(entries([]), date(2021, 5, 31)) is None


# Which forms are offered


@pytest.mark.parametrize(
    ("party", "role", "forms"),
    [
        (CENTRE, "clerk", {"fulfil", "dispute"}),
        (CENTRE, "director", {"fulfil", "dispute"}),
        (CENTRE, "privacy-officer", {"fulfil"}),
        (CENTRE, "auditor", set()),
        (BEEK, "clerk", {"find-late", "waive"}),
        (BEEK, "finance", {"find-late"}),
        (BEEK, "archive-inspector", set()),
        ("stein", "clerk", set()),
    ],
)
def test_a_form_is_for_the_party_and_the_role_that_may(
    lived: Installation, party: str, role: str, forms: set[str]
) -> None:
    someone = browser(lived, party, role)
    page = someone.get(PAGE)
    assert offered(page) == forms
    assert ("Wie kan hier iets vastleggen?" in page) == (not forms)
    for name in set(ALL) - forms:
        answer = someone.http.get(f"{PAGE}/{name}")
        assert (answer.status_code, answer.headers["location"]) == (303, PAGE)


def test_who_may_do_it_is_said_to_who_may_not(lived: Installation) -> None:
    page = browser(lived, BEEK, "auditor").get(PAGE)
    assert "Uw partij wel, maar met uw rol" in page
    assert "nakoming vastleggen" in page


def test_what_is_done_offers_what_comes_after(debtor: Browser, lived: Installation) -> None:
    debtor.recorded("fulfil", {**DELIVERED, **BY_REFERENCE})
    assert offered(debtor.get(PAGE)) == {"correct"}
    assert offered(browser(lived, BEEK, "clerk").get(PAGE)) == {"dispute"}


def test_in_the_past_nothing_is_recorded(debtor: Browser) -> None:
    then = str(debtor.size)
    page = debtor.get(PAGE, asOf=then)
    assert offered(page) == set()
    assert "Alleen lezen" in page
    typed = debtor.filled("fulfil", {**DELIVERED, **BY_REFERENCE})
    before = debtor.size
    answer = debtor.http.post(f"{PAGE}/fulfil?asOf={then}", data={**typed, "step": "record"})
    assert answer.status_code == 303 and f"asOf={then}" in answer.headers["location"]
    assert debtor.size == before
    assert debtor.http.get(f"{PAGE}/fulfil?asOf={then}").status_code == 303


# Each form, sent


def test_a_fulfilment_with_a_document(debtor: Browser) -> None:
    typed = debtor.filled("fulfil", DELIVERED)
    before = debtor.size
    page = debtor.post(f"{PAGE}/fulfil", typed, 200, {"file-report": PDF}).text
    assert "Klopt dit?" in page and debtor.size == before
    answer = debtor.post(f"{PAGE}/fulfil", {**hidden(page), "step": "record"}, 303)
    found = debtor.confirmed(answer)
    assert debtor.size == before + 1
    digest = re.search(r"/documents/([0-9a-f]{64})", found)
    assert digest is not None
    answer = debtor.http.get(f"/documents/{digest[1]}")
    assert answer.content == PDF[1]
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["content-type"] == "application/pdf"
    assert "sandbox" in answer.headers["content-security-policy"]


def test_a_fulfilment_with_several_documents_and_a_reference(debtor: Browser) -> None:
    typed = debtor.filled("fulfil", {**DELIVERED, **BY_REFERENCE})
    files = [
        ("file-report", PDF),
        ("file-report", ("table.csv", b"a;b\n1;2\n", "application/octet-stream")),
    ]
    page = debtor.post(f"{PAGE}/fulfil", typed, 200, files).text
    kept = re.findall(r'name="kept-report" value="([0-9a-f]{64})"', page)
    assert len(kept) == 2
    carried = {**hidden(page), "kept-report": kept, "step": "record"}
    found = debtor.confirmed(debtor.post(f"{PAGE}/fulfil", carried, 303))
    assert len(re.findall(r'href="/documents/', found)) == 2
    assert "Z-2021/0017" in found


def test_part_of_a_fulfilment(debtor: Browser, lived: Installation) -> None:
    happened = {"duty": "objection-decision", "eventOn": "2021-05-20"}
    lived.post(f"/v1/agreements/{AGREEMENT}/occurrences", happened, CENTRE)
    page = f"/obligations/{TWO_PIECES}"
    assert offered(debtor.get(page)) == {"fulfil", "fulfil-in-part", "dispute"}
    advice = {
        "occurred_on": "2021-05-28",
        "system-advice": "zaaksysteem",
        "reference-advice": "A-1",
    }
    found = debtor.recorded("fulfil-in-part", advice, page)
    assert "Nog nodig: besluit" in found
    assert offered(found) == {"fulfil", "dispute", "correct"}


def test_a_finding_that_it_is_late(creditor: Browser) -> None:
    found = creditor.recorded("find-late", LATE)
    assert "Te laat bevonden" in found


def test_a_waiver(creditor: Browser) -> None:
    assert "Kwijtgescholden: dit hoeft niet meer." in creditor.recorded("waive", WAIVER)


def test_a_dispute_that_is_conceded(debtor: Browser, creditor: Browser) -> None:
    disputed = {"ground": "not-owed", "occurred_on": "2021-06-01"}
    found = debtor.recorded("dispute", disputed)
    assert "Betwist: de partijen zijn het niet eens." in found
    form = debtor.get(f"{PAGE}/settle")
    assert 'value="withdrawn"' in form and 'value="conceded"' not in form
    conceded = {"outcome": "conceded", "occurred_on": "2021-06-01"}
    assert "Vervallen" in creditor.recorded("settle", conceded)


def test_a_correction_strikes_the_day_that_was_wrong(debtor: Browser) -> None:
    debtor.recorded("fulfil", {**DELIVERED, **BY_REFERENCE})
    version = re.search(r'name="corrects" value="(\d+)"', debtor.get(f"{PAGE}/correct"))
    assert version is not None
    wrong = {"corrects": version[1], "mistake": "another-day", "instead": "2021-05-25"}
    found = debtor.recorded("correct", wrong)
    assert re.search(r'class="was nowrap">donderdag 20 mei 2021<', found)
    assert "Op tijd nagekomen: op dinsdag 25 mei 2021" in found
    found = debtor.recorded("correct", {**wrong, "instead": "2021-05-26"})
    assert re.search(r'class="was nowrap">dinsdag 25 mei 2021<', found)
    found = debtor.recorded("correct", {"corrects": version[1], "mistake": "not-happened"})
    assert "telt niet meer" in found
    assert offered(found) == {"fulfil", "dispute"}


def test_what_is_already_so_adds_nothing(debtor: Browser) -> None:
    debtor.recorded("fulfil", {**DELIVERED, **BY_REFERENCE})
    version = hidden(debtor.get(f"{PAGE}/correct"))["seen"]
    same = {"corrects": version, "mistake": "another-day", "instead": "2021-05-20"}
    carried, before = debtor.reviewed("correct", same), debtor.size
    answer = debtor.post(f"{PAGE}/correct", {**carried, "step": "record"}, 303)
    found = debtor.get(answer.headers["location"].partition("#")[0])
    assert "Dit stond al zo vast." in found and debtor.size == before


# Each form, refused


@pytest.mark.parametrize(
    ("who", "deed", "typed", "fields"),
    [
        ("debtor", "fulfil", {"occurred_on": ""}, {"occurred_on"}),
        ("debtor", "fulfil", {"occurred_on": "gisteren"}, {"occurred_on"}),
        ("debtor", "fulfil", {**BY_REFERENCE, "occurred_on": "2021-06-02"}, {"occurred_on"}),
        ("debtor", "fulfil", {**BY_REFERENCE, "occurred_on": "2020-12-31"}, {"occurred_on"}),
        ("debtor", "fulfil", DELIVERED, {"file-report"}),
        (
            "debtor",
            "fulfil",
            {**DELIVERED, "system-report": "zaaksysteem", "reference-report": "de heer X"},
            {"reference-report"},
        ),
        ("debtor", "fulfil", {**DELIVERED, "kept-report": "ab" * 32}, {"evidence"}),
        ("debtor", "fulfil", {**DELIVERED, "kept-report": "../secret"}, {"evidence"}),
        ("debtor", "dispute", {"occurred_on": "2021-06-01"}, {"ground"}),
        (
            "creditor",
            "find-late",
            {"attributable": "", "occurred_on": "2021-06-01"},
            {"attributable"},
        ),
        ("creditor", "find-late", {**LATE, "occurred_on": "2021-05-31"}, {"occurred_on"}),
        ("creditor", "waive", {}, {"occurred_on", "ground", "organ", "taken_on", "reference"}),
        ("creditor", "waive", {**WAIVER, "taken_on": "2021-06-02"}, {"taken_on"}),
        ("creditor", "waive", {**WAIVER, "occurred_on": "2021-06-02"}, {"occurred_on"}),
    ],
)
def test_a_mistake_is_told_at_its_field_and_what_was_typed_stays(
    request: pytest.FixtureRequest, who: str, deed: str, typed: dict[str, str], fields: set[str]
) -> None:
    someone: Browser = request.getfixturevalue(who)
    before = someone.size
    page = someone.post(f"{PAGE}/{deed}", someone.filled(deed, typed), 422).text
    assert "Er is nog niets vastgelegd." in page
    assert set(re.findall(r'class="err" id="([^"]*)-err"', page)) == fields
    for name in fields:
        assert f'href="#{name}"' in page and f'id="{name}"' in page
    for name, value in typed.items():
        if not name.startswith("kept"):
            assert not value or value in unescape(page)
    assert someone.size == before


def test_a_correction_names_what_it_corrects(debtor: Browser) -> None:
    debtor.recorded("fulfil", {**DELIVERED, **BY_REFERENCE})
    typed = debtor.filled("correct", {"mistake": "another-day"})
    page = debtor.post(f"{PAGE}/correct", typed, 422).text
    assert set(re.findall(r'class="err" id="([^"]*)-err"', page)) == {"corrects", "instead"}


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (("x.exe", b"MZ", "application/x-msdownload"), "application/pdf"),
        (("x.pdf", b"not a pdf", "application/pdf"), "application/pdf"),
        (("x.pdf", b"", "application/pdf"), "leeg"),
    ],
)
def test_a_document_that_is_not_kept_is_told_at_its_field(
    debtor: Browser, file: tuple[str, bytes, str], words: str
) -> None:
    typed = debtor.filled("fulfil", DELIVERED)
    page = debtor.post(f"{PAGE}/fulfil", typed, 422, {"file-report": file}).text
    found = re.search(r'class="err" id="file-report-err">([^<]*)<', page)
    assert found is not None and words in found[1].lower()


def test_a_document_received_once_is_not_asked_again(debtor: Browser) -> None:
    typed = debtor.filled("fulfil", {"occurred_on": "2021-06-02"})
    page = debtor.post(f"{PAGE}/fulfil", typed, 422, {"file-report": PDF}).text
    kept = re.search(
        r'type="checkbox" [^>]*name="kept-report" value="([0-9a-f]{64})" checked', page
    )
    assert kept is not None
    right = {**hidden(page), **DELIVERED, "kept-report": kept[1]}
    assert "Klopt dit?" in debtor.post(f"{PAGE}/fulfil", right, 200).text


def test_a_form_larger_than_any_is_not_read(debtor: Browser, lived: Installation) -> None:
    fields = {f"n{number}": "x" for number in range(300)}
    debtor.post(f"{PAGE}/fulfil", fields, 400, {"file-report": PDF})


def test_who_may_not_is_refused_whatever_they_send(lived: Installation) -> None:
    typed = {**DELIVERED, **BY_REFERENCE, "seen": "2", "step": "record"}
    for party, role, code in (
        (BEEK, "clerk", "obligation-not-debtor"),
        (CENTRE, "auditor", "not-allowed"),
    ):
        someone = browser(lived, party, role)
        before = someone.size
        someone.post(f"{PAGE}/fulfil", typed, 403)
        assert lived.noted(before) == [code]


def test_an_inspector_gives_no_documents(lived: Installation) -> None:
    someone = browser(lived, CENTRE, "auditor")
    someone.post(f"{PAGE}/fulfil", DELIVERED, 403, {"file-report": PDF})


# Sent twice, and too late


def test_what_is_sent_twice_is_recorded_once(debtor: Browser) -> None:
    carried = {**debtor.reviewed("fulfil", {**DELIVERED, **BY_REFERENCE}), "step": "record"}
    before = debtor.size
    answers = [debtor.post(f"{PAGE}/fulfil", carried, 303) for _ in range(2)]
    assert answers[0].headers["location"] == answers[1].headers["location"]
    assert debtor.size == before + 1
    debtor.confirmed(answers[1])


def test_the_review_goes_back_to_the_fields(debtor: Browser) -> None:
    carried = debtor.reviewed("fulfil", {**DELIVERED, **BY_REFERENCE})
    page = debtor.post(f"{PAGE}/fulfil", {**carried, "step": "change"}, 200).text
    assert 'value="2021-05-20"' in page and 'value="Z-2021/0017"' in page
    assert hidden(page)["key"] == carried["key"]


def test_who_comes_second_is_told_who_was_first(debtor: Browser, creditor: Browser) -> None:
    carried = {**creditor.reviewed("waive", WAIVER), "step": "record"}
    debtor.recorded("dispute", {"ground": "not-owed", "occurred_on": "2021-06-01"})
    before = creditor.size
    page = creditor.post(f"{PAGE}/waive", carried, 412).text
    assert "Dit is niet vastgelegd" in page and "betwist door Gemeente Sittard-Geleen" in page
    assert "B-2021-88" in page and "Opnieuw controleren" not in page
    assert creditor.installation.noted(before) == ["stale"]


def test_what_can_still_be_done_is_checked_again_with_what_was_typed(
    debtor: Browser, creditor: Browser
) -> None:
    typed = debtor.filled("fulfil", {**DELIVERED, **BY_REFERENCE})
    creditor.recorded("find-late", LATE)
    page = debtor.post(f"{PAGE}/fulfil", typed, 412).text
    assert "Z-2021/0017" in page
    again = debtor.post(f"{PAGE}/fulfil", {**hidden(page), "step": "review"}, 200).text
    debtor.confirmed(debtor.post(f"{PAGE}/fulfil", {**hidden(again), "step": "record"}, 303))


def test_someone_elses_confirmation_confirms_nothing(debtor: Browser, creditor: Browser) -> None:
    debtor.recorded("fulfil", {**DELIVERED, **BY_REFERENCE})
    assert "Vastgelegd onder" not in creditor.get(PAGE, recorded=str(creditor.size))


# Both languages, no scripts


def test_every_form_reads_in_english(lived: Installation) -> None:
    debtor = browser(lived, CENTRE, "clerk", "en")
    creditor = browser(lived, BEEK, "clerk", "en")
    for someone, deed, words in (
        (debtor, "fulfil", "When was this done?"),
        (debtor, "dispute", "Why do you not agree?"),
        (creditor, "find-late", "Yes, it is attributable"),
        (creditor, "waive", "Who took the decision?"),
    ):
        page = someone.get(f"{PAGE}/{deed}")
        assert words in page and "on behalf of" in page
        assert "<script>" not in page and "style=" not in page
    wrong = debtor.filled("fulfil", {"occurred_on": "2021-06-02"})
    page = debtor.post(f"{PAGE}/fulfil", wrong, 422).text
    assert "Nothing has been recorded yet." in page


def test_every_command_that_people_give_has_a_form() -> None:
    by_people = set(get_args(ObligationCommand)) - {*BY_ITSELF, OpenOnEvent}
    assert {one.command for one in DEEDS} == by_people
