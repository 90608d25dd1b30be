"""Erased is gone: from the files, after a crash, after a restored backup; the trail holds."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from application.certificates import Certificate
from application.people import NotAllowed, Person, Role
from application.vault import Field, Opened, Redacted, SubjectErased
from domain.arrangement.refusals import ArrangementNotFound, NoDestructionArrangement
from domain.erasure.decisions import NothingToErase
from domain.erasure.events import ErasureOrderedUnder
from domain.errors import Forbidden, Refusal
from domain.identity import uuid7
from domain.sealed import Index, Plain, Sealed
from infra.event_log.key_leaves import KeyLeaves
from infra.vault.checking import StoredVaultCheck
from infra.vault.epochs import EpochFiles, EpochKeyMissing
from infra.vault.schema import ciphertext, data_key, metadata
from tests.infra.erasures import NUMBER, OFFICER, WORDS, arranged, asked, ordered, subject_with
from tests.infra.world import Opened as Installation
from tests.infra.world import Place


@pytest.fixture
def there(place: Place) -> Installation:
    opened = place.open()
    arranged(opened)
    return opened


def sealed_about(there: Installation, subject: str) -> list[Sealed]:
    row = ciphertext.c
    said = select(row.key, row.digest).join(data_key, data_key.c.id == row.key)
    with there.vault.database.reading() as connection:
        found = connection.execute(said.where(data_key.c.subject == subject).order_by(row.path))
        return [Sealed(key=one.key, digest=one.digest) for one in found]


def faults(there: Installation) -> list[str]:
    check = StoredVaultCheck(there.vault, there.documents.sealed, KeyLeaves(there.log))
    return sorted({fault.rule for fault in check.faults()})


def test_what_is_erased_reads_as_redacted_with_the_position_of_the_erasure(
    there: Installation,
) -> None:
    kept, gone = subject_with(there, WORDS), subject_with(there, WORDS)
    fields = {subject: sealed_about(there, subject) for subject in (kept, gone)}
    certificate = there.erasing.erase(asked(gone, reason="op verzoek"), OFFICER)
    assert certificate.carried_out is not None
    assert there.vault.open(fields[gone]) == [Redacted(certificate.carried_out)] * 2
    assert there.vault.open(fields[kept])[1] == Opened(WORDS, kept)
    assert there.vault.find(Index.CITIZEN_SERVICE_NUMBER, NUMBER) == [kept]
    assert there.trail.verify().holds
    assert faults(there) == []


def test_the_certificate_says_what_went_when_by_whom_and_on_which_ground(
    there: Installation,
) -> None:
    subject = subject_with(there, WORDS, WORDS)
    there.erasing.erase(asked(subject), OFFICER)
    [key] = there.erasing.register.not_final()
    assert there.erasing.make_final() == 1
    certificate = there.erasing.certificate(key)
    lines = {place: there.log.line(place) or b"" for place in range(1, there.log.size() + 1)}
    done = [place for place, line in lines.items() if b'"kind":"erasure-done"' in line]
    assert certificate == Certificate(
        id=key,
        subject=subject,
        ground="no-longer-necessary",
        arrangement="arrangement-2026",
        request=None,
        ordered_by="p-1",
        party="beek",
        role="privacy-officer",
        ordered_at=certificate.ordered_at,
        ordered=certificate.ordered,
        carried_out_at=certificate.carried_out_at,
        carried_out=done[0] + 1,
        keys=1,
        fields=3,
        index=1,
        final_at=certificate.final_at,
        final=certificate.final,
        epoch=2,
    )
    assert certificate.final_at is not None


def test_nothing_more_is_sealed_about_who_was_erased(there: Installation) -> None:
    subject = subject_with(there, WORDS)
    there.erasing.erase(asked(subject), OFFICER)
    with pytest.raises(SubjectErased):
        subject_again(there, subject)
    with pytest.raises(NothingToErase):
        there.erasing.erase(asked(subject), OFFICER)
    with pytest.raises(NothingToErase):
        there.erasing.erase(asked(uuid7()), OFFICER)


def subject_again(there: Installation, subject: str) -> None:
    plain = Plain(text=WORDS).about(subject)
    there.vault.seal([Field("s", 1, "t", "name", "another-dossier", plain)])


@pytest.mark.parametrize("role", [Role.CLERK, Role.AUDITOR, Role.ARCHIVE_INSPECTOR])
def test_not_everyone_orders_an_erasure(there: Installation, role: Role) -> None:
    subject = subject_with(there, WORDS)
    with pytest.raises(NotAllowed):
        there.erasing.erase(asked(subject), Person("a-9", "beek", frozenset({role})))
    assert len(there.vault.keys_of(subject)) == 1


# Only with an arrangement (annex 2, art. 9.3 and 9.4)


@pytest.mark.parametrize(
    ("arrangement", "refusal"),
    [("arrangement-none", ArrangementNotFound), ("arrangement-of-one", NoDestructionArrangement)],
)
def test_without_a_written_arrangement_nothing_is_destroyed_even_on_request(
    there: Installation, arrangement: str, refusal: type[Refusal]
) -> None:
    arranged(there, "arrangement-of-one", confirmed=False)
    subject = subject_with(there, WORDS)
    with pytest.raises(refusal):
        there.erasing.erase(asked(subject).model_copy(update={"arrangement": arrangement}), OFFICER)
    assert len(there.vault.keys_of(subject)) == 1


def test_an_arrangement_that_serves_once_serves_once(there: Installation) -> None:
    once = arranged(there, "arrangement-once", once=True)
    first, second = subject_with(there, WORDS), subject_with(there, WORDS)
    there.erasing.erase(asked(first).model_copy(update={"arrangement": once}), OFFICER)
    with pytest.raises(NoDestructionArrangement):
        there.erasing.erase(asked(second).model_copy(update={"arrangement": once}), OFFICER)
    assert len(there.vault.keys_of(second)) == 1


def test_what_was_sealed_meanwhile_goes_under_the_arrangement_that_serves_once(
    there: Installation,
) -> None:
    once = arranged(there, "arrangement-once", once=True)
    subject = subject_with(there, WORDS)
    wish = asked(subject).model_copy(update={"arrangement": once})
    order = there.desk.handle(there.erasing.ordering(wish, OFFICER))
    late = Plain(text=NUMBER).about(subject)
    there.vault.seal(
        [Field("breach-1", 1, "breach.discovered.v1", "description", "breach-1", late)]
    )
    there.erasing.finish(wish, order.id, OFFICER)
    assert there.vault.keys_of(subject) == []
    recorded = [one for one in there.log.since(0) if isinstance(one.event, ErasureOrderedUnder)]
    first, rest = (one.event for one in recorded)
    assert isinstance(rest, ErasureOrderedUnder) and rest.continues == recorded[0].stream
    assert isinstance(first, ErasureOrderedUnder) and first.agreement == "dvo-2020-beek"
    other = subject_with(there, WORDS)
    with pytest.raises(NoDestructionArrangement):
        there.erasing.erase(asked(other).model_copy(update={"arrangement": once}), OFFICER)


def test_another_partys_arrangement_is_of_no_use(there: Installation) -> None:
    elsewhere = replace(OFFICER, party="stein")
    subject = subject_with(there, WORDS)
    with pytest.raises(Forbidden):
        there.erasing.erase(asked(subject), elsewhere)
    assert len(there.vault.keys_of(subject)) == 1


# Raw files


@contextmanager
def files(there: Installation, place: Place) -> Iterator[Callable[[bytes], list[str]]]:
    """Where bytes are found in what the vault's database has on disk, write-ahead log included."""
    if place.postgres:
        with there.vault.database.single.connect() as connection:
            connection.exec_driver_sql("checkpoint")
            folder = Path(connection.exec_driver_sql("show data_directory").scalar_one())
        paths = [path for path in folder.rglob("*") if path.is_file()]
    else:
        paths = sorted(Path(there.vault.database.engine.url.database or "").parent.glob("*vault*"))

    def holding(bytes: bytes) -> list[str]:
        return [path.name for path in paths if bytes in _read(path)]

    yield holding


def _read(path: Path) -> bytes:
    """PostgreSQL removes files of its own while it works."""
    with suppress(FileNotFoundError):
        return path.read_bytes()
    return b""


def test_no_plaintext_is_ever_on_disk_and_sqlite_keeps_no_residue(
    place: Place, there: Installation
) -> None:
    subject = subject_with(there, WORDS)
    [_, field] = sealed_about(there, subject)
    with there.vault.database.reading() as connection:
        sealed = connection.scalars(
            select(ciphertext.c.sealed).where(ciphertext.c.digest == field.digest)
        ).one()
        wrapped = connection.scalars(
            select(data_key.c.wrapped).where(data_key.c.id == field.key)
        ).one()
    with files(there, place) as holding:
        assert holding(sealed) != []  # the search finds what there is to be found
        assert [holding(text.encode()) for text in (WORDS, NUMBER)] == [[], []]
    there.erasing.erase(asked(subject, reason=WORDS), OFFICER)
    with files(there, place) as holding:
        assert [holding(text.encode()) for text in (WORDS, NUMBER)] == [[], []]
        if not place.postgres:
            assert [holding(what) for what in (sealed, wrapped)] == [[], []]


def test_what_lingers_in_dead_rows_and_backups_cannot_be_opened_once_it_is_final(
    place: Place, there: Installation
) -> None:
    subject = subject_with(there, WORDS)
    with there.vault.database.reading() as connection:
        backup = connection.execute(select(data_key).where(data_key.c.subject == subject)).one()
    there.erasing.erase(asked(subject), OFFICER)
    keys = EpochFiles(place.folder / "keys")
    keys.unwrap(backup.epoch, backup.wrapped)  # not final yet, and that is said
    there.erasing.make_final()
    with pytest.raises(Exception, match="epoch-key-missing"):
        EpochFiles(place.folder / "keys").unwrap(backup.epoch, backup.wrapped)
    assert there.erasing.make_final() == 0


def test_a_rotation_keeps_what_remains(place: Place, there: Installation) -> None:
    subjects = [subject_with(there, WORDS) for _ in range(3)]
    fields = [sealed_about(there, one)[1] for one in subjects]
    assert there.vault.rotate() == 2
    for vault in (there.vault, place.vault(there.log, there.clock)):
        assert vault.open(fields) == [Opened(WORDS, one) for one in subjects]


# Crashes and backups


def test_an_erasure_that_was_cut_off_is_finished_at_the_next_start(
    place: Place, there: Installation
) -> None:
    subject = subject_with(there, WORDS)
    key = ordered(there, subject)
    fields = sealed_about(there, subject)
    again = place.open()
    assert again.erasing.resume() == 1
    certificate = again.erasing.certificate(key)
    assert (certificate.keys, certificate.fields) == (1, 2)
    assert again.vault.open(fields) == [Redacted(certificate.carried_out or 0)] * 2
    assert again.erasing.resume() == 0


def test_cut_off_after_the_keys_went_it_still_says_how_much_went(
    place: Place, there: Installation
) -> None:
    subject = subject_with(there, WORDS)
    key = ordered(there, subject)
    there.vault.destroy(key, there.vault.keys_of(subject), 7)
    again = place.open()
    assert again.erasing.resume() == 1
    assert again.erasing.certificate(key).fields == 2


def test_a_vault_restored_from_before_brings_nobody_back(
    folder_place: Place, there_on_disk: Installation
) -> None:
    there = there_on_disk
    subject = subject_with(there, WORDS)
    fields = sealed_about(there, subject)
    file = Path(there.vault.database.engine.url.database or "")
    there.vault.database.ask("pragma wal_checkpoint(truncate)")
    backup = shutil.copy(file, file.with_suffix(".before"))
    certificate = there.erasing.erase(asked(subject), OFFICER)
    there.close()
    for left in file.parent.glob(f"{file.name}*"):
        left.unlink()
    shutil.copy(backup, file)
    again = folder_place.open()
    assert faults(again) == ["erased-index-back", "erased-key-back"]
    assert again.erasing.uphold() == [fields[0].key]
    assert again.vault.open(fields) == [Redacted(certificate.carried_out or 0)] * 2
    assert faults(again) == []
    assert again.erasing.uphold() == []


def test_a_vault_from_before_a_rotation_goes_on_and_says_what_it_cannot_open(
    folder_place: Place, there_on_disk: Installation, capsys: pytest.CaptureFixture[str]
) -> None:
    there = there_on_disk
    subject, kept = subject_with(there, WORDS), subject_with(there, WORDS)
    fields, theirs = sealed_about(there, subject), sealed_about(there, kept)
    file = Path(there.vault.database.engine.url.database or "")
    there.vault.database.ask("pragma wal_checkpoint(truncate)")
    backup = shutil.copy(file, file.with_suffix(".before"))
    there.erasing.erase(asked(subject), OFFICER)
    there.erasing.make_final()
    there.close()
    for left in file.parent.glob(f"{file.name}*"):
        left.unlink()
    shutil.copy(backup, file)
    again = folder_place.open()
    assert "epoch-key-lost" in capsys.readouterr().out
    again.erasing.uphold()
    assert [type(one) for one in again.vault.open(fields)] == [Redacted] * 2
    with pytest.raises(EpochKeyMissing):
        again.vault.open(theirs)
    new = subject_with(again, WORDS)
    again.erasing.erase(asked(new), OFFICER)
    assert again.erasing.make_final() == 1  # what cannot be unwrapped stands in nobody's way


@pytest.fixture
def there_on_disk(folder_place: Place) -> Installation:
    opened = folder_place.open()
    arranged(opened)
    return opened


def test_an_erased_key_that_is_put_back_is_told_and_opens_nothing(there: Installation) -> None:
    subject = subject_with(there, WORDS)
    fields = sealed_about(there, subject)
    with there.vault.database.reading() as connection:
        rows: dict[Any, Any] = {
            table: connection.execute(select(table)).all() for table in (ciphertext, data_key)
        }
    there.erasing.erase(asked(subject), OFFICER)
    with there.vault.database.writing() as connection:
        for row in rows[ciphertext]:
            connection.execute(ciphertext.insert().values(**row._mapping))
        for row in rows[data_key]:
            wanted = update(data_key).where(data_key.c.id == row.id)
            connection.execute(wanted.values(wrapped=row.wrapped))
    assert [type(one) for one in there.vault.open(fields)] == [Redacted] * 2
    assert faults(there) == ["erased-key-back"]
    assert there.erasing.uphold() == [fields[0].key]
    assert faults(there) == []


# A backup and the key of its day


Copy = dict[Any, list[dict[str, Any]]]


def copied(there: Installation) -> Copy:
    """A backup of the vault: every row."""
    with there.vault.database.reading() as connection:
        return {
            table: [dict(row._mapping) for row in connection.execute(select(table))]
            for table in metadata.sorted_tables
        }


def put_back(there: Installation, copy: Copy) -> None:
    with there.vault.database.writing() as connection:
        for table, rows in copy.items():
            connection.execute(table.delete())
            if rows:
                connection.execute(table.insert(), rows)


def opened_by(place: Place, copy: Copy, subject: str) -> int:
    """How many keys of a data subject in a backup a key that is there opens."""
    keys, opened = EpochFiles(place.folder / "keys"), 0
    for row in copy[data_key]:
        if row["subject"] == subject:
            with suppress(EpochKeyMissing):
                keys.unwrap(row["epoch"], row["wrapped"])
                opened += 1
    return opened


@pytest.mark.parametrize("restored", ["before the erasure", "before it was final"])
@pytest.mark.parametrize("others", ["beside", "alone"])
def test_what_was_final_is_final_again_after_a_backup_with_its_key_was_put_back(
    place: Place, there: Installation, restored: str, others: str
) -> None:
    subject, kept = subject_with(there, WORDS), subject_with(there, WORDS)
    theirs, folder = sealed_about(there, kept), place.folder / "keys"
    key = (folder / "vault-epoch-1.key").read_bytes()
    before = copied(there)
    there.erasing.erase(asked(subject), OFFICER)
    after = copied(there)
    assert there.erasing.make_final() == 1
    there.vault.database.close()
    assert opened_by(place, before, subject) == 0
    put_back(place.open(), before if restored == "before the erasure" else after)
    (folder / "vault-epoch-1.key").write_bytes(key)
    if others == "alone":
        (folder / "vault-epoch-2.key").unlink()
    assert opened_by(place, before, subject) == 1
    again = place.open()
    again.erasing.uphold()
    assert opened_by(place, before, subject) == 0
    assert [one.name for one in folder.glob("vault-epoch-*")] == ["vault-epoch-3.key"]
    assert again.vault.open(theirs)[1] == Opened(WORDS, kept)
    assert faults(again) == []
    again.erasing.uphold()
    assert [one.name for one in folder.glob("vault-epoch-*")] == ["vault-epoch-3.key"]


def test_a_key_that_comes_back_later_opens_what_it_must_and_is_destroyed(
    place: Place, there: Installation
) -> None:
    subject, kept = subject_with(there, WORDS), subject_with(there, WORDS)
    folder, before, theirs = place.folder / "keys", copied(there), sealed_about(there, kept)
    key = (folder / "vault-epoch-1.key").read_bytes()
    there.erasing.erase(asked(subject), OFFICER)
    there.erasing.make_final()
    put_back(there, before)
    place.open().erasing.uphold()
    (folder / "vault-epoch-1.key").write_bytes(key)
    again = place.open()
    again.erasing.uphold()
    assert opened_by(place, before, subject) == 0
    assert again.vault.open(theirs)[1] == Opened(WORDS, kept)
