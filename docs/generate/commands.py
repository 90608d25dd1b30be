"""docs/reference/cli.md: the command line, as it tells itself."""

import inspect
from collections.abc import Iterator
from typing import Any

import typer

from docs.generate.source import cell
from interface.cli.app import COMMANDS, app, loaded

HEAD = """\
# Command line

Generated from `interface/cli`; do not edit.

Every command says the same with `--help`. A refusal is told with its remedy, and the command exits
with 1; a command that was not understood exits with 2.
"""


def commands_text() -> str:
    whole: Any = typer.main.get_command(app)
    whole.commands = {name: loaded(name) for name in COMMANDS}
    return "\n".join((HEAD, *_told(whole, "nakomen"), ""))


def _told(command: Any, name: str, above: Any = None) -> Iterator[str]:
    here = command.context_class(command, parent=above, info_name=name.split()[-1])
    yield f"## `{name}`"
    yield ""
    yield inspect.cleandoc(command.help or "")
    yield ""
    yield f"`{here.get_usage().removeprefix('Usage: ')}`"
    records = [one.get_help_record(here) for one in command.get_params(here)]
    told = [record for record in records if record and record[0] not in _EVERYWHERE]
    if told:
        yield ""
        yield "| | |"
        yield "|---|---|"
        yield from (f"| `{cell(said)}` | {cell(words)} |" for said, words in told)
    for part in getattr(command, "commands", {}).values():
        yield ""
        yield from _told(part, f"{name} {part.name}", here)


_EVERYWHERE = {"--help", "--install-completion", "--show-completion"}
