"""`nakomen calendars`: the secret addresses at which calendars can be read."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from application.accounts import NoSuchAccount
from application.subscriptions import Scope
from domain.messages import Text
from interface.cli.app import Language
from interface.cli.obligations import JsonOption
from interface.cli.session import session
from interface.cli.show import echo_json, table

calendars = typer.Typer(
    help="Make, list and revoke the secret addresses of calendars.",
    no_args_is_help=True,
    add_completion=False,
)

Account = Annotated[str, typer.Argument(metavar="ACCOUNT", help="The account's id.")]


@calendars.command()
def make(
    ctx: typer.Context,
    account_id: Account,
    scope: Annotated[
        Scope, typer.Option(help="All of the party, or what this person has to do.")
    ] = Scope.PERSON,
    written_in: Annotated[
        Language, typer.Option("--language", help="Of the calendar.")
    ] = Language.NL,
) -> None:
    """Make an address in place of the one that was there, and show it once."""
    told = session(ctx)
    known = {person.id: person for person, _ in told.vaulted.accounts.everyone()}
    if account_id not in known:
        raise NoSuchAccount(account=account_id)
    secret = told.vaulted.calendars.make(known[account_id], scope, written_in.value)
    typer.echo(f"/calendars/{secret}.ics")
    typer.echo(_ONCE[told.language], err=True)


@calendars.command("list")
def everyone(ctx: typer.Context, as_json: JsonOption = False) -> None:
    """List whose addresses there are; they are kept as digests and cannot be shown."""
    told = session(ctx)
    rows = [
        [
            one.person.id,
            one.person.party,
            one.scope.value,
            one.language,
            datetime.fromtimestamp(one.made_at, UTC).isoformat(),
        ]
        for one in told.vaulted.calendars.subscriptions.everyone()
    ]
    if as_json:
        echo_json([dict(zip(_LISTED, row, strict=True)) for row in rows])
        return
    table([heading[told.language] for heading in _LISTED.values()], rows)


@calendars.command()
def revoke(
    ctx: typer.Context,
    account_id: Account,
    scope: Annotated[Scope | None, typer.Option(help="Only of that kind.")] = None,
) -> None:
    """Make the addresses of an account stop working, at once."""
    told = session(ctx)
    typer.echo(
        _REVOKED[told.language].format(
            told.vaulted.calendars.subscriptions.revoke(account_id, scope)
        )
    )


_LISTED = {
    "account": Text(nl="account", en="account"),
    "party": Text(nl="partij", en="party"),
    "scope": Text(nl="wat", en="what"),
    "language": Text(nl="taal", en="language"),
    "madeAt": Text(nl="gemaakt", en="made"),
}
_ONCE = Text(
    nl="Dit staat achter het adres van de site. Bewaar het nu: het wordt niet nog eens getoond.",
    en="This comes after the site's address. Keep it now: it is not shown again.",
)
_REVOKED = Text(nl="{} adressen ingetrokken.", en="{} addresses revoked.")
