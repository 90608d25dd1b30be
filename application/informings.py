"""Informing data subjects: campaigns planned, told, put right and closed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Protocol

from pydantic import Field

from application.agreements import Agreements
from application.asof import AsOf
from application.people import Person
from application.transact import Desk, Wish
from domain.agreement.refusals import AgreementNotFound
from domain.errors import NotFound
from domain.evidence import Evidence
from domain.identity import uuid7
from domain.informing.commands import PlanInforming
from domain.informing.decisions import INFORMING
from domain.informing.events import About, Content, Some, Way
from domain.informing.state import InformingStanding
from domain.messages import Message, Slug
from domain.processing.codes import Person as Whom
from domain.sealed import Sealed


class UnknownInforming(NotFound):
    code = "unknown-informing"


class PlanCampaign(Message):
    """Whom one of the parties to an agreement is to inform, of what, and before when."""

    occurred_on: date
    agreement: Slug
    about: About
    audience: Annotated[tuple[Whom, ...], Field(min_length=1)]
    """Categories of persons (annex 2, art. 6)."""
    size: Some
    """How many data subjects are to be informed."""
    by: date
    contents: Annotated[tuple[Content, ...], Field(min_length=1)]


class Telling(Message):
    """One time that people were informed."""

    number: int
    """Which of what was recorded: a correction names it."""
    on: date
    way: Way
    people: int
    """How many; 0 where nobody can count them."""
    evidence: tuple[Evidence, ...]


class InformingEntry(Message):
    """A campaign, and how far it is on the day asked about."""

    id: str
    agreement: str
    parties: tuple[str, ...]
    party: str
    about: About
    audience: tuple[str, ...]
    size: int
    informed: int
    in_time: int
    planned_on: date
    by: date
    contents: tuple[Content, ...]
    lacking: tuple[Content, ...]
    """What data subjects are to be told (AVG art. 13, 14) that it does not tell them."""
    tellings: tuple[Telling, ...]
    closed_on: date | None
    reason: Annotated[Sealed | None, Field(description="Why some were not informed; sealed.")]
    standing: InformingStanding
    version: int
    position: int


class InformingRegister(Protocol):
    def informings(self, at: AsOf, agreement: str | None = None) -> list[InformingEntry]:
        """By the day before which people are to be informed."""
        ...

    def informing(self, key: str, at: AsOf) -> InformingEntry:
        """Raises UnknownInforming."""
        ...


@dataclass(frozen=True)
class Informings:
    desk: Desk
    agreements: Agreements
    register: InformingRegister
    named: Callable[[str], str]
    """The id that some words always give, and nobody can tell the words from."""

    def planning(
        self,
        asked: PlanCampaign,
        by: Person,
        *,
        idempotency: str | None = None,
        expected: int | None = None,
        correlation: str | None = None,
    ) -> Wish:
        """Raises AgreementNotFound."""
        correlation, said = correlation or uuid7(), idempotency or uuid7()
        key = self.named(f"informing {by.id} {said}")
        stream = INFORMING.stream(key)
        with self.desk.noting(by, PlanInforming, stream, correlation):
            command = self._command(asked)
        return Wish(
            INFORMING,
            key,
            command,
            by,
            dossier=stream,
            idempotency=idempotency,
            expected=expected,
            correlation=correlation,
        )

    def _command(self, asked: PlanCampaign) -> PlanInforming:
        agreement = self.agreements.current(asked.agreement)
        if agreement.registered is None:
            raise AgreementNotFound
        parties = tuple(sorted(agreement.parties))
        facts = {name: getattr(asked, name) for name in PlanCampaign.model_fields}
        return PlanInforming(parties=parties, participants=agreement.participants, **facts)
