"""Figure (b): commands over HTTP against an endpoint that does nothing, same server, same load.

Each server is a process of its own; 32 connections ask it on loopback, each its next question when
the last one is answered, for a bounded time. The middle of several rounds counts.
"""

import asyncio
import multiprocessing
import socket
import time
from dataclasses import dataclass
from datetime import timedelta
from multiprocessing.connection import Connection
from pathlib import Path

import orjson
import uvicorn
from fastapi import FastAPI

from benchmarks.life import opening
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


@dataclass(frozen=True)
class Load:
    """Answers a second, and how long half and all but a hundredth of them took at most."""

    rate: float
    p50: timedelta
    p99: timedelta


def measure(
    where: Path, postgres: str | None, seconds: float = 2.0, rounds: int = 5
) -> tuple[Load, Load]:
    """Commands and nothing in turn, since a machine is not equally fast all the time.

    Each command fulfils an obligation that nobody touched before.
    """
    commands, nothing = [], []
    count = int(MOST * seconds)
    with (
        _Server(_serve_commands, (where, postgres, count * rounds)) as ours,
        _Server(_serve_nothing, ()) as bare,
    ):
        token, keys = ours.said
        for start in range(0, count * rounds, count):
            asked = _fulfilments(token, keys[start : start + count])
            commands.append(asyncio.run(_load(ours.port, asked, seconds)))
            nothing.append(asyncio.run(_load(bare.port, _nothings(), seconds)))
    return _middle(commands), _middle(nothing)


def _middle(loads: list[Load]) -> Load:
    return sorted(loads, key=lambda load: load.rate)[len(loads) // 2]


def _fulfilments(token: str, keys: list[str]) -> "list[list[bytes]]":
    asked = [
        _post(
            f"/v1/obligations/{key}/fulfilments",
            _FULFIL,
            f"authorization: Bearer {token}\r\nidempotency-key: {key}\r\n",
        )
        for key in keys
    ]
    return [asked[number::CONNECTIONS] for number in range(CONNECTIONS)]


def _nothings() -> "list[list[bytes]]":
    return [[_post("/nothing", b"{}")] * 200_000] * CONNECTIONS


def _post(path: str, body: bytes, headers: str = "") -> bytes:
    head = (
        f"POST {path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n"
        f"{headers}content-length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


async def _load(port: int, asked: list[list[bytes]], seconds: float) -> Load:
    took: list[float] = []
    began = time.perf_counter()
    await asyncio.gather(*(_connection(port, one, began + seconds, took) for one in asked))
    rate = len(took) / (time.perf_counter() - began)
    took.sort()
    p50, p99 = took[len(took) // 2], took[len(took) * 99 // 100]
    return Load(rate, timedelta(seconds=p50), timedelta(seconds=p99))


async def _connection(port: int, asked: list[bytes], end: float, took: list[float]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for request in asked:
        began = time.perf_counter()
        if began > end:
            break
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        length = head.lower().split(b"content-length: ")[1].split(b"\r\n")[0]
        body = await reader.readexactly(int(length))
        took.append(time.perf_counter() - began)
        if head[9:10] != b"2":
            raise RuntimeError(f"{head.decode()}{body.decode()}")
    writer.close()


class _Server:
    """A server in a process of its own, for as long as the block lasts."""

    def __init__(self, serve: object, arguments: tuple[object, ...]) -> None:
        spawned = multiprocessing.get_context("spawn")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        mine, theirs = spawned.Pipe()
        self._mine = mine
        self._process = spawned.Process(target=serve, args=(theirs, self.port, *arguments))  # type: ignore[arg-type]

    def __enter__(self) -> "_Server":
        self._process.start()
        self.said = self._mine.recv()
        while True:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return self
            time.sleep(0.05)

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.join()


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


def _serve_nothing(tell: Connection, port: int) -> None:
    app = FastAPI(openapi_url=None)

    @app.post("/nothing")
    async def nothing() -> dict[str, bool]:
        return {"ok": True}

    settle()
    tell.send(None)
    uvicorn.run(app, port=port, log_level="error", access_log=False)
