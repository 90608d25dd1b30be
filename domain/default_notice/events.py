"""What happened to a notice of default. The stored form, for decades: add a v2, never edit a v1."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from domain.calendar.due import DueDate
from domain.calendar.penalty import Ground, Penalty
from domain.calendar.rules import Article, Rate
from domain.default_notice.concern import Concern
from domain.evidence import DecisionReference, Evidence
from domain.messages import Event, Slug
from domain.opening.asked import StreamId
from domain.sealed import Personal, SubjectId

Applicants = Annotated[int, Field(ge=1, le=1000)]
Cents = Annotated[int, Field(ge=0)]


class NoticeJudgement(StrEnum):
    """What a notice of default comes to."""

    VALID = "valid-notice"
    """Two weeks after its receipt a penalty begins to run."""
    PREMATURE = "premature-notice"
    """It came before the term had passed, and is none (Awb 4:17(3), 6:12(2))."""
    NO_PENALTY = "notice-without-penalty"
    """The law excludes one (Awb 4:17(6), Woo 8.2); the decision is still owed."""


class DefaultNoticeReceived(Event):
    """Somebody who waits for a decision gave notice in writing, and it was received."""

    type: Literal["default-notice.received.v1"] = "default-notice.received.v1"
    agreement: Slug
    controller: Slug
    """The municipality whose college owes the decision."""
    processor: Slug | None
    """Who prepares it for the college, where somebody does."""
    party: Slug
    subject: SubjectId
    """Who gave notice; of several, the one whom the others chose to speak for them."""
    applicants: Applicants
    """How many, who share one penalty (Awb 4:17(7))."""
    applicant: Personal | None
    """The name, as who gave notice wrote it."""
    document: Evidence | None
    concerns: Concern
    term: DueDate
    """For the decision, as it stood when the notice came."""
    no_penalty: Article | None
    """By which the law of the case itself excludes a penalty, if its term does not."""
    last_chance: DueDate
    """The two weeks in which deciding is still free (Awb 4:17(3))."""


class DefaultNoticeTermReviewed(Event):
    """The term of the case was looked at again, with what was recorded of it since."""

    type: Literal["default-notice.term-reviewed.v1"] = "default-notice.term-reviewed.v1"
    party: Slug
    term: DueDate
    no_penalty: Article | None


class DefaultNoticeJudged(Event):
    type: Literal["default-notice.judged.v1"] = "default-notice.judged.v1"
    party: Slug
    judgement: NoticeJudgement
    ground: Ground | None
    """On which it was found that no penalty is owed (Awb 4:17(6))."""
    article: Article | None
    """By which it is no notice, or brings no penalty."""
    reasons: Personal | None
    penalty: Penalty | None
    """Of a valid one: what it comes to, by the tables and by what was decided so far."""
    rate: Rate | None
    """What each day costs, by the day of receipt."""


class DefaultNoticeDecisionMade(Event):
    """The decision that was waited for was made known, which stops the penalty."""

    type: Literal["default-notice.decision-made.v1"] = "default-notice.decision-made.v1"
    party: Slug
    decision: DecisionReference
    penalty: Penalty | None
    """What is owed now, of a notice that was judged valid."""


class DefaultNoticePenaltyFixed(Event):
    """The amount was fixed by decision (Awb 4:18)."""

    type: Literal["default-notice.penalty-fixed.v1"] = "default-notice.penalty-fixed.v1"
    party: Slug
    decision: DecisionReference
    days: int
    euros: int
    shares_in_cents: tuple[Cents, ...]
    """Of each applicant."""
    pay_by: DueDate


class DefaultNoticeSharePaid(Event):
    type: Literal["default-notice.share-paid.v1"] = "default-notice.share-paid.v1"
    party: Slug
    share: Applicants
    cents: Cents


class DefaultNoticeContested(Event):
    """An objection was made against how the notice was dealt with, or against the amount."""

    type: Literal["default-notice.contested.v1"] = "default-notice.contested.v1"
    party: Slug
    objection: StreamId


class DefaultNoticeWithdrawn(Event):
    """By who gave it."""

    type: Literal["default-notice.withdrawn.v1"] = "default-notice.withdrawn.v1"
    party: Slug


class DefaultNoticeRecomputed(Event):
    """The rules changed, and with them the days or the amount of what was still open."""

    type: Literal["default-notice.recomputed.v1"] = "default-notice.recomputed.v1"
    last_chance: DueDate
    penalty: Penalty | None


DefaultNoticeEvent = (
    DefaultNoticeReceived
    | DefaultNoticeTermReviewed
    | DefaultNoticeJudged
    | DefaultNoticeDecisionMade
    | DefaultNoticePenaltyFixed
    | DefaultNoticeSharePaid
    | DefaultNoticeContested
    | DefaultNoticeWithdrawn
    | DefaultNoticeRecomputed
)
