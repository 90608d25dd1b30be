"""Evaluation (art. 8): begun, people take part, findings are recorded, concluded, followed up.

The archive inspector of the provider takes part (art. 14.3). Without that part it is concluded all
the same, since the law of the agreement has no sanction for it, and the shortcoming is recorded.
"""

from typing import assert_never

from domain.between import must_all_be_of, must_be_one_of
from domain.evaluation.commands import (
    BeginEvaluation,
    ConcludeEvaluation,
    EvaluationCommand,
    FeedFinding,
    InviteParticipant,
    RecordEvaluationFinding,
    RecordParticipation,
)
from domain.evaluation.events import (
    EvaluationBegun,
    EvaluationCapacity,
    EvaluationConcluded,
    EvaluationEvent,
    EvaluationFindingFed,
    EvaluationFindingRecorded,
    Fed,
    Participant,
    ParticipantInvited,
    ParticipantTookPart,
)
from domain.evaluation.possible import CONDITIONS
from domain.evaluation.refusals import (
    EvaluationAlreadyBegun,
    EvaluationNotFound,
    EvaluationPeriodBackward,
    FindingAlreadyFed,
    FindingFedNowhere,
    FindingNotFound,
    InspectorOfAnotherParty,
    ParticipantNotInvited,
)
from domain.evaluation.state import Evaluation, evolve
from domain.messages import Context, Decider
from domain.stated_day import must_be_of_its_time


def decide(
    evaluation: Evaluation, command: EvaluationCommand, context: Context
) -> list[EvaluationEvent]:
    if isinstance(command, BeginEvaluation):
        return _begin(evaluation, command, context)
    if evaluation.begun is None:
        raise EvaluationNotFound
    day, party = command.occurred_on, context.by.party
    CONDITIONS[type(command)](evaluation, evaluation.begun, party)
    must_be_of_its_time(day, context)
    match command:
        case InviteParticipant():
            return _invite(evaluation, evaluation.begun, command, party)
        case RecordParticipation(participant=participant):
            if participant not in (one.participant for one in evaluation.invited):
                raise ParticipantNotInvited(party=participant.party, capacity=participant.capacity)
            if participant in (one.participant for one in evaluation.took_part):
                return []
            return [ParticipantTookPart(occurred_on=day, party=party, participant=participant)]
        case RecordEvaluationFinding(finding=finding):
            number = len(evaluation.findings) + 1
            found = EvaluationFindingRecorded(
                occurred_on=day, party=party, number=number, finding=finding
            )
            return [found]
        case ConcludeEvaluation(report=report):
            return [
                EvaluationConcluded(
                    occurred_on=day,
                    party=party,
                    report=report,
                    shortcomings=evaluation.shortcomings,
                )
            ]
        case FeedFinding():
            return _feed(evaluation, command, party)
        case _:
            assert_never(command)


def _begin(
    evaluation: Evaluation, command: BeginEvaluation, context: Context
) -> list[EvaluationEvent]:
    if evaluation.begun is not None:
        raise EvaluationAlreadyBegun
    must_be_one_of(command.parties, context.by.party)
    must_be_of_its_time(command.occurred_on, context)
    if command.last < command.first:
        raise EvaluationPeriodBackward(
            first=command.first.isoformat(), last=command.last.isoformat()
        )
    return [
        EvaluationBegun(
            occurred_on=command.occurred_on,
            agreement=command.agreement,
            parties=command.parties,
            inspected_by=command.inspected_by,
            party=context.by.party,
            first=command.first,
            last=command.last,
            owed=command.owed,
            about=command.about,
        )
    ]


def _invite(
    evaluation: Evaluation, begun: EvaluationBegun, command: InviteParticipant, party: str
) -> list[EvaluationEvent]:
    participant = command.participant
    must_all_be_of(begun.parties, (participant.party,))
    _must_be_the_inspector(begun, participant)
    if participant in (one.participant for one in evaluation.invited):
        return []
    return [
        ParticipantInvited(occurred_on=command.occurred_on, party=party, participant=participant)
    ]


def _must_be_the_inspector(begun: EvaluationBegun, participant: Participant) -> None:
    if (
        participant.capacity is not EvaluationCapacity.ARCHIVE_INSPECTOR
        or begun.inspected_by is None
    ):
        return
    if participant.party != begun.inspected_by:
        raise InspectorOfAnotherParty(party=participant.party, expected=begun.inspected_by)


def _feed(evaluation: Evaluation, command: FeedFinding, party: str) -> list[EvaluationEvent]:
    number = command.number
    if number > len(evaluation.findings):
        raise FindingNotFound(number=str(number))
    if number not in evaluation.to_feed:
        raise FindingAlreadyFed(number=str(number))
    named = (command.stream is not None, command.point is not None)
    if named != _NAMED[command.into]:
        raise FindingFedNowhere(into=command.into)
    return [
        EvaluationFindingFed(
            occurred_on=command.occurred_on,
            party=party,
            number=number,
            into=command.into,
            stream=command.stream,
            point=command.point,
        )
    ]


_NAMED = {Fed.AMENDMENT: (True, False), Fed.ACTION_POINT: (True, True), Fed.NOTED: (False, False)}
"""Whether a stream, and a number in it, is named."""

EVALUATION: Decider[Evaluation, EvaluationCommand, EvaluationEvent] = Decider(
    category="evaluation",
    initial=Evaluation(),
    decide=decide,
    evolve=evolve,
    under=lambda one: None if one.begun is None else one.begun.agreement,
)
