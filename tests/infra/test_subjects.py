"""Whom a provider vouches for, kept on SQLite and on PostgreSQL."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from application.people import Role
from infra.accounts import StoredAccounts
from infra.database import Promises, open_database
from infra.subjects import StoredSubjects
from tests.infra.world import names_in

CLERK, AUDITOR = frozenset({Role.CLERK}), frozenset({Role.AUDITOR})
ONE = {"iss": "https://id.example", "sub": "one", "name": "Anybody At All"}
SECRET = b"s" * 32


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'vault.db'}"
    return str(request.getfixturevalue("postgres_url"))


def test_one_subject_is_one_account_whose_roles_follow(url: str, tmp_path: Path) -> None:
    database = open_database(url, Promises("subjects"))
    accounts = StoredAccounts(database, names_in(database, tmp_path / "keys"))
    subjects = StoredSubjects(database, SECRET)
    person = subjects.account_of(ONE, "beek", CLERK)
    assert subjects.known(ONE) == person.id
    assert subjects.has(person.id)
    assert not subjects.follow(person)
    today = subjects.account_of(ONE, "beek", AUDITOR)
    assert today.id == person.id
    assert [known for known, _ in accounts.everyone() if known.id == person.id] == [person]
    assert subjects.follow(today)
    assert [known for known, _ in accounts.everyone() if known.id == person.id] == [today]
    elsewhere = {**ONE, "iss": "https://another.example"}
    assert subjects.account_of(elsewhere, "beek", CLERK).id != person.id
    assert StoredSubjects(database, b"t" * 32).known(ONE) is None
    with ThreadPoolExecutor(4) as pool:
        two = {**ONE, "sub": "two"}
        found = {
            one.id for one in pool.map(lambda _: subjects.account_of(two, "beek", CLERK), range(8))
        }
    assert len(found) == 1
    assert {label for _, label in accounts.everyone()} == {""}
    accounts.close(person.id)
    assert subjects.known(ONE) is None
    database.close()
