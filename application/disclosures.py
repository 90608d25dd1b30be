"""Disclosures to third parties: what people record of them, and what was disclosed of whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, Unpack

from application.agreements import Agreements
from application.asof import AsOf
from application.cases import (
    Case,
    CaseQuery,
    CaseRegister,
    Cases,
    beginning,
    facts,
    key_for,
    parties_to,
    sealed,
)
from application.people import Person
from application.transact import Desk, Wish
from application.wishes import Carried
from domain.disclosure.commands import AskDisclosure, RequestDisclosure
from domain.disclosure.decisions import DISCLOSURE
from domain.disclosure.events import DisclosureRefusalGround, DisclosureWay, RecipientKind
from domain.disclosure.recipients import PREFIX, received_data_of
from domain.disclosure.refusals import DisclosureNotFound
from domain.disclosure.state import Disclosure, DisclosureStanding
from domain.evidence import DecisionReference
from domain.messages import AMSTERDAM, Message
from domain.personal_data import Data
from domain.sealed import Sealed


class PermissionGiven(Message):
    on: date
    decision: DecisionReference
    categories: tuple[Data, ...]
    until: date | None
    conditions: Sealed | None


class DutyFound(Message):
    on: date
    party: str
    law: str
    article: str
    categories: tuple[Data, ...]


class DisclosureDenied(Message):
    on: date
    ground: DisclosureRefusalGround
    reasons: Sealed


class Disclosed(Message):
    """What was disclosed when, of whom, on which basis."""

    on: date
    party: str
    basis: Literal["permission", "legal-duty"]
    categories: tuple[Data, ...]
    subjects: tuple[str, ...]
    way: DisclosureWay


class DisclosureEntry(Message):
    """A disclosure as the register has it. Who asks, and for what, is sealed."""

    id: str
    agreement: str
    controller: str
    processor: str | None
    party: str
    """Which received the request."""
    requested_on: date
    recipient_kind: RecipientKind
    recipient: Sealed
    purpose: Sealed
    categories: tuple[Data, ...]
    subjects: tuple[str, ...]
    standing: DisclosureStanding
    permitted: PermissionGiven | None
    withdrawn_on: date | None
    duty: DutyFound | None
    refused: DisclosureDenied | None
    disclosed: tuple[Disclosed, ...]
    version: int
    position: int


@dataclass(frozen=True)
class Disclosures:
    desk: Desk
    agreements: Agreements
    cases: Cases[Disclosure]

    # Wishes, for whoever asks to rehearse or to record

    def requesting(self, asked: AskDisclosure, by: Person, **carried: Unpack[Carried]) -> Wish:
        """Raises AgreementNotFound."""

        def made() -> RequestDisclosure:
            parties = parties_to(self.agreements, asked.agreement)
            return RequestDisclosure(**facts(asked), parties=parties)

        key = key_for(by, carried.get("idempotency"))
        return beginning(self.desk, DISCLOSURE, key, RequestDisclosure, by, carried, made)

    # Questions

    @property
    def register(self) -> CaseRegister[Disclosure, DisclosureEntry]:
        return CaseRegister(self.cases, _entry, DisclosureNotFound)

    def made_about(self, subject: str, at: AsOf) -> list[DisclosureEntry]:
        """Those by which data of a data subject were disclosed: whoever received them is told when
        they are put right or erased (AVG art. 19)."""
        told = self._received((subject,), at)
        found = self.register.listed(CaseQuery(subject=subject), at)
        return [one for one in found if f"{PREFIX}{one.id}" in told]

    def received(self, subjects: Sequence[str]) -> tuple[str, ...]:
        """The recipients of data of some data subjects, as of now: one for each disclosure."""
        now = self.desk.clock.now().astimezone(AMSTERDAM).date()
        return self._received(subjects, AsOf(self.desk.log.size(), now, past=False))

    def _received(self, subjects: Sequence[str], at: AsOf) -> tuple[str, ...]:
        queries = (CaseQuery(subject=subject) for subject in subjects)
        cases = {one.id: one.state for query in queries for one in self.cases.listed(query, at)}
        return received_data_of(subjects, dict(sorted(cases.items())))


def _entry(case: Case[Disclosure], at: AsOf) -> DisclosureEntry:
    disclosure = case.state
    asked = disclosure.requested
    assert asked is not None
    return DisclosureEntry(
        id=case.id,
        agreement=asked.agreement,
        controller=asked.controller,
        processor=asked.processor,
        party=asked.party,
        requested_on=asked.occurred_on,
        recipient_kind=asked.recipient_kind,
        recipient=sealed(asked.recipient),
        purpose=sealed(asked.purpose),
        categories=asked.categories,
        subjects=asked.subjects,
        standing=disclosure.standing(at.today),
        **_decided(disclosure),
        version=disclosure.version,
        position=case.position,
    )


def _decided(disclosure: Disclosure) -> dict[str, Any]:
    """What it rests on, and what came of it."""
    given, duty, refused = disclosure.permitted, disclosure.duty, disclosure.refused
    return {
        "permitted": given
        and PermissionGiven(
            on=given.occurred_on,
            decision=given.decision,
            categories=given.categories,
            until=given.until,
            conditions=given.conditions and sealed(given.conditions),
        ),
        "withdrawn_on": disclosure.withdrawn and disclosure.withdrawn.occurred_on,
        "duty": duty
        and DutyFound(
            on=duty.occurred_on,
            party=duty.party,
            law=duty.law,
            article=duty.article,
            categories=duty.categories,
        ),
        "refused": refused
        and DisclosureDenied(
            on=refused.occurred_on, ground=refused.ground, reasons=sealed(refused.reasons)
        ),
        "disclosed": tuple(
            Disclosed(
                on=made.occurred_on,
                party=made.party,
                basis=made.basis,
                categories=made.categories,
                subjects=made.subjects,
                way=made.way,
            )
            for made in disclosure.made
        ),
    }
