"""Why something is not recorded of an indicator."""

from domain.errors import Broken, NotFound


class KpiNotFound(NotFound):
    code = "kpi-not-found"


class KpiAlreadyDefined(Broken):
    code = "kpi-already-defined"


class KpiProductNotListed(Broken):
    """The product that it names is not on the agreement's list."""

    code = "kpi-product-not-listed"


class KpiHasEnded(Broken):
    code = "kpi-ended"


class TargetDoesNotFit(Broken):
    """It lacks a bound that the direction asks for, or has one too many."""

    code = "kpi-target-does-not-fit"


class QuarterAlreadyReported(Broken):
    code = "kpi-quarter-already-reported"


class QuarterNotOver(Broken):
    code = "kpi-quarter-not-over"


class NothingReported(Broken):
    code = "kpi-nothing-reported"


class NoReportedValue(NotFound):
    """No value was reported in that version."""

    code = "kpi-no-reported-value"
