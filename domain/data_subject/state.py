"""What decisions must know of a data subject: whose it is, and whether processing is restricted."""

from dataclasses import dataclass, replace
from typing import assert_never

from domain.data_subject.events import (
    DataSubjectEvent,
    DataSubjectRectified,
    DataSubjectRegistered,
    ProcessingRestricted,
    RestrictionGround,
    RestrictionLifted,
)


@dataclass(frozen=True)
class DataSubject:
    subject: str = ""
    """The pseudonym; empty where nobody was registered."""
    agreement: str = ""
    controller: str = ""
    processor: str = ""
    restricted: RestrictionGround | None = None

    @property
    def parties(self) -> frozenset[str]:
        """On whose behalf the data may be processed."""
        return frozenset({self.controller, self.processor})


# Evolution: total, never refuses


def evolve(state: DataSubject, event: DataSubjectEvent) -> DataSubject:
    match event:
        case DataSubjectRegistered():
            return DataSubject(event.subject, event.agreement, event.controller, event.processor)
        case DataSubjectRectified():
            return state
        case ProcessingRestricted(ground=ground):
            return replace(state, restricted=ground)
        case RestrictionLifted():
            return replace(state, restricted=None)
        case _:
            assert_never(event)
