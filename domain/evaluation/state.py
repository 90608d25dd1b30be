"""What holds of an evaluation: who took part, what was found, what came of each finding."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import assert_never

from domain.evaluation.events import (
    EvaluationBegun,
    EvaluationCapacity,
    EvaluationConcluded,
    EvaluationEvent,
    EvaluationFindingFed,
    EvaluationFindingRecorded,
    Participant,
    ParticipantInvited,
    ParticipantTookPart,
    Shortcoming,
)
from domain.values import changed


class EvaluationStanding(StrEnum):
    UNDER_WAY = "under-way"
    TO_FOLLOW_UP = "to-follow-up"
    """Concluded, and not every finding was fed into something."""
    DONE = "done"


@dataclass(frozen=True)
class Evaluation:
    version: int = 0
    begun: EvaluationBegun | None = None
    invited: tuple[ParticipantInvited, ...] = ()
    took_part: tuple[ParticipantTookPart, ...] = ()
    findings: tuple[EvaluationFindingRecorded, ...] = ()
    concluded: EvaluationConcluded | None = None
    fed: tuple[EvaluationFindingFed, ...] = ()

    @property
    def shortcomings(self) -> tuple[Shortcoming, ...]:
        """What it has not, by the articles; as recorded once it is concluded."""
        if self.concluded is not None:
            return self.concluded.shortcomings
        if self.begun is None or self.begun.inspected_by is None:
            return ()
        inspector = Participant(
            party=self.begun.inspected_by, capacity=EvaluationCapacity.ARCHIVE_INSPECTOR
        )
        there = any(one.participant == inspector for one in self.took_part)
        return () if there else (Shortcoming.WITHOUT_ARCHIVE_INSPECTOR,)

    @property
    def to_feed(self) -> tuple[int, ...]:
        """The findings that nothing came of yet, by their numbers."""
        fed = {one.number for one in self.fed}
        return tuple(one.number for one in self.findings if one.number not in fed)

    @property
    def finished(self) -> bool:
        return self.concluded is not None and not self.to_feed

    def standing(self, today: date) -> EvaluationStanding:
        if self.concluded is None:
            return EvaluationStanding.UNDER_WAY
        return EvaluationStanding.TO_FOLLOW_UP if self.to_feed else EvaluationStanding.DONE


# Evolution: total, never refuses


def evolve(evaluation: Evaluation, event: EvaluationEvent) -> Evaluation:
    now = changed(evaluation, version=evaluation.version + 1)
    match event:
        case EvaluationBegun():
            return changed(now, begun=event)
        case ParticipantInvited():
            return changed(now, invited=(*now.invited, event))
        case ParticipantTookPart():
            return changed(now, took_part=(*now.took_part, event))
        case EvaluationFindingRecorded():
            return changed(now, findings=(*now.findings, event))
        case EvaluationConcluded():
            return changed(now, concluded=event)
        case EvaluationFindingFed():
            return changed(now, fed=(*now.fed, event))
        case _:
            assert_never(event)
