"""What a party may do with a report as it is: what its decider asks before anything else."""

from collections.abc import Callable, Mapping

from domain.between import must_be_one_of
from domain.conditions import allowed
from domain.report.commands import (
    AnswerComment,
    CommentOnReport,
    OfferReport,
    ReceiveReport,
    ReportCommand,
    SettleReport,
    WithdrawReport,
)
from domain.report.events import ReportAssembled, ReportOffered
from domain.report.refusals import (
    CommentsUnanswered,
    NoCommentToAnswer,
    NotTheReporter,
    ReportAlreadyOffered,
    ReportAlreadyReceived,
    ReportForTheOther,
    ReportIsSettled,
    ReportIsWithdrawn,
    ReportNotOffered,
    ReportNotReceived,
)
from domain.report.state import Report


def _offered(report: Report, assembled: ReportAssembled, party: str) -> None:
    _of_reporter(assembled, party)
    if report.withdrawn is not None:
        raise ReportIsWithdrawn(day=report.withdrawn.occurred_on.isoformat())
    if report.offered is not None:
        raise ReportAlreadyOffered(day=report.offered.occurred_on.isoformat())


def _received(report: Report, assembled: ReportAssembled, party: str) -> None:
    must_be_one_of(assembled.parties, party)
    _for_the_other(report.offered, party)
    if report.received is not None:
        raise ReportAlreadyReceived(day=report.received.occurred_on.isoformat())


def _commented(report: Report, assembled: ReportAssembled, party: str) -> None:
    must_be_one_of(assembled.parties, party)
    _for_the_other(report.offered, party)
    if report.received is None:
        raise ReportNotReceived
    _unsettled(report)


def _answered(report: Report, assembled: ReportAssembled, party: str) -> None:
    _of_reporter(assembled, party)
    _unsettled(report)
    if not report.unanswered:
        raise NoCommentToAnswer


def _settled(report: Report, assembled: ReportAssembled, party: str) -> None:
    _commented(report, assembled, party)
    if report.unanswered:
        raise CommentsUnanswered(numbers=", ".join(map(str, report.unanswered)))


def _of_reporter(assembled: ReportAssembled, party: str) -> None:
    must_be_one_of(assembled.parties, party)
    if party not in assembled.debtor:
        raise NotTheReporter(party=party, debtor=", ".join(assembled.debtor))


def _for_the_other(offered: ReportOffered | None, party: str) -> None:
    if offered is None:
        raise ReportNotOffered
    if offered.party == party:
        raise ReportForTheOther(party=party)


def _unsettled(report: Report) -> None:
    if report.settled is not None:
        raise ReportIsSettled(day=report.settled.occurred_on.isoformat())


CONDITIONS: Mapping[type[ReportCommand], Callable[[Report, ReportAssembled, str], None]] = {
    OfferReport: _offered,
    ReceiveReport: _received,
    CommentOnReport: _commented,
    AnswerComment: _answered,
    SettleReport: _settled,
    WithdrawReport: _offered,
}
"""Of each command on a report that was assembled; the likeliest first."""


def possible(report: Report, party: str) -> tuple[type[ReportCommand], ...]:
    """The commands that would not be refused whatever is stated."""
    assembled = report.assembled
    return () if assembled is None else allowed(CONDITIONS, report, assembled, party)
