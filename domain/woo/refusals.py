"""Why something is not recorded of a Woo request."""

from domain.errors import Broken, NotFound


class WooRequestNotFound(NotFound):
    code = "woo-request-not-found"


class WooRequestAlreadyReceived(Broken):
    code = "woo-request-already-received"


class WooRequestEnded(Broken):
    """Decided, passed on, or withdrawn."""

    code = "woo-request-ended"


class WooAlreadyPaused(Broken):
    code = "woo-request-already-paused"


class NothingAsked(Broken):
    """Nobody was asked, or the answer was recorded."""

    code = "woo-request-nothing-asked"


class WooAlreadyExtended(Broken):
    code = "woo-request-already-extended"


class WooTermPassed(Broken):
    """It is not made longer once it is over."""

    code = "woo-request-term-passed"


class WooGroundMissing(Broken):
    code = "woo-ground-missing"


class WooGroundNotNeeded(Broken):
    code = "woo-ground-not-needed"


class WooGroundUnknownToLaw(Broken):
    """The law of the day of the decision has no such ground."""

    code = "woo-ground-unknown-to-law"


class WooNothingToRelease(Broken):
    code = "woo-nothing-to-release"


class NoSuchWooDecision(Broken):
    code = "no-such-woo-decision"


class ReleaseTooEarly(Broken):
    code = "woo-release-too-early"


class ReleaseHeldUp(Broken):
    """The court has not decided yet, or granted relief."""

    code = "woo-release-held-up"


class ReleaseNeedNotWait(Broken):
    """No third party was expected to object, so no court holds it up."""

    code = "woo-release-need-not-wait"


class ReliefAlreadyAsked(Broken):
    code = "interim-relief-already-asked"


class ReliefNotAsked(Broken):
    code = "interim-relief-not-asked"
