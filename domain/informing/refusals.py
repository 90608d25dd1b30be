"""Why a campaign is not planned, or what was told is not recorded."""

from domain.errors import Broken, Forbidden, NotFound


class InformingNotFound(NotFound):
    code = "informing-not-found"


class InformingNotYours(Forbidden):
    code = "informing-not-a-party"


class TransitionByParticipant(Broken):
    """Annex 2, art. 11.1: the participant sees to that, as the data controller."""

    code = "informing-transition-by-participant"


class InformingPlannedBefore(Broken):
    code = "informing-planned-before"


class InformingIsClosed(Broken):
    code = "informing-closed"


class MoreThanAudience(Broken):
    code = "informing-more-than-audience"


class WayNotCounted(Broken):
    """Who reads what is open to everyone cannot be counted; of other ways somebody is informed."""

    code = "informing-way-and-number"


class NothingTold(NotFound):
    code = "informing-nothing-to-correct"


class SomeNotInformed(Broken):
    code = "informing-some-not-informed"
