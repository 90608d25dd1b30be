"""`nakomen agreements` and `nakomen clauses`: what was agreed, as the log has it."""

from typing import Annotated

import typer

from application.registers import AgreementEntry, ClauseEntry
from domain.messages import Text
from interface.cli.obligations import AsOfOption, JsonOption, shown_day
from interface.cli.session import session
from interface.cli.show import echo_json, table


def agreements(ctx: typer.Context, as_of: AsOfOption = None, as_json: JsonOption = False) -> None:
    """List the agreements, with who signed when."""
    told = session(ctx)
    entries = told.doors.registers.agreements(told.at(as_of))
    if as_json:
        echo_json([entry.model_dump(mode="json", by_alias=True) for entry in entries])
        return
    table(
        [heading[told.language] for heading in _AGREEMENTS],
        [_agreement(entry, told.language) for entry in entries],
    )


def clauses(
    ctx: typer.Context,
    agreement: Annotated[str, typer.Argument(help="As `nakomen agreements` shows it.")],
    as_of: AsOfOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the clauses of an agreement, with the duties that each creates."""
    told = session(ctx)
    entries = told.doors.registers.clauses(agreement, told.at(as_of))
    if as_json:
        echo_json([entry.model_dump(mode="json", by_alias=True) for entry in entries])
        return
    table(
        [heading[told.language] for heading in _CLAUSES],
        [_clause(entry, told.language) for entry in entries],
    )


def _agreement(entry: AgreementEntry, language: str) -> list[str]:
    signed = (f"{one.party} {one.signed_on}" for one in entry.signatures)
    return [
        entry.id,
        entry.citation_titles[0],
        ", ".join(f"{role} {party}" for role, party in entry.roles.items()),
        ", ".join(signed) or "-",
        shown_day(entry.in_force_from),
        str(len(entry.open_corrections)),
    ]


def _clause(entry: ClauseEntry, language: str) -> list[str]:
    duties = ", ".join(duty.id for duty in entry.duties)
    return [entry.clause, entry.heading[language], duties or "-", entry.text[language]]


_AGREEMENTS = (
    Text(nl="id", en="id"),
    Text(nl="citeertitel", en="cited as"),
    Text(nl="rollen", en="roles"),
    Text(nl="getekend", en="signed"),
    Text(nl="in werking", en="in force"),
    Text(nl="open correcties", en="open corrections"),
)
_CLAUSES = (
    Text(nl="artikel", en="article"),
    Text(nl="opschrift", en="heading"),
    Text(nl="verplichtingen", en="duties"),
    Text(nl="tekst", en="text"),
)
