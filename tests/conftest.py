"""What tests share: one PostgreSQL server for the whole run, started when first asked for."""

from collections.abc import Iterator

import pytest

from tests.postgres import postgres


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    with postgres("fsync=off") as url:
        yield url
