"""What decisions must know of a data subject: whose it is, and whether processing is restricted."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import assert_never

from domain.data_subject.events import (
    DataSubjectEvent,
    DataSubjectRectified,
    DataSubjectRegistered,
    ProcessingRestricted,
    ProcessingResumed,
    ProcessingStopped,
    RestrictionGround,
    RestrictionLifted,
)


class Act(StrEnum):
    """What was done to carry out a request of theirs."""

    RECTIFIED = "rectified"
    RESTRICTED = "restricted"
    STOPPED = "stopped"


@dataclass(frozen=True)
class DataSubject:
    subject: str = ""
    """The pseudonym; empty where nobody was registered."""
    agreement: str = ""
    controller: str = ""
    processor: str = ""
    restricted: RestrictionGround | None = None
    stopped: tuple[str, ...] = ()
    """The processing activities that they objected to and are left out of."""
    acts: frozenset[tuple[str, Act]] = frozenset()
    """What was done on which request."""

    @property
    def parties(self) -> frozenset[str]:
        """On whose behalf the data may be processed."""
        return frozenset({self.controller, self.processor})


# Evolution: total, never refuses


def evolve(state: DataSubject, event: DataSubjectEvent) -> DataSubject:
    match event:
        case DataSubjectRegistered():
            return DataSubject(event.subject, event.agreement, event.controller, event.processor)
        case DataSubjectRectified(request=request):
            return _acted(state, request, Act.RECTIFIED)
        case ProcessingRestricted(ground=ground, request=request):
            return _acted(replace(state, restricted=ground), request, Act.RESTRICTED)
        case RestrictionLifted():
            return replace(state, restricted=None)
        case ProcessingStopped(activity=activity, request=request):
            others = _without(state, activity)
            return _acted(replace(state, stopped=(*others, activity)), request, Act.STOPPED)
        case ProcessingResumed(activity=activity):
            return replace(state, stopped=_without(state, activity))
        case _:
            assert_never(event)


def _acted(state: DataSubject, request: str | None, act: Act) -> DataSubject:
    return state if request is None else replace(state, acts=state.acts | {(request, act)})


def _without(state: DataSubject, activity: str) -> tuple[str, ...]:
    return tuple(one for one in state.stopped if one != activity)
