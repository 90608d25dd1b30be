"""The text of each agreement, clause by clause, with the duties that each creates; its products.

A row tells how it read at first and, by the day from which that holds, how it reads since. Which of
these a reader sees follows from the day that is asked about.
"""

from datetime import date
from typing import Any, NamedTuple

import orjson

from application.ports import Recorded
from domain.agreement.changes import ClauseChange, ProductChange
from domain.agreement.events import (
    ClauseAdopted,
    ClauseAmended,
    ClauseCorrected,
    ProductAmended,
    ProductCorrected,
    ProductListed,
)
from domain.clause import Clause, Product
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
    since: str
    """By the day from which it holds, how it reads since, and by which amendment."""


class ProductRow(NamedTuple):
    id: str
    agreement: str
    dossier: str
    product: str
    kind: str
    title: str
    part_of: str | None
    since: str


def project_clause(row: ClauseRow | None, recorded: Recorded) -> ClauseRow:
    match recorded.event:
        case ClauseAdopted(clause=clause, number=number):
            return clause_row(recorded, f"{number:05d}", clause)
        case ClauseAmended(change=change, place=place) as event:
            came = row or clause_row(recorded, place, _shown(change))._replace(heading="")
            return came._replace(since=_amended(came.since, event))
        case ClauseCorrected(heading=heading, text=text) as event if row is not None:
            words = {"heading": heading.model_dump(), "text": text.model_dump()}
            if (since := _corrected(row.since, event.occurred_on, words)) is not None:
                return row._replace(since=since)
            return row._replace(heading=heading.model_dump_json(), text=text.model_dump_json())
    raise LookupError(f"{recorded.event.type} of no known clause")


def clause_row(recorded: Recorded, place: str, clause: Clause) -> ClauseRow:
    return ClauseRow(
        id=_clause(recorded),
        agreement=_agreement(recorded),
        dossier=recorded.dossier,
        place=place,
        clause=clause.id,
        annex=clause.annex,
        heading=clause.heading.model_dump_json(),
        text=clause.text.model_dump_json(),
        rows=" ".join(clause.rows),
        duties=orjson.dumps([duty.model_dump(mode="json") for duty in clause.duties]).decode(),
        none=None if clause.none is None else clause.none.model_dump_json(),
        since="[]",
    )


def project_product(row: ProductRow | None, recorded: Recorded) -> ProductRow:
    match recorded.event:
        case ProductListed(product=product):
            return product_row(recorded, product)
        case ProductAmended(change=change) as event:
            came = row or product_row(recorded, _shown(change))._replace(title="")
            return came._replace(since=_amended(came.since, event))
        case ProductCorrected(title=title) as event if row is not None:
            words = {"title": title.model_dump()}
            if (since := _corrected(row.since, event.occurred_on, words)) is not None:
                return row._replace(since=since)
            return row._replace(title=title.model_dump_json())
    raise LookupError(f"{recorded.event.type} of no known product")


def product_row(recorded: Recorded, product: Product) -> ProductRow:
    return ProductRow(
        id=_product(recorded),
        agreement=_agreement(recorded),
        dossier=recorded.dossier,
        product=product.id,
        kind=product.kind,
        title=product.title.model_dump_json(),
        part_of=product.part_of,
        since="[]",
    )


# How something reads since an amendment


def _shown(change: ClauseChange | ProductChange) -> Any:
    return change.after or change.before


def _amended(since: str, event: ClauseAmended | ProductAmended) -> str:
    after = event.change.after
    by = event.amendment if isinstance(event, ClauseAmended) else event.planning
    known = orjson.loads(since)
    known.append(
        {
            "from": event.effective_from.isoformat(),
            "by": by,
            "reads": None if after is None else after.model_dump(mode="json"),
        }
    )
    return orjson.dumps(sorted(known, key=lambda one: one["from"])).decode()


def _corrected(since: str, day: date, words: dict[str, Any]) -> str | None:
    """None where no amendment held on that day."""
    known = orjson.loads(since)
    held = [one for one in known if one["from"] <= day.isoformat()]
    if not held or held[-1]["reads"] is None:
        return None
    held[-1]["reads"] |= words
    return orjson.dumps(known).decode()


def holding(since: str, today: date) -> dict[str, Any] | None:
    """By which amendment it reads as it does on a day, and how; None where by none."""
    if since == "[]":
        return None
    held = [one for one in orjson.loads(since) if one["from"] <= today.isoformat()]
    return held[-1] if held else None


def _agreement(recorded: Recorded) -> str:
    return recorded.stream.removeprefix("agreement-")


def _clause(recorded: Recorded) -> str:
    return f"{_agreement(recorded)}/{_named(recorded, 'clause')}"


def _product(recorded: Recorded) -> str:
    return f"{_agreement(recorded)}/{_named(recorded, 'product')}"


def _named(recorded: Recorded, what: str) -> str:
    match recorded.event:
        case ClauseAdopted(clause=found) | ProductListed(product=found):
            return found.id
        case ClauseAmended(change=change) | ProductAmended(change=change):
            return change.id
    return str(getattr(recorded.event, what))


CLAUSES = View(
    name="clauses",
    version=2,
    row=ClauseRow,
    keys={
        "agreement.clause-adopted.v1": _clause,
        "agreement.clause-corrected.v1": _clause,
        "agreement.clause-amended.v1": _clause,
    },
    project=project_clause,
    partition="agreement",
    order="place",
    filters=(),
)

PRODUCTS = View(
    name="products",
    version=2,
    row=ProductRow,
    keys={
        "agreement.product-listed.v1": _product,
        "agreement.product-corrected.v1": _product,
        "agreement.product-amended.v1": _product,
    },
    project=project_product,
    partition="agreement",
    order="product",
    filters=("kind",),
)
