"""`nakomen reminders`: who is reminded by e-mail, and what became of it."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from domain.messages import Text
from interface.cli.app import Language
from interface.cli.obligations import JsonOption, must_be_known
from interface.cli.session import session
from interface.cli.show import echo_json, table

reminders = typer.Typer(
    help="Say who is reminded by e-mail, and see what became of it.",
    no_args_is_help=True,
    add_completion=False,
)
address = typer.Typer(
    help="The addresses, in the vault; the log never has them.",
    no_args_is_help=True,
    add_completion=False,
)
reminders.add_typer(address, name="address")


@address.command()
def add(
    ctx: typer.Context,
    to: Annotated[str, typer.Argument(metavar="ADDRESS", help="The e-mail address.")],
    party: Annotated[str, typer.Option(help="The party that owes: beek.")],
    role: Annotated[str, typer.Option(help="clerk, director, finance, ...")] = "clerk",
    written_in: Annotated[Language, typer.Option("--language", help="Of the mails.")] = Language.NL,
) -> None:
    """Have someone reminded of what a party owes."""
    told = session(ctx)
    must_be_known(told.vaulted, party, told.at(None))
    made = told.vaulted.reminders.add(party, role, to, written_in.value)
    typer.echo(_ADDED[told.language].format(made.id))


@address.command()
def remove(
    ctx: typer.Context,
    recipient: Annotated[str, typer.Argument(metavar="ID", help="As `address list` shows it.")],
) -> None:
    """Forget an address; nothing is sent there any more."""
    told = session(ctx)
    told.vaulted.reminders.addresses.remove(recipient)
    typer.echo(_REMOVED[told.language])


@address.command("list")
def everyone(ctx: typer.Context, as_json: JsonOption = False) -> None:
    """List the addresses."""
    told = session(ctx)
    rows = [
        [one.id, one.party, one.role.value, one.language, one.address]
        for one in told.vaulted.reminders.addresses.everyone()
    ]
    if as_json:
        echo_json([dict(zip(_LISTED, row, strict=True)) for row in rows])
        return
    table([heading[told.language] for heading in _LISTED.values()], rows)


@reminders.command()
def send(ctx: typer.Context) -> None:
    """Send once what `serve` sends by itself."""
    told = session(ctx)
    typer.echo(_SENT[told.language].format(told.vaulted.reminders.send()))


@reminders.command()
def sent(
    ctx: typer.Context,
    limit: Annotated[int, typer.Option(min=1, help="How many lines.")] = 50,
    as_json: JsonOption = False,
) -> None:
    """Show what was sent, the latest first. `claimed`: nobody knows whether it arrived."""
    told = session(ctx)
    rows = [
        [
            datetime.fromtimestamp(one.at, UTC).isoformat(),
            one.fate.value,
            one.kind.value,
            one.due.isoformat(),
            one.obligation,
            one.recipient,
        ]
        for one in told.vaulted.reminders.outbox.latest(limit)
    ]
    if as_json:
        echo_json([dict(zip(_TOLD, row, strict=True)) for row in rows])
        return
    table([heading[told.language] for heading in _TOLD.values()], rows)


_LISTED = {
    "id": Text(nl="id", en="id"),
    "party": Text(nl="partij", en="party"),
    "role": Text(nl="rol", en="role"),
    "language": Text(nl="taal", en="language"),
    "address": Text(nl="adres", en="address"),
}
_TOLD = {
    "at": Text(nl="wanneer", en="when"),
    "fate": Text(nl="wat", en="what"),
    "kind": Text(nl="soort", en="kind"),
    "due": Text(nl="uiterlijk", en="due"),
    "obligation": Text(nl="verplichting", en="obligation"),
    "recipient": Text(nl="aan", en="to"),
}
_ADDED = Text(nl="Toegevoegd als {}.", en="Added as {}.")
_REMOVED = Text(nl="Vergeten.", en="Forgotten.")
_SENT = Text(nl="{} herinneringen verstuurd.", en="{} reminders sent.")
