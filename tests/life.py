"""The example's first months, played for tests that look at a lived-in store; and the commands."""

from datetime import UTC, datetime
from pathlib import Path

from typer.testing import CliRunner, Result

from application.ports import Recorded
from infra.settings import Settings
from interface.cli.app import app
from interface.example.cast import Cast, cast
from interface.example.deeds import BEGINS
from interface.example.life import Life
from interface.main import Installations
from interface.main.installation import Installation

UNTIL = datetime(2020, 7, 1, tzinfo=UTC)


def play(
    folder: Path, until: datetime = UNTIL, *, settings: Settings | None = None
) -> tuple[Cast, list[Recorded]]:
    """The life in a folder, or where settings say: who took part, and all that was recorded."""
    there = Installations().in_folder(folder) if settings is None else Installation(settings)
    simulation = there.simulate(BEGINS)
    try:
        people = cast(simulation.doors.accounts)
        Life(simulation.doors, simulation.clock, people, until).play(lambda _, __: None)
        simulation.end()
        simulation.doors.trail.sign()
        return people, list(simulation.doors.log.since(0))
    finally:
        simulation.doors.close()


def nakomen(*words: str, folder: Path) -> Result:
    """A command on the installation in a folder, in English."""
    words = ("--data-dir", str(folder), "--lang", "en", *words)
    return CliRunner().invoke(app, list(words), obj=Installations)
