"""`nakomen catalogue`: check a catalogue file, and register one of its agreements."""

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from application.agreements import CatalogueDiffers
from domain.catalogue_changes import Change
from domain.messages import Text
from interface.cli.session import session
from interface.cli.show import facts, table

catalogue = typer.Typer(
    help="Check a catalogue; register its agreements.", no_args_is_help=True, add_completion=False
)

Where = Annotated[str, typer.Argument(metavar="FILE_OR_NAME", help="dvo-2020, a file, a folder.")]


@catalogue.command()
def check(ctx: typer.Context, where: Where) -> None:
    """Say what a catalogue has, or every mistake in it with file, line and path."""
    told = session(ctx)
    found, digest = told.installations().catalogues().load(where)
    duties = sum(len(clause.duties) for clause in found.clauses)
    counts = (len(found.parties), len(found.agreements), len(found.clauses), duties)
    facts(
        [
            (_TITLE[told.language], found.title[told.language]),
            *((name[told.language], str(n)) for name, n in zip(_COUNTS, counts, strict=True)),
            (_PRODUCTS[told.language], str(len(found.products))),
            (_AGREEMENTS[told.language], ", ".join(one.id for one in found.agreements)),
            ("sha256", digest),
        ]
    )


@catalogue.command()
def register(
    ctx: typer.Context,
    where: Where,
    agreement: Annotated[str, typer.Argument(help="Which agreement of the catalogue.")],
    token: Annotated[
        str | None, typer.Option(envvar="NAKOMEN_TOKEN", help="The token of your account.")
    ] = None,
) -> None:
    """Copy an agreement's text into the log; from then on the file no longer matters."""
    told = session(ctx)
    person = told.person(token)
    found, digest = told.doors.catalogues.load(where)
    try:
        receipt = told.doors.agreements.register(found, digest, agreement, person)
    except CatalogueDiffers as differs:
        _differences(differs.changes, told.language)
        raise
    words = _REGISTERED[told.language]
    typer.echo(words.format(id=receipt.id, position=receipt.position, version=receipt.version))


def _differences(changes: Sequence[Change], language: str) -> None:
    table(
        [heading[language] for heading in _CHANGES],
        [
            [
                (_SUBSTANCE if change.substantive else _EDITORIAL)[language],
                change.path,
                _shown(change.before, language),
                _shown(change.after, language),
            ]
            for change in changes
        ],
    )


def _shown(value: Any, language: str) -> str:
    match value:
        case None:
            return "-"
        case {"nl": str(), "en": str()}:
            return str(value[language])
        case _:
            return str(value)


_TITLE = Text(nl="titel", en="title")
_COUNTS = (
    Text(nl="partijen", en="parties"),
    Text(nl="overeenkomsten", en="agreements"),
    Text(nl="bepalingen", en="clauses"),
    Text(nl="verplichtingen", en="duties"),
)
_PRODUCTS = Text(nl="producten", en="products")
_AGREEMENTS = Text(nl="te registreren", en="to register")
_CHANGES = (
    Text(nl="soort", en="kind"),
    Text(nl="plaats", en="place"),
    Text(nl="geregistreerd", en="registered"),
    Text(nl="nu in het bestand", en="now in the file"),
)
_SUBSTANCE = Text(nl="inhoudelijk", en="substantive")
_EDITORIAL = Text(nl="redactioneel", en="editorial")
_REGISTERED = Text(
    nl="{id} staat in het logboek op positie {position} (versie {version}).",
    en="{id} is on the record at position {position} (version {version}).",
)
