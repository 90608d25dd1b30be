"""Documents with personal data: ciphertext on disk, what was exchanged refused, erased for good."""

import asyncio
import hashlib
import shutil
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from application.documents import (
    Document,
    DocumentErased,
    DocumentNotFound,
    DocumentSealed,
    DocumentTooLarge,
    DocumentTypeRefused,
    KeptFor,
)
from application.erasing import Erasing
from application.upkeep import UNREFERRED, DocumentUpkeep
from application.vault import SealBroken, SubjectErased
from domain.evidence import StoredDocument
from domain.identity import uuid7
from domain.obligation.commands import FulfilInPart
from domain.trail.leaf import parse
from infra.event_log.key_leaves import KeyLeaves
from infra.vault.checking import StoredVaultCheck
from infra.vault.document_cipher import CHUNK, TAG, Place, Sealer, opened
from infra.vault.schema import data_key, sealed_document
from tests.infra.erasures import OFFICER, arranged, asked, ordered, subject_with
from tests.infra.world import CENTRE, SYSTEM, TODAY, SetClock, opening
from tests.infra.world import Opened as Installation
from tests.infra.world import Place as Somewhere

WORDS = b"Indicatiebesluit Proefpersoon Verzonnen-Nergens. "
LETTER = WORDS * 4_000
"""Three chunks and a part."""


@pytest.fixture
def there(place: Somewhere) -> Installation:
    made = place.open()
    arranged(made)
    return made


def seal(there: Installation, subject: str | None, content: bytes = LETTER) -> Document:
    async def chunks() -> AsyncIterator[bytes]:
        for start in range(0, len(content), 10_000):
            yield content[start : start + 10_000]

    stream = "obligation-a" if subject is None else f"data-subject-{subject}"
    kept_for = KeptFor(stream, "year-a" if subject is None else stream, subject)
    return asyncio.run(there.documents.seal(chunks(), "text/plain", kept_for))


def read(there: Installation, document: Document) -> bytes:
    return b"".join(there.documents.open(document.digest).chunks)


def file_of(there: Installation, document: Document) -> Path:
    assert document.seal is not None
    return there.documents.sealed.folder / document.seal.key / document.digest


def faults(there: Installation) -> list[str]:
    check = StoredVaultCheck(there.vault, there.documents.sealed, KeyLeaves(there.log))
    return sorted({fault.rule for fault in check.faults()})


def shown(there: Installation, document: Document) -> None:
    """An obligation rests on it from now."""
    there.handle("a", opening("a"), SYSTEM)
    piece = StoredDocument(
        kind="report",
        digest=document.digest,
        media_type=document.media_type,
        size=document.size,
    )
    there.handle("a", FulfilInPart(occurred_on=TODAY, evidence=(piece,)), CENTRE)


# Kept


def test_a_sealed_document_opens_and_lies_nowhere_in_the_clear(
    there: Installation, place: Somewhere
) -> None:
    subject = subject_with(there, "x")
    kept = seal(there, subject)
    assert kept.seal is not None and kept.seal.subject == subject
    found = there.documents.open(kept.digest)
    assert (found.media_type, found.size) == ("text/plain", len(LETTER))
    assert b"".join(found.chunks) == LETTER
    assert there.documents.about(kept.digest) == kept
    written = b"".join(path.read_bytes() for path in place.folder.rglob("*") if path.is_file())
    assert WORDS.strip() not in written
    assert hashlib.sha256(LETTER).hexdigest().encode() not in written


def test_digest_and_size_are_of_the_file_and_confirm_no_guess(there: Installation) -> None:
    subject = subject_with(there, "x")
    one, other = seal(there, subject), seal(there, subject)
    assert one.digest != other.digest != hashlib.sha256(LETTER).hexdigest()
    assert one.seal is not None and other.seal is not None and one.seal.key == other.seal.key
    content = file_of(there, one).read_bytes()
    assert (hashlib.sha256(content).hexdigest(), len(content)) == (one.digest, one.size)


@pytest.mark.parametrize("size", [1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK])
def test_every_size_opens_as_it_was(there: Installation, size: int) -> None:
    content = b"x" * size
    kept = seal(there, None, content)
    assert there.documents.open(kept.digest).size == size
    assert read(there, kept) == content


def test_what_is_sealed_is_not_read_as_others_are(there: Installation) -> None:
    kept = seal(there, None)
    with pytest.raises(DocumentSealed):
        there.documents.read(kept.digest)
    with pytest.raises(DocumentNotFound):
        there.documents.open("0" * 64)


@pytest.mark.parametrize(
    ("content", "refused"), [(b"x" * 1_000_001, DocumentTooLarge), (b"\x00", DocumentTypeRefused)]
)
def test_what_is_refused_leaves_nothing(
    there: Installation, content: bytes, refused: type[Exception]
) -> None:
    with pytest.raises(refused):
        seal(there, None, content)
    folder = there.documents.sealed.folder
    assert [path for path in folder.rglob("*") if path.is_file()] == []


def test_the_log_commits_to_the_key_of_a_document_with_the_first_event_that_rests_on_it(
    there: Installation,
) -> None:
    kept = seal(there, None)
    assert kept.seal is not None
    shown(there, kept)
    lines = [there.log.line(place) or b"" for place in range(1, there.log.size() + 1)]
    told = [leaf.fields["key"] for line in lines if (leaf := parse(line)).kind == "data-key"]
    assert told.count(kept.seal.key) == 1
    there.vault.key_for(None, "year-a")  # writes down what landed
    assert there.vault.commitments([kept.digest]) == []
    assert there.trail.verify().holds
    assert faults(there) == []


# Attacks

Attack = Callable[[Path, Path], None]


def swapped(one: Path, other: Path) -> None:
    aside = one.with_name("aside")
    one.rename(aside)
    other.rename(one)
    aside.rename(other)


def copied(one: Path, other: Path) -> None:
    shutil.copy(other, one)


def cut_short(one: Path, _: Path) -> None:
    one.write_bytes(one.read_bytes()[:-1])


def flipped(one: Path, _: Path) -> None:
    content = bytearray(one.read_bytes())
    content[-CHUNK] ^= 1
    one.write_bytes(content)


@pytest.mark.parametrize("attack", [swapped, copied, cut_short, flipped])
def test_a_file_that_is_not_the_one_that_was_kept_is_refused_before_any_of_it_is_given(
    there: Installation, attack: Attack
) -> None:
    kept, other = seal(there, None), seal(there, subject_with(there, "x"))
    shown(there, kept)
    attack(file_of(there, kept), file_of(there, other))
    with pytest.raises(SealBroken):
        there.documents.open(kept.digest)
    assert "document-altered" in faults(there)


def test_a_file_that_is_gone_is_told(there: Installation) -> None:
    kept = seal(there, None)
    shown(there, kept)
    file_of(there, kept).unlink()
    with pytest.raises(SealBroken):
        there.documents.open(kept.digest)
    assert faults(there) == ["document-missing"]


def test_a_document_that_no_event_rests_on_is_checked_as_well(there: Installation) -> None:
    altered, gone = seal(there, None), seal(there, uuid7())
    assert altered.seal is not None and gone.seal is not None
    assert faults(there) == []
    file_of(there, altered).write_bytes(b"something else")
    file_of(there, gone).unlink()
    check = StoredVaultCheck(there.vault, there.documents.sealed, KeyLeaves(there.log))
    found = sorted((one.rule, one.position, one.key) for one in check.faults())
    assert found == [
        ("document-altered", 0, altered.seal.key),
        ("document-missing", 0, gone.seal.key),
    ]


def test_a_row_that_names_another_key_or_place_opens_nothing(there: Installation) -> None:
    kept, other = seal(there, None), seal(there, subject_with(there, "x"))
    assert other.seal is not None
    shown(there, kept)
    for change in ({"stream": "obligation-b"}, {"media_type": "text/csv"}, {"key": other.seal.key}):
        with there.vault.database.writing() as connection:
            mine = sealed_document.c.digest == kept.digest
            connection.execute(update(sealed_document).where(mine).values(change))
        with pytest.raises(SealBroken):
            there.documents.open(kept.digest)
    assert faults(there) == ["document-elsewhere", "document-missing"]


PLACE = Place("0" * 64, "obligation-a", "k-1", "text/plain")


def chunked() -> tuple[bytes, list[bytes]]:
    """How a file of three chunks begins, and the chunks."""
    sealer = Sealer(b"k" * 32, PLACE)
    chunks = [*sealer.more(b"a" * CHUNK + b"b" * CHUNK + b"c" * 10), sealer.ended()]
    assert [len(one) for one in chunks] == [CHUNK + TAG, CHUNK + TAG, 10 + TAG]
    return sealer.begun(), chunks


@pytest.mark.parametrize(
    "order", [(1, 0, 2), (0, 2, 1), (0, 1), (0,), (0, 2), (1, 2), (0, 0, 1, 2), (0, 1, 2, 2), ()]
)
def test_chunks_in_another_order_or_number_are_refused(
    order: tuple[int, ...], tmp_path: Path
) -> None:
    head, chunks = chunked()
    file = tmp_path / "file"
    file.write_bytes(head + b"".join(chunks[number] for number in order))
    with file.open("rb") as there, pytest.raises(ValueError):
        list(opened(b"k" * 32, PLACE, there))


def test_a_chunk_of_another_file_under_the_same_key_is_refused(tmp_path: Path) -> None:
    (head, chunks), (_, others) = chunked(), chunked()
    file = tmp_path / "file"
    file.write_bytes(head + chunks[0] + others[1] + chunks[2])
    with file.open("rb") as there, pytest.raises(ValueError):
        list(opened(b"k" * 32, PLACE, there))


# Erased


def test_an_erasure_removes_the_documents_and_counts_them(
    there: Installation, place: Somewhere
) -> None:
    gone, stays = subject_with(there, "x"), subject_with(there, "x")
    mine, theirs = [seal(there, gone), seal(there, gone)], seal(there, stays)
    residue = file_of(there, mine[0]).read_bytes()[-64:]
    certificate = there.erasing.erase(asked(gone), OFFICER)
    assert (certificate.documents, certificate.keys) == (2, 1)
    for one in mine:
        assert not file_of(there, one).exists()
        with pytest.raises(DocumentErased) as refused:
            there.documents.open(one.digest)
        assert refused.value.facts["position"] == str(certificate.carried_out)
    assert read(there, theirs) == LETTER
    with pytest.raises(SubjectErased):
        seal(there, gone)
    left = b"".join(path.read_bytes() for path in place.folder.rglob("*") if path.is_file())
    assert residue not in left
    there.erasing.make_final()
    assert read(there, theirs) == LETTER
    assert (there.trail.verify().holds, faults(there)) == (True, [])


class Killed(Exception):
    pass


@pytest.mark.parametrize("after", ["keys", "files"])
def test_who_is_cut_off_between_key_and_file_goes_on_and_counts_the_same(
    there: Installation, monkeypatch: pytest.MonkeyPatch, after: str
) -> None:
    subject = subject_with(there, "x")
    kept = [seal(there, subject) for _ in range(2)]
    key = ordered(there, subject)
    destroy = there.documents.sealed.destroy

    def killed(_: object, keys: list[str]) -> int:
        if after == "files":
            destroy(keys)
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(type(there.documents), "destroy", killed)
        with pytest.raises(Killed):
            there.erasing.carry_out(key)
    with pytest.raises(DocumentErased):
        there.documents.open(kept[0].digest)
    assert there.erasing.resume() == 1
    assert there.erasing.certificate(key).documents == 2
    assert not any(file_of(there, one).exists() for one in kept)
    assert faults(there) == []


def test_a_backup_of_the_documents_from_before_an_erasure_brings_nobody_back(
    there: Installation, tmp_path: Path
) -> None:
    subject = subject_with(there, "x")
    kept = seal(there, subject)
    assert kept.seal is not None
    folder = there.documents.sealed.folder
    shutil.copytree(folder, tmp_path / "backup")
    there.erasing.erase(asked(subject), OFFICER)
    shutil.copytree(tmp_path / "backup", folder, dirs_exist_ok=True)
    assert faults(there) == ["erased-document-back"]
    with pytest.raises(DocumentErased):
        there.documents.open(kept.digest)
    assert there.erasing.uphold() == [kept.seal.key]
    assert not file_of(there, kept).exists()
    assert faults(there) == []


def test_an_upload_that_an_erasure_overtakes_leaves_nothing(there: Installation) -> None:
    subject = subject_with(there, "x")

    async def chunks() -> AsyncIterator[bytes]:
        yield WORDS
        erasing: Erasing = there.erasing
        await asyncio.to_thread(erasing.erase, asked(subject), OFFICER)
        yield WORDS

    stream = f"data-subject-{subject}"
    with pytest.raises(SubjectErased):
        asyncio.run(there.documents.seal(chunks(), "text/plain", KeptFor(stream, stream, subject)))
    assert [path for path in there.documents.sealed.folder.rglob("*") if path.is_file()] == []
    with there.vault.database.reading() as connection:
        rows = connection.scalar(select(func.count()).select_from(sealed_document))
        keys = connection.scalar(select(func.count()).where(data_key.c.subject == subject))
    assert (rows, keys) == (0, 1)


# Swept


def test_what_no_event_rests_on_is_swept_after_thirty_days(place: Somewhere) -> None:
    clock = SetClock()
    there = place.open(clock)
    stays, goes = seal(there, None), seal(there, uuid7())
    shown(there, stays)
    upkeep = DocumentUpkeep(there.log, there.documents, clock)
    assert upkeep.sweep() == 0
    clock.passes(seconds=UNREFERRED.total_seconds() + 1)
    assert upkeep.sweep() == 1
    assert read(there, stays) == LETTER
    assert not file_of(there, goes).exists()
    with pytest.raises(DocumentNotFound):
        there.documents.about(goes.digest)
