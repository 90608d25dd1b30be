"""Why a role is not passed on, or does not end."""

from domain.errors import Broken, Forbidden, NotFound


class RoleNotOwn(Forbidden):
    """What was passed on to somebody is not theirs to pass on again."""

    code = "stand-in-role-not-own"


class StandInOneself(Broken):
    code = "stand-in-oneself"


class StandInElsewhere(Broken):
    code = "stand-in-of-another-party"


class StandInNotNeeded(Broken):
    code = "stand-in-not-needed"


class StandInBeginsBefore(Broken):
    code = "stand-in-begins-before-today"


class StandInEndsBefore(Broken):
    code = "stand-in-ends-before-it-begins"


class StandInTooLong(Broken):
    code = "stand-in-too-long"


class StandInTooFarAhead(Broken):
    code = "stand-in-too-far-ahead"


class StandInOverlaps(Broken):
    code = "stand-in-overlaps"


class StandInNotFound(NotFound):
    code = "stand-in-not-found"


class StandInOver(Broken):
    code = "stand-in-over"


class NotYoursToEnd(Forbidden):
    code = "stand-in-not-yours-to-end"
