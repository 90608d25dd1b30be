"""`nakomen account`: who may come in, as whom."""

from datetime import UTC, datetime, timedelta
from typing import Annotated

import typer

from application.accounts import Label, Lost, Scope
from domain.messages import Text
from interface.cli.obligations import JsonOption, must_be_known
from interface.cli.session import session
from interface.cli.show import echo_json, facts, table

account = typer.Typer(
    help="Open accounts, list them, end their sessions, and close them.",
    no_args_is_help=True,
    add_completion=False,
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
    must_be_known(told.vaulted, party, told.at(None))
    opened = told.vaulted.accounts.open(party, frozenset(role), label)
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
def accounts(ctx: typer.Context, as_json: JsonOption = False) -> None:
    """List the accounts; tokens are kept as digests and cannot be shown."""
    told = session(ctx)
    everyone = told.vaulted.accounts.everyone()
    rows = [[one.id, one.party, ", ".join(sorted(one.roles))] for one, _ in everyone]
    labels = [label for _, label in everyone]
    if as_json:
        names = ("id", "party", "roles", "label", "lost")
        pairs = zip(rows, labels, strict=True)
        echo_json([dict(zip(names, (*row, *_told(label)), strict=True)) for row, label in pairs])
        return
    said = [_LOST[one][told.language] if isinstance(one, Lost) else one for one in labels]
    shown = [[*row, label] for row, label in zip(rows, said, strict=True)]
    table(["id", _PARTY[told.language], _ROLES[told.language], "label"], shown)


def _told(label: Label) -> tuple[str | None, str | None]:
    """The label, and why there is none to tell."""
    return (None, label.value) if isinstance(label, Lost) else (label, None)


@account.command()
def close(
    ctx: typer.Context,
    account_id: Annotated[str, typer.Argument(metavar="ACCOUNT", help="The account's id.")],
    forget: Annotated[bool, typer.Option(help="Destroy its label as well, for good.")] = False,
) -> None:
    """Close an account: nobody comes in by it any more. What it recorded stays its own."""
    told = session(ctx)
    told.vaulted.accounts.close(account_id)
    told.vaulted.entrance.leave_everywhere(account_id)
    told.vaulted.calendars.subscriptions.revoke(account_id)
    if forget:
        told.vaulted.accounts.forget(account_id)
    typer.echo((_CLOSED_FORGOTTEN if forget else _CLOSED)[told.language])


@account.command()
def password(
    ctx: typer.Context,
    account_id: Annotated[str, typer.Argument(metavar="ACCOUNT", help="The account's id.")],
    name: Annotated[str, typer.Option(help="What is typed to sign in.")],
) -> None:
    """Set the name and the password that an account signs in with; asked for, never shown."""
    told = session(ctx)
    said = typer.prompt(_PASSWORD[told.language], hide_input=True, confirmation_prompt=True)
    told.vaulted.accounts.set_password(account_id, name, said)
    told.vaulted.entrance.leave_everywhere(account_id)
    typer.echo(_SET[told.language])


@account.command()
def token(
    ctx: typer.Context,
    account_id: Annotated[str, typer.Argument(metavar="ACCOUNT", help="The account's id.")],
    scope: Annotated[Scope, typer.Option(help="Whether it may record.")] = Scope.READ,
    days: Annotated[int, typer.Option(min=1, max=366, help="How long it holds.")] = 90,
) -> None:
    """Make a service token for the API, with a scope and an end, and show it once."""
    told = session(ctx)
    until = told.vaulted.clock.now() + timedelta(days=days)
    typer.echo(told.vaulted.accounts.let_in(account_id, scope, until))
    typer.echo(_ONCE[told.language], err=True)


@account.command()
def revoke(
    ctx: typer.Context,
    account_id: Annotated[str, typer.Argument(metavar="ACCOUNT", help="The account's id.")],
) -> None:
    """End an account's sessions, service tokens and calendars; a server notices in five seconds."""
    told = session(ctx)
    ended = told.vaulted.entrance.leave_everywhere(account_id)
    ended += told.vaulted.accounts.withdraw(account_id)
    ended += told.vaulted.calendars.subscriptions.revoke(account_id)
    typer.echo(_ENDED[told.language].format(ended))


@account.command()
def security(
    ctx: typer.Context,
    limit: Annotated[int, typer.Option(min=1, help="How many lines.")] = 50,
    as_json: JsonOption = False,
) -> None:
    """Show the security log, the latest first: what was refused, how often, and from where."""
    told = session(ctx)
    rows = [
        [
            _moment(one.first_at),
            _moment(one.last_at),
            one.happening,
            one.account,
            one.network,
            str(one.times),
        ]
        for one in told.vaulted.entrance.security.latest(limit)
    ]
    if as_json:
        echo_json([dict(zip(_NOTED, row, strict=True)) for row in rows])
        return
    table([heading[told.language] for heading in _NOTED.values()], rows)


def _moment(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat()


_NOTED = {
    "firstAt": Text(nl="eerst", en="first"),
    "lastAt": Text(nl="laatst", en="last"),
    "happening": Text(nl="wat", en="what"),
    "account": Text(nl="account", en="account"),
    "network": Text(nl="netwerk", en="network"),
    "times": Text(nl="keer", en="times"),
}
_PASSWORD = Text(nl="Wachtwoord", en="Password")
_SET = Text(nl="Ingesteld; alle sessies zijn beëindigd.", en="Set; every session is ended.")
_ENDED = Text(
    nl="{} sessies, tokens en agenda-adressen beëindigd.",
    en="{} sessions, tokens and calendar addresses ended.",
)
_LOST = {
    Lost.ERASED: Text(nl="(gewist)", en="(erased)"),
    Lost.SEAL_BROKEN: Text(nl="(zegel klopt niet)", en="(the seal is broken)"),
    Lost.KEY_MISSING: Text(nl="(sleutel ontbreekt)", en="(the key is missing)"),
}
_CLOSED = Text(nl="Gesloten; het label is er nog.", en="Closed; its label is still there.")
_CLOSED_FORGOTTEN = Text(
    nl="Gesloten; het label is vernietigd, ook voor wie een oude kopie van de kluis heeft.",
    en="Closed; its label is destroyed, also for who has an old copy of the vault.",
)
_PARTY = Text(nl="partij", en="party")
_ROLES = Text(nl="rollen", en="roles")
_ONCE = Text(
    nl="Bewaar het token nu: het wordt niet nog eens getoond.",
    en="Keep the token now: it is not shown again.",
)
