"""`nakomen trail`: is the log whole, where does it stand, and who signed for it?"""

import typer

from application.trail import Verification
from domain.messages import Text
from interface.cli.obligations import JsonOption
from interface.cli.session import session
from interface.cli.show import echo_json, facts, progress

trail = typer.Typer(
    help="Verify, show and sign the trail.", no_args_is_help=True, add_completion=False
)


@trail.command()
def verify(ctx: typer.Context, as_json: JsonOption = False) -> None:
    """Check every rule of the trail over the live store; exit status 1 where one fails."""
    told = session(ctx)
    with progress(_VERIFYING[told.language]) as bar:
        found = told.doors.trail.verify(bar)
    if as_json:
        echo_json(found.model_dump(mode="json", by_alias=True))
    else:
        typer.echo(verdict(found, told.language))
    if not found.holds:
        raise typer.Exit(1)


@trail.command()
def head(ctx: typer.Context, as_json: JsonOption = False) -> None:
    """Show where the log stands: its size, its root, and how far it is signed."""
    told = session(ctx)
    found = told.doors.trail.head()
    if as_json:
        echo_json(found.model_dump(mode="json", by_alias=True))
    else:
        facts([(name, str(value)) for name, value in found.model_dump(mode="json").items()])


@trail.command()
def checkpoint(ctx: typer.Context) -> None:
    """Print the last signed checkpoint, a C2SP note."""
    typer.echo(session(ctx).doors.trail.checkpoint(), nl=False)


@trail.command()
def sign(ctx: typer.Context) -> None:
    """Sign a checkpoint, if the log grew since the last one."""
    told = session(ctx)
    signed = told.doors.trail.sign()
    typer.echo((_SIGNED if signed else _NOTHING_NEW)[told.language])


def verdict(found: Verification, language: str) -> str:
    words = found.words
    if words is None:
        return _HOLDS[language].format(
            size=found.size, checkpoints=found.checkpoints, root=found.root
        )
    return _FAILS[language].format(position=found.position, rule=found.rule, words=words[language])


_VERIFYING = Text(nl="Keten controleren", en="Verifying the trail")
_HOLDS = Text(
    nl="De keten klopt: {size} posities, {checkpoints} ondertekende checkpoints.\nwortel {root}",
    en="The trail holds: {size} positions, {checkpoints} signed checkpoints.\nroot {root}",
)
_FAILS = Text(
    nl="De keten klopt NIET vanaf positie {position} (regel {rule}): {words}",
    en="The trail FAILS at position {position} (rule {rule}): {words}",
)
_SIGNED = Text(nl="Ondertekend.", en="Signed.")
_NOTHING_NEW = Text(
    nl="Er is niets nieuws sinds het laatste checkpoint.",
    en="Nothing is new since the last checkpoint.",
)
