"""Why something is not recorded of a breach."""

from domain.errors import Broken, NotFound


class BreachNotFound(NotFound):
    code = "breach-not-found"


class BreachAlreadyRecorded(Broken):
    code = "breach-already-recorded"


class BreachIsClosed(Broken):
    code = "breach-is-closed"


class ControllerAlreadyAware(Broken):
    code = "breach-controller-already-aware"


class ControllerNotAware(Broken):
    code = "breach-controller-not-aware"


class BreachNotAssessed(Broken):
    code = "breach-not-assessed"


class AuthorityAlreadyNotified(Broken):
    code = "breach-authority-already-notified"


class DelayNotExplained(Broken):
    code = "breach-delay-not-explained"


class SubjectsAlreadyTold(Broken):
    code = "breach-subjects-already-told"


class RiskIsHigh(Broken):
    code = "breach-risk-is-high"


class BreachNotFinished(Broken):
    code = "breach-not-finished"
