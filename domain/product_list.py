"""The product list that cases refer to (annex 1): what a case is about stands on it."""

from collections.abc import Collection

from domain.errors import Broken


class ProductNotListed(Broken):
    code = "product-not-listed"


def must_be_listed(product: str, products: Collection[str], agreement: str) -> None:
    """Raises ProductNotListed."""
    if product not in products:
        raise ProductNotListed(product=product, agreement=agreement)
