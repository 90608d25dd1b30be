"""`nakomen serve`, `init`, `tick`, `version`: an installation at work."""

from importlib.metadata import version as of_package
from typing import Annotated

import typer

from domain.messages import Text
from interface.cli.session import session
from interface.cli.show import facts

Host = Annotated[str, typer.Option(help="The address to listen on.")]
Port = Annotated[int, typer.Option(min=1, max=65_535, help="The port to listen on.")]


def serve(ctx: typer.Context, host: Host = "127.0.0.1", port: Port = 8000) -> None:
    """Serve the API under /v1 with its documentation under /docs, and do what is due."""
    told = session(ctx)
    listening = told.installation.listen(host, port)
    doors = told.made
    typer.echo(serving(host, port, told.language))
    told.installation.serve(doors, listening)


def serving(host: str, port: int, language: str) -> str:
    name = f"[{host}]" if ":" in host else host
    return _SERVING[language].format(f"http://{name}:{port}")


def init(ctx: typer.Context) -> None:
    """Make an empty installation: log, views, vault and keys."""
    told = session(ctx)
    told.installation = told.installations().named(told.data_dir)
    there = told.installation.exists()
    head = told.made.trail.head()
    typer.echo((_THERE if there else _MADE)[told.language].format(told.installation.data_dir))
    facts([("origin", head.origin), ("vkey", head.vkey), ("size", str(head.size))])


def tick(ctx: typer.Context) -> None:
    """Do once what the timers of `serve` do all the time."""
    told = session(ctx)
    done = told.doors.timers.tick()
    typer.echo(
        _TICKED[told.language].format(
            opened=done.opened, noticed=done.noticed, recomputed=done.recomputed
        )
    )
    if done.signed:
        typer.echo(_SIGNED[told.language])


def version() -> None:
    """Show the version."""
    typer.echo(of_package("nakomen"))


_SERVING = Text(
    nl="Klaar op {0}, documentatie op {0}/docs; Ctrl-C stopt.",
    en="Ready at {0}, documentation at {0}/docs; Ctrl-C stops.",
)
_MADE = Text(nl="Gemaakt in {}.", en="Made in {}.")
_THERE = Text(nl="Er is al een installatie in {}.", en="There already is an installation in {}.")
_TICKED = Text(
    nl="{opened} geopend, {noticed} te laat bevonden, {recomputed} opnieuw berekend.",
    en="{opened} opened, {noticed} noticed as overdue, {recomputed} recomputed.",
)
_SIGNED = Text(nl="Een checkpoint is ondertekend.", en="A checkpoint is signed.")
