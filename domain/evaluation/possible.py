"""What a party may do with an evaluation as it is: what its decider asks before anything else."""

from collections.abc import Callable, Mapping

from domain.between import must_be_one_of
from domain.conditions import allowed
from domain.evaluation.commands import (
    ConcludeEvaluation,
    EvaluationCommand,
    FeedFinding,
    InviteParticipant,
    RecordEvaluationFinding,
    RecordParticipation,
)
from domain.evaluation.events import EvaluationBegun
from domain.evaluation.refusals import (
    EvaluationIsConcluded,
    NobodyInvited,
    NobodyTookPart,
    NoFindingToFeed,
)
from domain.evaluation.state import Evaluation


def _under_way(evaluation: Evaluation, begun: EvaluationBegun, party: str) -> None:
    must_be_one_of(begun.parties, party)
    if evaluation.concluded is not None:
        raise EvaluationIsConcluded(day=evaluation.concluded.occurred_on.isoformat())


def _took_part(evaluation: Evaluation, begun: EvaluationBegun, party: str) -> None:
    _under_way(evaluation, begun, party)
    if not evaluation.invited:
        raise NobodyInvited


def _concluded(evaluation: Evaluation, begun: EvaluationBegun, party: str) -> None:
    _under_way(evaluation, begun, party)
    if not evaluation.took_part:
        raise NobodyTookPart


def _fed(evaluation: Evaluation, begun: EvaluationBegun, party: str) -> None:
    must_be_one_of(begun.parties, party)
    if not evaluation.to_feed:
        raise NoFindingToFeed


CONDITIONS: Mapping[type[EvaluationCommand], Callable[[Evaluation, EvaluationBegun, str], None]] = {
    InviteParticipant: _under_way,
    RecordParticipation: _took_part,
    RecordEvaluationFinding: _under_way,
    FeedFinding: _fed,
    ConcludeEvaluation: _concluded,
}
"""Of each command on an evaluation that was begun; the likeliest first."""


def possible(evaluation: Evaluation, party: str) -> tuple[type[EvaluationCommand], ...]:
    """The commands that would not be refused whatever is stated."""
    begun = evaluation.begun
    return () if begun is None else allowed(CONDITIONS, evaluation, begun, party)
