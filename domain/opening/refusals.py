"""Why a sealed field stays closed."""

from domain.errors import Broken, Forbidden


class OpeningElsewhere(Forbidden):
    """A field of another municipality's."""

    code = "opening-elsewhere"


class DocumentElsewhere(Forbidden):
    """A document is kept for one's own party's, and for no other."""

    code = "document-elsewhere"


class OpeningRestricted(Forbidden):
    """Processing is restricted (AVG art. 18), and this purpose is no exception."""

    code = "opening-restricted"


class OpeningObjected(Forbidden):
    """The data subject objected to the processing that it would be part of (AVG art. 21)."""

    code = "opening-objected"


class PurposeTooWide(Forbidden):
    """To give account of a decision nobody needs to know whom it was about."""

    code = "opening-purpose-too-wide"


class ProductNeeded(Broken):
    code = "opening-product-needed"


class ProductNotAgreed(Broken):
    code = "opening-product-not-agreed"


class NotInTheLog(Broken):
    """The log has another reference where this one was sealed, or none."""

    code = "sealed-field-not-in-log"
