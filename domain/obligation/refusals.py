"""Why an obligation refuses."""

from domain.errors import Broken, Forbidden, NotFound


class ObligationNotFound(NotFound):
    code = "obligation-not-found"


class ObligationAlreadyOpen(Broken):
    code = "obligation-already-open"


class NotConcerned(Forbidden):
    code = "obligation-not-concerned"


class NotDebtor(Forbidden):
    code = "obligation-not-debtor"


class NotCreditor(Forbidden):
    code = "obligation-not-creditor"


class ObligationContinuous(Broken):
    code = "obligation-continuous"


class AlreadyFulfilled(Broken):
    code = "obligation-already-fulfilled"


class AlreadyWaived(Broken):
    code = "obligation-already-waived"


class ObligationInDispute(Broken):
    code = "obligation-in-dispute"


class ObligationLapsed(Broken):
    code = "obligation-lapsed"


class StatedDayBeforePeriod(Broken):
    code = "stated-day-before-period"


class EvidenceMissing(Broken):
    code = "evidence-missing"


class EvidenceNotExpected(Broken):
    code = "evidence-not-expected"


class EvidenceComplete(Broken):
    code = "evidence-complete"


class NoDueDate(Broken):
    code = "obligation-no-due-date"


class NotYetDue(Broken):
    code = "obligation-not-yet-due"


class FulfilledInTime(Broken):
    code = "obligation-fulfilled-in-time"


class AlreadyFoundLate(Broken):
    code = "obligation-already-found-late"


class NotWaivable(Broken):
    code = "obligation-not-waivable"


class NotYoursToWaive(Forbidden):
    code = "obligation-not-yours-to-waive"


class NothingToDispute(Broken):
    code = "nothing-to-dispute"


class NoDispute(Broken):
    code = "no-dispute"


class NotYoursToSettle(Forbidden):
    code = "dispute-not-yours-to-settle"


class NothingToCorrect(Broken):
    code = "nothing-to-correct"


class NotYoursToCorrect(Forbidden):
    code = "record-not-yours-to-correct"


class FulfilmentRestsOnIt(Broken):
    code = "fulfilment-rests-on-it"
