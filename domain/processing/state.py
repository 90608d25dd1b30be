"""What holds of a processing activity: what it is, what was agreed beside it, whether it ended."""

from dataclasses import dataclass
from datetime import date
from typing import assert_never

from domain.evidence import DecisionReference
from domain.processing.codes import Data, Flag, Law, Person
from domain.processing.description import Processing
from domain.processing.events import (
    ConsentGiven,
    ConsentWithdrawn,
    DataObtained,
    FoundIncompatible,
    OtherPurposeAgreed,
    OtherPurposeProposed,
    ProcessingAmended,
    ProcessingEnded,
    ProcessingEvent,
    ProcessingRecorded,
    RowRecorded,
)
from domain.processing.matrix import MATRIX
from domain.sealed import Personal
from domain.values import changed


@dataclass(frozen=True)
class Row:
    """What the data controller said a task outside the matrix may process."""

    persons: tuple[Person, ...]
    data: tuple[Data, ...]
    decision: DecisionReference
    recorded_on: date


@dataclass(frozen=True)
class OtherPurpose:
    number: int
    purpose: str
    reason: Personal
    agreed: DecisionReference | None = None
    incompatible: bool = False
    consents: tuple[str, ...] = ()
    """The data subjects who consented and did not withdraw it."""


@dataclass(frozen=True)
class Activity:
    version: int = 0
    agreement: str = ""
    parties: tuple[str, ...] = ()
    processing: Processing | None = None
    proportionality: Personal | None = None
    subsidiarity: Personal | None = None
    since: date | None = None
    """Since when it is processed."""
    amended_on: date | None = None
    """Since when it is processed as it is described now, where that was not from the start."""
    ended_on: date | None = None
    row: Row | None = None
    purposes: tuple[OtherPurpose, ...] = ()

    def purpose(self, number: int) -> OtherPurpose | None:
        return next((one for one in self.purposes if one.number == number), None)


def flags(activity: Activity) -> tuple[Flag, ...]:
    """What it still waits for. A flag refuses nothing: it is shown wherever the activity is."""
    if activity.processing is None or activity.ended_on is not None:
        return ()
    found = []
    if not _listed(activity.processing, activity.row):
        found.append(Flag.ROW_MISSING)
    if activity.processing.law is Law.WSW:
        found.append(Flag.CONTROLLER_OPEN)
    return tuple(found)


def _listed(processing: Processing, row: Row | None) -> bool:
    """By the matrix, which was asked when it was recorded, or by the controller's row."""
    if processing.law in MATRIX:
        return True
    if row is None:
        return False
    persons, data = set(processing.persons), set(processing.data)
    return persons <= set(row.persons) and data <= set(row.data)


# Evolution: total, never refuses


def evolve(activity: Activity, event: ProcessingEvent) -> Activity:
    now = changed(activity, version=activity.version + 1)
    match event:
        case ProcessingRecorded(agreement=agreement, parties=parties, occurred_on=day):
            begun = changed(now, agreement=agreement, parties=parties, since=day)
            return _described(begun, event)
        case ProcessingAmended(occurred_on=day):
            return _described(changed(now, amended_on=day), event)
        case ProcessingEnded(occurred_on=day):
            return changed(now, ended_on=day)
        case RowRecorded(persons=persons, data=data, decision=decision, occurred_on=day):
            return changed(now, row=Row(persons, data, decision, day))
        case OtherPurposeProposed(number=number, purpose=purpose, reason=reason):
            return changed(now, purposes=(*now.purposes, OtherPurpose(number, purpose, reason)))
        case OtherPurposeAgreed() | ConsentGiven() | ConsentWithdrawn() | FoundIncompatible():
            moved = tuple(
                _moved(one, event) if one.number == event.number else one for one in now.purposes
            )
            return changed(now, purposes=moved)
        case DataObtained():
            return now
        case _:
            assert_never(event)


def _described(activity: Activity, event: ProcessingRecorded | ProcessingAmended) -> Activity:
    return changed(
        activity,
        processing=event.processing,
        proportionality=event.proportionality,
        subsidiarity=event.subsidiarity,
    )


def _moved(
    purpose: OtherPurpose,
    event: OtherPurposeAgreed | ConsentGiven | ConsentWithdrawn | FoundIncompatible,
) -> OtherPurpose:
    match event:
        case OtherPurposeAgreed(decision=decision):
            return changed(purpose, agreed=decision)
        case ConsentGiven(subject=subject):
            return changed(purpose, consents=(*purpose.consents, subject))
        case ConsentWithdrawn(subject=subject):
            left = tuple(one for one in purpose.consents if one != subject)
            return changed(purpose, consents=left)
        case FoundIncompatible():
            return changed(purpose, incompatible=True)
        case _:
            assert_never(event)
