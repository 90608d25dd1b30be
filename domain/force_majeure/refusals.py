"""Why something is not recorded of force majeure."""

from domain.errors import Broken, Forbidden, NotFound


class ForceMajeureNotFound(NotFound):
    code = "force-majeure-not-found"


class ForceMajeureAlreadyNotified(Broken):
    code = "force-majeure-already-notified"


class NoticeBeforeForceMajeure(Broken):
    """It is told after it began, or on that day."""

    code = "notice-before-force-majeure"


class BeforeForceMajeure(Broken):
    """What is done about it is done since it began."""

    code = "day-before-force-majeure"


class NotTheirObligation(Broken):
    """There is no such obligation of that party under that agreement."""

    code = "not-their-obligation"


class NotAffected(Broken):
    """It is none of the obligations that were named."""

    code = "obligation-not-affected"


class NotWhoNotified(Forbidden):
    """Only the party that cannot keep the agreement says so, and says when that is over."""

    code = "not-who-notified"


class NotTheOtherParty(Forbidden):
    """Temporary measures are for the other party (art. 16.1)."""

    code = "not-the-other-party"


class ForceMajeureOver(Broken):
    code = "force-majeure-over"


class ForceMajeureStillRuns(Broken):
    code = "force-majeure-still-runs"


class ForceMajeureAlreadyReported(Broken):
    code = "force-majeure-already-reported"


class NoSuchMeasure(Broken):
    """There is none of that number that still stands."""

    code = "no-such-temporary-measure"


class MeasureStillStands(Broken):
    code = "temporary-measure-still-stands"


class NoNewDateProposed(Broken):
    code = "no-new-date-proposed"


class NewDateMoved(Broken):
    """What is agreed to is not what is proposed."""

    code = "new-date-moved"


class OwnNewDate(Forbidden):
    """A new day takes the record of both parties."""

    code = "own-new-date"


class NewDateInThePast(Broken):
    code = "new-date-in-the-past"
