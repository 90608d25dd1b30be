"""The days and the amount of a notice of default, asked of the calendar and of nothing else."""

from datetime import date

from domain.calendar import terms
from domain.calendar.due import DueDate
from domain.calendar.explain import step
from domain.calendar.penalty import Ground, NoPenalty, Notice, NoticePremature, Penalty, penalty
from domain.calendar.rules import Article, RuleTables
from domain.default_notice.concern import Applied
from domain.default_notice.events import NoticeJudgement

PAYMENT = "penalty-payment"
PREMATURE = "Awb 4:17(3), 6:12(2)"


def of_application(tables: RuleTables, application: Applied) -> DueDate:
    """By when an application had to be decided. Raises UnknownTerm.

    A day that the applicant was told stands where it is: it is a date, not a term.
    """
    due = terms.term(tables, application.term, application.received_on)
    until = application.told_by
    if until is None:
        return due
    told = step(
        until,
        "De aanvrager is {day} als uiterste dag meegedeeld (Awb 4:14).",
        "The applicant was told {day} as the last day (Awb 4:14).",
    )
    said = {"due": until, "nominal": until, "steps": (*due.steps, told), "article": "Awb 4:14"}
    return due.model_copy(update={**said, "inputs": None, "marks": (), "alternative": None})


def last_chance(tables: RuleTables, received_on: date) -> DueDate:
    """The two weeks after receipt (Awb 4:17(3))."""
    return terms.term(tables, tables.penalties.notice, received_on)


def pay_by(tables: RuleTables, fixed_on: date) -> DueDate:
    """Six weeks after the decision on the amount was made known (Awb 4:87(1))."""
    return terms.term(tables, PAYMENT, fixed_on)


def judged(
    tables: RuleTables,
    received_on: date,
    term: DueDate,
    ground: Ground | None,
    no_penalty: Article | None,
) -> tuple[NoticeJudgement, Article | None]:
    """What it comes to, and by which article where that is no penalty.

    One that came too early is none, whatever else is true of it. Raises NoticeBeforeFirstRate.
    """
    notice = Notice(received_on=received_on, term_ended_on=term.due)
    try:
        penalty(tables, notice)
        asked = {"concerning": term.rule, "ground": ground}
        penalty(tables, notice.model_copy(update=asked))
    except NoticePremature:
        return NoticeJudgement.PREMATURE, PREMATURE
    except NoPenalty as excluded:
        return NoticeJudgement.NO_PENALTY, excluded.facts["article"]
    if no_penalty is not None:
        return NoticeJudgement.NO_PENALTY, no_penalty
    return NoticeJudgement.VALID, None


def owed(
    tables: RuleTables, received_on: date, decided_on: date | None, applicants: int
) -> Penalty:
    """On a valid notice; without a decision, after all its days. Raises DecisionBeforeNotice."""
    return penalty(
        tables, Notice(received_on=received_on, decided_on=decided_on, applicants=applicants)
    )
