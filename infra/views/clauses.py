"""The text of each agreement, clause by clause, with the duties that each creates; its products."""

from typing import NamedTuple

import orjson

from application.ports import Recorded
from domain.agreement.events import (
    ClauseAdopted,
    ClauseCorrected,
    ProductCorrected,
    ProductListed,
)
from infra.views.view import View


class ClauseRow(NamedTuple):
    id: str
    """`dvo-2020-beek/12.3`"""
    agreement: str
    dossier: str
    place: str
    """Its place in the text, as digits that sort."""
    clause: str
    annex: str | None
    heading: str
    text: str
    rows: str
    duties: str
    none: str | None


class ProductRow(NamedTuple):
    id: str
    agreement: str
    dossier: str
    product: str
    kind: str
    title: str
    part_of: str | None


def project_clause(row: ClauseRow | None, recorded: Recorded) -> ClauseRow:
    match recorded.event:
        case ClauseAdopted(clause=clause, number=number):
            return ClauseRow(
                id=_clause(recorded),
                agreement=_agreement(recorded),
                dossier=recorded.dossier,
                place=f"{number:05d}",
                clause=clause.id,
                annex=clause.annex,
                heading=clause.heading.model_dump_json(),
                text=clause.text.model_dump_json(),
                rows=" ".join(clause.rows),
                duties=orjson.dumps(
                    [duty.model_dump(mode="json") for duty in clause.duties]
                ).decode(),
                none=None if clause.none is None else clause.none.model_dump_json(),
            )
        case ClauseCorrected(heading=heading, text=text) if row is not None:
            return row._replace(heading=heading.model_dump_json(), text=text.model_dump_json())
    raise LookupError(f"{recorded.event.type} of no known clause")


def project_product(row: ProductRow | None, recorded: Recorded) -> ProductRow:
    match recorded.event:
        case ProductListed(product=product):
            return ProductRow(
                id=_product(recorded),
                agreement=_agreement(recorded),
                dossier=recorded.dossier,
                product=product.id,
                kind=product.kind,
                title=product.title.model_dump_json(),
                part_of=product.part_of,
            )
        case ProductCorrected(title=title) if row is not None:
            return row._replace(title=title.model_dump_json())
    raise LookupError(f"{recorded.event.type} of no known product")


def _agreement(recorded: Recorded) -> str:
    return recorded.stream.removeprefix("agreement-")


def _clause(recorded: Recorded) -> str:
    event = recorded.event
    key = event.clause.id if isinstance(event, ClauseAdopted) else getattr(event, "clause", "")
    return f"{_agreement(recorded)}/{key}"


def _product(recorded: Recorded) -> str:
    event = recorded.event
    key = event.product.id if isinstance(event, ProductListed) else getattr(event, "product", "")
    return f"{_agreement(recorded)}/{key}"


CLAUSES = View(
    name="clauses",
    version=1,
    row=ClauseRow,
    keys={
        "agreement.clause-adopted.v1": _clause,
        "agreement.clause-corrected.v1": _clause,
    },
    project=project_clause,
    partition="agreement",
    order="place",
    filters=(),
)

PRODUCTS = View(
    name="products",
    version=1,
    row=ProductRow,
    keys={
        "agreement.product-listed.v1": _product,
        "agreement.product-corrected.v1": _product,
    },
    project=project_product,
    partition="agreement",
    order="product",
    filters=("kind",),
)
