"""Data subjects with something sealed about them, and orders to erase them."""

from typing import Protocol

from application.erasing import Erase
from application.people import Person, Role
from application.vault import Field, Vault
from domain.erasure.events import ErasureGround
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
