"""Why something is not recorded of a request."""

from domain.errors import Broken, Forbidden, NotFound


class RequestNotFound(NotFound):
    code = "privacy-request-not-found"


class RequestAlreadyReceived(Broken):
    code = "privacy-request-already-received"


class NotInvolved(Forbidden):
    code = "privacy-request-not-involved"


class NotTheController(Forbidden):
    code = "privacy-request-not-the-controller"


class RequestClosed(Broken):
    code = "privacy-request-closed"


class AlreadyDecided(Broken):
    code = "privacy-request-already-decided"


class NotDecided(Broken):
    code = "privacy-request-not-decided"


class WithController(Broken):
    code = "privacy-request-with-controller"


class NotForwarded(Broken):
    code = "privacy-request-not-forwarded"


class IdentityAlreadyAsked(Broken):
    code = "identity-already-asked"


class IdentityKnown(Broken):
    code = "identity-known"


class IdentityNotEstablished(Broken):
    code = "identity-not-established"


class AlreadyExtended(Broken):
    code = "privacy-request-already-extended"


class ExtensionToldLate(Broken):
    code = "extension-told-late"


class ErasureNotAsked(Broken):
    code = "erasure-not-asked"


class NoSuchObstacle(Broken):
    code = "no-such-obstacle"


class RulingsDiffer(Broken):
    code = "rulings-differ"


class GroundMissing(Broken):
    code = "refusal-ground-missing"


class GroundNotNeeded(Broken):
    code = "refusal-ground-not-needed"


class GroundNotForRight(Broken):
    code = "refusal-ground-not-for-right"


class ErasureForbidden(Broken):
    """Archiefwet, legal duty, or an objection that runs."""

    code = "erasure-forbidden"


class NotGranted(Broken):
    code = "right-not-granted"


class NothingToCarryOut(Broken):
    code = "nothing-to-carry-out"


class NothingToAnswer(Broken):
    code = "nothing-to-answer"


class AlreadyCarriedOut(Broken):
    code = "right-already-carried-out"


class NotActed(Broken):
    """What was granted was not done, and nothing says what to do."""

    code = "right-not-acted-on"


class ActNotForRight(Broken):
    code = "act-not-for-right"


class AnswerNotGiven(Broken):
    code = "answer-not-given"


class SubjectNotRegistered(Broken):
    """There is no record to act on."""

    code = "privacy-request-subject-not-registered"


class MeasureNotForRight(Broken):
    code = "measure-not-for-right"


class RecipientsNotForRight(Broken):
    code = "recipients-not-for-right"


class ErasureApart(Broken):
    code = "erasure-apart"


class ErasureLast(Broken):
    code = "erasure-last"


class NoSuchRecipient(Broken):
    code = "no-such-recipient"


class AlreadyTold(Broken):
    code = "recipient-already-told"


class TermStandsStill(Broken):
    code = "term-stands-still"


class AlreadyInDefault(Broken):
    code = "privacy-request-already-in-default"
