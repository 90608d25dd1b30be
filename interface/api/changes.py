"""/changes: what was different between two moments, per view."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from fastapi import Query
from pydantic import Field
from pydantic.alias_generators import to_camel
from starlette.responses import Response

from application.registers import Change
from domain.messages import Message
from interface.api.answers import Seen, listing, seen
from interface.api.asking import OfRegister
from interface.api.described import routes_of
from interface.api.said import AsOfParameter
from interface.api.said import Query as Asked

router = routes_of("changes")


ChangedView = Literal[
    "agreements",
    "clauses",
    "products",
    "obligations",
    "privacy_requests",
    "data_subjects",
    "erasures",
    "processing",
    "arrangements",
    "informings",
    "breaches",
    "disclosures",
    "dpias",
]
"""Of what is about people only what one's own party is a party to."""


class ChangesQuery(Asked):
    start: Annotated[str, Field(alias="from", max_length=60, description="As `asOf` elsewhere.")]
    until: Annotated[AsOfParameter, Field(alias="to")] = None
    view: ChangedView | None = None
    limit: Annotated[int, Field(ge=1, le=10_000)] = 1_000


class FieldChange(Message):
    before: Any
    after: Any


class RowChange(Message):
    """One row of one view that is not what it was."""

    view: str
    id: str
    kind: Literal["added", "changed"]
    fields: Mapping[str, FieldChange]


class Changes(Message):
    start: Annotated[Seen, Field(alias="from")]
    until: Annotated[Seen, Field(alias="to")]
    total: int
    items: tuple[RowChange, ...]


@router.get("", response_model=Changes)
def changes(question: OfRegister, asked: Annotated[ChangesQuery, Query()]) -> Response:
    """What changed between two moments; up to now where `to` is left out."""
    start, until = question.at(asked.start), question.at(asked.until)
    found = question.doors.registers.changes(start, until, asked.view, question.by.party)
    items = tuple(_row(one) for one in found[: asked.limit])
    told = Changes(start=seen(start), until=seen(until), total=len(found), items=items)
    return listing(question.request, told, until)


def _row(change: Change) -> RowChange:
    fields = {
        to_camel(name): FieldChange(before=before, after=after)
        for name, (before, after) in change.fields.items()
    }
    return RowChange.model_validate(
        {"view": change.view, "id": change.id, "kind": change.kind, "fields": fields}
    )
