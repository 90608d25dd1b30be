"""Which documents of our own store something rests on, wherever in a message they stand."""

from domain.arrangement.events import ArrangementRecorded
from domain.evidence import OwnRecord, StoredDocument, stored_documents
from domain.obligation.commands import FindLate, FulfilObligation
from tests.scenario import TODAY

LETTER = StoredDocument(kind="report", digest="5f" * 32, media_type="text/plain", size=7)
OWN = OwnRecord(kind="report", system="dms", reference="Z-1")


def test_of_several_pieces_those_in_our_own_store() -> None:
    said = FulfilObligation(occurred_on=TODAY, evidence=(OWN, LETTER))
    assert list(stored_documents(said)) == [LETTER]


def test_a_single_piece_counts_too() -> None:
    event = ArrangementRecorded(
        occurred_on=TODAY,
        agreement="dvo-2020-beek",
        parties=("beek", "sittard-geleen"),
        party="beek",
        categories=("all",),
        once=False,
        in_force_from=TODAY,
        until=None,
        document=LETTER,
        conditions=None,
    )
    assert list(stored_documents(event)) == [LETTER]
    assert list(stored_documents(event.model_copy(update={"document": OWN}))) == []


def test_what_rests_on_nothing_shows_nothing() -> None:
    assert list(stored_documents(FindLate(occurred_on=TODAY))) == []
