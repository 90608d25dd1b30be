"""Why something is not recorded of a round of checks."""

from domain.errors import Broken, Forbidden, NotFound


class QualityCheckNotFound(NotFound):
    code = "quality-check-not-found"


class QualityCheckAlreadyPlanned(Broken):
    code = "quality-check-already-planned"


class CheckedPeriodBackward(Broken):
    """Its last day comes before its first."""

    code = "quality-check-period-backward"


class ThemeIsSubsequent(Broken):
    """Only what was decided is checked on a theme (annex 1)."""

    code = "quality-check-theme-is-subsequent"


class NotTheChecker(Forbidden):
    code = "quality-check-of-another"


class SampleAlreadyDrawn(Broken):
    code = "quality-check-sample-already-drawn"


class SampleTooLarge(Broken):
    code = "quality-check-sample-too-large"


class NoSampleDrawn(Broken):
    code = "quality-check-no-sample"


class AspectNotChecked(Broken):
    code = "quality-check-aspect-not-checked"


class MoreErrorsThanSample(Broken):
    code = "quality-check-more-errors-than-sample"


class QualityCheckIsConcluded(Broken):
    code = "quality-check-concluded"


class QualityCheckNotConcluded(Broken):
    code = "quality-check-not-concluded"


class ImprovementWithoutMeasure(Broken):
    """What is to be improved takes at least one measure."""

    code = "quality-check-improvement-without-measure"
