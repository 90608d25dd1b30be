"""Data protection impact assessments: what people record of them, and their register."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Unpack

from application.agreements import Agreements
from application.asof import AsOf
from application.cases import (
    Case,
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
from domain.dpia.commands import PlanDpia, ProposeDpia
from domain.dpia.decisions import DPIA
from domain.dpia.events import DpiaOutcome, DpiaResult, ProtocolFollowUp
from domain.dpia.refusals import DpiaNotFound
from domain.dpia.state import Dpia, DpiaStanding
from domain.evidence import DecisionReference, OwnRecord
from domain.messages import Message
from domain.sealed import Sealed


class DpiaReport(Message):
    on: date
    party: str
    report: OwnRecord


class DpiaConclusion(Message):
    on: date
    outcome: DpiaOutcome
    protocol: ProtocolFollowUp
    findings: Sealed


class DpiaFollowUp(Message):
    on: date
    result: DpiaResult
    decision: DecisionReference | None
    remarks: Sealed | None


class DpiaEntry(Message):
    """An assessment as the register has it. What it is about, in words, is sealed."""

    id: str
    agreement: str
    controller: str
    processor: str | None
    party: str
    """Which planned it."""
    processing: str | None
    about: Sealed
    planned_for: date
    proposed_by: str
    """The party that named the day last."""
    agreed: bool
    standing: DpiaStanding
    carried_out: DpiaReport | None
    concluded: DpiaConclusion | None
    followed_up: DpiaFollowUp | None
    version: int
    position: int


@dataclass(frozen=True)
class Assessments:
    desk: Desk
    agreements: Agreements
    cases: Cases[Dpia]

    # Wishes, for whoever asks to rehearse or to record

    def planning(self, asked: ProposeDpia, by: Person, **carried: Unpack[Carried]) -> Wish:
        """Raises AgreementNotFound."""

        def made() -> PlanDpia:
            return PlanDpia(**facts(asked), parties=parties_to(self.agreements, asked.agreement))

        key = key_for(by, carried.get("idempotency"))
        return beginning(self.desk, DPIA, key, PlanDpia, by, carried, made)

    # Questions

    @property
    def register(self) -> CaseRegister[Dpia, DpiaEntry]:
        return CaseRegister(self.cases, _entry, DpiaNotFound)


def _entry(case: Case[Dpia], at: AsOf) -> DpiaEntry:
    dpia = case.state
    planned = dpia.planned
    assert planned is not None
    return DpiaEntry(
        id=case.id,
        agreement=planned.agreement,
        controller=planned.controller,
        processor=planned.processor,
        party=planned.party,
        processing=planned.processing,
        about=sealed(planned.about),
        planned_for=dpia.planned_for or planned.planned_for,
        proposed_by=dpia.proposed_by,
        agreed=dpia.agreed,
        standing=dpia.standing(at.today),
        **_done(dpia),
        version=dpia.version,
        position=case.position,
    )


def _done(dpia: Dpia) -> dict[str, Any]:
    """What came of the plan."""
    report, concluded, followed = dpia.carried_out, dpia.concluded, dpia.followed_up
    return {
        "carried_out": report
        and DpiaReport(on=report.occurred_on, party=report.party, report=report.report),
        "concluded": concluded
        and DpiaConclusion(
            on=concluded.occurred_on,
            outcome=concluded.outcome,
            protocol=concluded.protocol,
            findings=sealed(concluded.findings),
        ),
        "followed_up": followed
        and DpiaFollowUp(
            on=followed.occurred_on,
            result=followed.result,
            decision=followed.decision,
            remarks=followed.remarks and sealed(followed.remarks),
        ),
    }
