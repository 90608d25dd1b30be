"""Why something is not recorded of a matter that is followed up."""

from domain.errors import Broken, NotFound


class FollowUpNotFound(NotFound):
    code = "follow-up-not-found"


class FollowUpAlreadyOpened(Broken):
    code = "follow-up-already-opened"


class FollowUpIsClosed(Broken):
    code = "follow-up-closed"


class StepsOpen(Broken):
    code = "follow-up-steps-open"


class CoordinatedAlone(Broken):
    code = "follow-up-coordinated-alone"


class NotCoordinated(Broken):
    """Information to citizens is coordinated with the client (art. 13)."""

    code = "follow-up-not-coordinated"
