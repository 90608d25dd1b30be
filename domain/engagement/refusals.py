"""Why something is not recorded of an engagement."""

from domain.errors import Broken, Forbidden, NotFound


class EngagementNotFound(NotFound):
    code = "engagement-not-found"


class EngagementAlreadyRecorded(Broken):
    code = "engagement-already-recorded"


class NotTheProvider(Forbidden):
    """Who stays answerable for it records it."""

    code = "engagement-not-the-provider"


class SubProcessorNotAuthorised(Broken):
    """AVG art. 28(2)."""

    code = "sub-processor-not-authorised"


class SubProcessorWithoutContract(Broken):
    """AVG art. 28(4)."""

    code = "sub-processor-without-contract"


class SubProcessorBeforeAuthorisation(Broken):
    code = "sub-processor-before-authorisation"


class EngagementAlreadyEnded(Broken):
    code = "engagement-already-ended"


class EngagementEndsBeforeItBegins(Broken):
    code = "engagement-ends-before-it-begins"
