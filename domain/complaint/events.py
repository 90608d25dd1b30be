"""What happened to a complaint. The stored form, for decades: add a v2, never edit a v1."""

from datetime import date
from enum import StrEnum
from typing import Literal

from domain.calendar.due import DueDate
from domain.evidence import Evidence
from domain.messages import Event, Slug
from domain.sealed import Personal, SubjectId


class ComplaintUnheard(StrEnum):
    """Why the complainant was not heard (Awb 9:10(2))."""

    MANIFESTLY_UNFOUNDED = "complaint-manifestly-unfounded"
    NOT_WANTED = "complainant-need-not-be-heard"
    """The complainant said so."""
    NO_ANSWER = "complainant-did-not-answer"
    """Within the time that was given for saying so."""


class NotDealtWith(StrEnum):
    """Why the organ need not deal with it (Awb 9:8)."""

    DEALT_WITH_BEFORE = "complained-before"
    OVER_A_YEAR_AGO = "over-a-year-ago"
    OBJECTION_OPEN = "objection-was-open"
    APPEAL_OPEN = "appeal-was-open"
    BEFORE_A_COURT = "before-a-court"
    """Or it was."""
    UNDER_INVESTIGATION = "criminal-investigation"
    INTEREST_TOO_SMALL = "interest-too-small"

    @property
    def article(self) -> str:
        return _ARTICLES[self]


_ARTICLES = {
    NotDealtWith.DEALT_WITH_BEFORE: "Awb 9:8(1)(a)",
    NotDealtWith.OVER_A_YEAR_AGO: "Awb 9:8(1)(b)",
    NotDealtWith.OBJECTION_OPEN: "Awb 9:8(1)(c)",
    NotDealtWith.APPEAL_OPEN: "Awb 9:8(1)(d)",
    NotDealtWith.BEFORE_A_COURT: "Awb 9:8(1)(e)",
    NotDealtWith.UNDER_INVESTIGATION: "Awb 9:8(1)(f)",
    NotDealtWith.INTEREST_TOO_SMALL: "Awb 9:8(2)",
}


class ComplaintFinding(StrEnum):
    """What is concluded of it (Awb 9:12(1))."""

    WELL_FOUNDED = "complaint-well-founded"
    PARTLY = "complaint-partly-well-founded"
    UNFOUNDED = "complaint-unfounded"
    NO_JUDGEMENT = "no-judgement"


class ComplaintReceived(Event):
    """Somebody complained of how an organ, or who works for it, behaved (Awb 9:1)."""

    type: Literal["complaint.received.v1"] = "complaint.received.v1"
    agreement: Slug
    controller: Slug
    """The municipality whose organ answers for the conduct."""
    processor: Slug | None
    """The centre municipality, where it deals with it (annex 1, indirect task C)."""
    party: Slug
    product: Slug
    """Of the product list, about the delivery of which it is."""
    complainant: SubjectId
    conduct_at: Slug
    """The party whose people are complained of."""
    conduct_of: Slug | None
    """Their team or function, where it is named; never who they are."""
    written: bool
    """Only a written one has a term (Awb 9:4)."""
    committee: bool
    """Whether somebody outside the organ deals with it or advises (section 9.1.3)."""
    complaint: Personal
    due: DueDate | None
    """Until when it is dealt with; None for one that was spoken."""


class ComplaintAcknowledged(Event):
    """Its receipt was confirmed in writing (Awb 9:6)."""

    type: Literal["complaint.acknowledged.v1"] = "complaint.acknowledged.v1"
    party: Slug


class ComplaintHandlerNamed(Event):
    """Who deals with it, by function: nobody who took part in the conduct (Awb 9:7)."""

    type: Literal["complaint.handler-named.v1"] = "complaint.handler-named.v1"
    party: Slug
    handler_at: Slug
    handler: Slug


class ComplaintHeard(Event):
    """The complainant, and who is complained of, could tell their story (Awb 9:10(1))."""

    type: Literal["complaint.heard.v1"] = "complaint.heard.v1"
    party: Slug
    report: Evidence
    """Of what was said (Awb 9:10(3))."""


class ComplaintHearingOmitted(Event):
    """Nobody was heard."""

    type: Literal["complaint.hearing-omitted.v1"] = "complaint.hearing-omitted.v1"
    party: Slug
    ground: ComplaintUnheard


class ComplaintAdjourned(Event):
    """The complainant was told, with reasons, that it takes four weeks longer (Awb 9:11(2))."""

    type: Literal["complaint.adjourned.v1"] = "complaint.adjourned.v1"
    party: Slug
    reasons: Personal
    due: DueDate
    previous: date


class ComplaintDelayAgreed(Event):
    """The complainant agreed in writing to a later day (Awb 9:11(3))."""

    type: Literal["complaint.delay-agreed.v1"] = "complaint.delay-agreed.v1"
    party: Slug
    consent: Evidence
    due: DueDate
    previous: date


class ComplaintForwarded(Event):
    """It was for another organ, and sent on to it (Awb 2:3)."""

    type: Literal["complaint.forwarded.v1"] = "complaint.forwarded.v1"
    party: Slug
    to: Slug


class ComplaintNotDealtWith(Event):
    """The complainant was told that it is not dealt with, and why (Awb 9:8)."""

    type: Literal["complaint.not-dealt-with.v1"] = "complaint.not-dealt-with.v1"
    party: Slug
    ground: NotDealtWith
    article: str
    tell_by: DueDate | None
    """Until when that was to be told; None where it was spoken."""


class ComplaintSettledInformally(Event):
    """The complainant is satisfied; nothing of the chapter is owed any more (Awb 9:5)."""

    type: Literal["complaint.settled-informally.v1"] = "complaint.settled-informally.v1"
    party: Slug
    settlement: Personal


class ComplaintConcluded(Event):
    """The complainant was told what was found, and what follows from it (Awb 9:12)."""

    type: Literal["complaint.concluded.v1"] = "complaint.concluded.v1"
    party: Slug
    finding: ComplaintFinding
    findings: Personal
    measures: Personal | None
    ombudsman: Slug
    """Before whom it may be brought next (Awb 9:12(2))."""


class ComplaintWithdrawn(Event):
    """By the complainant."""

    type: Literal["complaint.withdrawn.v1"] = "complaint.withdrawn.v1"
    party: Slug


class ComplaintDueRecomputed(Event):
    """The rules changed, and with them the day of what was still open."""

    type: Literal["complaint.due-recomputed.v1"] = "complaint.due-recomputed.v1"
    due: DueDate
    previous: date


ComplaintEvent = (
    ComplaintReceived
    | ComplaintAcknowledged
    | ComplaintHandlerNamed
    | ComplaintHeard
    | ComplaintHearingOmitted
    | ComplaintAdjourned
    | ComplaintDelayAgreed
    | ComplaintForwarded
    | ComplaintNotDealtWith
    | ComplaintSettledInformally
    | ComplaintConcluded
    | ComplaintWithdrawn
    | ComplaintDueRecomputed
)
