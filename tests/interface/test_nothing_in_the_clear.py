"""A person's life in an installation: what it writes, shows, exports or logs is never in the clear.

Only who opens a field for a purpose reads it. After an erasure nobody does, at any moment of the
past either.
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
import pytest
from fastapi.testclient import TestClient

from infra.settings import Settings
from interface.example.people import of
from interface.main import open_doors, served
from tests.clear import files_in_the_clear, in_the_clear
from tests.infra.erasures import arranged
from tests.interface.activities import covered
from tests.interface.conftest import AGREEMENT, BEEK, CENTRE, Installation
from tests.life import nakomen, play

NUMBER = "999990019"
PERSON = {
    "name": "Xerxina van Verzonnen-Nergenshuizen",
    "number": NUMBER,
    "address": "Denkbeeldlaan 77, 9999 ZZ Luchtkasteel",
}
STORY = "hij zegt dat zijn ex Ypsilonda Bedacht alles heeft"
CLEAR = ("Xerxina", "Nergenshuizen", NUMBER, "Denkbeeldlaan", "Luchtkasteel", "Ypsilonda", "1961-")
PAGES = (
    "/data-subjects", "/privacy", "/privacy/requests", "/privacy/breaches", "/privacy/erasures",
    "/privacy/disclosures", "/privacy/arrangements", "/events", "/events.csv", "/register",
    "/search?q=Xerxina", f"/search?q={NUMBER}", "/replay", "/", "/replay/compare?asOf=2020-06-01",
)  # fmt: skip
LISTS = (
    "data-subjects", "privacy-requests", "breaches", "erasures", "events", "disclosures",
    "arrangements", "search?q=Xerxina", "changes?from=2020-06-01",
)  # fmt: skip


@dataclass
class Told:
    """All that anybody was told, but for what they opened."""

    lived: Installation
    site: TestClient
    texts: dict[str, str] = field(default_factory=dict)

    def post(self, path: str, body: Any, *who: str, status: int = 201) -> dict[str, Any]:
        answer = self.lived.post(f"/v1/{path}", body, *who)
        assert answer.status_code == status, answer.text
        self.texts[f"POST {path} {status}"] = answer.text + str(answer.headers)
        return dict(answer.json())

    def look(self, as_of: str = "") -> None:
        for name in LISTS:
            more = f"{'&' if '?' in name else '?'}asOf={as_of}" if as_of else ""
            if name.startswith("changes"):
                more = ""
            self.texts[name + more] = self.lived.get(f"/v1/{name}{more}").text
        for path in (*PAGES, *self._details()):
            more = (
                f"{'&' if '?' in path else '?'}asOf={as_of}" if as_of and "asOf" not in path else ""
            )
            answer = self.site.get(path + more)
            assert answer.status_code in (200, 404), path
            self.texts[path + more] = answer.text

    def _details(self) -> Iterator[str]:
        size = self.lived.doors.log.size()
        yield from (f"/trail/{position}" for position in range(size - 12, size + 1))
        for one in self.lived.get("/v1/data-subjects").json()["items"]:
            yield f"/data-subjects/{one['id']}"
            yield f"/data-subjects/{one['id']}/who-looked"

    def in_the_clear(self) -> list[tuple[str, str]]:
        """`search` says back what was looked for, on the page where it was typed."""
        return [
            (where, text)
            for where, said in self.texts.items()
            for text in CLEAR
            if text in said and not (where.startswith("/search") and text in where)
        ]


@pytest.fixture
def told(lived: Installation) -> Told:
    arranged(lived.doors, "afspraak-1")
    site = TestClient(served(lived.doors), headers={"sec-fetch-site": "same-origin"})
    site.post("/sign-in/token", data={"token": lived.token(BEEK, "clerk")})
    return Told(lived, site)


def on_disk(folder: Path) -> list[tuple[str, str]]:
    """Every file, write-ahead logs included."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert {"log.db", "vault.db", "views.db", "openings.db"} <= {path.name for path in files}
    return [
        (path.name, text)
        for path in files
        for text in CLEAR
        if text.lower().encode() in path.read_bytes().lower()
    ]


def lives(told: Told) -> tuple[str, dict[str, Any]]:
    """Registered, asked about, told about, leaked; the pseudonym and the sealed name."""
    covered(told.lived)
    day = {"occurredOn": "2021-06-01"}
    person = {**PERSON, "born": "1961-02-28"}
    subject = told.post("data-subjects", person | day | {"agreement": AGREEMENT})["id"]
    sealed = told.lived.get(f"/v1/data-subjects/{subject}").json()["name"]
    wrong = person | day | {"agreement": AGREEMENT, "number": "999990018"}
    told.post("data-subjects", wrong, status=409)
    told.post("data-subjects", wrong | {"number": [NUMBER]}, status=400)
    told.post("data-subjects", person | day | {"agreement": AGREEMENT}, BEEK, "auditor", status=403)
    told.post(f"data-subjects/{subject}/rectifications", {**day, "address": PERSON["address"]})
    told.post(
        "data-subjects/searches",
        {"number": NUMBER, "purpose": "establish", "product": "direct.a.1"},
        status=200,
    )
    breach = {
        "agreement": AGREEMENT, "controller": BEEK, "processor": CENTRE, "affected": 1,
        "discoveredAt": "2021-05-31T10:00:00+02:00", "natures": ["confidentiality"],
        "cause": "wrong-recipient", "categories": ["contact"], "description": STORY,
    }  # fmt: skip
    told.post("breaches", breach, CENTRE)
    return subject, sealed


def test_nothing_that_is_written_or_told_is_in_the_clear(
    told: Told, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    lives(told)
    told.look()
    told.look(as_of=str(told.lived.doors.log.size() - 2))
    assert told.in_the_clear() == []
    assert on_disk(tmp_path / "copy") == []
    printed = capfd.readouterr()
    assert [text for text in CLEAR if text in printed.out + printed.err] == []


def test_who_is_erased_is_nowhere_any_more_and_at_no_moment_of_the_past(
    told: Told, tmp_path: Path
) -> None:
    subject, name = lives(told)
    before = told.lived.doors.log.size()
    asked = {"fields": [name], "purpose": "establish", "product": "direct.a.1"}
    opened = told.lived.post("/v1/openings", asked).json()["items"]
    assert opened[0]["text"] == PERSON["name"]
    order = {"subject": subject, "ground": "objection", "arrangement": "afspraak-1"}
    told.post("erasures", order, BEEK, "privacy-officer")
    gone = told.lived.post("/v1/openings", asked).json()["items"]
    assert gone[0]["text"] is None and gone[0]["erased"] > before
    for as_of in ("", str(before)):
        page = told.site.get(f"/data-subjects/{subject}{f'?asOf={as_of}' if as_of else ''}").text
        assert "gewist" in page
    found = told.post(
        "data-subjects/searches",
        {"number": NUMBER, "purpose": "establish", "product": "direct.a.1"},
        status=200,
    )
    assert found["items"] == []
    told.look()
    told.look(as_of=str(before))
    assert told.in_the_clear() == []
    told.lived.doors.close()
    assert on_disk(tmp_path / "copy") == []
    for command in (("trail", "verify"), ("views", "check"), ("vault", "check")):
        assert nakomen(*command, folder=tmp_path / "copy").exit_code == 0


# The example, in a database server; in files it is looked through by test_demo


def in_database(url: str, prefix: str) -> Iterator[tuple[str, bytes]]:
    """Every table as it is sent in binary: texts and bytes as they are."""
    listed = "select schemaname, tablename from pg_tables where schemaname like %s"
    with psycopg.connect(url) as connection:
        tables = connection.execute(listed, (f"{prefix}%",)).fetchall()
        assert {schema.removeprefix(prefix) for schema, _ in tables} == {
            "log", "vault", "views", "openings",
        }  # fmt: skip
        for schema, table in tables:
            with connection.cursor().copy(
                psycopg.sql.SQL("copy {} to stdout (format binary)").format(
                    psycopg.sql.Identifier(schema, table)
                )
            ) as rows:
                yield f"{schema}.{table}", b"".join(bytes(row) for row in rows)


def test_nothing_of_the_examples_people_is_in_a_database_server_in_the_clear(
    tmp_path: Path, postgres_url: str, capfd: pytest.CaptureFixture[str]
) -> None:
    prefix, there = (
        f"clear{uuid.uuid4().hex[:8]}_",
        dict.fromkeys(("log_url", "vault_url", "views_url", "openings_url"), postgres_url),
    )
    settings = Settings.model_validate({"data_dir": tmp_path, "schema_prefix": prefix, **there})
    play(tmp_path, settings=settings)
    tables = dict(in_database(postgres_url, prefix))
    assert b"data-subject.registered.v1" in tables[f"{prefix}log.leaf"]
    assert [(name, found) for name, held in tables.items() if (found := in_the_clear(held))] == []
    assert list(files_in_the_clear(tmp_path)) == []
    printed = capfd.readouterr()
    assert in_the_clear((printed.out + printed.err).encode()) == []
    doors = open_doors(settings)
    gone, there_still = (doors.erasing.vault.keys_of(of("beek")[place].key) for place in (0, 20))
    assert (gone, len(there_still)) == ([], 1)
    assert doors.trail.verify().holds
    doors.close()
