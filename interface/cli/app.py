"""`nakomen`: its commands, each imported only when it is asked for."""

import os
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup

from domain.errors import Refusal
from interface.cli.session import Session


class Place(NamedTuple):
    """The function or the group of functions behind a command, and its line in the list."""

    module: str
    name: str
    summary: str


COMMANDS = {
    "demo": Place("demo", "demo", "Play seven years of the example, then serve it."),
    "serve": Place("running", "serve", "Serve the API and do what is due."),
    "init": Place("running", "init", "Make an empty installation."),
    "tick": Place("running", "tick", "Do once what is due: open, notice, sign."),
    "agreements": Place("agreements", "agreements", "List the agreements."),
    "clauses": Place("agreements", "clauses", "List the clauses of an agreement."),
    "obligations": Place("obligations", "obligations", "List obligations, with the due date."),
    "obligation": Place("obligations", "obligation", "Show one obligation, step by step."),
    "cases": Place("kinds", "cases", "List the cases of a kind, or show one."),
    "search": Place("search", "search", "Search by words, now or as known earlier."),
    "term": Place("term", "term", "Compute the last day of a term."),
    "catalogue": Place("catalogue", "catalogue", "Check a catalogue; register its agreements."),
    "account": Place("accounts", "account", "Open accounts, list them, end sessions."),
    "stand-ins": Place("stand_ins", "stand_ins", "List who stands in for whom."),
    "calendars": Place("calendars", "calendars", "Make and revoke addresses of calendars."),
    "reminders": Place("reminders", "reminders", "Say who is reminded by e-mail."),
    "trail": Place("trail", "trail", "Verify, show and sign the trail."),
    "vault": Place("vault", "vault", "Check the vault against the log."),
    "privacy": Place("privacy", "privacy", "Registers of personal data; erase on record."),
    "views": Place("views", "views", "Rebuild the views, or check them against the log."),
    "replay": Place("replay", "replay", "Print the history."),
    "diff": Place("diff", "diff", "Show what changed between two moments."),
    "version": Place("running", "version", "Show the version."),
}


class Language(StrEnum):
    NL = "nl"
    EN = "en"


class Commands(TyperGroup):
    """A refusal ends a command with its words on the error stream and exit status 1."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        return super().parse_args(ctx, _everywhere_first(args))

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> TyperCommand | None:
        """For the list: the name and its line, without what is behind it."""
        place = COMMANDS.get(cmd_name)
        return place and TyperCommand(cmd_name, help=place.summary)

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        name, found, rest = super().resolve_command(ctx, args)
        return name, found and loaded(found.name or ""), rest

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except Refusal as refusal:
            told = ctx.obj
            typer.echo(told.say(refusal) if isinstance(told, Session) else refusal, err=True)
            raise typer.Exit(1) from None


def _everywhere_first(args: list[str]) -> list[str]:
    """`--lang` and `--data-dir` may stand behind the command too."""
    first: list[str] = []
    rest = list(args)
    for name in ("--lang", "--data-dir"):
        while name in rest[:-1]:
            place = rest.index(name)
            first += rest[place : place + 2]
            del rest[place : place + 2]
    whole = [one for one in rest if one.startswith(("--lang=", "--data-dir="))]
    return first + whole + [one for one in rest if one not in whole]


def loaded(name: str) -> Any:
    place = COMMANDS[name]
    found = getattr(import_module(f"interface.cli.{place.module}"), place.name)
    if not isinstance(found, typer.Typer):
        alone = typer.Typer(add_completion=False)
        alone.command(name)(found)
        return typer.main.get_command(alone)
    group = typer.main.get_command(found)
    group.name = name
    return group


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def nakomen(
    ctx: typer.Context,
    data_dir: Annotated[
        Path | None,
        typer.Option(help="Folder of the installation; else NAKOMEN_* say where it is."),
    ] = None,
    language: Annotated[
        Language | None, typer.Option("--lang", help="Language; else that of LANG.")
    ] = None,
) -> None:
    """What public bodies agreed, what is due under it, and the proof of what was done."""
    spoken = language or _of_the_system()
    told = Session(ctx.obj, data_dir, spoken)
    ctx.default_map = {"term": {"language": spoken.value}}
    ctx.call_on_close(told.close)
    ctx.obj = told


def _of_the_system() -> Language:
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    named = next((os.environ[name] for name in names if os.environ.get(name)), "")
    return Language.NL if named.lower().startswith("nl") else Language.EN
