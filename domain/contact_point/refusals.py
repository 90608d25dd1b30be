"""Why something is not recorded of a contact point."""

from domain.errors import Broken, Forbidden, NotFound


class ContactPointNotFound(NotFound):
    code = "contact-point-not-found"


class ContactPointAlreadyNamed(Broken):
    code = "contact-point-already-named"


class ContactPointHasEnded(Broken):
    code = "contact-point-ended"


class ContactOfAnother(Forbidden):
    code = "contact-point-of-another"


class HandedOverBackward(Broken):
    """The next one begins before the one before."""

    code = "contact-point-handed-over-backward"
