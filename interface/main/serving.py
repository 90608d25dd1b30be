"""The doors served over HTTP, and what happens by itself meanwhile."""

import gc
import signal
import socket
from functools import partial

from fastapi import FastAPI

from infra.event_log.log import LibraryEventLog
from infra.scheduler import scheduler, timer_lock
from infra.settings import Settings
from interface.doors import Doors

IDLE = 75
"""Seconds that a connection stays open without a question: longer than proxies keep theirs, since a
question on its way to a connection that is being closed is lost."""


def serve(doors: Doors, settings: Settings, listening: socket.socket) -> None:
    """Until SIGINT or SIGTERM: requests that run are finished, then the timers stop."""
    from uvicorn import Config, Server

    app = served(doors, settings.requests_per_minute)
    config = Config(
        app,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=10,
        timeout_keep_alive=IDLE,
    )
    server = Server(config)
    timers = scheduler(
        settings.tick_seconds,
        tick=partial(_tick, doors),
        upkeep=partial(look_after, doors),
        reminders=doors.reminders.send,
    )
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # what comes after the server's own handling
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    settle()
    timers.start()
    try:
        server.run(sockets=[listening])
    finally:
        timers.shutdown()
        listening.close()


def served(doors: Doors, requests_per_minute: int = 0) -> FastAPI:
    """The API with the pages beside it; 0 is without limit."""
    from interface.api.app import create_app
    from interface.limits import Limits
    from interface.web.protection import too_many
    from interface.web.site import add_site

    app = create_app(doors)
    add_site(app, doors)
    if requests_per_minute:
        app.add_middleware(Limits, per_minute=requests_per_minute, page=too_many)
    return app


def look_after(doors: Doors) -> None:
    """Views that fell behind catch up; what the log has left behind is sealed or swept; what was
    erased becomes final."""
    doors.views.catch_up()
    doors.views.seal()
    doors.search.index.catch_up()
    doors.document_upkeep.sweep()
    doors.vault_upkeep.sweep()
    doors.nightly.run()
    doors.entrance.sweep()


def settle() -> None:
    """What was made at start stays, so the collector need not look at it again.

    Views and decisions make many small objects that live long; looking through all of them again
    and again costs about a tenth of the commands a second.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 50, 50)


def _tick(doors: Doors) -> None:
    assert isinstance(doors.log, LibraryEventLog)
    with timer_lock(doors.log.database) as held:
        if held:
            doors.timers.tick()
