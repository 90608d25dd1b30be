"""Breach (datalek): found, told to the data controller, judged, notified, closed.

The 72 hours of AVG art. 33(1) run from when the data controller is aware of it: when it found the
breach itself, or when its processor told it. Nothing waits for the judgement of the risk but what
follows from it, since a notice may come in phases.
"""

from datetime import UTC, datetime
from typing import assert_never

from domain.breach.commands import (
    AssessBreach,
    BreachCommand,
    CloseBreach,
    DiscoverBreach,
    LeaveSubjectsUntold,
    NotifyAuthority,
    RecomputeNotice,
    TakeMeasure,
    TellController,
    TellSubjects,
)
from domain.breach.duties import owed
from domain.breach.events import (
    BreachAssessed,
    BreachClosed,
    BreachDiscovered,
    BreachEvent,
    BreachMeasureTaken,
    BreachNoticeRecomputed,
    BreachNotified,
    BreachSubjectsNotTold,
    BreachSubjectsTold,
    BreachToldToController,
    Risk,
    UntoldGround,
)
from domain.breach.possible import CONDITIONS, must_be_aware
from domain.breach.refusals import (
    BreachAlreadyRecorded,
    BreachNotFinished,
    BreachNotFound,
    DelayNotExplained,
    RiskIsHigh,
)
from domain.breach.state import Breach, BreachStep, evolve
from domain.controllership import must_be_between, must_be_involved
from domain.messages import AMSTERDAM, Context, Decider
from domain.stated_day import must_be_of_its_time, must_have_passed, must_not_be_before


def decide(breach: Breach, command: BreachCommand, context: Context) -> list[BreachEvent]:
    if isinstance(command, DiscoverBreach):
        return _discover(breach, command, context)
    discovered = breach.discovered
    if discovered is None:
        raise BreachNotFound
    party = context.by.party
    if isinstance(command, RecomputeNotice):
        return _recompute(breach, command, context)
    CONDITIONS[type(command)](breach, discovered, party)
    match command:
        case TellController():
            return _tell(discovered, command, context)
        case NotifyAuthority():
            return _notify(breach, command, context)
    must_be_of_its_time(day := command.occurred_on, context)
    match command:
        case AssessBreach(risk=risk, reasons=reasons):
            return [BreachAssessed(occurred_on=day, party=party, risk=risk, reasons=reasons)]
        case TellSubjects(channel=channel, number=number):
            told = BreachSubjectsTold(occurred_on=day, party=party, channel=channel, number=number)
            return [told]
        case LeaveSubjectsUntold():
            return _leave_untold(breach, command, party)
        case TakeMeasure(kind=kind, description=words):
            taken = BreachMeasureTaken(occurred_on=day, party=party, kind=kind, description=words)
            return [taken]
        case CloseBreach():
            return _close(breach, command, party)
        case _:
            assert_never(command)


def _discover(breach: Breach, command: DiscoverBreach, context: Context) -> list[BreachEvent]:
    if breach.discovered is not None:
        raise BreachAlreadyRecorded
    party, at = context.by.party, command.discovered_at
    must_be_between(command, command.parties)
    must_be_involved(command, party)
    must_have_passed(at, context)
    return [
        BreachDiscovered(
            occurred_on=at.astimezone(AMSTERDAM).date(),
            agreement=command.agreement,
            controller=command.controller,
            processor=command.processor,
            party=party,
            discovered_at=at.astimezone(UTC),
            natures=command.natures,
            cause=command.cause,
            categories=command.categories,
            affected=command.affected,
            description=command.description,
            notify_by=command.notify_by if party == command.controller else None,
        )
    ]


def _tell(
    discovered: BreachDiscovered, command: TellController, context: Context
) -> list[BreachEvent]:
    at = command.told_at
    must_have_passed(at, context)
    must_not_be_before(discovered.discovered_at, at)
    return [
        BreachToldToController(
            occurred_on=at.astimezone(AMSTERDAM).date(),
            party=context.by.party,
            told_at=at.astimezone(UTC),
            notify_by=command.notify_by,
        )
    ]


def _notify(breach: Breach, command: NotifyAuthority, context: Context) -> list[BreachEvent]:
    at = command.notified_at
    must_have_passed(at, context)
    must_not_be_before(must_be_aware(breach), at)
    first = not breach.notices
    late = _is_late(breach, at) if first else breach.notices[0].late
    if first and late and command.reasons_for_delay is None:
        raise DelayNotExplained
    return [
        BreachNotified(
            occurred_on=at.astimezone(AMSTERDAM).date(),
            party=context.by.party,
            notified_at=at.astimezone(UTC),
            reference=command.reference,
            complete=command.complete,
            late=late,
            reasons_for_delay=command.reasons_for_delay,
        )
    ]


def _is_late(breach: Breach, at: datetime) -> bool:
    due = breach.notify_by
    return due is not None and due.at is not None and at > due.at


def _recompute(breach: Breach, command: RecomputeNotice, context: Context) -> list[BreachEvent]:
    """Of what is still to be told. What was told in time stays so: it was judged when it was."""
    known, due = owed(breach), command.notify_by
    if known is None or due == known.model_copy(update={"version": due.version}):
        return []
    return [BreachNoticeRecomputed(occurred_on=context.today, notify_by=due, previous=known.at)]


def _leave_untold(breach: Breach, command: LeaveSubjectsUntold, party: str) -> list[BreachEvent]:
    if command.ground is UntoldGround.RISK_NOT_HIGH and breach.risk is Risk.HIGH:
        raise RiskIsHigh
    return [
        BreachSubjectsNotTold(
            occurred_on=command.occurred_on,
            party=party,
            ground=command.ground,
            reasons=command.reasons,
        )
    ]


def _close(breach: Breach, command: CloseBreach, party: str) -> list[BreachEvent]:
    left = [step for step in breach.outstanding if step is not BreachStep.CLOSE]
    if command.outcome == "handled" and left:
        raise BreachNotFinished(steps=", ".join(left))
    return [
        BreachClosed(
            occurred_on=command.occurred_on,
            party=party,
            outcome=command.outcome,
            conclusion=command.conclusion,
        )
    ]


BREACH: Decider[Breach, BreachCommand, BreachEvent] = Decider(
    category="breach",
    initial=Breach(),
    decide=decide,
    evolve=evolve,
    under=lambda breach: None if breach.discovered is None else breach.discovered.agreement,
)
