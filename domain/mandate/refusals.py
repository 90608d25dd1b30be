"""Why something is not recorded of a mandate."""

from domain.errors import Broken, Forbidden, NotFound


class MandateNotFound(NotFound):
    code = "mandate-not-found"


class MandateAlreadyRecorded(Broken):
    code = "mandate-already-recorded"


class MandateElsewhere(Forbidden):
    """Neither who gave it nor who holds it."""

    code = "mandate-elsewhere"


class NotTheGiver(Forbidden):
    code = "mandate-not-the-giver"


class MandateToItself(Broken):
    code = "mandate-to-itself"


class ConsentOfHolderMissing(Broken):
    """Awb 10:4(1)."""

    code = "mandate-consent-missing"


class MandateBeforeItsDecision(Broken):
    code = "mandate-before-its-decision"


class MandateEndsBeforeItBegins(Broken):
    code = "mandate-ends-before-it-begins"


class MandateAlreadyWithdrawn(Broken):
    code = "mandate-already-withdrawn"
