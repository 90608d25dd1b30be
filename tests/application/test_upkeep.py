"""Documents that no event refers to go after a month; all others stay, whatever happens."""

import asyncio
import os
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from application import upkeep
from application.documents import Document, DocumentNotFound
from application.transact import Wish
from application.upkeep import UNREFERRED, DocumentUpkeep
from domain.evidence import StoredDocument
from domain.obligation.commands import FulfilObligation
from domain.obligation.decisions import OBLIGATION
from domain.occurrences import RecordOccurrence
from infra.vault.documents import StoredDocuments
from interface.doors import Doors
from interface.main import look_after
from tests.application.conftest import SIGNED, Installed
from tests.application.test_timers import AGREED, CENTRE, clock_of, conclude

LATER = SIGNED + timedelta(days=100)


def kept(doors: Doors, content: bytes, days_ago: int) -> Document:
    async def chunks() -> AsyncIterator[bytes]:
        yield content

    found = asyncio.run(doors.documents.keep(chunks(), "text/plain"))
    assert isinstance(doors.documents, StoredDocuments)
    folder = doors.documents.plain
    moment = (LATER - timedelta(days=days_ago)).timestamp()
    os.utime(folder.folder / found.digest[:2] / found.digest, (moment, moment))
    return found


def shown(doors: Doors, document: Document) -> None:
    """An event refers to it."""
    stated = RecordOccurrence(duty="woo-request", event_on=date(2020, 1, 6))
    request = doors.obligations.record_occurrence(AGREED, stated, CENTRE).id
    piece = StoredDocument(
        kind="decision",
        digest=document.digest,
        media_type=document.media_type,
        size=document.size,
    )
    done = FulfilObligation(occurred_on=date(2020, 2, 1), evidence=(piece,))
    doors.desk.handle(Wish(OBLIGATION, request, done, CENTRE))


@pytest.fixture
def doors(installed_in_a_folder: Installed) -> Doors:
    found = conclude(installed_in_a_folder.open(installed_in_a_folder.place()))
    clock_of(found).move_to(LATER)
    return found


def afresh(doors: Doors) -> DocumentUpkeep:
    """As after a restart."""
    return replace(doors.document_upkeep, _referred=set(), _read=0, _swept=None)


def test_what_no_event_refers_to_goes_after_a_month(doors: Doors) -> None:
    referred, forgotten = kept(doors, b"answer", 90), kept(doors, b"forgotten", 31)
    waiting = kept(doors, b"its event comes tomorrow", UNREFERRED.days - 1)
    shown(doors, referred)
    assert doors.document_upkeep.sweep() == 1
    for document in (referred, waiting):
        assert doors.documents.about(document.digest) == document
    with pytest.raises(DocumentNotFound):
        doors.documents.about(forgotten.digest)


def test_the_server_looks_after_it(doors: Doors) -> None:
    forgotten = kept(doors, b"forgotten", 31)
    look_after(doors)
    with pytest.raises(DocumentNotFound):
        doors.documents.about(forgotten.digest)
    assert doors.views.behind() == 0


def test_it_looks_once_a_day_and_goes_on_where_it_stopped(doors: Doors) -> None:
    assert doors.document_upkeep.sweep() == 0
    late, orphan = kept(doors, b"late", 60), kept(doors, b"orphan", 60)
    assert doors.document_upkeep.sweep() == 0
    shown(doors, late)
    clock_of(doors).move_to(LATER + timedelta(days=1))
    assert doors.document_upkeep.sweep() == 1
    assert doors.documents.about(late.digest) == late
    with pytest.raises(DocumentNotFound):
        doors.documents.about(orphan.digest)


def test_after_a_restart_nothing_goes_before_the_whole_log_was_read(
    doors: Doors, monkeypatch: pytest.MonkeyPatch
) -> None:
    referred, orphan = kept(doors, b"answer", 90), kept(doors, b"orphan", 90)
    shown(doors, referred)
    monkeypatch.setattr(upkeep, "STRETCH", doors.log.size() // 3)
    again = afresh(doors)
    for _ in range(3):
        assert again.sweep() == 0
        assert doors.documents.about(orphan.digest) == orphan
    assert again.sweep() == 1
    assert doors.documents.about(referred.digest) == referred
