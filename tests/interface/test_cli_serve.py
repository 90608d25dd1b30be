"""The program itself, in a process of its own: it serves, agrees with the commands, and stops."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from interface.example.cast import Cast
from tests import life

ROOT = Path(__file__).parents[2]
PROGRAM = (sys.executable, "-c", "from interface.command import run; run()")


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Cast]:
    folder = tmp_path_factory.mktemp("served")
    people, _ = life.play(folder)
    return folder, people


def environment() -> dict[str, str]:
    mine = {name: value for name, value in os.environ.items() if not name.startswith("NAKOMEN")}
    return mine | {"PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}


def run(*words: str) -> subprocess.CompletedProcess[str]:
    said = [*PROGRAM, *words]
    return subprocess.run(
        said, capture_output=True, text=True, env=environment(), timeout=60, check=False
    )


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


@pytest.fixture
def served(lived: tuple[Path, Cast]) -> Iterator[tuple[subprocess.Popen[str], int]]:
    port = free_port()
    said = [*PROGRAM, "--data-dir", str(lived[0]), "serve", "--port", str(port)]
    with subprocess.Popen(said, stdout=subprocess.PIPE, text=True, env=environment()) as server:
        assert server.stdout is not None
        assert f"http://127.0.0.1:{port}" in server.stdout.readline()
        yield server, port
        if server.poll() is None:
            server.kill()


def asked(port: int, path: str, token: str) -> bytes:
    """The body of an answer, waited for until it has come."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers={"authorization": f"Bearer {token}"})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    assert answer.status == 200, body
    return body


def test_the_server_and_the_command_give_the_same_obligations_and_it_stops_gracefully(
    lived: tuple[Path, Cast], served: tuple[subprocess.Popen[str], int]
) -> None:
    folder, people = lived
    server, port = served
    token = people.accounts["beek", "clerk"].token
    path = "/v1/obligations?asOf=2020-06-01&status=overdue&limit=200"
    answer = json.loads(asked(port, path, token))
    words = ("obligations", "--as-of", "2020-06-01", "--status", "overdue", "--json")
    told = run("--data-dir", str(folder), *words)
    assert told.returncode == 0, told.stderr
    listed = json.loads(told.stdout)
    assert [one["id"] for one in answer["items"]] == [one["id"] for one in listed]
    assert listed
    assert b"<html" in asked(port, "/docs", token).lower()
    server.send_signal(signal.SIGTERM)
    assert server.wait(timeout=30) == 0
    assert run("--data-dir", str(folder), "trail", "verify").returncode == 0


def test_a_port_that_is_taken_is_named(lived: tuple[Path, Cast]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        refused = run("--data-dir", str(lived[0]), "serve", "--port", port)
    assert refused.returncode == 1
    assert port in refused.stderr
    assert "--port" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_help_needs_no_store_and_imports_none() -> None:
    imported = "import sys; from interface.command import run; import atexit;"
    told = "atexit.register(lambda: print('sqlalchemy' in sys.modules, 'pydantic' in sys.modules));"
    said = [sys.executable, "-c", f"{imported} {told} sys.argv = ['nakomen', '--help']; run()"]
    shown = subprocess.run(
        said, capture_output=True, text=True, env=environment(), timeout=60, check=True
    )
    assert shown.stdout.splitlines()[-1] == "False False"
    assert "obligations" in shown.stdout


def test_a_reader_that_goes_away_ends_the_command_without_a_trace(
    lived: tuple[Path, Cast],
) -> None:
    said = [*PROGRAM, "--data-dir", str(lived[0]), "replay"]
    with subprocess.Popen(
        said, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment()
    ) as replay:
        assert replay.stdout is not None
        assert replay.stderr is not None
        assert "registered from dvo-2020" in replay.stdout.readline()
        replay.stdout.close()
        assert "Traceback" not in replay.stderr.read()
