"""Figure (h): pages and the API's lists over HTTP, under a bounded load from a second process.

Connections are as many as a town hall has people who look at the same moment. What is asked now and
as of an early moment is asked in turn, so that neither is measured on a warm machine alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from multiprocessing.connection import Connection
from pathlib import Path

import uvicorn

from benchmarks.example import played
from benchmarks.loopback import Load, Server, asked, middle, request, serve_nothing
from interface.main import served, settle
from interface.web.session import COOKIE

CONNECTIONS = 8
MOST = 20_000
"""Questions of one connection, far more than are answered in time."""
EARLY = "asOf=2021-03-01"
DUTY = "dvo-2020-beek-quarterly-report-2020-Q2"
ASKED = {
    "pages": ("/", "/obligations?status=overdue", f"/obligations/{DUTY}", "/agreements", "/trail"),
    "lists of the API": ("/v1/obligations?status=overdue", f"/v1/obligations/{DUTY}", "/v1/events"),
}


@dataclass(frozen=True)
class Asked:
    """The load of one kind of question, and the same of an endpoint that does nothing."""

    name: str
    ours: Load
    nothing: Load


def measure(
    where: Path, postgres: str | None, seconds: float = 2.0, rounds: int = 3
) -> Iterator[Asked]:
    with (
        Server(_serve_example, (where, postgres)) as ours,
        Server(serve_nothing, ()) as bare,
    ):
        headers = f"cookie: {COOKIE}={ours.said[0]}\r\nauthorization: Bearer {ours.said[1]}\r\n"
        for name, paths in ASKED.items():
            for moment in ("", EARLY):
                said = [request("GET", _at(path, moment), headers) for path in paths]
                loads = [asked(ours.port, _rows(said), seconds) for _ in range(rounds)]
                bare_loads = [
                    asked(bare.port, _rows([request("GET", "/nothing")]), seconds)
                    for _ in range(rounds)
                ]
                yield Asked(f"{name}, {moment or 'now'}", middle(loads), middle(bare_loads))


def _at(path: str, moment: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}{moment}" if moment else path


def _rows(said: list[bytes]) -> list[Iterator[bytes]]:
    """Each connection begins at another page, so that they do not ask the same at once."""
    return [
        islice(cycle(said[n % len(said) :] + said[: n % len(said)]), MOST)
        for n in range(CONNECTIONS)
    ]


def _serve_example(tell: Connection, port: int, where: Path, postgres: str | None) -> None:
    example = played(where, postgres, 1)
    session = example.doors.entrance.by_token(example.token, "", None)
    settle()
    tell.send((session, example.token))
    uvicorn.run(served(example.doors), port=port, log_level="error", access_log=False)
