"""`nakomen views`: make the views anew from the log, or compare them with it."""

from typing import Any

import typer

from application.upkeep import RowDiffers
from domain.messages import Text
from interface.cli.obligations import JsonOption
from interface.cli.session import session
from interface.cli.show import echo_json, facts, progress

views = typer.Typer(
    help="Rebuild the views, or check them against the log.",
    no_args_is_help=True,
    add_completion=False,
)


@views.command()
def rebuild(ctx: typer.Context) -> None:
    """Make all views anew from the log."""
    told = session(ctx)
    with progress(_REBUILDING[told.language]) as bar:
        position = told.doors.views.rebuild(bar)
        told.doors.search.index.rebuild(bar)
    typer.echo(_REBUILT[told.language].format(position=position))


@views.command()
def check(ctx: typer.Context, as_json: JsonOption = False) -> None:
    """Make them aside and compare every row; exit status 1 where one differs."""
    told = session(ctx)
    with progress(_CHECKING[told.language]) as bar:
        found = [*told.doors.views.check(bar), *told.doors.search.index.check(bar)]
    if as_json:
        echo_json([_document(one) for one in found])
    else:
        for one in found:
            _tell(one, told.language)
        typer.echo((_DIFFER if found else _SAME)[told.language].format(count=len(found)))
    if found:
        raise typer.Exit(1)


@views.command()
def status(ctx: typer.Context) -> None:
    """Say how far the views are, and which cannot go on; exit status 1 if one cannot."""
    told = session(ctx)
    index = told.doors.search.index
    index.catch_up()
    failures = told.doors.views.failures()
    if index.failure is not None:
        failures = {**failures, "search": index.failure}
    size, behind = told.doors.log.size(), told.doors.views.behind()
    facts(
        [
            (_SIZE[told.language], str(size)),
            (_BEHIND[told.language], str(behind)),
            (_SEARCH_BEHIND[told.language], str(index.behind())),
        ]
    )
    facts(list(failures.items()))
    if failures:
        raise typer.Exit(1)


def _tell(one: RowDiffers, language: str) -> None:
    """Of a row that is there twice, only what is not the same."""
    typer.echo(f"{one.view}.{one.table} {one.id}")
    if one.stored is None or one.rebuilt is None:
        typer.echo(f"  {(_MISSING if one.stored is None else _TOO_MANY)[language]}")
    for column, (stored, rebuilt) in one.differing.items():
        words = _COLUMN[language]
        typer.echo(f"  {words.format(column=column, stored=stored, rebuilt=rebuilt)}")


def _document(one: RowDiffers) -> dict[str, Any]:
    rows = {"stored": one.stored, "rebuilt": one.rebuilt}
    named = {
        name: None if row is None else dict(zip(one.columns, row, strict=True))
        for name, row in rows.items()
    }
    return {"view": one.view, "table": one.table, "id": one.id, **named}


_REBUILDING = Text(nl="Overzichten opbouwen", en="Rebuilding the views")
_REBUILT = Text(
    nl="De overzichten zijn opnieuw gemaakt tot en met positie {position}.",
    en="The views are made anew up to position {position}.",
)
_CHECKING = Text(nl="Overzichten vergelijken", en="Checking the views")
_SAME = Text(nl="Elke rij is zoals het logboek zegt.", en="Every row is as the log says.")
_DIFFER = Text(
    nl="{count} rijen verschillen; `nakomen views rebuild` maakt ze opnieuw.",
    en="{count} rows differ; `nakomen views rebuild` makes them anew.",
)
_SIZE = Text(nl="posities in het logboek", en="positions in the log")
_BEHIND = Text(nl="achterstand", en="behind")
_SEARCH_BEHIND = Text(nl="achterstand van zoeken", en="search behind")
_COLUMN = Text(
    nl="{column}: opgeslagen {stored}, herbouwd {rebuilt}",
    en="{column}: stored {stored}, rebuilt {rebuilt}",
)
_MISSING = Text(nl="deze rij ontbreekt", en="this row is missing")
_TOO_MANY = Text(nl="deze rij is er te veel", en="this row is one too many")
