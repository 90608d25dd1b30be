"""`nakomen account`: who may come in, as whom."""

from typing import Annotated

import typer

from domain.messages import Text
from interface.cli.obligations import JsonOption, must_be_known
from interface.cli.session import session
from interface.cli.show import echo_json, facts, table

account = typer.Typer(
    help="Open accounts and list them.", no_args_is_help=True, add_completion=False
)


@account.command()
def add(
    ctx: typer.Context,
    party: Annotated[str, typer.Option(help="The party that it acts for: beek.")],
    role: Annotated[list[str], typer.Option(help="clerk, director, auditor, ... Repeatable.")],
    label: Annotated[str, typer.Option(help="For who runs the installation; not in the log.")] = "",
) -> None:
    """Open an account and show its bearer token, once."""
    told = session(ctx)
    must_be_known(told.doors, party, told.at(None))
    opened = told.doors.accounts.open(party, frozenset(role), label)
    roles = ", ".join(sorted(opened.person.roles))
    facts(
        [
            ("id", opened.person.id),
            (_PARTY[told.language], party),
            (_ROLES[told.language], roles),
            ("token", opened.token),
        ]
    )
    typer.echo(_ONCE[told.language], err=True)


@account.command("list")
def everyone(ctx: typer.Context, as_json: JsonOption = False) -> None:
    """List the accounts; tokens are kept as digests and cannot be shown."""
    told = session(ctx)
    rows = [
        [person.id, person.party, ", ".join(sorted(person.roles)), label]
        for person, label in told.doors.accounts.everyone()
    ]
    if as_json:
        echo_json([dict(zip(("id", "party", "roles", "label"), row, strict=True)) for row in rows])
        return
    table(["id", _PARTY[told.language], _ROLES[told.language], "label"], rows)


_PARTY = Text(nl="partij", en="party")
_ROLES = Text(nl="rollen", en="roles")
_ONCE = Text(
    nl="Bewaar het token nu: het wordt niet nog eens getoond.",
    en="Keep the token now: it is not shown again.",
)
