"""What happened to an assessment. The stored form, for decades: add a v2, never edit a v1."""

from datetime import date
from enum import StrEnum
from typing import Literal

from domain.evidence import DecisionReference, OwnRecord
from domain.messages import Event, Slug
from domain.sealed import Personal


class DpiaOutcome(StrEnum):
    """What risk is left, as the data controller concludes."""

    ACCEPTABLE = "acceptable"
    WITH_MEASURES = "with-measures"
    """Acceptable once measures are taken."""
    PRIOR_CONSULTATION = "prior-consultation"
    """High whatever is done: the authority is consulted first (AVG art. 36)."""


class ProtocolFollowUp(StrEnum):
    """What the results ask of the protocol (annex 2, art. 15.3)."""

    NONE = "none"
    EVALUATE = "evaluate"
    AMEND = "amend"


class DpiaResult(StrEnum):
    """What came of the follow-up."""

    UNCHANGED = "unchanged"
    AMENDED = "amended"


class DpiaPlanned(Event):
    """One of the two proposes when a processing is assessed."""

    type: Literal["dpia.planned.v1"] = "dpia.planned.v1"
    agreement: Slug
    controller: Slug
    processor: Slug | None
    party: Slug
    planned_for: date
    processing: Slug | None
    """The processing activity, where it is in the register."""
    about: Personal


class DpiaMoved(Event):
    """Another day is proposed; what was agreed no longer holds."""

    type: Literal["dpia.moved.v1"] = "dpia.moved.v1"
    party: Slug
    planned_for: date


class DpiaMomentAgreed(Event):
    """The other one agrees to the day: they determine it together (art. 15.2)."""

    type: Literal["dpia.moment-agreed.v1"] = "dpia.moment-agreed.v1"
    party: Slug
    planned_for: date


class DpiaCarriedOut(Event):
    type: Literal["dpia.carried-out.v1"] = "dpia.carried-out.v1"
    party: Slug
    report: OwnRecord


class DpiaConcluded(Event):
    type: Literal["dpia.concluded.v1"] = "dpia.concluded.v1"
    party: Slug
    outcome: DpiaOutcome
    protocol: ProtocolFollowUp
    findings: Personal


class DpiaFollowedUp(Event):
    type: Literal["dpia.followed-up.v1"] = "dpia.followed-up.v1"
    party: Slug
    result: DpiaResult
    decision: DecisionReference | None
    """Of the amendment: all parties consented to it and signed it (art. 16)."""
    remarks: Personal | None


DpiaEvent = (
    DpiaPlanned | DpiaMoved | DpiaMomentAgreed | DpiaCarriedOut | DpiaConcluded | DpiaFollowedUp
)
