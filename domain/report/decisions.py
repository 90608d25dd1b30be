"""Report: assembled by who owes it, offered, received by the other, commented, answered, settled.

Whether it was in time follows from the day on which it was offered (art. 12.3, 17.1), which is that
of the obligation that it fulfils.
"""

from typing import assert_never

from domain.between import must_be_one_of
from domain.messages import Context, Decider
from domain.report.commands import (
    AnswerComment,
    AssembleReport,
    CommentOnReport,
    OfferReport,
    ReceiveReport,
    ReportCommand,
    SettleReport,
    WithdrawReport,
)
from domain.report.events import (
    CommentAnswered,
    ReportAssembled,
    ReportCommented,
    ReportEvent,
    ReportOffered,
    ReportReceived,
    ReportSettled,
    ReportWithdrawn,
)
from domain.report.periods import must_have_period
from domain.report.possible import CONDITIONS
from domain.report.refusals import (
    CommentAlreadyAnswered,
    CommentNotFound,
    NotTheReporter,
    ReceivedBeforeOffered,
    ReportAlreadyAssembled,
    ReportNotFound,
)
from domain.report.state import Report, evolve
from domain.stated_day import must_be_of_its_time


def decide(report: Report, command: ReportCommand, context: Context) -> list[ReportEvent]:
    if isinstance(command, AssembleReport):
        return _assemble(report, command, context)
    if report.assembled is None:
        raise ReportNotFound
    day, party = command.occurred_on, context.by.party
    CONDITIONS[type(command)](report, report.assembled, party)
    must_be_of_its_time(day, context)
    match command:
        case OfferReport(document=document, annexes=annexes):
            offered = ReportOffered(
                occurred_on=day, party=party, document=document, annexes=annexes
            )
            return [offered]
        case WithdrawReport(reason=reason):
            return [ReportWithdrawn(occurred_on=day, party=party, reason=reason)]
        case ReceiveReport():
            return _receive(report, command, party)
        case CommentOnReport(comment=comment):
            number = len(report.comments) + 1
            said = ReportCommented(occurred_on=day, party=party, number=number, comment=comment)
            return [said]
        case AnswerComment():
            return _answer(report, command, party)
        case SettleReport(remarks=remarks):
            return [ReportSettled(occurred_on=day, party=party, remarks=remarks)]
        case _:
            assert_never(command)


def _assemble(report: Report, command: AssembleReport, context: Context) -> list[ReportEvent]:
    if report.assembled is not None:
        raise ReportAlreadyAssembled
    party = context.by.party
    must_be_one_of(command.parties, party)
    if party not in command.debtor:
        raise NotTheReporter(party=party, debtor=", ".join(command.debtor))
    must_be_of_its_time(command.occurred_on, context)
    must_have_period(command.owed, command.every, command.period)
    return [
        ReportAssembled(
            occurred_on=command.occurred_on,
            agreement=command.agreement,
            parties=command.parties,
            party=party,
            sort=command.sort,
            duty=command.duty,
            debtor=command.debtor,
            period=command.period,
            kpis=command.kpis,
            remarks=command.remarks,
        )
    ]


def _receive(report: Report, command: ReceiveReport, party: str) -> list[ReportEvent]:
    day, offered = command.occurred_on, report.offered
    if offered is not None and day < offered.occurred_on:
        raise ReceivedBeforeOffered(day=day.isoformat(), offered=offered.occurred_on.isoformat())
    return [ReportReceived(occurred_on=day, party=party)]


def _answer(report: Report, command: AnswerComment, party: str) -> list[ReportEvent]:
    number = command.number
    if number > len(report.comments):
        raise CommentNotFound(number=str(number))
    if number not in report.unanswered:
        raise CommentAlreadyAnswered(number=str(number))
    return [
        CommentAnswered(
            occurred_on=command.occurred_on,
            party=party,
            number=number,
            answer=command.answer,
            document=command.document,
        )
    ]


REPORT: Decider[Report, ReportCommand, ReportEvent] = Decider(
    category="report",
    initial=Report(),
    decide=decide,
    evolve=evolve,
    under=lambda report: None if report.assembled is None else report.assembled.agreement,
)
