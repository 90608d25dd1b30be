"""The product list of an agreement: what a product is part of, up to the top of the list."""

from domain.agreement.state import Agreement


def lineage(agreement: Agreement, product: str) -> tuple[str, ...]:
    """The product itself comes first; one that is not listed is part of nothing."""
    found, products = [product], agreement.products
    while (above := products.get(found[-1])) is not None and above.part_of is not None:
        found.append(above.part_of)
    return tuple(found)
