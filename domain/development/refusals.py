"""Why something is not recorded of a development."""

from domain.errors import Broken, Forbidden, NotFound


class DevelopmentNotFound(NotFound):
    code = "development-not-found"


class DevelopmentAlreadyTold(Broken):
    code = "development-already-told"


class KnownAfterTold(Broken):
    """Nobody tells of what they do not know yet."""

    code = "development-known-after-told"


class NotToBeWeighed(Broken):
    """Circumstances that nobody foresaw are consulted about, whatever they weigh (art. 23)."""

    code = "development-not-to-be-weighed"


class OwnDevelopment(Forbidden):
    """Who told of it does not weigh it alone: the other one does."""

    code = "development-own"


class DevelopmentAlreadyWeighed(Broken):
    code = "development-already-weighed"


class NotEssential(Broken):
    code = "development-not-essential"


class NoConsultationNeeded(Broken):
    code = "development-no-consultation-needed"


class ConsultedAlone(Broken):
    code = "development-consulted-alone"


class NotYetConsulted(Broken):
    code = "development-not-consulted"


class DevelopmentIsConcluded(Broken):
    code = "development-concluded"
