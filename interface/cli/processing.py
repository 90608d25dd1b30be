"""`nakomen privacy register`: the register of processing activities, as of any moment."""

from typing import Annotated

import typer

from application.processing_register import Exported, ProcessingEntry
from domain.messages import Text
from interface.cli.obligations import AsOfOption, JsonOption
from interface.cli.session import session
from interface.cli.show import echo_json, table

Agreement = Annotated[str | None, typer.Option(help="Only of this agreement.")]


def register(
    ctx: typer.Context,
    agreement: Agreement = None,
    as_of: AsOfOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the processing activities (AVG 30); with --json all that the register says."""
    told = session(ctx)
    at = told.at(as_of)
    found = told.doors.processing.register.activities(at, agreement)
    if as_json:
        whole = Exported(position=at.position, day=at.today, activities=tuple(found))
        echo_json(whole.model_dump(mode="json", by_alias=True))
        return
    table([one[told.language] for one in _LISTED], [_row(one) for one in found])


def _row(entry: ProcessingEntry) -> list[str]:
    it = entry.processing
    return [
        entry.id,
        it.law,
        " ".join(it.products),
        it.controller,
        it.processor or "-",
        " ".join(it.persons),
        " ".join(it.data),
        " ".join(entry.flags) or ("-" if entry.ended_on is None else entry.ended_on.isoformat()),
    ]


_LISTED = (
    Text(nl="kenmerk", en="id"),
    Text(nl="wet", en="law"),
    Text(nl="producten", en="products"),
    Text(nl="verantwoordelijke", en="controller"),
    Text(nl="verwerker", en="processor"),
    Text(nl="personen", en="persons"),
    Text(nl="gegevens", en="data"),
    Text(nl="let op of beëindigd", en="mind or ended"),
)
