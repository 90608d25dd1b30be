"""`nakomen`, the program: the stores are put together only for a command that asks for them."""

from typing import TYPE_CHECKING

from interface.cli.app import app

if TYPE_CHECKING:
    from interface.main import Installations


def run() -> None:
    app(obj=installations)


def installations() -> "Installations":
    from interface.main import Installations

    return Installations()
