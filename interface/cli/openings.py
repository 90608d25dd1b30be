"""`nakomen privacy who-looked` and `check-openings`: the log of openings, shown and checked."""

from typing import Annotated

import typer

from application.opening_log import Checked
from domain.messages import AMSTERDAM, Text
from domain.opening.record import Opening
from interface.cli.obligations import JsonOption
from interface.cli.session import session
from interface.cli.show import echo_json, table

MOST = 10_000

SubjectArgument = Annotated[str, typer.Argument(help="The pseudonym: the id of a data subject.")]


def who_looked(ctx: typer.Context, subject: SubjectArgument, as_json: JsonOption = False) -> None:
    """Show who read something of a data subject, when, and for which purpose."""
    told = session(ctx)
    found, _ = told.vaulted.openings.of_subject(subject, MOST)
    if as_json:
        echo_json([one.logged.model_dump(mode="json", by_alias=True) for one in found])
        return
    table([heading[told.language] for heading in _LOOKED], [_row(one.opening) for one in found])


def check_openings(ctx: typer.Context, as_json: JsonOption = False) -> None:
    """Hold the log of openings against the trail; exit status 1 where it does not fit."""
    told = session(ctx)
    found = told.vaulted.opening_digests.check()
    if as_json:
        echo_json(found.model_dump(mode="json", by_alias=True))
    else:
        _say(found, told.language)
    if found.deviations:
        raise typer.Exit(1)


def _say(found: Checked, language: str) -> None:
    said = _FAILS if found.deviations else _HOLDS
    typer.echo(said[language].format(days=found.days, records=found.records, gone=found.past_term))
    for one in found.deviations:
        day, place = one.day or "-", "-" if one.position is None else str(one.position)
        typer.echo(f"{day}  {place}  {_RULES[one.rule][language]}")


def _row(one: Opening) -> list[str]:
    at = one.started_at.astimezone(AMSTERDAM).isoformat(" ", "seconds")
    fields = ", ".join(field.rpartition(":")[2] for field in one.fields)
    who = [one.account, one.party, one.role]
    return [at, *who, one.purpose, one.product or "-", one.status, fields or one.name]


_LOOKED = (
    Text(nl="wanneer", en="when"),
    Text(nl="account", en="account"),
    Text(nl="partij", en="party"),
    Text(nl="rol", en="role"),
    Text(nl="doel", en="purpose"),
    Text(nl="product", en="product"),
    Text(nl="uitkomst", en="status"),
    Text(nl="velden", en="fields"),
)
_HOLDS = Text(
    nl="Het inzagelog klopt: {days} dagen in het spoor, {records} regels; van {gone} dagen is de"
    " termijn voorbij.",
    en="The log of openings holds: {days} days in the trail, {records} records; the term of {gone}"
    " days is over.",
)
_FAILS = Text(
    nl="Het inzagelog klopt NIET ({days} dagen, {records} regels, {gone} voorbij hun termijn):",
    en="The log of openings FAILS ({days} days, {records} records, {gone} past their term):",
)
_RULES = {
    "records-changed": Text(
        nl="de regels van die dag zijn niet die van het spoor",
        en="the records of that day are not those of the trail",
    ),
    "record-misplaced": Text(
        nl="een regel staat bij een andere dag of betrokkene dan erin staat",
        en="a record is kept under another day or data subject than it says",
    ),
    "day-not-in-log": Text(
        nl="het spoor weet niets van die dag", en="the trail knows nothing of that day"
    ),
    "numbers-missing": Text(
        nl="de nummers van de regels sluiten niet aan: er zijn er weg of bij gezet, ook van een dag"
        " die nog niet in het spoor staat",
        en="the numbers of the records do not follow on: some were removed or put in, also of a day"
        " that is not in the trail yet",
    ),
    "day-gone": Text(
        nl="het spoor heeft een dag waarvan hier niets meer is",
        en="the trail has a day of which nothing is left here",
    ),
}
