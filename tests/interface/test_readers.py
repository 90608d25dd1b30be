"""Who reads what is about people: every door by every party, alike."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from infra.settings import Settings
from tests.infra.erasures import arranged
from tests.interface.conftest import BEEK, CENTRE, TODAY, Installation, open_at
from tests.interface.test_api_openings import registered
from tests.interface.test_api_privacy_requests import received
from tests.interface.test_assessments import planned
from tests.interface.test_disclosures import asked
from tests.interface.test_paged_cases import BREACH
from tests.interface.visiting import Visitor

STEIN = "stein"
READING = ((BEEK, "clerk"), (BEEK, "auditor"), (CENTRE, "privacy-officer"), (CENTRE, "auditor"))
OTHERS = ((STEIN, "clerk"), (STEIN, "data-controller"), (STEIN, "auditor"))


@dataclass(frozen=True)
class Town:
    """An installation in which Beek has one of each; by name, the id that each has."""

    there: Installation
    ids: dict[str, str]

    def text(self, path: str, party: str, role: str) -> tuple[int, str]:
        found = self.there.get(path.format(**self.ids), party, role)
        return found.status_code, found.text

    def page(self, path: str, party: str, role: str) -> tuple[int, str]:
        found = Visitor(self.there, party, role).http.get(path.format(**self.ids))
        return found.status_code, found.text


@pytest.fixture(scope="module")
def town(
    life: tuple[Path, dict[tuple[str, str], str]], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Town]:
    folder, tokens = life
    copy = shutil.copytree(folder, tmp_path_factory.mktemp("town") / "copy")
    there = open_at(Settings(data_dir=copy), TODAY)
    there.tokens.update(tokens)
    subject, gone = registered(there), registered(there, number="999990020")
    arrangement = arranged(there.doors)
    order = {"subject": gone, "ground": "objection", "arrangement": arrangement}
    erased = there.post("/v1/erasures", order, CENTRE, "privacy-officer")
    assert erased.status_code == 201, erased.text
    yield Town(
        there,
        {
            "subject": subject,
            "gone": gone,
            "request": received(there, subject=subject),
            "breach": there.post("/v1/breaches", BREACH).json()["id"],
            "disclosure": asked(there, subjects=[subject]),
            "assessment": planned(there),
            "erasure": erased.json()["id"],
        },
    )
    there.doors.close()


SINGLE = (
    "/v1/data-subjects/{subject}",
    "/v1/data-subjects/{subject}/openings",
    "/v1/privacy-requests/{request}",
    "/v1/breaches/{breach}",
    "/v1/disclosures/{disclosure}",
    "/v1/assessments/{assessment}",
    "/v1/erasures/{erasure}",
)
PAGES = (
    "/data-subjects/{subject}",
    "/data-subjects/{subject}/who-looked",
    "/privacy/requests/{request}",
    "/privacy/breaches/{breach}",
    "/privacy/disclosures/{disclosure}",
    "/privacy/assessments/{assessment}",
    "/privacy/erasures/{erasure}",
)
LISTS = (
    ("subject", "/v1/data-subjects"),
    ("request", "/v1/privacy-requests"),
    ("request", "/v1/privacy-requests?subject={subject}&controller=beek"),
    ("breach", "/v1/breaches"),
    ("breach", "/v1/breaches?party=beek"),
    ("disclosure", "/v1/disclosures?party=beek"),
    ("assessment", "/v1/assessments"),
    ("erasure", "/v1/erasures"),
    *(
        (name, f"/v1/search?q={{{name}}}")
        for name in ("request", "breach", "disclosure", "assessment", "erasure")
    ),
    ("subject", "/v1/search?q={subject}"),
    ("subject", "/v1/search?q=data-subject-{subject}&kind=dossier"),
    *(
        (name, f"/v1/changes?from=1&view={view}")
        for name, view in (
            ("subject", "data_subjects"),
            ("request", "privacy_requests"),
            ("breach", "breaches"),
            ("disclosure", "disclosures"),
            ("assessment", "dpias"),
            ("erasure", "erasures"),
        )
    ),
)
LISTING = (
    ("subject", "/data-subjects"),
    ("request", "/privacy/requests"),
    ("breach", "/privacy/breaches"),
    ("disclosure", "/privacy/disclosures"),
    ("assessment", "/privacy/assessments"),
    ("erasure", "/privacy/erasures"),
    ("request", "/search?q={request}"),
    ("subject", "/search?q={subject}"),
)


@pytest.mark.parametrize("path", SINGLE)
def test_one_is_read_by_its_parties_whatever_their_roles(town: Town, path: str) -> None:
    for party, role in READING:
        assert town.text(path, party, role)[0] == 200
    for party, role in OTHERS:
        status, said = town.text(path, party, role)
        assert (status, "elsewhere" in said) == (403, True), said


@pytest.mark.parametrize("path", PAGES)
def test_one_page_is_read_by_its_parties(town: Town, path: str) -> None:
    assert town.page(path, *READING[0])[0] == 200
    assert town.page(path, CENTRE, "privacy-officer")[0] == 200
    assert town.page(path, STEIN, "clerk")[0] == 403


@pytest.mark.parametrize(("name", "path"), LISTS)
def test_a_list_has_what_its_reader_is_a_party_to(town: Town, name: str, path: str) -> None:
    for party, role in READING:
        status, said = town.text(path, party, role)
        assert (status, town.ids[name] in said) == (200, True), said
    for party, role in OTHERS:
        status, said = town.text(path, party, role)
        found = town.there.get(path.format(**town.ids), party, role).json()
        assert (status, found["items"], found["total"]) == (200, [], 0)
        assert not any(one in said for one in town.ids.values())


@pytest.mark.parametrize(("name", "path"), LISTING)
def test_a_page_lists_what_its_reader_is_a_party_to(town: Town, name: str, path: str) -> None:
    def linked(party: str) -> bool:
        addresses = re.findall(r'href="([^"?]+)', town.page(path, party, "clerk")[1])
        return any(town.ids[name] in one for one in addresses)

    assert (linked(BEEK), linked(CENTRE), linked(STEIN)) == (True, True, False)


def test_what_is_refused_to_a_reader_is_recorded_as_what_is_refused_to_a_command(
    town: Town,
) -> None:
    reads = {"data-subjects/{subject}": "data-subject-elsewhere"}
    reads["breaches/{breach}"] = "record-elsewhere"
    for path, code in reads.items():
        before = town.there.doors.log.size()
        other = town.there.get(f"/v1/{path}".format(**town.ids), STEIN, "finance")
        assert other.json()["type"] == f"/problems/{code}"
        assert town.there.noted(before) == [code]
    assert town.there.get("/v1/breaches/nothing", STEIN, "finance").status_code == 404


def test_a_page_of_a_list_goes_on_where_the_last_ended(town: Town) -> None:
    """Erasures: whose they are is known elsewhere, and yet nothing is left out or shown twice."""
    there = town.there
    made = [town.ids["erasure"]]
    for number in ("999990032", "999990044"):
        order = {"subject": registered(there, number=number), "ground": "objection"}
        order["arrangement"] = "arrangement-2026"
        made.append(there.post("/v1/erasures", order, role="privacy-officer").json()["id"])
    found, cursor = list[str](), ""
    while True:
        page = there.get(f"/v1/erasures?limit=1{cursor}", CENTRE).json()
        assert page["total"] == 3
        found += [one["id"] for one in page["items"]]
        if page["next"] is None:
            break
        cursor = f"&cursor={page['next']}"
    assert sorted(found) == sorted(made)
    assert there.get("/v1/erasures?asOf=5").json()["total"] == 0


def test_finding_somebody_is_too_much_for_giving_account(town: Town) -> None:
    before = town.there.doors.log.size()
    sought = {"number": "999990019", "purpose": "accountability"}
    found = town.there.post("/v1/data-subjects/searches", sought)
    assert found.json()["type"] == "/problems/opening-purpose-too-wide"
    assert town.there.noted(before) == ["opening-purpose-too-wide"]


def test_who_may_open_nothing_is_not_asked_what_for(town: Town) -> None:
    name = town.there.get("/v1/data-subjects/{subject}".format(**town.ids)).json()["name"]
    asking = f"/openings?field={name['key']}.{name['digest']}"
    assert town.page(asking, BEEK, "clerk")[0] == 200
    before = town.there.doors.log.size()
    assert town.page(asking, BEEK, "auditor")[0] == 403
    assert town.there.noted(before) == ["not-allowed"]


# The log


def position_of(town: Town, name: str) -> int:
    """Where the last event about it stands."""
    every = town.there.doors.log.since(0)
    return [one.position for one in every if one.stream.endswith(town.ids[name])][-1]


NAMES = ("subject", "request", "breach", "disclosure", "assessment", "erasure")
DOSSIERS = ("data-subject-{subject}", "privacy-request-{request}", "erasure-{erasure}")


@pytest.mark.parametrize("name", NAMES)
def test_an_event_is_read_by_the_parties_and_its_line_verified_by_all(
    town: Town, name: str
) -> None:
    place = position_of(town, name)
    for party, role in READING:
        assert town.there.get(f"/v1/events/{place}", party, role).status_code == 200
        assert town.there.get(f"/v1/trail/leaves/{place}", party, role).json()["body"]
    ours = town.there.get(f"/v1/trail/leaves/{place}", CENTRE, "auditor").json()
    for party, role in OTHERS:
        refused = town.there.get(f"/v1/events/{place}", party, role)
        assert (refused.status_code, refused.json()["type"]) == (403, "/problems/record-elsewhere")
        theirs = town.there.get(f"/v1/trail/leaves/{place}", party, role).json()
        assert theirs == ours | {"body": None}
    status, page = town.page(f"/trail/{place}", STEIN, "clerk")
    assert (status, "mag later vernietigd worden" in page) == (200, False)
    assert "andere gemeente" in page
    assert "het bewijs klopt" in page
    assert "mag later vernietigd worden" in town.page(f"/trail/{place}", BEEK, "clerk")[1]


def test_the_number_of_an_event_finds_it_for_the_parties(town: Town) -> None:
    asking = f"/v1/search?q=nr.%20{position_of(town, 'request')}&kind=event"
    assert [town.there.get(asking, one).json()["total"] for one in (BEEK, CENTRE, STEIN)] == [
        1,
        1,
        0,
    ]


@pytest.mark.parametrize("path", ["/v1/events?limit=1000", "/events", "/events.csv", "/"])
def test_events_are_listed_for_the_parties(town: Town, path: str) -> None:
    def named(party: str) -> bool:
        api = path.startswith("/v1")
        status, said = (town.text if api else town.page)(path, party, "clerk")
        assert status == 200
        return any(one in said for one in town.ids.values())

    assert not named("beekdaelen")  # who was refused something reads that they were
    assert path == "/" or (named(BEEK) and named(CENTRE))


def test_a_feed_goes_on_past_what_is_not_its_readers(town: Town) -> None:
    after, more, seen = 0, True, list[int]()
    while more:
        page = town.there.get(f"/v1/events?after={after}&limit=40", STEIN).json()
        assert page["after"] > after
        seen += [one["position"] for one in page["items"]]
        after, more = page["after"], page["more"]
    assert after == town.there.doors.log.size()
    assert seen == sorted(set(seen))
    assert position_of(town, "request") not in seen


@pytest.mark.parametrize("dossier", DOSSIERS)
def test_a_dossier_is_read_by_the_parties(town: Town, dossier: str) -> None:
    assert town.page(f"/dossiers/{dossier}", BEEK, "auditor")[0] == 200
    assert town.page(f"/dossiers/{dossier}", STEIN, "auditor")[0] == 403


def test_a_refusal_about_others_is_read_by_who_was_refused_and_by_the_parties(town: Town) -> None:
    there = town.there
    before = there.doors.log.size()
    there.get("/v1/breaches/{breach}".format(**town.ids), STEIN, "director")
    for party, status in ((STEIN, 200), (BEEK, 200), (CENTRE, 200), ("beekdaelen", 403)):
        assert there.get(f"/v1/events/{before + 1}", party).status_code == status
