"""What a party may do with a notice of default as it is: what its decider asks first of all."""

from collections.abc import Callable, Mapping

from domain.conditions import allowed
from domain.controllership import must_be_controller, must_be_involved
from domain.default_notice.commands import (
    ContestDefaultNotice,
    DefaultNoticeCommand,
    FixPenalty,
    JudgeDefaultNotice,
    NoteDecisionMade,
    PayPenaltyShare,
    ReviewTermOfCase,
    WithdrawDefaultNotice,
)
from domain.default_notice.concern import OwnCase
from domain.default_notice.events import DefaultNoticeReceived
from domain.default_notice.refusals import (
    DefaultNoticeAlreadyJudged,
    DefaultNoticeNotJudged,
    DefaultNoticeOver,
    LateDecisionAlreadyMade,
    NoTermOfCase,
    NothingOwed,
    PenaltyAlreadyFixed,
    PenaltyNotFixed,
    ShareAlreadyPaid,
    TermNotReviewed,
)
from domain.default_notice.state import DefaultNotice


def _reviewed(notice: DefaultNotice, received: DefaultNoticeReceived, party: str) -> None:
    must_be_involved(received, party)
    _must_be_unjudged(notice)
    if not isinstance(received.concerns, OwnCase):
        raise NoTermOfCase


def _judged(notice: DefaultNotice, received: DefaultNoticeReceived, party: str) -> None:
    must_be_controller(received, party)
    _must_be_unjudged(notice)
    if notice.to_review:
        raise TermNotReviewed


def _decided(notice: DefaultNotice, received: DefaultNoticeReceived, party: str) -> None:
    must_be_involved(received, party)
    _must_stand(notice)
    if notice.decided is not None:
        raise LateDecisionAlreadyMade(day=notice.decided.occurred_on.isoformat())


def _fixed(notice: DefaultNotice, received: DefaultNoticeReceived, party: str) -> None:
    must_be_controller(received, party)
    _must_stand(notice)
    if notice.judged is None:
        raise DefaultNoticeNotJudged
    if notice.penalty is None or not notice.penalty.days:
        raise NothingOwed
    _must_be_unfixed(notice)


def _paid(notice: DefaultNotice, received: DefaultNoticeReceived, party: str) -> None:
    must_be_involved(received, party)
    if notice.fixed is None:
        raise PenaltyNotFixed
    if notice.all_paid:
        raise ShareAlreadyPaid(day=notice.paid[-1].occurred_on.isoformat())


def _contested(notice: DefaultNotice, received: DefaultNoticeReceived, party: str) -> None:
    must_be_involved(received, party)
    if notice.judged is None:
        raise DefaultNoticeNotJudged


def _withdrawn(notice: DefaultNotice, received: DefaultNoticeReceived, party: str) -> None:
    _decided(notice, received, party)
    _must_be_unfixed(notice)


def _must_stand(notice: DefaultNotice) -> None:
    if notice.over:
        raise DefaultNoticeOver


def _must_be_unjudged(notice: DefaultNotice) -> None:
    if notice.judged is not None:
        raise DefaultNoticeAlreadyJudged(day=notice.judged.occurred_on.isoformat())
    _must_stand(notice)


def _must_be_unfixed(notice: DefaultNotice) -> None:
    if notice.fixed is not None:
        raise PenaltyAlreadyFixed(day=notice.fixed.occurred_on.isoformat())


CONDITIONS: Mapping[
    type[DefaultNoticeCommand], Callable[[DefaultNotice, DefaultNoticeReceived, str], None]
] = {
    ReviewTermOfCase: _reviewed,
    JudgeDefaultNotice: _judged,
    NoteDecisionMade: _decided,
    FixPenalty: _fixed,
    PayPenaltyShare: _paid,
    ContestDefaultNotice: _contested,
    WithdrawDefaultNotice: _withdrawn,
}
"""Of each command of people on a notice that was received; the likeliest first."""


def possible(notice: DefaultNotice, party: str) -> tuple[type[DefaultNoticeCommand], ...]:
    """The commands that would not be refused whatever is stated."""
    received = notice.received
    return () if received is None else allowed(CONDITIONS, notice, received, party)
