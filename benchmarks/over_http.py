"""Figure (b): commands over HTTP against an endpoint that does nothing, same server, same load."""

from multiprocessing.connection import Connection
from pathlib import Path

import orjson
import uvicorn

from benchmarks.life import opening
from benchmarks.loopback import Load, Server, asked, middle, request, serve_nothing
from benchmarks.stores import settings
from domain.identity import uuid7
from interface.api.app import create_app
from interface.main import open_doors, settle

CONNECTIONS = 32
MOST = 4_500
"""Commands a second for which there are obligations."""
_FULFIL = orjson.dumps(
    {
        "occurredOn": "2026-06-10",
        "evidence": [
            {
                "source": "own-system",
                "kind": "quarterly-report",
                "system": "dms",
                "reference": "Z-2026-00017",
            }
        ],
    }
)


def measure(
    where: Path, postgres: str | None, seconds: float = 2.0, rounds: int = 5
) -> tuple[Load, Load]:
    """Commands and nothing in turn, since a machine is not equally fast all the time.

    Each command fulfils an obligation that nobody touched before. The middle of the rounds counts.
    """
    commands, nothing = [], []
    count = int(MOST * seconds)
    with (
        Server(_serve_commands, (where, postgres, count * rounds)) as ours,
        Server(serve_nothing, ()) as bare,
    ):
        token, keys = ours.said
        for start in range(0, count * rounds, count):
            fulfilments = _fulfilments(token, keys[start : start + count])
            commands.append(asked(ours.port, fulfilments, seconds))
            nothing.append(asked(bare.port, _nothings(), seconds))
    return middle(commands), middle(nothing)


def _fulfilments(token: str, keys: list[str]) -> list[list[bytes]]:
    said = [
        request(
            "POST",
            f"/v1/obligations/{key}/fulfilments",
            f"authorization: Bearer {token}\r\nidempotency-key: {key}\r\n",
            _FULFIL,
        )
        for key in keys
    ]
    return [said[number::CONNECTIONS] for number in range(CONNECTIONS)]


def _nothings() -> list[list[bytes]]:
    return [[request("POST", "/nothing", body=b"{}")] * 200_000] * CONNECTIONS


def _serve_commands(
    tell: Connection, port: int, where: Path, postgres: str | None, count: int
) -> None:
    chosen = settings(where, postgres)
    doors = open_doors(chosen)
    account = doors.accounts.open("sittard-geleen", frozenset({"clerk"}), "benchmark")
    keys = [uuid7() for _ in range(count)]
    for start in range(0, count, 256):
        doors.desk.handle_all([opening(key) for key in keys[start : start + 256]])
    doors.close()
    doors = open_doors(chosen)  # so that no state is remembered
    settle()
    tell.send((account.token, keys))
    uvicorn.run(create_app(doors), port=port, log_level="error", access_log=False)
