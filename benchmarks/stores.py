"""Fresh stores for one measurement: SQLite files in a folder, or schemas of a PostgreSQL server."""

import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from infra.settings import Settings


@contextmanager
def folder() -> Iterator[Path]:
    made = Path(tempfile.mkdtemp(prefix="nakomen-bench-"))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def settings(where: Path, postgres: str | None) -> Settings:
    """An installation of its own, on the server where one is given."""
    if postgres is None:
        return Settings(data_dir=where)
    return Settings(
        data_dir=where,
        log_url=postgres,
        vault_url=postgres,
        views_url=postgres,
        schema_prefix=f"bench_{secrets.token_hex(4)}_",
    )
