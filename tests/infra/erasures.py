"""Data subjects with something sealed about them, and orders to erase them."""

from typing import Any, Protocol

from application.erasing import Erase
from application.people import Person, Role
from application.transact import Desk, Wish
from application.vault import Field, Vault
from domain.arrangement.commands import ConfirmArrangement, RecordArrangement
from domain.arrangement.decisions import ARRANGEMENT
from domain.erasure.events import ErasureGround
from domain.evidence import OwnRecord
from domain.identity import uuid7
from domain.sealed import Index, Plain
from tests.infra.world import Opened

OFFICER = Person("p-1", "beek", frozenset({Role.PRIVACY_OFFICER}))
WORDS = "Proefpersoon Verzonnen-Nergens, Denkbeeldplein 999"
NUMBER = "999990019"


class Vaulted(Protocol):
    @property
    def vault(self) -> Vault: ...


def subject_with(there: Vaulted, *texts: str) -> str:
    """A new data subject, with these texts and a number sealed about it."""
    subject = uuid7()
    stream = f"data-subject-{subject}"
    kind = "data-subject.registered.v1"
    said = {f"text{place}": Plain(text=text).about(subject) for place, text in enumerate(texts)}
    said["number"] = Plain(text=NUMBER).about(subject, Index.CITIZEN_SERVICE_NUMBER)
    there.vault.seal([Field(stream, 1, kind, path, stream, plain) for path, plain in said.items()])
    return subject


class Desked(Protocol):
    @property
    def desk(self) -> Desk: ...


def arranged(
    there: Desked, key: str = "arrangement-2026", *, confirmed: bool = True, **other: Any
) -> str:
    """A written arrangement about all personal data, that both parties stand for."""
    today = there.desk.clock.now().date()
    facts = {"agreement": "dvo-2020-beek", "parties": ("beek", "sittard-geleen"), "once": False}
    days = {"occurred_on": today, "in_force_from": today, "categories": ("all",)}
    document = OwnRecord(kind="destruction-arrangement", system="dms", reference="Z-2026-417")
    record = RecordArrangement(**(facts | days | {"document": document} | other))
    stream = ARRANGEMENT.stream(key)
    there.desk.handle(Wish(ARRANGEMENT, key, record, OFFICER, dossier=stream))
    centre = Person("p-2", "sittard-geleen", OFFICER.roles)
    if confirmed:
        there.desk.handle(Wish(ARRANGEMENT, key, ConfirmArrangement(occurred_on=today), centre))
    return key


def asked(subject: str, reason: str | None = None) -> Erase:
    return Erase(
        subject=subject,
        ground=ErasureGround.NO_LONGER_NECESSARY,
        arrangement="arrangement-2026",
        reason=None if reason is None else Plain(text=reason),
    )


def ordered(there: Opened, subject: str, reason: str | None = None) -> str:
    """Ordered, and not carried out."""
    return there.desk.handle(there.erasing.ordering(asked(subject, reason), OFFICER)).id
