"""Why the record of a data subject refuses. No fact says anything of the person."""

from domain.errors import Broken, Forbidden, NotFound


class DataSubjectNotFound(NotFound):
    code = "data-subject-not-found"


class DataSubjectAlreadyRegistered(Broken):
    code = "data-subject-already-registered"


class DataSubjectElsewhere(Forbidden):
    """Of another municipality than the controller's or the processor's."""

    code = "data-subject-elsewhere"


class CitizenServiceNumberWrong(Broken):
    """It fails the check (elfproef)."""

    code = "citizen-service-number-wrong"


class CitizenServiceNumberRegistered(Broken):
    """It is somebody's already, whose pseudonym is named."""

    code = "citizen-service-number-registered"


class BirthDateWrong(Broken):
    code = "birth-date-wrong"


class NothingRectified(Broken):
    code = "nothing-rectified"


class AlreadyRestricted(Broken):
    code = "processing-already-restricted"


class NotRestricted(Broken):
    code = "processing-not-restricted"


class NotStopped(Broken):
    code = "processing-not-stopped"


class ToldAfterwards(Broken):
    code = "restriction-told-afterwards"
