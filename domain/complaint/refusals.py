"""Why something is not recorded of a complaint."""

from domain.errors import Broken, NotFound


class ComplaintNotFound(NotFound):
    code = "complaint-not-found"


class ComplaintAlreadyReceived(Broken):
    code = "complaint-already-received"


class ComplaintEnded(Broken):
    """Concluded, settled, sent on, left, or withdrawn."""

    code = "complaint-ended"


class ComplaintAlreadyAcknowledged(Broken):
    code = "complaint-already-acknowledged"


class HandlerInvolved(Broken):
    """Awb 9:7(1)."""

    code = "complaint-handler-involved"


class HandlerNotNamed(Broken):
    code = "complaint-handler-not-named"


class HandlerElsewhere(Broken):
    """Neither of the two that have to do with it."""

    code = "complaint-handler-elsewhere"


class ComplaintHearingDone(Broken):
    """Held, or left out."""

    code = "complaint-hearing-done"


class ComplainantNotHeard(Broken):
    """Nor is it recorded why not (Awb 9:10)."""

    code = "complainant-not-heard"


class ComplaintHasNoTerm(Broken):
    """It was spoken."""

    code = "complaint-has-no-term"


class ComplaintAlreadyAdjourned(Broken):
    code = "complaint-already-adjourned"


class ComplaintDelayAlreadyAgreed(Broken):
    """What the complainant agreed to is not adjourned."""

    code = "complaint-delay-already-agreed"


class ComplaintTermPassed(Broken):
    """It is not made longer once it is over."""

    code = "complaint-term-passed"


class ConductElsewhere(Broken):
    """Neither the municipality's nor the centre's."""

    code = "complaint-conduct-elsewhere"
