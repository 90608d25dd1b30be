"""Who consented to the other purpose: on paper, which is kept sealed under their own key."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from application.people import Person
from application.transact import Wish
from domain.evidence import StoredDocument
from domain.identity import uuid7_of
from domain.messages import Command
from domain.opening.asked import SealDocument
from domain.processing import PROCESSING
from domain.processing.commands import RecordConsent, WithdrawConsent
from domain.processing.decisions import key_of
from interface.doors import Doors
from interface.example.cast import Cast
from interface.example.deeds import Deed, agreement, amsterdam
from interface.example.office import day_of
from interface.example.papers import pdf
from interface.example.people import Invented, of

CONSENTING = (3, 12, 14, 15)
"""Places in Beek of who consented; the data of the first go when their term is over."""
WITHDRAWN = 14
"""Place of who thought better of it."""


@dataclass(frozen=True)
class Consents:
    doors: Doors
    cast: Cast

    def __iter__(self) -> Iterator[Deed]:
        first, last = amsterdam(2022, 4, 12, 10, 20), amsterdam(2023, 2, 7, 11, 10)
        for number, place in enumerate(CONSENTING):
            at = first + timedelta(minutes=9 * number)
            yield Deed(at, partial(self._consent, of("beek")[place], at))
        withdrawn = WithdrawConsent(
            occurred_on=day_of(last), number=1, subject=of("beek")[WITHDRAWN].key
        )
        yield Deed(last, lambda: (self._wish(withdrawn),))

    def _consent(self, person: Invented, at: datetime) -> tuple[Wish, ...]:
        given = RecordConsent(
            occurred_on=day_of(at), number=1, subject=person.key, evidence=(self._signed(person),)
        )
        return (self._wish(given),)

    def _signed(self, person: Invented) -> StoredDocument:
        """What somebody signed is about that person, so that it goes with them."""
        page = pdf(["Toestemming voor onderzoek", person.name, person.number, person.address])

        async def chunks() -> AsyncIterator[bytes]:
            yield page

        sealed = self.doors.sealed_documents
        named = uuid7_of(b"example", f"consent {person.key}")
        kept_for = sealed.kept_for(SealDocument(subject=person.key), self._clerk, named)
        kept = asyncio.run(sealed.seal(chunks(), "application/pdf", kept_for))
        return StoredDocument(
            kind="consent", digest=kept.digest, media_type=kept.media_type, size=kept.size
        )

    @property
    def _clerk(self) -> Person:
        return self.cast.person("beek", "clerk")

    def _wish(self, command: Command) -> Wish:
        return Wish(
            PROCESSING, key_of(agreement("beek"), "arbeidstoeleiding"), command, self._clerk
        )
