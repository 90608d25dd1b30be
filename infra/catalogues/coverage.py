"""A page that shows what became of each paragraph: its duties, or why it creates none.

`python -m infra.catalogues.coverage dvo-2020 > docs/reference/coverage-dvo-2020.md`
"""

import sys
from collections.abc import Iterator

from domain.catalogue import Catalogue
from domain.clause import Clause
from infra.catalogues.loader import load_catalogue, shipped


def coverage_text(catalogue: Catalogue) -> str:
    return "\n".join((*_head(catalogue), *_clauses(catalogue), *_products(catalogue), ""))


def clauses_by_row(catalogue: Catalogue) -> dict[str, list[str]]:
    """The clauses that serve each row of the domain description."""
    rows: dict[str, list[str]] = {}
    for clause in catalogue.clauses:
        for row in clause.rows:
            rows.setdefault(row, []).append(clause.id)
    return dict(sorted(rows.items()))


def _head(catalogue: Catalogue) -> Iterator[str]:
    duties = sum(len(clause.duties) for clause in catalogue.clauses)
    yield f"# Coverage of {catalogue.id}"
    yield ""
    yield f"Generated from the catalogue {catalogue.id}; do not edit."
    yield f"{len(catalogue.clauses)} clauses, {duties} duties, {len(catalogue.products)} products."
    yield ""
    yield "## Rows of the domain description"
    yield ""
    yield "| row | clauses |"
    yield "|---|---|"
    for row, clauses in clauses_by_row(catalogue).items():
        yield f"| {row} | {', '.join(clauses)} |"


def _clauses(catalogue: Catalogue) -> Iterator[str]:
    yield ""
    yield "## Paragraphs"
    yield ""
    yield "| reference | heading | duties, or why there are none |"
    yield "|---|---|---|"
    for clause in catalogue.clauses:
        yield f"| {clause.id} | {clause.heading.en} | {_outcome(clause)} |"


def _outcome(clause: Clause) -> str:
    if clause.none is not None:
        return f"*{clause.none.en}*"
    return ", ".join(f"`{duty.id}`" for duty in clause.duties)


def _products(catalogue: Catalogue) -> Iterator[str]:
    yield ""
    yield "## Product list"
    yield ""
    yield "| product | title | delivered under |"
    yield "|---|---|---|"
    for product in catalogue.products:
        yield f"| {product.id} | {product.title.en} | {catalogue.clause_of(product)} |"


if __name__ == "__main__":
    sys.stdout.write(coverage_text(load_catalogue(shipped(sys.argv[1]))))
