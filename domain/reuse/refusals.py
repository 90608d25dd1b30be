"""Why something is not recorded of a re-use request."""

from domain.errors import Broken, NotFound


class ReuseRequestNotFound(NotFound):
    code = "reuse-request-not-found"


class ReuseRequestAlreadyReceived(Broken):
    code = "reuse-request-already-received"


class ReuseRequestEnded(Broken):
    """Decided or withdrawn."""

    code = "reuse-request-ended"


class ReuseCompletionNotAsked(Broken):
    code = "reuse-completion-not-asked"


class ReuseCompletionAlreadyAsked(Broken):
    code = "reuse-completion-already-asked"


class ReuseAlreadyExtended(Broken):
    code = "reuse-request-already-extended"


class ReuseTermPassed(Broken):
    """It is not made longer once it is over."""

    code = "reuse-request-term-passed"


class ReuseGroundMissing(Broken):
    code = "reuse-ground-missing"


class ReuseGroundNotNeeded(Broken):
    code = "reuse-ground-not-needed"


class ReuseConditionsMissing(Broken):
    code = "reuse-conditions-missing"


class ReuseConditionsNotNeeded(Broken):
    """What is refused, or free, has no conditions; what is refused costs nothing."""

    code = "reuse-conditions-not-needed"


class NothingToDeliver(Broken):
    """It was not decided, was refused, or was given."""

    code = "reuse-nothing-to-deliver"
