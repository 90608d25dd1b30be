"""Personal data in the vault: sealed, opened, found, and refused where anything was exchanged."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from application.orphans import VaultUpkeep
from application.vault import Field, Opened, SealBroken
from domain.identity import uuid7
from domain.sealed import Index, Plain, Sealed
from domain.trail.leaf import parse
from infra.event_log.key_leaves import KeyLeaves
from infra.vault.checking import StoredVaultCheck
from infra.vault.rows import StoredRows
from infra.vault.schema import ciphertext, data_key
from infra.vault.store import StoredVault
from tests.infra.erasures import WORDS, arranged, ordered, subject_with
from tests.infra.world import START, Place, SetClock
from tests.infra.world import Opened as Installation


@pytest.fixture
def there(place: Place) -> Installation:
    opened = place.open()
    arranged(opened)
    return opened


def field(text: str, subject: str | None = None, **other: Any) -> Field:
    stream = f"data-subject-{subject}"
    known = Field(stream, 1, "data-subject.registered.v1", "name", stream, Plain(text=text))
    return replace(known, plain=Plain(text=text, subject=subject), **other)


def one(vault: StoredVault, field: Field) -> Sealed:
    [sealed], _ = vault.seal([field])
    return sealed


def swap(vault: StoredVault, table: Any, column: str, a: str, b: str) -> None:
    """Exchange what two rows have in one column."""
    key = table.c.digest if table is ciphertext else table.c.id
    with vault.database.writing() as connection:
        value = {
            row: connection.scalar(select(table.c[column]).where(key == row)) for row in (a, b)
        }
        for row, other in ((a, b), (b, a)):
            connection.execute(update(table).where(key == row).values({column: value[other]}))


# Sealed and opened


def test_what_is_sealed_is_opened_and_lies_nowhere_in_the_clear(there: Installation) -> None:
    subject = uuid7()
    sealed = one(there.vault, field(WORDS, subject))
    assert there.vault.open([sealed]) == [Opened(WORDS, subject)]
    assert there.vault.subject_of(sealed.key) == subject
    with there.vault.database.reading() as connection:
        row = connection.execute(select(ciphertext)).one()
    assert WORDS.encode() not in row.sealed


def test_the_same_words_never_look_the_same(there: Installation) -> None:
    subject = uuid7()
    first, second = (one(there.vault, field(WORDS, subject)) for _ in range(2))
    assert first.key == second.key
    assert first.digest != second.digest


def test_each_subject_in_each_dossier_has_a_key_of_its_own(there: Installation) -> None:
    a, b = uuid7(), uuid7()
    keys = [
        one(there.vault, field(WORDS, subject, dossier=dossier)).key
        for subject in (a, b, None)
        for dossier in ("d-1", "d-2")
    ]
    assert len(set(keys)) == len(keys)
    assert one(there.vault, field(WORDS, a, dossier="d-1")).key == keys[0]


def test_a_new_key_is_told_until_its_commitment_is_in_the_log(there: Installation) -> None:
    subject = uuid7()
    _, [new] = there.vault.seal([field(WORDS, subject)])
    assert there.vault.seal([field(WORDS, subject)])[1] == [new]
    there.vault.landed([new.id])
    there.vault.seal([field(WORDS, subject)])
    assert there.vault.seal([field(WORDS, subject)])[1] == []


def test_the_desk_seals_free_text_and_the_log_commits_to_its_key(there: Installation) -> None:
    erasure = ordered(there, subject_with(there, WORDS), reason="omdat het moet")
    [recorded] = there.log.read(f"erasure-{erasure}")
    reason = recorded.event.reason  # type: ignore[attr-defined]
    assert there.vault.open([reason]) == [Opened("omdat het moet", None)]
    lines = [there.log.line(place) or b"" for place in range(1, there.log.size() + 1)]
    told = [leaf for line in lines if (leaf := parse(line)).kind == "data-key"]
    assert reason.key in [leaf.fields["key"] for leaf in told]
    assert there.trail.verify().holds


def test_processes_that_seal_at_the_same_time_share_one_new_key(
    place: Place, there: Installation
) -> None:
    vaults = [place.vault(there.log, SetClock()) for _ in range(4)]
    subjects = [uuid7() for _ in range(8)]

    def seal(vault: StoredVault) -> list[str]:
        return [one(vault, field(WORDS, subject)).key for subject in subjects]

    with ThreadPoolExecutor(len(vaults)) as pool:
        keys = list(pool.map(seal, vaults))
    assert all(theirs == keys[0] for theirs in keys)
    assert len(set(keys[0])) == len(subjects)


# Found


def test_a_person_is_found_by_name_whatever_its_accents_and_by_number(
    there: Installation,
) -> None:
    a, b = uuid7(), uuid7()
    fields = [
        replace(field("x", a), plain=Plain(text="Zoë van Fictie-Proef").about(a, Index.NAME)),
        replace(field("x", b), plain=Plain(text="Zoé Anders").about(b, Index.NAME)),
        replace(
            field("x", a),
            path="number",
            plain=Plain(text="999990019").about(a, Index.CITIZEN_SERVICE_NUMBER),
        ),
    ]
    there.vault.seal(fields)
    assert there.vault.find(Index.NAME, "zoe") == sorted([a, b])
    assert there.vault.find(Index.NAME, "PROEF zoe") == [a]
    assert there.vault.find(Index.NAME, "proef anders") == []
    assert there.vault.find(Index.CITIZEN_SERVICE_NUMBER, "9999.90.019") == [a]
    assert there.vault.find(Index.CITIZEN_SERVICE_NUMBER, "999990020") == []
    assert there.vault.find(Index.NAME, "") == []


# Refused: TRAIL.md's attacks on sealed fields


@pytest.fixture
def two(there: Installation) -> tuple[Sealed, Sealed]:
    """Of two data subjects, each with its event in the log."""
    a, b = (ordered(there, subject_with(there, WORDS), reason=text) for text in ("een", "twee"))
    first, second = (there.log.read(f"erasure-{one}")[0].event for one in (a, b))
    return first.reason, second.reason  # type: ignore[attr-defined]


def faults(there: Installation) -> list[str]:
    check = StoredVaultCheck(there.vault, there.documents.sealed, KeyLeaves(there.log))
    return sorted({fault.rule for fault in check.faults()})


def test_a_vault_that_is_as_the_log_says_has_no_faults(
    there: Installation, two: tuple[Sealed, Sealed]
) -> None:
    assert faults(there) == []


def test_swapped_ciphertexts_are_refused(there: Installation, two: tuple[Sealed, Sealed]) -> None:
    a, b = two
    swap(there.vault, ciphertext, "sealed", a.digest, b.digest)
    with pytest.raises(SealBroken):
        there.vault.open([a])
    assert faults(there) == ["field-altered"]


def test_a_swapped_key_is_refused_by_its_commitment(
    place: Place, there: Installation, two: tuple[Sealed, Sealed]
) -> None:
    a, b = two
    swap(there.vault, data_key, "wrapped", a.key, b.key)
    fresh = place.vault(there.log, SetClock())
    with pytest.raises(SealBroken):
        fresh.open([a])
    assert faults(there) == ["key-differs"]


def test_a_ciphertext_copied_to_another_place_is_refused(
    there: Installation, two: tuple[Sealed, Sealed]
) -> None:
    a, b = two
    row = ciphertext.c
    with there.vault.database.writing() as connection:
        other = connection.execute(select(ciphertext).where(row.digest == b.digest)).one()
        moved = {"stream": other.stream, "version": other.version, "key": other.key}
        connection.execute(update(ciphertext).where(row.digest == a.digest).values(moved))
    with pytest.raises(SealBroken):
        there.vault.open([a])
    with pytest.raises(SealBroken):
        there.vault.open([Sealed(key=b.key, digest=a.digest)])
    assert faults(there) == ["field-elsewhere"]


def test_a_ciphertext_from_another_log_is_refused(
    place: Place, there: Installation, two: tuple[Sealed, Sealed]
) -> None:
    """With the same keys: it is bound to the log's first leaf."""
    a, _ = two
    other = place.elsewhere().open(SetClock(START + timedelta(days=1)))
    with there.vault.database.reading() as connection:
        sealed = connection.execute(select(ciphertext).where(ciphertext.c.digest == a.digest)).one()
        key = connection.execute(select(data_key).where(data_key.c.id == a.key)).one()
    with other.vault.database.writing() as connection:
        connection.execute(insert(ciphertext).values(**sealed._mapping))
        connection.execute(insert(data_key).values(**key._mapping))
    with pytest.raises(SealBroken):
        other.vault.open([a])


def test_a_field_that_is_gone_without_an_erasure_is_told(
    there: Installation, two: tuple[Sealed, Sealed]
) -> None:
    with there.vault.database.writing() as connection:
        connection.execute(ciphertext.delete())
    with pytest.raises(SealBroken):
        there.vault.open([two[0]])
    assert faults(there) == ["field-missing"]


def test_a_field_that_cannot_be_read_is_told_and_the_others_are_checked(
    there: Installation, two: tuple[Sealed, Sealed]
) -> None:
    """On SQLite, where a damaged page gives text that is none."""
    if there.vault.database.postgres:
        pytest.skip("PostgreSQL keeps what its types cannot hold from being written")
    with there.vault.database.writing() as connection:
        said = "update ciphertext set stream = cast(x'ff' as text) where digest = ?"
        connection.exec_driver_sql(said, (two[0].digest,))
    check = StoredVaultCheck(there.vault, there.documents.sealed, KeyLeaves(there.log))
    found = [(fault.rule, fault.key) for fault in check.faults()]
    assert found == [("field-broken", two[0].key)]
    with there.vault.database.writing() as connection:
        said = "update data_key set dossier = cast(x'ff' as text) where id = ?"
        connection.exec_driver_sql(said, (two[1].key,))
    assert faults(there) == ["field-broken", "key-broken"]


# Orphans


def test_what_was_sealed_for_an_event_that_never_came_is_swept(
    there: Installation, two: tuple[Sealed, Sealed]
) -> None:
    clock = there.clock
    assert isinstance(clock, SetClock)
    subject = uuid7()
    named = replace(field("x", subject), plain=Plain(text="Proef").about(subject, Index.NAME))
    orphan = one(there.vault, named)
    upkeep = VaultUpkeep(there.log, StoredRows(there.vault.database), clock)
    assert upkeep.sweep() == 0  # it may still be on its way
    clock.passes(hours=2)
    late = one(there.vault, field(WORDS, uuid7()))
    assert upkeep.sweep() == 1 + 4  # and what the two subjects were made of
    assert there.vault.find(Index.NAME, "proef") == []
    with pytest.raises(SealBroken):
        there.vault.open([orphan])
    assert [type(found) for found in there.vault.open([*two, late])] == [Opened] * 3
