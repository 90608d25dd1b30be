"""Informing data subjects: campaigns planned, told, put right and closed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Annotated, Protocol, Unpack

from pydantic import Field

from application.agreements import Agreements
from application.asof import AsOf
from application.cases import beginning, facts, parties_to
from application.people import Person
from application.transact import Desk, Wish
from application.wishes import Carried
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

    def planning(self, asked: PlanCampaign, by: Person, **carried: Unpack[Carried]) -> Wish:
        """Raises AgreementNotFound."""
        key = self.named(f"informing {by.id} {carried.get('idempotency') or uuid7()}")
        made = partial(self._command, asked)
        return beginning(self.desk, INFORMING, key, PlanInforming, by, carried, made)

    def _command(self, asked: PlanCampaign) -> PlanInforming:
        parties = parties_to(self.agreements, asked.agreement)
        participants = self.agreements.current(asked.agreement).participants
        return PlanInforming(parties=parties, participants=participants, **facts(asked))
