"""Who may open what: the parties whose data they are, for a purpose that they process for."""

from collections.abc import Collection
from dataclasses import dataclass

from domain.opening.asked import OF_PRODUCTS, Purpose, RestrictionException
from domain.opening.refusals import (
    DocumentElsewhere,
    OpeningElsewhere,
    OpeningObjected,
    OpeningRestricted,
    ProductNeeded,
    ProductNotAgreed,
    PurposeTooWide,
)


@dataclass(frozen=True, slots=True)
class Owner:
    """On whose behalf a field may be read."""

    parties: frozenset[str]
    """The controller's municipality and its processor; of words about nobody, who agreed."""
    agreement: str | None
    personal: bool = True
    """Whether it is about a data subject; else it is a reason or a remark."""
    restricted: bool = False
    """Whether the data subject's data are kept and not otherwise processed (AVG art. 18)."""
    stopped: frozenset[str] = frozenset()
    """The processing activities that the data subject objected to (AVG art. 21)."""


def must_be_open_to(
    party: str, owner: Owner, purpose: Purpose, exception: RestrictionException | None = None
) -> None:
    """Raises OpeningElsewhere, OpeningRestricted or PurposeTooWide."""
    if party not in owner.parties:
        raise OpeningElsewhere(party=party)
    if owner.restricted and purpose in OF_PRODUCTS and exception is None:
        raise OpeningRestricted(purpose=purpose)
    if owner.personal and purpose is Purpose.ACCOUNTABILITY:
        raise PurposeTooWide(purpose=purpose)


def must_be_to_find(purpose: Purpose) -> None:
    """To find a person is to learn whom it is about. Raises PurposeTooWide."""
    if purpose is Purpose.ACCOUNTABILITY:
        raise PurposeTooWide(purpose=purpose)


def must_be_kept_by(party: str, owner: Owner) -> None:
    """Raises DocumentElsewhere."""
    if party not in owner.parties:
        raise DocumentElsewhere(party=party)


def must_not_be_objected_to(owner: Owner, activity: str) -> None:
    """Whether the data subject is left out of the activity that it would be part of."""
    if activity in owner.stopped:
        raise OpeningObjected(activity=activity)


def must_serve(
    purpose: Purpose, product: str | None, agreed: Collection[str], other: str | None = None
) -> None:
    """A purpose of the protocol serves a product that was agreed; another purpose than its own is
    another one of a product. Raises ProductNeeded or ProductNotAgreed."""
    if product is None:
        if purpose in OF_PRODUCTS or other is not None:
            raise ProductNeeded(purpose=purpose)
    elif product not in agreed:
        raise ProductNotAgreed(product=product)
