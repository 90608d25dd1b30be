"""Who runs the installation decides who comes in, and nothing about what is recorded."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from starlette.routing import Mount
from typer.testing import CliRunner

from infra.settings import Settings
from interface.cli.accounts import account
from interface.cli.app import app
from interface.doors import Doors
from interface.kinds import SHEETS
from interface.main import Installations, open_doors, served
from tests.interface.conftest import BEEK, CENTRE, REPORT, Installation

PASSWORD = "a long enough password"
OURS = {"sec-fetch-site": "same-origin"}
APPENDING = re.compile(
    r"/v1/(agreements|arrangements|assessments|breaches|data-subjects|disclosures|erasures|informings"
    r"|obligations|openings|privacy-requests|processing-activities|retention|stand-ins"
    rf"{''.join(f'|{one.noun}' for one in SHEETS)})(/|$)|/v1/documents$"
)
"""Where the API takes something: commands and evidence, never the log itself."""


def state(doors: Doors) -> tuple[int, bytes, list[bytes | None]]:
    size = doors.log.size()
    lines = [doors.log.line(position) for position in range(1, size + 1)]
    return size, doors.trail.head().root, lines


def test_no_account_command_touches_the_log(lived: Installation, tmp_path: Path) -> None:
    before = state(lived.doors)
    [known, *_] = lived.doors.accounts.everyone()
    key = known[0].id
    commands: dict[str, tuple[list[str], str]] = {
        "add": (["--party", BEEK, "--role", "clerk", "--role", "director"], ""),
        "list": ([], ""),
        "close": (["--forget", key], ""),
        "password": ([key, "--name", "clerk"], f"{PASSWORD}\n" * 2),
        "token": ([key, "--scope", "record"], ""),
        "revoke": ([key], ""),
        "security": ([], ""),
    }
    there = {
        one.name or one.callback.__name__ for one in account.registered_commands if one.callback
    }
    assert there == set(commands)
    for name, (words, typed) in commands.items():
        asked = ["--data-dir", str(tmp_path / "copy"), "account", name, *words]
        done = CliRunner().invoke(app, asked, typed, obj=Installations)
        assert done.exit_code == 0, done.output
        assert state(lived.doors) == before


def test_no_way_in_or_out_touches_the_log(tmp_path: Path) -> None:
    doors = open_doors(Settings(data_dir=tmp_path))
    opened = doors.accounts.open("beek", frozenset({"clerk"}), "")
    doors.accounts.set_password(opened.person.id, "clerk", PASSWORD)
    before = state(doors)
    browser = TestClient(served(doors), headers=OURS, follow_redirects=False)
    for path, typed in (
        ("/sign-in", {"name": "clerk", "password": PASSWORD}),
        ("/sign-in", {"name": "clerk", "password": "another"}),
        ("/sign-in/token", {"token": opened.token}),
        ("/sign-out", {}),
        ("/sign-in/token", {"token": opened.token}),
        ("/sign-out/everywhere", {}),
    ):
        assert browser.post(path, data=typed).status_code in (303, 401)
    assert state(doors) == before
    doors.close()


def test_no_route_takes_anything_but_what_is_appended(lived: Installation) -> None:
    taking = [
        (path, methods - {"GET", "HEAD", "OPTIONS"})
        for path, methods in routes(served(lived.doors))
    ]
    assert {method for _, methods in taking for method in methods} == {"POST"}
    for path, _ in [one for one in taking if one[1]]:
        assert not re.match(r"(/v1)?/(events|changes|terms|trail/(?!verification$))", path)
        assert APPENDING.match(path) or not path.startswith("/v1/")


def test_a_command_adds_and_what_was_there_stays(lived: Installation) -> None:
    size, root, lines = state(lived.doors)
    body: dict[str, Any] = {"occurredOn": "2021-06-01", "ground": "not-owed"}
    assert lived.post(f"/v1/obligations/{REPORT}/disputes", body, CENTRE).status_code == 201
    after = state(lived.doors)
    assert after[0] > size
    assert after[1] != root
    assert after[2][:size] == lines
    for method in ("PUT", "PATCH", "DELETE"):
        for path in ("/v1/events/1", f"/v1/obligations/{REPORT}", "/v1/trail"):
            answer = lived.http.request(method, path, headers=lived.headers(), json=body)
            assert answer.status_code in (404, 405)
    assert state(lived.doors) == after


def routes(app: FastAPI) -> Iterator[tuple[str, set[str]]]:
    """Of the API, and of the pages beside it."""
    for route in app.routes:
        if isinstance(route, APIRoute):
            yield route.path, set(route.methods)
        elif isinstance(route, Mount) and isinstance(route.app, FastAPI):
            yield from routes(route.app)
