"""Evidence over HTTP: kept under its digest, named by what rests on it."""

import errno
import hashlib
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from application.documents import Document
from infra.settings import Settings
from interface.api.app import create_app
from tests.interface.conftest import CENTRE, REPORT, Installation, Open

PDF = b"%PDF-1.7 a report"
CODE = "/problems/evidence-not-as-stored"
DIGEST = hashlib.sha256(PDF).hexdigest()


def _send(
    to: Installation, content: Any, kind: str = "application/pdf", role: str = "clerk"
) -> Any:
    headers = to.headers(CENTRE, role, content_type=kind)
    return to.http.post("/v1/documents", content=content, headers=headers)


def test_a_document_is_kept_and_an_obligation_rests_on_it(lived: Installation) -> None:
    def chunks() -> Iterator[bytes]:
        yield PDF[:5]
        yield PDF[5:]

    kept = _send(lived, chunks(), "Application/PDF; version=1.7")
    assert kept.status_code == 201
    assert kept.json() == {"digest": DIGEST, "mediaType": "application/pdf", "size": len(PDF)}

    piece = {"source": "store", "kind": "report", **kept.json()}
    body = {"occurredOn": "2021-05-28", "evidence": [piece]}
    path = f"/v1/obligations/{REPORT}"
    assert lived.post(f"{path}/fulfilments", body, CENTRE).status_code == 201
    [given] = lived.get(path).json()["evidence"]
    assert given["piece"]["digest"] == DIGEST

    found = lived.get(kept.headers["location"])
    assert found.content == PDF
    assert found.headers["content-type"] == "application/pdf"
    assert found.headers["content-disposition"] == "attachment"
    assert found.headers["x-content-type-options"] == "nosniff"
    tag = found.headers["etag"]
    assert lived.get(kept.headers["location"], if_none_match=tag).status_code == 304
    assert lived.get(kept.headers["location"], accept="text/html").status_code == 406


@pytest.mark.parametrize("claim", [{"mediaType": "text/csv"}, {"size": 5}])
def test_what_is_claimed_of_a_document_is_what_the_store_knows(
    lived: Installation, claim: dict[str, Any]
) -> None:
    kept = _send(lived, PDF).json()
    piece = {"source": "store", "kind": "report", **kept, **claim}
    body = {"occurredOn": "2021-05-28", "evidence": [piece]}
    path = f"/v1/obligations/{REPORT}/fulfilments"
    refused = lived.post(path, body, CENTRE)
    assert (refused.status_code, refused.json()["type"]) == (409, CODE)
    assert "application/pdf" in refused.json()["detail"]
    body["evidence"] = [{**piece, **kept}]
    assert lived.post(path, body, CENTRE).status_code == 201


def test_the_same_bytes_are_the_same_document(lived: Installation) -> None:
    assert _send(lived, PDF).json() == _send(lived, PDF).json()


@pytest.mark.parametrize(
    ("content", "kind", "status", "code"),
    [
        (b"", "application/pdf", 400, "document-empty"),
        (b"MZ\x90", "application/pdf", 415, "document-type-refused"),
        (PDF, "application/x-msdownload", 415, "document-type-refused"),
        (PDF, "", 415, "document-type-refused"),
        (PDF + b" " * 2_000, "application/pdf", 413, "document-too-large"),
    ],
)
def test_what_is_not_kept_leaves_nothing(
    opened: Open, tmp_path: Path, content: bytes, kind: str, status: int, code: str
) -> None:
    installation = opened(Settings(data_dir=tmp_path, max_document_bytes=1_000))

    answer = _send(installation, content, kind)

    assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{code}")
    assert [path for path in (tmp_path / "documents").rglob("*") if path.is_file()] == []


def test_a_document_may_be_larger_than_other_bodies(opened: Open, tmp_path: Path) -> None:
    installation = opened(Settings(data_dir=tmp_path, max_body_bytes=100))

    assert _send(installation, PDF + b" " * 5_000).status_code == 201


@pytest.mark.parametrize(
    ("digest", "status", "code"),
    [("0" * 64, 404, "document-not-found"), ("..%2Fvault.db", 404, "no-such-path"),
     ("abc", 400, "not-understood")],
)  # fmt: skip
def test_a_document_that_is_not_there(
    standing: Installation, digest: str, status: int, code: str
) -> None:
    answer = standing.get(f"/v1/documents/{digest}")

    assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{code}")


def test_inspectors_read_evidence_and_give_none(lived: Installation) -> None:
    _send(lived, PDF)

    assert _send(lived, PDF, role="auditor").json()["type"] == "/problems/not-allowed"
    assert lived.get(f"/v1/documents/{DIGEST}", role="auditor").content == PDF


class _Full:
    """A folder on a disk without room."""

    async def keep(self, chunks: AsyncIterator[bytes], media_type: str) -> Document:
        raise OSError(errno.ENOSPC, "No space left on device")


class _Torn:
    """A folder on a disk that fails."""

    async def keep(self, chunks: AsyncIterator[bytes], media_type: str) -> Document:
        raise OSError(errno.EIO, "Input/output error")


@pytest.mark.parametrize(
    ("documents", "status", "code"), [(_Full(), 503, "disk-full"), (_Torn(), 500, "unexpected")]
)
def test_a_disk_that_keeps_nothing(
    standing: Installation, documents: Any, status: int, code: str
) -> None:
    doors = replace(standing.doors, documents=documents)
    http = TestClient(create_app(doors), raise_server_exceptions=False)
    other = Installation(doors, standing.clock, http, standing.tokens)

    answer = _send(other, PDF)

    assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{code}")
