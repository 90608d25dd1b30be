"""Why something is not recorded of a report."""

from domain.errors import Broken, Forbidden, NotFound


class ReportNotFound(NotFound):
    code = "report-not-found"


class ReportAlreadyAssembled(Broken):
    code = "report-already-assembled"


class ReportPeriodDoesNotFit(Broken):
    """The duty has no such period."""

    code = "report-period-does-not-fit"


class ReportFrequencyNotAgreed(Broken):
    """The parties have yet to agree how often it is due."""

    code = "report-frequency-not-agreed"


class NotTheReporter(Forbidden):
    """Another party owes the report."""

    code = "report-owed-by-another"


class ReportForTheOther(Forbidden):
    """Who offered it does not receive it."""

    code = "report-for-the-other"


class ReportAlreadyOffered(Broken):
    code = "report-already-offered"


class ReportNotOffered(Broken):
    code = "report-not-offered"


class ReportIsWithdrawn(Broken):
    code = "report-withdrawn"


class ReportAlreadyReceived(Broken):
    code = "report-already-received"


class ReceivedBeforeOffered(Broken):
    code = "report-received-before-offered"


class ReportNotReceived(Broken):
    code = "report-not-received"


class ReportIsSettled(Broken):
    code = "report-settled"


class NoCommentToAnswer(Broken):
    code = "report-no-comment-to-answer"


class CommentNotFound(NotFound):
    code = "report-comment-not-found"


class CommentAlreadyAnswered(Broken):
    code = "report-comment-already-answered"


class CommentsUnanswered(Broken):
    code = "report-comments-unanswered"
