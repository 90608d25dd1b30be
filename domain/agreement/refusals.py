"""Why a wish about an agreement is refused."""

from domain.errors import Broken, Forbidden, NotFound


class AgreementNotFound(NotFound):
    code = "agreement-not-found"


class AgreementAlreadyRegistered(Broken):
    code = "agreement-already-registered"


class NotAParty(Forbidden):
    code = "agreement-not-a-party"


class AlreadySigned(Broken):
    code = "agreement-already-signed"


class DecisionAfterSignature(Broken):
    code = "decision-after-signature"


class DutyNotFound(NotFound):
    code = "duty-not-found"


class FrequencyFixed(Broken):
    code = "frequency-fixed"


class WordingNotFound(NotFound):
    code = "wording-not-found"


class CorrectionNotFound(NotFound):
    code = "correction-not-found"


class SecondPersonNeeded(Forbidden):
    code = "second-person-needed"


class LinkedToItself(Broken):
    code = "agreement-linked-to-itself"


class LinkedPartiesDiffer(Broken):
    """A processing agreement binds who the service agreement binds."""

    code = "linked-agreement-of-other-parties"


class LinkNotFound(NotFound):
    code = "agreement-not-linked"


class NotYoursToWithdraw(Forbidden):
    code = "correction-not-yours-to-withdraw"


class TerminationNeedsWithdrawal(Broken):
    """Opzegging kan alleen in samenhang met uittreding (art. 21.1)."""

    code = "termination-needs-withdrawal"


class AgreementAlreadyEnded(Broken):
    """What would take effect after the end takes no effect."""

    code = "agreement-already-ended"
