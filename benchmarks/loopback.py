"""A bounded load on loopback: a server in a process of its own, asked over many connections.

Each connection asks its next question when the last one is answered, for a bounded time.
"""

import asyncio
import multiprocessing
import socket
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from multiprocessing.connection import Connection
from typing import Any

import uvicorn
from fastapi import FastAPI

from interface.main import settle


@dataclass(frozen=True)
class Load:
    """Answers a second, and how long half and all but a hundredth of them took at most."""

    rate: float
    p50: timedelta
    p99: timedelta


def asked(port: int, requests: Sequence[Iterable[bytes]], seconds: float) -> Load:
    """One connection for each row of requests; it ends with its row or with the time."""
    return asyncio.run(_load(port, requests, seconds))


def middle(loads: Sequence[Load]) -> Load:
    return sorted(loads, key=lambda load: load.rate)[len(loads) // 2]


def request(method: str, path: str, headers: str = "", body: bytes = b"") -> bytes:
    """Headers as they stand on the line, each with its end."""
    kind = f"content-type: application/json\r\ncontent-length: {len(body)}\r\n" if body else ""
    head = f"{method} {path} HTTP/1.1\r\nhost: 127.0.0.1\r\n{headers}{kind}\r\n"
    return head.encode() + body


async def _load(port: int, requests: Sequence[Iterable[bytes]], seconds: float) -> Load:
    took: list[float] = []
    began = time.perf_counter()
    await asyncio.gather(*(_connection(port, row, began + seconds, took) for row in requests))
    rate = len(took) / (time.perf_counter() - began)
    took.sort()
    p50, p99 = took[len(took) // 2], took[len(took) * 99 // 100]
    return Load(rate, timedelta(seconds=p50), timedelta(seconds=p99))


async def _connection(port: int, row: Iterable[bytes], end: float, took: list[float]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for said in row:
        began = time.perf_counter()
        if began > end:
            break
        writer.write(said)
        head = await reader.readuntil(b"\r\n\r\n")
        length = head.lower().split(b"content-length: ")[1].split(b"\r\n")[0]
        body = await reader.readexactly(int(length))
        took.append(time.perf_counter() - began)
        if head[9:10] != b"2":
            raise RuntimeError(f"{head.decode()}{body.decode()}")
    writer.close()


class Server:
    """A server in a process of its own, for as long as the block lasts."""

    def __init__(self, serve: Callable[..., None], arguments: tuple[Any, ...]) -> None:
        spawned = multiprocessing.get_context("spawn")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        mine, theirs = spawned.Pipe()
        self._mine = mine
        self._process = spawned.Process(target=serve, args=(theirs, self.port, *arguments))

    def __enter__(self) -> "Server":
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


def serve_nothing(tell: Connection, port: int) -> None:
    """What the framework and the machine cost by themselves."""
    app = FastAPI(openapi_url=None)

    @app.api_route("/nothing", methods=["GET", "POST"])
    async def nothing() -> dict[str, bool]:
        return {"ok": True}

    settle()
    tell.send(None)
    uvicorn.run(app, port=port, log_level="error", access_log=False)
