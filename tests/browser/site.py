"""The pages served on a port of their own, over the example on a morning in June 2022."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from typing import cast

import uvicorn
from fastapi import FastAPI
from playwright.sync_api import BrowserContext

from infra.clock import SimulatedClock
from infra.settings import Settings
from interface.doors import Doors
from interface.main import open_doors, served
from interface.main.serving import IDLE
from interface.web.site import Beside
from tests.browser import components

CHROMIUM = Path("/usr/bin/chromium")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
NOW = datetime(2022, 6, 1, 7, 30, tzinfo=UTC)


def doors_on(folder: Path) -> Doors:
    """The example in a folder, on that morning."""
    return open_doors(Settings(data_dir=folder), SimulatedClock(NOW))


def _config(app: FastAPI) -> uvicorn.Config:
    return uvicorn.Config(app, log_level="warning", access_log=False, timeout_keep_alive=IDLE)


@contextmanager
def serving(doors: Doors, port: int = 0) -> Iterator[str]:
    """The address where the pages over these doors are served meanwhile."""
    with socket.create_server(("127.0.0.1", port)) as listening:
        app = served(doors)
        beside = app.router.routes[-1]
        assert isinstance(beside, Beside)
        cast("FastAPI", beside.app).include_router(components.router)
        server = uvicorn.Server(_config(app))
        running = Thread(target=server.run, kwargs={"sockets": [listening]})
        running.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            running.join()


def sign_in(context: BrowserContext, token: str) -> None:
    page = context.new_page()
    page.goto("/sign-in")
    page.locator("#token").fill(token)
    page.locator("#token").press("Enter")
    page.wait_for_url("**/")
    page.close()
