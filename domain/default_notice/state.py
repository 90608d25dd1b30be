"""What holds of a notice of default: what it came to, what a day costs, what is left to do."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import assert_never

from domain.calendar.due import DueDate
from domain.calendar.penalty import Penalty
from domain.calendar.rules import Article
from domain.default_notice.concern import OwnCase
from domain.default_notice.events import (
    DefaultNoticeContested,
    DefaultNoticeDecisionMade,
    DefaultNoticeEvent,
    DefaultNoticeJudged,
    DefaultNoticePenaltyFixed,
    DefaultNoticeReceived,
    DefaultNoticeRecomputed,
    DefaultNoticeSharePaid,
    DefaultNoticeTermReviewed,
    DefaultNoticeWithdrawn,
    NoticeJudgement,
)
from domain.values import changed


class DefaultNoticeStanding(StrEnum):
    TO_REVIEW = "term-to-review"
    """Whether the term of the case is right is to be looked at first."""
    TO_JUDGE = "notice-to-judge"
    PREMATURE = "premature-notice"
    WITHDRAWN = "withdrawn"
    FREE = "still-without-penalty"
    """The two weeks in which deciding is free."""
    RUNS = "penalty-runs"
    TO_FIX = "amount-to-fix"
    TO_PAY = "amount-to-pay"
    PAID = "penalty-paid"
    NO_PENALTY = "notice-without-penalty"
    """The decision is still owed."""
    FREE_OF_PENALTY = "decided-without-penalty"


@dataclass(frozen=True)
class AccruedPenalty:
    """What a penalty has come to on a day."""

    days: int
    euros: int
    a_day: int
    """What the day itself costs; 0 on a day that costs nothing."""


@dataclass(frozen=True)
class DefaultNotice:
    version: int = 0
    received: DefaultNoticeReceived | None = None
    term: DueDate | None = None
    """Of the decision that was waited for, as last seen."""
    no_penalty: Article | None = None
    reviewed: DefaultNoticeTermReviewed | None = None
    last_chance: DueDate | None = None
    judged: DefaultNoticeJudged | None = None
    decided: DefaultNoticeDecisionMade | None = None
    penalty: Penalty | None = None
    """As last computed."""
    fixed: DefaultNoticePenaltyFixed | None = None
    paid: tuple[DefaultNoticeSharePaid, ...] = ()
    contested: tuple[DefaultNoticeContested, ...] = ()
    withdrawn: DefaultNoticeWithdrawn | None = None

    @property
    def judgement(self) -> NoticeJudgement | None:
        return None if self.judged is None else self.judged.judgement

    @property
    def to_review(self) -> bool:
        """A case that is here says what its term is; of what is elsewhere that was stated."""
        received = self.received
        return (
            received is not None
            and self.reviewed is None
            and isinstance(received.concerns, OwnCase)
        )

    @property
    def over(self) -> bool:
        """It was withdrawn, or is none: nothing follows from it."""
        return self.withdrawn is not None or self.judgement is NoticeJudgement.PREMATURE

    @property
    def all_paid(self) -> bool:
        return self.fixed is not None and len(self.paid) == len(self.fixed.shares_in_cents)

    @property
    def closed(self) -> bool:
        if self.over or self.all_paid:
            return True
        owes = self.penalty is not None and self.penalty.days > 0
        return self.judged is not None and self.decided is not None and not owes

    def accrued(self, today: date) -> AccruedPenalty | None:
        """What it comes to on a day; None where no penalty runs or ran."""
        if self.judged is None or self.judged.rate is None or self.penalty is None or self.over:
            return None
        rate, whole = self.judged.rate, self.penalty
        days = min(max(0, (today - whole.last_chance.due).days), whole.days)
        costs = rate.amount(days) - rate.amount(max(0, days - 1))
        return AccruedPenalty(
            days, rate.amount(days), costs if whole.first <= today <= whole.last else 0
        )

    def standing(self, today: date) -> DefaultNoticeStanding:
        if self.withdrawn is not None:
            return DefaultNoticeStanding.WITHDRAWN
        match self.judgement:
            case None:
                unseen = self.to_review
                return DefaultNoticeStanding.TO_REVIEW if unseen else DefaultNoticeStanding.TO_JUDGE
            case NoticeJudgement.PREMATURE:
                return DefaultNoticeStanding.PREMATURE
        return self._decided_on() if self.closed else self._awaiting(today)

    def _decided_on(self) -> DefaultNoticeStanding:
        paid = DefaultNoticeStanding.PAID
        return paid if self.all_paid else DefaultNoticeStanding.FREE_OF_PENALTY

    def _awaiting(self, today: date) -> DefaultNoticeStanding:
        whole = self.penalty
        if whole is None:
            return DefaultNoticeStanding.NO_PENALTY
        if self.fixed is not None:
            return DefaultNoticeStanding.TO_PAY
        if self.decided is not None or today > whole.last:
            return DefaultNoticeStanding.TO_FIX
        runs = today >= whole.first
        return DefaultNoticeStanding.RUNS if runs else DefaultNoticeStanding.FREE


# Evolution: total, never refuses


def evolve(notice: DefaultNotice, event: DefaultNoticeEvent) -> DefaultNotice:
    now = changed(notice, version=notice.version + 1)
    match event:
        case DefaultNoticeReceived(term=term, no_penalty=article, last_chance=chance):
            begun = changed(now, received=event, term=term, no_penalty=article)
            return changed(begun, last_chance=chance)
        case DefaultNoticeTermReviewed(term=term, no_penalty=article):
            return changed(now, reviewed=event, term=term, no_penalty=article)
        case DefaultNoticeJudged(penalty=penalty):
            return changed(now, judged=event, penalty=penalty)
        case DefaultNoticeDecisionMade(penalty=penalty):
            return changed(now, decided=event, penalty=penalty)
        case DefaultNoticePenaltyFixed():
            return changed(now, fixed=event)
        case DefaultNoticeSharePaid():
            return changed(now, paid=(*now.paid, event))
        case DefaultNoticeContested():
            return changed(now, contested=(*now.contested, event))
        case DefaultNoticeWithdrawn():
            return changed(now, withdrawn=event)
        case DefaultNoticeRecomputed(last_chance=chance, penalty=penalty):
            return changed(now, last_chance=chance, penalty=penalty)
        case _:
            assert_never(event)
