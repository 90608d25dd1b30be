"""Breaches: what people record of them, and their register (AVG art. 33(5))."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, Unpack

from pydantic import AwareDatetime

from application.agreements import Agreements
from application.asof import AsOf
from application.cases import (
    Case,
    CaseQuery,
    CaseRegister,
    Cases,
    beginning,
    facts,
    judged_at,
    key_for,
    parties_to,
    sealed,
)
from application.people import SYSTEM, Person
from application.transact import Desk, Receipt, Wish
from application.wishes import Carried
from domain.breach.commands import (
    DiscoverBreach,
    RecomputeNotice,
    ReportBreach,
    TellController,
    ToldAt,
)
from domain.breach.decisions import BREACH
from domain.breach.duties import owed
from domain.breach.events import BreachNature, Cause, Channel, MeasureKind, Risk, UntoldGround
from domain.breach.refusals import BreachNotFound
from domain.breach.state import Breach, BreachNotice, BreachStep
from domain.calendar.due import DueDate
from domain.calendar.rules import RuleTables
from domain.calendar.terms import term
from domain.errors import Conflict
from domain.identity import uuid7
from domain.messages import AMSTERDAM, Message
from domain.personal_data import Data
from domain.sealed import Sealed

TERM = "breach-notice"
"""The rule of the 72 hours."""


class Judgement(Message):
    on: date
    risk: Risk
    reasons: Sealed


class NoticeGiven(Message):
    at: AwareDatetime
    reference: str
    complete: bool
    late: bool
    reasons_for_delay: Sealed | None


class SubjectsInformed(Message):
    on: date
    channel: Channel
    number: int


class SubjectsSpared(Message):
    on: date
    ground: UntoldGround
    reasons: Sealed


class MeasureTaken(Message):
    on: date
    party: str
    kind: MeasureKind
    description: Sealed


class BreachClosing(Message):
    on: date
    outcome: Literal["handled", "no-breach"]
    conclusion: Sealed


class BreachEntry(Message):
    """A breach as the register has it. What a person wrote is sealed."""

    id: str
    agreement: str
    controller: str
    processor: str | None
    party: str
    """Which found it."""
    discovered_at: AwareDatetime
    natures: tuple[BreachNature, ...]
    cause: Cause
    categories: tuple[Data, ...]
    affected: int | None
    description: Sealed
    aware_at: AwareDatetime | None
    """Since when the data controller knows."""
    notify_by: DueDate | None
    """Until when the authority is told, with the steps that gave it."""
    notice: BreachNotice
    assessed: Judgement | None
    notices: tuple[NoticeGiven, ...]
    subjects_told: SubjectsInformed | None
    subjects_not_told: SubjectsSpared | None
    measures: tuple[MeasureTaken, ...]
    closed: BreachClosing | None
    outstanding: tuple[BreachStep, ...]
    version: int
    position: int

    @property
    def discovered_on(self) -> date:
        return self.discovered_at.astimezone(AMSTERDAM).date()


@dataclass(frozen=True)
class Breaches:
    desk: Desk
    agreements: Agreements
    cases: Cases[Breach]
    tables: RuleTables

    # Wishes, for whoever asks to rehearse or to record

    def discovering(self, asked: ReportBreach, by: Person, **carried: Unpack[Carried]) -> Wish:
        """Raises AgreementNotFound."""

        def made() -> DiscoverBreach:
            return DiscoverBreach(
                **facts(asked),
                parties=parties_to(self.agreements, asked.agreement),
                notify_by=term(self.tables, TERM, asked.discovered_at),
            )

        key = key_for(by, carried.get("idempotency"))
        return beginning(self.desk, BREACH, key, DiscoverBreach, by, carried, made)

    def telling(self, key: str, asked: ToldAt, by: Person, **carried: Unpack[Carried]) -> Wish:
        correlation = carried.setdefault("correlation", uuid7())
        with self.desk.noting(by, TellController, BREACH.stream(key), correlation):
            notify_by = term(self.tables, TERM, asked.told_at)
        command = TellController(told_at=asked.told_at, notify_by=notify_by)
        return Wish(BREACH, key, command, by, **carried)

    def recompute(self, rules: str) -> int:
        """After a rule table changed: the 72 hours of what is still to be told are computed anew.
        Returns how many moved. Raises the first failure, after all were asked."""
        wishes = []
        for key, breach in self._open_cases():
            due, aware = owed(breach), breach.aware_at
            if due is not None and aware is not None and due.version != rules:
                anew = RecomputeNotice(notify_by=term(self.tables, TERM, aware))
                wishes.append((breach.version, Wish(BREACH, key, anew, SYSTEM)))
        answers = self.desk.answer_all([wish for _, wish in wishes])
        for answer in answers:
            if isinstance(answer, Exception) and not isinstance(answer, Conflict):
                raise answer
        pairs = zip(wishes, answers, strict=True)
        return sum(isinstance(one, Receipt) and one.version > was for (was, _), one in pairs)

    def _open_cases(self) -> list[tuple[str, Breach]]:
        today = self.desk.clock.now().astimezone(AMSTERDAM).date()
        now = AsOf(self.desk.log.size(), today, past=False)
        return [(one.id, one.state) for one in self.cases.listed(CaseQuery(open=True), now)]

    # Questions

    @property
    def register(self) -> CaseRegister[Breach, BreachEntry]:
        return CaseRegister(self.cases, self._entry, BreachNotFound)

    def _entry(self, case: Case[Breach], at: AsOf) -> BreachEntry:
        breach = case.state
        found = breach.discovered
        assert found is not None
        return BreachEntry(
            id=case.id,
            agreement=found.agreement,
            controller=found.controller,
            processor=found.processor,
            party=found.party,
            discovered_at=found.discovered_at,
            natures=found.natures,
            cause=found.cause,
            categories=found.categories,
            affected=found.affected,
            description=sealed(found.description),
            aware_at=breach.aware_at,
            notify_by=breach.notify_by,
            notice=breach.notice(judged_at(at, self.desk.clock)),
            **_done(breach),
            outstanding=breach.outstanding,
            version=breach.version,
            position=case.position,
        )


def _done(breach: Breach) -> dict[str, Any]:
    """What was recorded since it was found."""
    assessed, told, spared = breach.assessed, breach.subjects_told, breach.subjects_not_told
    closed = breach.closed
    return {
        "assessed": assessed
        and Judgement(
            on=assessed.occurred_on, risk=assessed.risk, reasons=sealed(assessed.reasons)
        ),
        "notices": tuple(
            NoticeGiven(
                at=one.notified_at,
                reference=one.reference,
                complete=one.complete,
                late=one.late,
                reasons_for_delay=one.reasons_for_delay and sealed(one.reasons_for_delay),
            )
            for one in breach.notices
        ),
        "subjects_told": told
        and SubjectsInformed(on=told.occurred_on, channel=told.channel, number=told.number),
        "subjects_not_told": spared
        and SubjectsSpared(
            on=spared.occurred_on, ground=spared.ground, reasons=sealed(spared.reasons)
        ),
        "measures": tuple(
            MeasureTaken(
                on=one.occurred_on,
                party=one.party,
                kind=one.kind,
                description=sealed(one.description),
            )
            for one in breach.measures
        ),
        "closed": closed
        and BreachClosing(
            on=closed.occurred_on, outcome=closed.outcome, conclusion=sealed(closed.conclusion)
        ),
    }
