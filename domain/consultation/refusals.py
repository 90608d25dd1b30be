"""Why something is not recorded of a consultation."""

from domain.errors import Broken, NotFound


class ConsultationNotFound(NotFound):
    code = "consultation-not-found"


class ConsultationAlreadyPlanned(Broken):
    code = "consultation-already-planned"


class ConsultationWasCancelled(Broken):
    code = "consultation-cancelled"


class ConsultationAlreadyHeld(Broken):
    code = "consultation-already-held"


class ConsultationNotHeld(Broken):
    code = "consultation-not-held"


class NobodyToConsult(Broken):
    """One party alone is no consultation."""

    code = "consultation-of-one"
