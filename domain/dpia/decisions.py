"""DPIA (PIA): controller and processor agree when, it is carried out, the controller concludes.

What it asks of the protocol is followed up. The protocol is amended only with the consent and the
signature of all parties (annex 2, art. 16), so that takes a decision to refer to.
"""

from typing import assert_never

from domain.controllership import must_be_between, must_be_involved
from domain.dpia.commands import (
    AgreeDpiaMoment,
    CarryOutDpia,
    ConcludeDpia,
    DpiaCommand,
    FollowUpDpia,
    MoveDpia,
    PlanDpia,
)
from domain.dpia.events import (
    DpiaCarriedOut,
    DpiaConcluded,
    DpiaEvent,
    DpiaFollowedUp,
    DpiaMomentAgreed,
    DpiaMoved,
    DpiaPlanned,
    DpiaResult,
)
from domain.dpia.possible import CONDITIONS
from domain.dpia.refusals import (
    AmendmentNotDecided,
    DpiaAlreadyPlanned,
    DpiaNotFound,
    MomentMoved,
)
from domain.dpia.state import Dpia, evolve
from domain.messages import Context, Decider
from domain.stated_day import must_be_of_its_time, must_have_come


def decide(dpia: Dpia, command: DpiaCommand, context: Context) -> list[DpiaEvent]:
    if isinstance(command, PlanDpia):
        return _plan(dpia, command, context)
    if dpia.planned is None:
        raise DpiaNotFound
    today, party = context.today, context.by.party
    CONDITIONS[type(command)](dpia, dpia.planned, party)
    match command:
        case MoveDpia(planned_for=day):
            moved = DpiaMoved(occurred_on=today, party=party, planned_for=day)
            return [] if day == dpia.planned_for else [moved]
        case AgreeDpiaMoment(planned_for=day):
            if day != dpia.planned_for:
                raise MomentMoved(day=day.isoformat(), planned_for=str(dpia.planned_for))
            return [DpiaMomentAgreed(occurred_on=today, party=party, planned_for=day)]
    must_be_of_its_time(command.occurred_on, context)
    match command:
        case CarryOutDpia(occurred_on=day, report=report):
            return [DpiaCarriedOut(occurred_on=day, party=party, report=report)]
        case ConcludeDpia():
            return _conclude(command, party)
        case FollowUpDpia():
            return _follow_up(command, context)
        case _:
            assert_never(command)


def _plan(dpia: Dpia, command: PlanDpia, context: Context) -> list[DpiaEvent]:
    if dpia.planned is not None:
        raise DpiaAlreadyPlanned
    must_be_between(command, command.parties)
    must_be_involved(command, context.by.party)
    return [
        DpiaPlanned(
            occurred_on=context.today,
            agreement=command.agreement,
            controller=command.controller,
            processor=command.processor,
            party=context.by.party,
            planned_for=command.planned_for,
            processing=command.processing,
            about=command.about,
        )
    ]


def _conclude(command: ConcludeDpia, party: str) -> list[DpiaEvent]:
    return [
        DpiaConcluded(
            occurred_on=command.occurred_on,
            party=party,
            outcome=command.outcome,
            protocol=command.protocol,
            findings=command.findings,
        )
    ]


def _follow_up(command: FollowUpDpia, context: Context) -> list[DpiaEvent]:
    if command.decision is not None:
        must_have_come(command.decision.taken_on, context)
    elif command.result is DpiaResult.AMENDED:
        raise AmendmentNotDecided
    return [
        DpiaFollowedUp(
            occurred_on=command.occurred_on,
            party=context.by.party,
            result=command.result,
            decision=command.decision,
            remarks=command.remarks,
        )
    ]


DPIA: Decider[Dpia, DpiaCommand, DpiaEvent] = Decider(
    category="dpia",
    initial=Dpia(),
    decide=decide,
    evolve=evolve,
    under=lambda dpia: None if dpia.planned is None else dpia.planned.agreement,
)
