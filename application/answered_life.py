"""What the log has of one person beside what is sealed: restrictions, stops, consents, origins."""

from collections.abc import Iterable, Sequence

from application.ports import Recorded
from application.request_answer import (
    AnsweredConsent,
    AnsweredOrigin,
    AnsweredRestriction,
    AnsweredStop,
)
from domain.data_subject.events import (
    ProcessingRestricted,
    ProcessingResumed,
    ProcessingStopped,
    RestrictionLifted,
)
from domain.processing.events import (
    ConsentGiven,
    ConsentWithdrawn,
    DataObtained,
    OtherPurposeProposed,
)


def restrictions(life: Iterable[Recorded]) -> list[AnsweredRestriction]:
    """Of a data subject's own events, in the order of recording."""
    found: list[AnsweredRestriction] = []
    for one in (recorded.event for recorded in life):
        over = isinstance(one, ProcessingRestricted | RestrictionLifted)
        if over and found and found[-1].until is None:
            found[-1] = found[-1].model_copy(update={"until": one.occurred_on})
        if isinstance(one, ProcessingRestricted):
            found.append(AnsweredRestriction(ground=one.ground, on=one.occurred_on, until=None))
    return found


def stops(life: Iterable[Recorded]) -> list[AnsweredStop]:
    found: list[AnsweredStop] = []
    for one in (recorded.event for recorded in life):
        match one:
            case ProcessingStopped(activity=activity, occurred_on=day):
                found.append(AnsweredStop(activity=activity, on=day, until=None))
            case ProcessingResumed(activity=activity, occurred_on=day):
                found = [
                    stop.model_copy(update={"until": day})
                    if stop.activity == activity and stop.until is None
                    else stop
                    for stop in found
                ]
            case _:
                pass
    return found


def consents(
    activity: str, life: Sequence[Recorded], subjects: Iterable[str]
) -> list[AnsweredConsent]:
    """That some pseudonyms of a person gave, of an activity's events."""
    mine, purposes = frozenset(subjects), dict[int, str]()
    found: dict[tuple[int, str, int], AnsweredConsent] = {}
    for recorded in life:
        match recorded.event:
            case OtherPurposeProposed(number=number, purpose=purpose):
                purposes[number] = purpose
            case ConsentGiven(number=number, subject=subject, occurred_on=day) if subject in mine:
                found[number, subject, recorded.version] = AnsweredConsent(
                    activity=activity, purpose=purposes[number], on=day, withdrawn_on=None
                )
            case ConsentWithdrawn(number=number, subject=subject, occurred_on=day):
                for key, given in found.items():
                    if key[:2] == (number, subject) and given.withdrawn_on is None:
                        found[key] = given.model_copy(update={"withdrawn_on": day})
            case _:
                pass
    return list(found.values())


def origins(
    activity: str, life: Iterable[Recorded], subjects: Iterable[str]
) -> list[AnsweredOrigin]:
    mine = frozenset(subjects)
    return [
        AnsweredOrigin(activity=activity, origin=one.origin, on=one.occurred_on)
        for one in (recorded.event for recorded in life)
        if isinstance(one, DataObtained) and one.subject in mine
    ]
