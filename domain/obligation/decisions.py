"""Obligation: what one party owes another on one occasion, from its opening to its end."""

from datetime import date
from typing import assert_never

from domain.evidence import Evidence
from domain.messages import Context, Decider
from domain.obligation.amending import agree_due, amend, lapse, note_force_majeure
from domain.obligation.commands import (
    AgreeDue,
    AmendObligation,
    CorrectObligation,
    DisputeObligation,
    FindLate,
    FulfilInPart,
    FulfilObligation,
    LapseObligation,
    NoteForceMajeure,
    NoticeOverdue,
    ObligationCommand,
    OpenObligation,
    RecomputeDue,
    SettleDispute,
    WaiveObligation,
)
from domain.obligation.conditions import must_be_after, must_fit
from domain.obligation.contests import correct, dispute, settle
from domain.obligation.events import (
    DueRecomputed,
    ObligationEvent,
    ObligationFoundLate,
    ObligationFulfilled,
    ObligationOpened,
    ObligationPartlyFulfilled,
    ObligationWaived,
    OverdueNoticed,
    event_day,
)
from domain.obligation.possible import (
    must_be_deliverable,
    must_be_late,
    must_be_waivable,
)
from domain.obligation.refusals import (
    EvidenceComplete,
    EvidenceMissing,
    EvidenceNotExpected,
    NotConcerned,
    ObligationAlreadyOpen,
    ObligationNotFound,
)
from domain.obligation.state import Obligation, Phase, Status, evolve
from domain.stated_day import must_be_of_its_time, must_have_come


def decide(
    obligation: Obligation, command: ObligationCommand, context: Context
) -> list[ObligationEvent]:
    if isinstance(command, OpenObligation):
        return _open(obligation, command, context)
    opened = obligation.opened
    if opened is None:
        raise ObligationNotFound
    match command:
        case FulfilObligation():
            return _fulfil(obligation, opened, command, context)
        case FulfilInPart():
            return _fulfil_in_part(obligation, opened, command, context)
        case FindLate():
            return _find_late(obligation, opened, command, context)
        case WaiveObligation():
            return _waive(obligation, opened, command, context)
        case DisputeObligation():
            return dispute(obligation, opened, command, context)
        case SettleDispute():
            return settle(obligation, opened, command, context)
        case CorrectObligation():
            return correct(obligation, opened, command, context)
        case NoticeOverdue():
            return _notice_overdue(obligation, context.today)
        case RecomputeDue():
            return _recompute(obligation, command, context.today)
        case AmendObligation():
            return amend(obligation, opened, command)
        case LapseObligation():
            return lapse(obligation, command)
        case NoteForceMajeure():
            return note_force_majeure(obligation, command)
        case AgreeDue():
            return agree_due(obligation, command)
        case _:
            assert_never(command)


def _open(
    obligation: Obligation, command: OpenObligation, context: Context
) -> list[ObligationEvent]:
    if (opened := obligation.opened) is not None:
        if _owed(opened) == _owed(command):
            return []
        raise ObligationAlreadyOpen(agreement=opened.agreement, duty=opened.duty)
    party = context.by.party
    if party not in (*command.debtor, *command.creditor, "system"):
        raise NotConcerned(party=party)
    happened = event_day(command.period)
    if happened is not None:
        must_have_come(happened, context)
    return [
        ObligationOpened(
            occurred_on=happened or context.today,
            **{name: getattr(command, name) for name in OpenObligation.model_fields},
        )
    ]


def _owed(stated: OpenObligation | ObligationOpened) -> tuple[object, ...]:
    """All but the due date, which has its own way to change."""
    return tuple(getattr(stated, name) for name in OpenObligation.model_fields if name != "due")


def _fulfil(
    obligation: Obligation, opened: ObligationOpened, command: FulfilObligation, context: Context
) -> list[ObligationEvent]:
    _may_deliver(obligation, opened, command.occurred_on, context)
    if missing := _without(obligation.outstanding, command.evidence):
        raise EvidenceMissing(kinds=", ".join(missing))
    return [
        ObligationFulfilled(
            occurred_on=command.occurred_on, party=context.by.party, evidence=command.evidence
        )
    ]


def _fulfil_in_part(
    obligation: Obligation, opened: ObligationOpened, command: FulfilInPart, context: Context
) -> list[ObligationEvent]:
    _may_deliver(obligation, opened, command.occurred_on, context)
    expected = obligation.outstanding
    outstanding = _without(expected, command.evidence)
    if outstanding == expected:
        raise EvidenceNotExpected(expected=", ".join(expected))
    if not outstanding:
        raise EvidenceComplete
    return [
        ObligationPartlyFulfilled(
            occurred_on=command.occurred_on,
            party=context.by.party,
            evidence=command.evidence,
            outstanding=outstanding,
        )
    ]


def _may_deliver(
    obligation: Obligation, opened: ObligationOpened, day: date, context: Context
) -> None:
    must_be_deliverable(obligation, opened, context.by.party)
    must_be_of_its_time(day, context)
    must_fit(opened, day)


def _without(kinds: tuple[str, ...], evidence: tuple[Evidence, ...]) -> tuple[str, ...]:
    if not kinds:
        return ()
    shown = {piece.kind for piece in evidence}
    return tuple(kind for kind in kinds if kind not in shown)


def _find_late(
    obligation: Obligation, opened: ObligationOpened, command: FindLate, context: Context
) -> list[ObligationEvent]:
    due = must_be_late(obligation, opened, context.by.party, context.today)
    must_be_after(due, command.occurred_on)
    must_be_of_its_time(command.occurred_on, context)
    return [
        ObligationFoundLate(
            occurred_on=command.occurred_on,
            party=context.by.party,
            attributable=command.attributable and obligation.excused_by is None,
        )
    ]


def _waive(
    obligation: Obligation, opened: ObligationOpened, command: WaiveObligation, context: Context
) -> list[ObligationEvent]:
    must_be_waivable(obligation, opened, context.by.party)
    must_be_of_its_time(command.occurred_on, context)
    must_have_come(command.decision.taken_on, context)
    return [
        ObligationWaived(
            occurred_on=command.occurred_on,
            party=context.by.party,
            ground=command.ground,
            decision=command.decision,
        )
    ]


def _notice_overdue(obligation: Obligation, today: date) -> list[ObligationEvent]:
    overdue = obligation.status(today) is Status.OVERDUE
    if not overdue or obligation.overdue_noticed or obligation.due is None:
        return []
    return [OverdueNoticed(occurred_on=today, due=obligation.due.due)]


def _recompute(obligation: Obligation, command: RecomputeDue, today: date) -> list[ObligationEvent]:
    closed = obligation.undisputed.phase not in (Phase.OPEN, Phase.PARTLY)
    known = obligation.due
    if closed or known == command.due.model_copy(update={"version": known and known.version}):
        return []
    return [
        DueRecomputed(
            occurred_on=today,
            due=command.due,
            previous=known and known.due,
            cause="rules-changed",
            rules=command.due.version,
        )
    ]


OBLIGATION: Decider[Obligation, ObligationCommand, ObligationEvent] = Decider(
    category="obligation",
    initial=Obligation(),
    decide=decide,
    evolve=evolve,
    under=lambda obligation: None if obligation.opened is None else obligation.opened.agreement,
)
