"""`nakomen demo`: plays the example into a fresh store, tells what came of it, and serves it."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from application.trail import Verification
from domain.messages import Text
from interface.cli.running import Host, Port, serving
from interface.cli.session import DEMO, Session, Simulation, session
from interface.cli.show import progress
from interface.cli.summary import Summary
from interface.cli.trail import verdict
from interface.example.cast import Cast, cast
from interface.example.deeds import BEGINS
from interface.example.folder import fresh
from interface.example.life import Life
from interface.example.office import day_of, night


def demo(
    ctx: typer.Context,
    no_serve: Annotated[bool, typer.Option("--no-serve", help="Stop after the summary.")] = False,
    data_dir: Annotated[Path | None, typer.Option(help="Folder of the example.")] = None,
    host: Host = "127.0.0.1",
    port: Port = 8000,
) -> None:
    """Play the partnership's life from 2019 to today, verify its trail, and serve it."""
    told = session(ctx)
    folder = data_dir or told.data_dir or DEMO
    installation = told.installations().in_folder(folder)
    listening = None if no_serve else installation.listen(host, port)
    fresh(folder)
    simulation = installation.simulate(BEGINS)
    try:
        people = _play(told, simulation)
        found = _verify(told, simulation)
        Summary(simulation.doors, told.language).tell(people, folder)
    finally:
        simulation.doors.close()
    if not found.holds:
        raise typer.Exit(1)
    if listening is not None:
        told.opened.append(doors := installation.open())
        typer.echo(f"\n{serving(host, port, told.language)}")
        installation.serve(doors, listening)


def _play(told: Session, simulation: Simulation) -> Cast:
    """Up to this morning, so that every demo of one day tells the same; then the clock is real."""
    now = datetime.now(UTC)
    people = cast(simulation.doors.accounts)
    life = Life(simulation.doors, simulation.clock, people, min(now, night(day_of(now))))
    with progress(_PLAYING[told.language]) as bar:
        life.play(bar)
    simulation.clock.move_to(now)
    simulation.end()
    simulation.doors.trail.sign()
    return people


def _verify(told: Session, simulation: Simulation) -> Verification:
    with progress(_VERIFYING[told.language]) as bar:
        found = simulation.doors.trail.verify(bar)
    typer.echo(verdict(found, told.language))
    return found


_PLAYING = Text(nl="Zeven jaar naspelen", en="Playing seven years")
_VERIFYING = Text(nl="Keten controleren", en="Verifying the trail")
