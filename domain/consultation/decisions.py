"""Consultation: called by a party, held with decisions and action points, which are followed.

How often is an agreement of the parties (art. 7): `AgreeFrequency` of the agreement itself.
"""

from typing import assert_never

from domain.action_point import numbered, open_point, own_point
from domain.between import must_all_be_of, must_be_one_of
from domain.consultation.commands import (
    CancelConsultation,
    CompleteConsultationPoint,
    ConsultationCommand,
    DropConsultationPoint,
    HoldConsultation,
    MoveConsultation,
    MoveConsultationPoint,
    PlanConsultation,
)
from domain.consultation.events import (
    ConsultationCancelled,
    ConsultationEvent,
    ConsultationHeld,
    ConsultationMoved,
    ConsultationPlanned,
    ConsultationPointDone,
    ConsultationPointDropped,
    ConsultationPointMoved,
    TableDecision,
)
from domain.consultation.possible import CONDITIONS
from domain.consultation.refusals import (
    ConsultationAlreadyPlanned,
    ConsultationNotFound,
    NobodyToConsult,
)
from domain.consultation.state import Consultation, evolve
from domain.messages import Context, Decider
from domain.stated_day import must_be_of_its_time


def decide(
    consultation: Consultation, command: ConsultationCommand, context: Context
) -> list[ConsultationEvent]:
    if isinstance(command, PlanConsultation):
        return _plan(consultation, command, context)
    if consultation.planned is None:
        raise ConsultationNotFound
    today, party = context.today, context.by.party
    CONDITIONS[type(command)](consultation, consultation.planned, party)
    match command:
        case MoveConsultation(planned_for=day):
            moved = ConsultationMoved(occurred_on=today, party=party, planned_for=day)
            return [] if day == consultation.planned_for else [moved]
        case CancelConsultation(reason=reason):
            return [ConsultationCancelled(occurred_on=today, party=party, reason=reason)]
    must_be_of_its_time(command.occurred_on, context)
    match command:
        case HoldConsultation():
            return _hold(consultation.planned, command, party)
        case CompleteConsultationPoint() | MoveConsultationPoint() | DropConsultationPoint():
            return _settle_point(consultation, command, party)
        case _:
            assert_never(command)


def _plan(
    consultation: Consultation, command: PlanConsultation, context: Context
) -> list[ConsultationEvent]:
    if consultation.planned is not None:
        raise ConsultationAlreadyPlanned
    must_be_one_of(command.parties, context.by.party)
    return [
        ConsultationPlanned(
            occurred_on=context.today,
            agreements=command.agreements,
            parties=command.parties,
            party=context.by.party,
            table=command.table,
            planned_for=command.planned_for,
            owed=command.owed,
            about=command.about,
        )
    ]


def _hold(
    planned: ConsultationPlanned, command: HoldConsultation, party: str
) -> list[ConsultationEvent]:
    present = tuple(dict.fromkeys(command.present))
    must_all_be_of(planned.parties, present)
    must_all_be_of(planned.parties, (one.owner for one in command.action_points))
    if len(present) == 1:
        raise NobodyToConsult(party=present[0])
    return [
        ConsultationHeld(
            occurred_on=command.occurred_on,
            party=party,
            present=present,
            minutes=command.minutes,
            decisions=tuple(
                TableDecision(number=number, text=text)
                for number, text in enumerate(command.decisions, start=1)
            ),
            action_points=numbered(command.action_points, after=0),
        )
    ]


def _settle_point(
    consultation: Consultation,
    command: CompleteConsultationPoint | MoveConsultationPoint | DropConsultationPoint,
    party: str,
) -> list[ConsultationEvent]:
    day, number = command.occurred_on, command.number
    match command:
        case CompleteConsultationPoint(evidence=evidence):
            own_point(consultation.points, number, party)
            return [
                ConsultationPointDone(
                    occurred_on=day, party=party, number=number, evidence=evidence
                )
            ]
        case MoveConsultationPoint(due=due, reason=reason):
            if open_point(consultation.points, number).due == due:
                return []
            return [
                ConsultationPointMoved(
                    occurred_on=day, party=party, number=number, due=due, reason=reason
                )
            ]
        case DropConsultationPoint(reason=reason):
            open_point(consultation.points, number)
            return [
                ConsultationPointDropped(occurred_on=day, party=party, number=number, reason=reason)
            ]
        case _:
            assert_never(command)


CONSULTATION: Decider[Consultation, ConsultationCommand, ConsultationEvent] = Decider(
    category="consultation",
    initial=Consultation(),
    decide=decide,
    evolve=evolve,
    under=lambda one: None if one.planned is None else one.planned.agreements[0],
)
