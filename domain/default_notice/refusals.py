"""Why something is not recorded of a notice of default."""

from domain.errors import Broken, NotFound


class DefaultNoticeNotFound(NotFound):
    code = "default-notice-not-found"


class DefaultNoticeAlreadyReceived(Broken):
    code = "default-notice-already-received"


class DefaultNoticeOver(Broken):
    """It was withdrawn, or is none."""

    code = "default-notice-over"


class ApplicationAfterNotice(Broken):
    code = "application-after-notice"


class NoticedCaseUnknown(NotFound):
    """There is none, or it is another municipality's."""

    code = "noticed-case-unknown"


class NoTermOfCase(Broken):
    """There is no case whose term could be reviewed, or there is none without one."""

    code = "no-term-of-case"


class TermNotReviewed(Broken):
    code = "default-notice-term-not-reviewed"


class DefaultNoticeAlreadyJudged(Broken):
    code = "default-notice-already-judged"


class DefaultNoticeNotJudged(Broken):
    code = "default-notice-not-judged"


class GroundChangesNothing(Broken):
    """What the days or the law say needs no ground."""

    code = "penalty-ground-changes-nothing"


class LateDecisionAlreadyMade(Broken):
    code = "late-decision-already-made"


class NothingOwed(Broken):
    code = "no-penalty-owed"


class PenaltyStillRuns(Broken):
    code = "penalty-still-runs"


class PenaltyAlreadyFixed(Broken):
    code = "penalty-already-fixed"


class PenaltyNotFixed(Broken):
    code = "penalty-not-fixed"


class NoSuchShare(Broken):
    code = "no-such-share"


class ShareAlreadyPaid(Broken):
    code = "share-already-paid"
