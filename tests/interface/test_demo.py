"""The demo, played once for this file: what it tells, and what it keeps to itself."""

import json
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from fastapi.testclient import TestClient
from typer.testing import Result

from application.people import Role
from infra.settings import Settings
from interface.doors import Doors
from interface.example.folder import MARKED, MARKER, NotADemoStore, fresh
from interface.example.people import Invented, of
from interface.main import open_doors, served
from tests.clear import files_in_the_clear, in_the_clear
from tests.life import nakomen


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The whole demo, as `nakomen demo --no-serve` plays it."""
    folder = tmp_path_factory.mktemp("whole") / "demo"
    result = nakomen("demo", "--no-serve", folder=folder)
    assert result.exit_code == 0, result.output
    return folder, result.stdout


def test_the_demo_tells_what_is_due_what_is_overdue_and_how_to_look_further(
    demo: tuple[Path, str],
) -> None:
    folder, output = demo
    assert "The trail holds" in output
    size = int(output.split("The trail holds: ")[1].split()[0])
    assert size >= 3_000
    due, overdue = output.split("Due in the next 60 days")[1].split("Overdue (")
    assert len(due.splitlines()) > 10
    assert 2 <= int(overdue.split(")")[0]) <= 25
    assert "12.3" in due or "17.2" in due
    tokens = [line for line in output.splitlines() if "nkm_" in line]
    assert len(tokens) == len(Role) - 1
    assert f"nakomen --data-dir {folder} trail verify" in output


def test_the_demo_has_every_turn_that_a_duty_can_take(demo: tuple[Path, str]) -> None:
    folder, _ = demo
    lines = nakomen("replay", "--json", folder=folder).stdout.splitlines()
    events = [json.loads(line)["event"] for line in lines]
    seen = Counter(event["type"].rsplit(".", 1)[0] for event in events)
    for kind in (
        "obligation.partly-fulfilled",
        "obligation.found-late",
        "obligation.waived",
        "obligation.disputed",
        "obligation.dispute-settled",
        "obligation.overdue-noticed",
        "agreement.correction-proposed",
        "agreement.clause-corrected",
        "agreement.correction-withdrawn",
        "agreement.linked",
        "data-subject.rectified",
        "data-subject.restricted",
        "data-subject.restriction-lifted",
        "arrangement.ended",
        "informing.corrected",
        "informing.closed",
        "processing.consent-withdrawn",
        "refusal.noted",
    ):
        assert seen[kind] > 0, kind
    erased = [one for one in events if one["type"].startswith("erasure.ordered.")]
    assert {one["ground"] for one in erased} > {"unlawful", "objection", "retention-ended"}
    assert {one["request"] is None for one in erased} == {True, False}
    gone = [one for one in events if one["type"].startswith("erasure.carried-out.")]
    assert seen["erasure.made-final"] == len(gone) == len(erased)
    assert max(one["documents"] for one in gone) == 1
    corrected = [one for one in events if one["type"] == "obligation.corrected.v1"]
    assert {one["instead"] is None for one in corrected} == {True, False}
    pieces = [piece for one in events for piece in one.get("evidence", ()) if "source" in piece]
    assert {piece["source"] for piece in pieces} == {"store", "own-system"}


def test_the_demo_answers_as_of_a_day_otherwise_than_today(demo: tuple[Path, str]) -> None:
    folder, _ = demo
    then = nakomen("obligations", "--as-of", "2026-03-02", "--status", "overdue", folder=folder)
    today = nakomen("obligations", "--status", "overdue", folder=folder)
    assert then.exit_code == today.exit_code == 0
    assert then.stdout != today.stdout
    assert len(then.stdout.splitlines()) > 2


def test_the_demo_replaces_an_earlier_demo_and_nothing_else(tmp_path: Path) -> None:
    earlier = fresh(tmp_path / "demo")
    (earlier / "log.db").write_text("old")
    fresh(earlier)
    assert [one.name for one in earlier.iterdir()] == [MARKER]

    (tmp_path / "else").mkdir()
    (tmp_path / "else" / "letter.txt").write_text("dear")
    result = nakomen("demo", "--no-serve", folder=tmp_path / "else")
    assert result.exit_code == 1
    assert str(tmp_path / "else") in result.stderr
    assert (tmp_path / "else" / "letter.txt").read_text() == "dear"

    (tmp_path / "link").symlink_to(earlier)
    with pytest.raises(NotADemoStore):
        fresh(tmp_path / "link")
    (tmp_path / "else" / MARKER).write_text("not " + MARKED)
    with pytest.raises(NotADemoStore):
        fresh(tmp_path / "else")


# What it keeps to itself

LOOKED_AT = (
    "/data-subjects", "/privacy", "/privacy/requests", "/privacy/breaches", "/privacy/erasures",
    "/privacy/disclosures", "/privacy/arrangements", "/privacy/informing", "/events",
    "/events.csv", "/register", "/register.json", "/register.xlsx", "/obligations",
    "/search?q=betrokkene", "/replay", "/", "/replay/compare?with=2022-06-01",
)  # fmt: skip
ASKED_FOR = (
    "data-subjects?limit=500", "privacy-requests?limit=500", "breaches", "erasures", "events",
    "disclosures", "arrangements", "informings", "changes?from=2020-02-01&to=2020-06-30",
)  # fmt: skip
PURPOSE = {"purpose": "establish", "product": "direct.a.1"}


@dataclass(frozen=True)
class Copy:
    """A copy of the demo's store, served; with the tokens that the demo told."""

    folder: Path
    doors: Doors
    http: TestClient
    tokens: dict[str, str]

    @property
    def headers(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self.tokens['clerk']}"}

    def get(self, path: str) -> Any:
        answer = self.http.get(f"/v1/{path}", headers=self.headers)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def post(self, path: str, body: Any) -> Any:
        answer = self.http.post(f"/v1/{path}", json=body, headers=self.headers)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def told(self, as_of: str = "") -> Iterator[tuple[str, bytes]]:
        """Pages, files to take along, answers."""
        for path in (*LOOKED_AT, *(f"/v1/{one}" for one in ASKED_FOR)):
            if as_of and ("compare" in path or "changes" in path):
                continue
            more = f"{'&' if '?' in path else '?'}asOf={as_of}" if as_of else ""
            answer = self.http.get(path + more, headers=self.headers if "/v1/" in path else {})
            assert answer.status_code == 200, path + more
            yield path + more, unpacked(answer.content) + str(answer.headers).encode()

    def found(self, person: Invented) -> list[Any]:
        return list(
            self.post("data-subjects/searches", {"number": person.number, **PURPOSE})["items"]
        )


def unpacked(content: bytes) -> bytes:
    """What a workbook holds, which is a zip."""
    if not content.startswith(b"PK"):
        return content
    with ZipFile(BytesIO(content)) as packed:
        return b"".join(packed.read(name) for name in packed.namelist())


def copied(demo: tuple[Path, str], to: Path) -> Copy:
    folder, output = demo
    lines = (line.split() for line in output.splitlines() if "nkm_" in line)
    shutil.copytree(folder, to)
    return opened(to, {role: token for role, _, token in lines})


def opened(folder: Path, tokens: dict[str, str]) -> Copy:
    doors = open_doors(Settings(data_dir=folder))
    http = TestClient(served(doors), headers={"sec-fetch-site": "same-origin"})
    http.post("/sign-in/token", data={"token": tokens["clerk"]})
    return Copy(folder, doors, http, tokens)


@pytest.fixture
def copy(demo: tuple[Path, str], tmp_path: Path) -> Iterator[Copy]:
    made = copied(demo, tmp_path / "copy")
    yield made
    made.doors.close()


def test_nothing_of_three_hundred_people_is_in_the_clear(
    demo: tuple[Path, str], copy: Copy, capfd: pytest.CaptureFixture[str]
) -> None:
    folder, output = demo
    assert "300 data subjects" in output
    assert in_the_clear(output.encode()) == []
    assert list(files_in_the_clear(folder)) == []
    told = [*copy.told(), *copy.told(as_of="2022-06-01")]
    assert [(where, found) for where, said in told if (found := in_the_clear(said))] == []
    printed = capfd.readouterr()
    assert in_the_clear((printed.out + printed.err).encode()) == []
    assert list(files_in_the_clear(copy.folder)) == []


def fields_of(copy: Copy, subject: str, as_of: int) -> list[Any]:
    entry = copy.get(f"data-subjects/{subject}?asOf={as_of}")
    return [entry[name] for name in ("name", "number", "born", "address")]


def erase(person: Invented, copy: Copy) -> Result:
    """As docs/how-to/erase.md says it."""
    facts = ("--ground", "no-longer-necessary", "--arrangement", "2020-beek")
    token = ("--token", copy.tokens["privacy-officer"])
    return nakomen("privacy", "erase", person.key, *facts, *token, folder=copy.folder)


def test_one_of_them_is_erased_and_no_backup_brings_them_back(
    demo: tuple[Path, str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    person, folder = of("beek")[20], tmp_path / "copy"
    copy = copied(demo, folder)
    before = copy.doors.log.size()
    went = f"{len(copy.doors.erasing.vault.keys_of(person.key))} keys"
    asked = {"fields": fields_of(copy, person.key, before), **PURPOSE}
    said = [one["text"] for one in copy.post("openings", asked)["items"]]
    assert said[:2] == [person.name, person.number]
    assert len(in_the_clear("\n".join(said).encode())) == len(said), "it is found where it is"
    assert [one["id"] for one in copy.found(person)] == [person.key]
    copy.doors.close()
    backup = shutil.copytree(folder, tmp_path / "backup")

    done = erase(person, copy)
    assert done.exit_code == 0, done.output
    for fact in (person.key, "no-longer-necessary", "2020-beek", "privacy-officer, beek", went):
        assert fact in done.stdout
    for check in (("trail", "verify"), ("views", "check"), ("vault", "check")):
        assert nakomen(*check, folder=folder).exit_code == 0
    must_be_gone(person, before, asked, opened(folder, copy.tokens))

    for file in folder.glob("vault.db*"):
        file.unlink()
    shutil.copy(backup / "vault.db", folder)
    capfd.readouterr()
    restored = opened(folder, copy.tokens)
    assert "erasures-upheld" in capfd.readouterr().out
    must_be_gone(person, before, asked, restored)
    assert nakomen("vault", "check", folder=folder).exit_code == 0
    assert nakomen("trail", "verify", folder=folder).exit_code == 0
    assert "1 erasures" in nakomen("vault", "finalise", folder=folder).stdout


def must_be_gone(person: Invented, before: int, asked: dict[str, Any], copy: Copy) -> None:
    """Now, and as of a moment before; nobody finds or opens them any more. Closes the store."""
    tried = copy.post("openings", asked)["items"]
    assert {one["text"] for one in tried} == {None}
    assert min(one["erased"] for one in tried) > before
    assert copy.found(person) == []
    for as_of in ("", f"?asOf={before}"):
        page = copy.http.get(f"/data-subjects/{person.key}{as_of}").text
        assert "gewist" in page
        assert "verzegeld" not in page.split("<main")[1].split("</main>")[0]
    told = dict(copy.told(as_of=str(before)))
    assert [where for where, said in told.items() if in_the_clear(said)] == []
    copy.doors.close()
    assert list(files_in_the_clear(copy.folder)) == []
