"""Keys, accounts and documents: what is kept, what is never kept, what is left after a refusal."""

import asyncio
import hashlib
import os
import threading
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from structlog.testing import capture_logs

from application.accounts import NotSignedIn
from application.documents import (
    Document,
    DocumentEmpty,
    DocumentNotFound,
    DocumentTooLarge,
    DocumentTypeRefused,
)
from application.people import Role
from domain.trail.checkpoint import Checkpoint, sign_checkpoint
from domain.trail.leaf import log_line
from domain.trail.note import verifier_key
from infra import accounts as accounts_module
from infra.accounts import StoredAccounts, UnknownRole
from infra.database import Promises, StoreUnavailable, open_database
from infra.documents import DocumentFolder
from infra.keys import (
    KeyUnreadable,
    SigningKeyDiffers,
    SigningKeyMissing,
    digest_secret,
    must_be_key_of,
    signing_key,
)
from tests.infra.world import Place, names_in

# Keys


def test_a_digest_key_that_is_lost_is_told(tmp_path: Path) -> None:
    with capture_logs() as told:
        digest_secret(tmp_path)
        signing_key(tmp_path)
        digest_secret(tmp_path)
        (tmp_path / "digests.key").unlink()
        digest_secret(tmp_path)
    assert [one["event"] for one in told] == ["digest-key-lost"]


def test_a_key_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    first = digest_secret(tmp_path / "keys")
    assert digest_secret(tmp_path / "keys") == first
    assert len(first) == 32
    [file] = (tmp_path / "keys").iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("content", [b"", b"short", b"x" * 33])
def test_a_damaged_key_is_told_and_never_replaced(tmp_path: Path, content: bytes) -> None:
    digest_secret(tmp_path)
    (tmp_path / "digests.key").write_bytes(content)
    with pytest.raises(KeyUnreadable) as refused:
        digest_secret(tmp_path)
    assert refused.value.facts == {"file": "digests.key", "bytes": str(len(content))}
    assert (tmp_path / "digests.key").read_bytes() == content


def test_a_key_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "digests.key").mkdir()
    with pytest.raises(StoreUnavailable):
        digest_secret(tmp_path)
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(StoreUnavailable):
        signing_key(tmp_path / "file")


def test_of_many_that_make_a_key_at_once_all_get_the_same(tmp_path: Path) -> None:
    for attempt in range(10):
        folder = tmp_path / str(attempt)
        with ThreadPoolExecutor(8) as pool:
            found = [pool.submit(signing_key, folder) for _ in range(8)]
        assert len({one.result().private_bytes_raw() for one in found}) == 1
        assert [file.name for file in folder.iterdir()] == ["checkpoints.ed25519"]


def test_no_key_is_made_for_a_log_that_has_one(tmp_path: Path) -> None:
    with pytest.raises(SigningKeyMissing) as refused:
        signing_key(tmp_path / "keys", founded=True)
    assert refused.value.facts == {"file": str(tmp_path / "keys" / "checkpoints.ed25519")}
    assert not (tmp_path / "keys").exists()
    made = signing_key(tmp_path / "keys")
    found = signing_key(tmp_path / "keys", founded=True)
    assert found.private_bytes_raw() == made.private_bytes_raw()


def test_a_key_is_told_by_the_whole_of_it(tmp_path: Path) -> None:
    made = (Ed25519PrivateKey.from_private_bytes(bytes([n]) * 32) for n in range(256))
    key = next(one for one in made if str(verifier_key("x", one)).count("+") > 2)
    tail = str(verifier_key("x", key)).rpartition("+")[2]
    with pytest.raises(SigningKeyDiffers):
        must_be_key_of(f"another key that ends in {tail}".encode(), None, key, tmp_path)


def test_a_log_is_signed_with_the_key_that_it_names(tmp_path: Path) -> None:
    mine, other = signing_key(tmp_path / "mine"), signing_key(tmp_path / "other")
    at = "2026-03-02T09:00:00.000000Z"
    first = log_line(at, "test.example/log", str(verifier_key("test.example/log", mine)))
    note = sign_checkpoint(Checkpoint("test.example/log", 1, bytes(32)), mine)
    changed = first.replace(b"vkey", b"vkez").replace(b"A", b"B")
    must_be_key_of(first, None, mine, tmp_path)
    must_be_key_of(first, "not a note", mine, tmp_path)
    must_be_key_of(changed, note, mine, tmp_path)
    for line, last in ((first, None), (first, note), (changed, note), (first, "not a note")):
        with pytest.raises(SigningKeyDiffers):
            must_be_key_of(line, last, other, tmp_path)


# Accounts


@pytest.fixture
def vault(place: Place) -> Iterator[StoredAccounts]:
    database = open_database(place.url("vault"), Promises(f"{place.prefix}vault"))
    yield StoredAccounts(database, names_in(database, place.folder / "keys"))
    database.close()


def test_an_account_is_known_by_its_token(vault: StoredAccounts) -> None:
    opened = vault.open("beek", frozenset({"clerk", "finance"}), "clerk of Beek")
    other = vault.open("stein", frozenset({"clerk"}), "clerk of Stein")
    assert vault.by_token(opened.token) == opened.person
    assert vault.remembered(opened.token) == opened.person
    assert opened.person.roles == {Role.CLERK, Role.FINANCE}
    assert opened.person.party == "beek"
    assert vault.everyone() == [
        (opened.person, "clerk of Beek"),
        (other.person, "clerk of Stein"),
    ]


@pytest.mark.parametrize("token", ["", "nkm_", "nkm_" + "A" * 43, "é", "' or 1=1 --"])
def test_another_token_is_nobodys(vault: StoredAccounts, token: str) -> None:
    vault.open("beek", frozenset({"clerk"}), "clerk")
    assert vault.remembered(token) is None
    with pytest.raises(NotSignedIn):
        vault.by_token(token)


@pytest.mark.parametrize("roles", [set(), {"system"}, {"clerk", "king"}])
def test_an_unknown_role_is_refused_and_the_known_ones_named(
    vault: StoredAccounts, roles: set[str]
) -> None:
    with pytest.raises(UnknownRole) as refused:
        vault.open("beek", frozenset(roles), "x")
    assert "clerk" in refused.value.facts["known"]
    assert "system" not in refused.value.facts["known"]
    assert vault.everyone() == []


def test_an_account_that_was_closed_is_not_remembered_for_long(
    vault: StoredAccounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = vault.open("beek", frozenset({"clerk"}), "x")
    vault.by_token(opened.token)
    with vault._database.writing() as connection:
        connection.exec_driver_sql("delete from account")
    assert vault.by_token(opened.token) == opened.person
    monkeypatch.setattr(accounts_module, "REMEMBERED", 0.0)
    with pytest.raises(NotSignedIn):
        vault.by_token(opened.token)


def test_the_token_itself_is_in_no_file(folder_place: Place) -> None:
    database = open_database(folder_place.url("vault"), Promises("vault"))
    names = names_in(database, folder_place.folder / "keys")
    opened = StoredAccounts(database, names).open("beek", frozenset({"clerk"}), "x")
    database.close()
    written = b"".join(file.read_bytes() for file in folder_place.folder.rglob("*vault*"))
    assert hashlib.sha256(opened.token.encode()).digest() in written
    assert opened.token.encode() not in written
    assert opened.token.removeprefix("nkm_").encode() not in written


# Documents

PDF = b"%PDF-1.7 and so on"


@pytest.fixture
def documents(tmp_path: Path) -> DocumentFolder:
    return DocumentFolder(tmp_path / "documents", largest=1_000)


def keep(
    documents: DocumentFolder, content: bytes, media_type: str = "application/pdf", size: int = 7
) -> Document:
    async def chunks() -> AsyncIterator[bytes]:
        for start in range(0, len(content), size):
            yield content[start : start + size]

    return asyncio.run(documents.keep(chunks(), media_type))


def files(documents: DocumentFolder) -> list[str]:
    return sorted(file.name for file in documents.folder.rglob("*") if file.is_file())


@given(content=st.binary(max_size=900), size=st.integers(1, 1000))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_document_is_kept_under_its_digest(
    documents: DocumentFolder, content: bytes, size: int
) -> None:
    kept = keep(documents, PDF + content, size=size)
    assert kept.digest == hashlib.sha256(PDF + content).hexdigest()
    assert kept == documents.about(kept.digest)
    assert (kept.media_type, kept.size) == ("application/pdf", len(PDF + content))
    assert b"".join(documents.read(kept.digest)) == PDF + content


def test_the_same_document_is_kept_once_and_as_what_it_was_first(
    documents: DocumentFolder,
) -> None:
    first = keep(documents, b"[1, 2]", "application/json")
    again = keep(documents, b"[1, 2]", "text/plain")
    assert again == first == documents.about(first.digest)
    assert files(documents) == [first.digest, f"{first.digest}.json"]


def test_text_is_text_in_any_language(documents: DocumentFolder) -> None:
    assert keep(documents, "\ufeffcafé; €".encode(), "text/csv").media_type == "text/csv"


@pytest.mark.parametrize(
    ("content", "media_type", "refusal"),
    [
        (PDF, "text/html", DocumentTypeRefused),
        (PDF, "", DocumentTypeRefused),
        (b"<html>", "application/pdf", DocumentTypeRefused),
        (b"MZ\x90 a program", "image/png", DocumentTypeRefused),
        (b"%PD", "application/pdf", DocumentTypeRefused),
        (PDF, "text/plain", DocumentTypeRefused),
        (b"MZ\x90 a program", "text/plain", DocumentTypeRefused),
        (b"a;b\n1;\0", "text/csv", DocumentTypeRefused),
        (b"caf\xe9", "text/csv", DocumentTypeRefused),
        (b"cut off: \xc3", "text/plain", DocumentTypeRefused),
        (b"", "text/plain", DocumentEmpty),
        (b"x" * 1001, "text/plain", DocumentTooLarge),
        (PDF + b"x" * 5000, "application/pdf", DocumentTooLarge),
    ],
)
def test_of_what_is_refused_nothing_is_left(
    documents: DocumentFolder, content: bytes, media_type: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        keep(documents, content, media_type)
    assert files(documents) == []


def test_of_an_upload_that_is_cut_off_nothing_is_left(documents: DocumentFolder) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        yield PDF
        raise ConnectionResetError("gone")

    with pytest.raises(Exception, match="gone"):
        asyncio.run(documents.keep(chunks(), "application/pdf"))
    assert files(documents) == []


def test_a_document_at_the_limit_is_kept(documents: DocumentFolder) -> None:
    assert keep(documents, b"x" * 1000, "text/plain").size == 1000


@pytest.mark.parametrize(
    "digest", ["", "../../etc/passwd", "ab" * 31, "AB" * 32, "ab" * 32, "ab" * 32 + "\n", "ab/../x"]
)
def test_what_is_not_there_is_not_found(documents: DocumentFolder, digest: str) -> None:
    keep(documents, PDF)
    with pytest.raises(DocumentNotFound):
        documents.about(digest)
    with pytest.raises(DocumentNotFound):
        list(documents.read(digest))


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(StoreUnavailable) as refused:
        keep(DocumentFolder(tmp_path / "file", 1000), PDF)
    assert refused.value.facts["store"] == "documents"


def aged(documents: DocumentFolder, *digests: str) -> None:
    for digest in digests:
        os.utime(documents.folder / digest[:2] / digest, (1_000, 1_000))


def test_what_is_removed_is_old_and_was_named(documents: DocumentFolder) -> None:
    wanted, orphan, fresh = (keep(documents, PDF + bytes([n])) for n in range(3))
    half = documents.folder / ".abcdef"
    half.write_bytes(b"half of an upload")
    aged(documents, wanted.digest, orphan.digest)
    os.utime(half, (1_000, 1_000))
    assert sorted(documents.old(before=2_000)) == sorted((wanted.digest, orphan.digest))
    assert documents.remove([orphan.digest, fresh.digest, "ab" * 32], before=2_000) == 1
    with pytest.raises(DocumentNotFound):
        documents.about(orphan.digest)
    assert documents.about(wanted.digest) == wanted
    assert documents.about(fresh.digest) == fresh
    assert not half.exists()
    assert len(files(documents)) == 4


def test_a_document_that_is_kept_again_is_not_removed(documents: DocumentFolder) -> None:
    kept = keep(documents, PDF)
    aged(documents, kept.digest)
    assert documents.old(before=2_000) == [kept.digest]
    keep(documents, PDF)
    assert documents.remove([kept.digest], before=2_000) == 0
    assert documents.about(kept.digest) == kept


def test_where_nothing_was_kept_nothing_is_old(documents: DocumentFolder) -> None:
    assert documents.old(before=2_000) == []
    assert documents.remove([], before=2_000) == 0


def test_who_is_told_that_a_document_is_kept_finds_it_though_it_is_swept_meanwhile(
    documents: DocumentFolder,
) -> None:
    digest = keep(documents, PDF).digest
    with ThreadPoolExecutor(1) as pool:
        for _ in range(50):
            aged(documents, digest)
            removing = pool.submit(documents.remove, [digest], 2_000)
            kept = keep(documents, PDF)
            removing.result()
            assert documents.about(kept.digest) == kept
            assert b"".join(documents.read(kept.digest)) == PDF


def test_nobody_else_waits_while_a_document_reaches_the_disk(
    documents: DocumentFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_disk, by = os.fsync, set[threading.Thread]()

    def noting(descriptor: int) -> None:
        by.add(threading.current_thread())
        to_disk(descriptor)

    monkeypatch.setattr(os, "fsync", noting)
    keep(documents, PDF)
    assert by
    assert threading.current_thread() not in by
