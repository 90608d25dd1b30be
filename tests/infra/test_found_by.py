"""By what a person is found: a row that was moved, changed or removed serves nobody else."""

from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import delete, insert, select, update

from application.people import Person, Role
from application.transact import Wish
from application.vault import SealBroken
from domain.data_subject.commands import RectifyDataSubject, RegisterDataSubject
from domain.data_subject.decisions import DATA_SUBJECT
from domain.data_subject.events import FOUND_BY
from domain.identity import uuid7
from domain.messages import Command
from domain.sealed import Index, Plain, sealed_fields
from infra.event_log.key_leaves import KeyLeaves
from infra.vault.checking import StoredVaultCheck
from infra.vault.schema import blind, data_key, found_by
from tests.infra.erasures import OFFICER, arranged, asked
from tests.infra.world import TODAY, Place, SetClock
from tests.infra.world import Opened as Installation

CLERK = Person("p-3", "sittard-geleen", frozenset({Role.CLERK}))


@dataclass
class Two:
    there: Installation
    a: str
    b: str

    def find(self, name: str) -> list[str]:
        return self.there.vault.find(Index.NAME, name)

    def faults(self) -> list[tuple[str, int]]:
        check = StoredVaultCheck(
            self.there.vault, self.there.documents.sealed, KeyLeaves(self.there.log)
        )
        return sorted((fault.rule, fault.position) for fault in check.faults())

    def do(self, *said: Any) -> None:
        with self.there.vault.database.writing() as connection:
            for one in said:
                connection.execute(one)


def told(there: Installation, subject: str, command: Command) -> None:
    stream = DATA_SUBJECT.stream(subject)
    there.desk.handle(Wish(DATA_SUBJECT, subject, command, CLERK, dossier=stream))


def registered(there: Installation, name: str, number: str) -> str:
    subject = uuid7()
    command = RegisterDataSubject(
        occurred_on=TODAY,
        subject=subject,
        agreement="dvo-2020-beek",
        controller="beek",
        processor="sittard-geleen",
        name=Plain(text=name),
        number=Plain(text=number),
    )
    told(there, subject, command)
    return subject


@pytest.fixture
def two(place: Place) -> Two:
    there = place.open()
    return Two(
        there,
        registered(there, "Toos van Voorbeeld", "999990019"),
        registered(there, "Joep Bedacht", "999990032"),
    )


def test_an_index_as_it_was_made_has_no_faults_also_after_a_rectification(two: Two) -> None:
    again = RectifyDataSubject(occurred_on=TODAY, name=Plain(text="Toos Nieuw"))
    told(two.there, two.a, again)
    assert two.find("toos nieuw") == two.find("toos voorbeeld") == [two.a]
    assert two.faults() == []


def test_the_fields_that_are_found_by_are_those_that_decisions_make_so(two: Two) -> None:
    again = RectifyDataSubject(
        occurred_on=TODAY, name=Plain(text="Toos"), number=Plain(text="999990019")
    )
    told(two.there, two.a, again)
    found = {
        (one.event.type, path): field.digest
        for one in two.there.log.read(DATA_SUBJECT.stream(two.a))
        for path, field in sealed_fields(one.event)
    }
    with two.there.vault.database.reading() as connection:
        rows = set(connection.scalars(select(found_by.c.field)))
    assert {place for place, digest in found.items() if digest in rows} == set(FOUND_BY)


@pytest.mark.parametrize("column", ["subject", "key", "field", "mac", "words"])
def test_a_row_that_leads_to_another_person_finds_nobody_and_is_told(two: Two, column: str) -> None:
    mac = two.there.vault.index.macs(Index.NAME, "bedacht")[0]
    theirs = found_by.c.mac == mac
    with two.there.vault.database.reading() as connection:
        mine = connection.execute(select(found_by).where(found_by.c.subject == two.a)).first()
    assert mine is not None
    value = 7 if column == "words" else getattr(mine, column)
    if column == "mac":
        value = two.there.vault.index.macs(Index.NAME, "ypsilonda")[0]
    two.do(update(found_by).where(theirs).values({column: value}))
    assert two.find("bedacht") == two.find("ypsilonda") == []
    assert [rule for rule, _ in two.faults()] == ["index-differs", "index-missing"]
    two.there.vault.reindex()
    assert (two.find("bedacht"), two.faults()) == ([two.b], [])


def test_rows_of_one_person_moved_to_another_serve_neither(two: Two) -> None:
    with two.there.vault.database.reading() as connection:
        key = connection.scalar(select(data_key.c.id).where(data_key.c.subject == two.b))
    moved = update(found_by).where(found_by.c.subject == two.a)
    two.do(moved.values(subject=two.b, key=key))
    assert two.find("toos") == []
    assert two.there.vault.find(Index.CITIZEN_SERVICE_NUMBER, "999990019") == []
    assert {rule for rule, _ in two.faults()} == {"index-differs", "index-missing"}


def test_keys_that_change_persons_serve_neither(two: Two) -> None:
    mine, theirs = (data_key.c.subject == one for one in (two.a, two.b))
    two.do(
        update(data_key).where(mine).values(subject="aside"),
        update(data_key).where(theirs).values(subject=two.a),
        update(data_key).where(data_key.c.subject == "aside").values(subject=two.b),
    )
    assert two.find("toos") == two.find("bedacht") == []
    assert {rule for rule, _ in two.faults()} == {"index-missing"}
    assert two.there.vault.reindex() == 0


@pytest.mark.parametrize("all", [True, False])
def test_rows_that_are_gone_are_missed(two: Two, *, all: bool) -> None:
    mac = two.there.vault.index.macs(Index.NAME, "bedacht")[0]
    two.do(delete(found_by) if all else delete(found_by).where(found_by.c.mac == mac))
    registrations = [("index-missing", one) for one in _positions(two)]
    assert two.faults() == (sorted(registrations * 2) if all else registrations[1:])


def _positions(two: Two) -> list[int]:
    streams = (DATA_SUBJECT.stream(one) for one in (two.a, two.b))
    return [two.there.log.read(one)[0].position for one in streams]


def test_rows_of_who_was_erased_that_are_back_find_nobody_and_are_told(two: Two) -> None:
    with two.there.vault.database.reading() as connection:
        mine = select(found_by).where(found_by.c.subject == two.a)
        rows = [row._asdict() for row in connection.execute(mine)]
    arranged(two.there)
    two.there.erasing.erase(asked(two.a), OFFICER)
    assert (two.find("toos"), two.faults()) == ([], [])
    two.do(insert(found_by).values(rows))
    assert two.find("toos") == []
    assert {rule for rule, _ in two.faults()} == {"erased-index-back"}
    assert two.there.vault.reindex() == 2
    assert two.faults() == []


def test_what_an_earlier_version_had_is_made_anew_at_the_next_start(two: Two, place: Place) -> None:
    """Made of what is sealed, and not of rows that anybody may have pointed elsewhere."""
    with two.there.vault.database.reading() as connection:
        rows = connection.execute(select(found_by)).all()
    before = {(bytes(row.mac), row.key): {"subject": two.b} for row in rows}
    old = [{"mac": mac, "key": key} | said for (mac, key), said in before.items()]
    two.do(delete(found_by), insert(blind).values(old))
    vault = place.vault(two.there.log, SetClock())
    assert vault.find(Index.NAME, "toos voorbeeld") == [two.a]
    assert vault.find(Index.CITIZEN_SERVICE_NUMBER, "999990032") == [two.b]
    assert two.faults() == []
    with vault.database.reading() as connection:
        assert connection.execute(select(blind)).all() == []


def test_a_name_without_words_is_not_missed(two: Two) -> None:
    registered(two.there, "-", "999990044")
    assert two.find("-") == []
    assert two.faults() == []


def test_a_field_whose_row_cannot_be_read_is_a_broken_seal_and_no_store_that_is_away(
    two: Two,
) -> None:
    """On SQLite, where a damaged page gives text that is none."""
    if two.there.vault.database.postgres:
        pytest.skip("PostgreSQL keeps what its types cannot hold from being written")
    a, b = (two.there.log.read(DATA_SUBJECT.stream(one))[0].event.name for one in (two.a, two.b))  # type: ignore[attr-defined]
    with two.there.vault.database.writing() as connection:
        said = "update ciphertext set stream = cast(x'ff' as text) where digest = ?"
        connection.exec_driver_sql(said, (a.digest,))
    with pytest.raises(SealBroken) as refused:
        two.there.vault.open([b, a])
    assert refused.value.facts["digest"] == a.digest
    assert two.there.vault.open([b])
