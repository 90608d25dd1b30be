"""APScheduler drives what happens by itself. What is due is decided elsewhere, here only asked.

On PostgreSQL one process holds the timer lock. Two that tick at once would do no harm, since each
step is idempotent, but one is enough.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from traceback import format_exception

import structlog
from apscheduler.schedulers.background import BackgroundScheduler

from domain.errors import Refusal
from infra.database import Database

LOCK = 0x6E616B6F  # "nako"

logger = structlog.get_logger()


@contextmanager
def timer_lock(database: Database) -> Iterator[bool]:
    """Whether this process may tick now."""
    if not database.postgres:
        yield True
        return
    with database.engine.connect() as connection:
        said = f"select pg_try_advisory_lock({LOCK})"
        held = bool(connection.exec_driver_sql(said).scalar())
        try:
            yield held
        finally:
            if held:
                connection.exec_driver_sql(f"select pg_advisory_unlock({LOCK})")


def scheduler(seconds: int, **jobs: Callable[[], object]) -> BackgroundScheduler:
    """Asks each job at once and every so many seconds, until it is shut down."""
    made = BackgroundScheduler(
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
    )
    for name, job in jobs.items():
        at_once = datetime.now(UTC)
        made.add_job(_told(job, name), "interval", seconds=seconds, next_run_time=at_once)
    return made


def _told(job: Callable[[], object], name: str) -> Callable[[], None]:
    """A job that fails says so and is asked again the next time."""

    def run() -> None:
        if failed := _failure(job):
            logger.error("job-failed", job=name, **failed)

    return run


def _failure(job: Callable[[], object]) -> dict[str, str]:
    """A refusal in its own words; a mistake of ours with the place where it was made."""
    try:
        job()
    except Refusal as refusal:
        return {"reason": "; ".join((str(refusal), *getattr(refusal, "__notes__", ())))}
    except Exception as error:
        return {"exception": "".join(format_exception(error))}
    return {}
