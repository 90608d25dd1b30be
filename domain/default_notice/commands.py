"""What may be asked of a notice of default. Who asks is in the context, of which in the stream."""

from datetime import date

from domain.calendar.due import DueDate
from domain.calendar.penalty import Ground
from domain.calendar.rules import Article
from domain.controllership import UnderControl
from domain.default_notice.concern import Applied
from domain.default_notice.events import Applicants
from domain.evidence import DecisionReference, Evidence
from domain.messages import Command, Slug
from domain.opening.asked import StreamId
from domain.sealed import SubjectId, Words


class ReceiveDefaultNotice(UnderControl):
    """Record a notice of default, on the day on which it was received."""

    occurred_on: date
    case: StreamId | None = None
    """The case or request here that it is about, by its stream."""
    application: Applied | None = None
    """Or the application elsewhere."""
    subject: SubjectId | None = None
    """Who gave notice, where that is known; else a pseudonym is made."""
    applicants: Applicants = 1
    applicant: Words | None = None
    document: Evidence | None = None


class TakeInDefaultNotice(ReceiveDefaultNotice):
    """The same, with what the case that it concerns says of its term."""

    subject: SubjectId
    parties: tuple[Slug, ...]
    """To the agreement."""
    products: tuple[Slug, ...]
    """On its list."""
    due: DueDate | None = None
    """The term of the case; None of an application that is no case here."""
    no_penalty: Article | None = None
    """By which the law of the case excludes a penalty."""


class ReviewNoticedTerm(Command):
    """Look again at the term of the case: whether all that moved it was recorded."""

    occurred_on: date


class ReviewTermOfCase(ReviewNoticedTerm):
    """The same, with the term as the case has it now."""

    due: DueDate
    no_penalty: Article | None = None


class JudgeDefaultNotice(Command):
    """Find it valid, premature or without a penalty. The days say which, unless a ground does."""

    occurred_on: date
    ground: Ground | None = None
    reasons: Words | None = None


class NoteDecisionMade(Command):
    """State that the decision that was waited for was made known, and when."""

    occurred_on: date
    decision: DecisionReference


class FixPenalty(Command):
    """State the decision by which the amount was fixed."""

    occurred_on: date
    decision: DecisionReference


class PayPenaltyShare(Command):
    """State that an applicant was paid."""

    occurred_on: date
    share: Applicants = 1


class ContestDefaultNotice(Command):
    """State which objection is about it."""

    occurred_on: date
    objection: StreamId


class WithdrawDefaultNotice(Command):
    """State that who gave notice took it back."""

    occurred_on: date


class RecomputeDefaultNotice(Command):
    """The system computes days and amount anew after a rule table changed."""


DefaultNoticeCommand = (
    TakeInDefaultNotice
    | ReviewTermOfCase
    | JudgeDefaultNotice
    | NoteDecisionMade
    | FixPenalty
    | PayPenaltyShare
    | ContestDefaultNotice
    | WithdrawDefaultNotice
    | RecomputeDefaultNotice
)
