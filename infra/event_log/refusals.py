"""Why the log does not take something."""

from domain.errors import Broken, Conflict, Invalid, Unavailable


class StreamMovedOn(Conflict):
    """Somebody else added to the stream first."""

    code = "stream-moved-on"


class IdempotencyKeyReused(Broken):
    """The key stands for another request."""

    code = "idempotency-key-reused"


class DossierMissing(Invalid):
    """The first event of a stream says to which dossier it belongs."""

    code = "dossier-missing"


class AnotherDossier(Broken):
    """A stream belongs to one dossier for ever."""

    code = "stream-in-another-dossier"


class ClockBehindLog(Unavailable):
    """Recorded time never goes back, so nothing is recorded until the clock is right."""

    code = "clock-behind-log"


class OutcomeUnknown(Unavailable):
    """The failure came at COMMIT: it may have happened. The same key tells."""

    code = "outcome-unknown"


class RowRefused(Invalid):
    """The database or the form of a leaf does not take it."""

    code = "row-refused"
