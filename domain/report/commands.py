"""What may be asked of a report. Whose party asks is in the context."""

from datetime import date

from domain.between import UnderAgreement
from domain.calendar.period import PeriodName
from domain.clause import Duty, Every
from domain.evidence import Evidence
from domain.indicator import Realisation
from domain.messages import Command, Slug
from domain.report.events import Number, ReportSort
from domain.sealed import Words


class ProposeReport(UnderAgreement):
    """Which duty it is to fulfil, and for which period."""

    occurred_on: date
    sort: ReportSort
    duty: Slug
    period: PeriodName
    remarks: Words | None = None


class AssembleReport(ProposeReport):
    """Assemble it from the indicators as they are."""

    parties: tuple[Slug, ...]
    owed: Duty
    """The duty as the agreement has it."""
    every: Every | None = None
    """How often, where the parties agreed it."""
    debtor: tuple[Slug, ...]
    """Parties, no longer roles."""
    kpis: tuple[Realisation, ...] = ()


class OfferReport(Command):
    """State that it was offered (aangeboden), with the document itself."""

    occurred_on: date
    document: Evidence
    annexes: tuple[Evidence, ...] = ()


class WithdrawReport(Command):
    """Take back what was not offered yet."""

    occurred_on: date
    reason: Words


class ReceiveReport(Command):
    """Confirm that it came in."""

    occurred_on: date


class CommentOnReport(Command):
    occurred_on: date
    comment: Words


class AnswerComment(Command):
    occurred_on: date
    number: Number
    answer: Words
    document: Evidence | None = None


class SettleReport(Command):
    """State that nothing more is asked of it."""

    occurred_on: date
    remarks: Words | None = None


ReportCommand = (
    AssembleReport
    | OfferReport
    | WithdrawReport
    | ReceiveReport
    | CommentOnReport
    | AnswerComment
    | SettleReport
)
