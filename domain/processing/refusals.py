"""Why a processing activity is not recorded, or why nothing may be processed."""

from domain.errors import Broken, Forbidden, NotFound


class ProcessingNotFound(NotFound):
    code = "processing-not-found"


class ProcessingAlreadyRecorded(Broken):
    code = "processing-already-recorded"


class ProcessingHasEnded(Broken):
    code = "processing-has-ended"


class ProcessingOfOthers(Forbidden):
    code = "processing-of-others"


class ControllerDecides(Forbidden):
    """Annex 2, art. 3.3: the data controller alone agrees."""

    code = "processing-controller-decides"


# The tests for lawfulness


class ProductsNotListed(Broken):
    code = "processing-products-not-listed"


class RowNotRecorded(Broken):
    """The matrix does not bind its law, and the data controller recorded no row of it."""

    code = "processing-row-not-recorded"


class OutsideMatrix(Broken):
    code = "processing-outside-matrix"


class MatrixBinds(Broken):
    code = "processing-matrix-binds"


class ControllerByProtocol(Broken):
    code = "processing-controller-by-protocol"


class ProcessorByProtocol(Broken):
    code = "processing-processor-by-protocol"


class ControllerNotAParty(Broken):
    code = "processing-controller-not-a-party"


class SpecialNotNamed(Broken):
    code = "processing-special-not-named"


class SpecialGroundMissing(Broken):
    code = "processing-special-ground-missing"


class NumberNeedsLaw(Broken):
    """Burgerservicenummer: only where a law prescribes it (UAVG 46)."""

    code = "processing-number-needs-law"


class RetentionMissing(Broken):
    code = "processing-retention-missing"


class OriginNotStated(Broken):
    code = "processing-origin-not-stated"


class OriginIsSubject(Broken):
    code = "processing-origin-is-subject"


# Other purposes


class OtherPurposeNotFound(NotFound):
    code = "other-purpose-not-found"


class PurposeIncompatible(Broken):
    code = "other-purpose-incompatible"


class OtherPurposeNotAgreed(Broken):
    code = "other-purpose-not-agreed"


class ConsentMissing(Broken):
    code = "other-purpose-consent-missing"


class ConsentNotFound(NotFound):
    code = "other-purpose-consent-not-found"


class NothingCovers(Forbidden):
    """No activity in the register covers what somebody wants to look at."""

    code = "processing-nothing-covers"
