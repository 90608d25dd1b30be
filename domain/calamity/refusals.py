"""Why something is not recorded of a calamity."""

from domain.errors import Broken, NotFound


class CalamityNotFound(NotFound):
    code = "calamity-not-found"


class CalamityAlreadyReported(Broken):
    code = "calamity-already-reported"


class CalamityElsewhere(Broken):
    """Neither where the municipality nor where its provider works."""

    code = "calamity-elsewhere"


class CalamityAlreadyClosed(Broken):
    code = "calamity-already-closed"


class BodyAlreadyNotified(Broken):
    code = "duty-body-already-notified"


class CalamityAlreadyInvestigated(Broken):
    code = "calamity-already-investigated"


class CalamityNotInvestigated(Broken):
    code = "calamity-not-investigated"


class CalamityAlreadyReportedOn(Broken):
    code = "calamity-already-reported-on"


class CalamityNotFinished(Broken):
    code = "calamity-not-finished"
