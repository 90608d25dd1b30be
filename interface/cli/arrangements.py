"""`nakomen privacy arrangements` and `retention`: what may be destroyed, and what must stay."""

from functools import partial
from typing import Annotated

import typer

from application.arrangements import ArrangementEntry
from domain.messages import Text
from domain.retention import RetentionPeriod, Rule
from interface.cli.obligations import AsOfOption, JsonOption
from interface.cli.session import session
from interface.cli.show import echo_json, show_list, table

AgreementOption = Annotated[str | None, typer.Option(help="Of one agreement.")]


def arrangements(
    ctx: typer.Context,
    as_of: AsOfOption = None,
    agreement: AgreementOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the written arrangements on destruction, and how each stands."""
    told = session(ctx)
    at = told.at(as_of)
    if agreement is not None:
        told.doors.registers.agreement(agreement, at)
    found = told.doors.arrangements.register.arrangements(at, agreement)
    row = partial(_row, language=told.language)
    show_list(found, _LISTED, row, told.language, as_json=as_json)


def _row(one: ArrangementEntry, language: str) -> list[str]:
    return [
        one.id,
        one.agreement,
        ", ".join(one.categories),
        _KINDS[one.once][language],
        one.in_force_from.isoformat(),
        "-" if one.until is None else one.until.isoformat(),
        _STANDINGS[one.standing][language],
        ", ".join(one.destructions) or "-",
    ]


def retention(ctx: typer.Context, as_json: JsonOption = False) -> None:
    """List how long personal data are kept, by category, and who says so."""
    told = session(ctx)
    found = told.doors.arrangements.retention
    if as_json:
        echo_json(found.model_dump(mode="json", by_alias=True))
        return
    rows = [
        [one.category, one.title[told.language], _how_long(one, told.language), one.source]
        for one in found.categories
    ]
    table([heading[told.language] for heading in _KEPT], rows)


def _how_long(one: RetentionPeriod, language: str) -> str:
    if one.years is None or one.counted_from is None:
        return _RULES[one.rule][language]
    return _YEARS[language].format(years=one.years, moment=one.counted_from[language])


_LISTED = (
    Text(nl="kenmerk", en="id"),
    Text(nl="overeenkomst", en="agreement"),
    Text(nl="gegevens", en="data"),
    Text(nl="soort", en="kind"),
    Text(nl="vanaf", en="from"),
    Text(nl="tot en met", en="up to and including"),
    Text(nl="stand", en="standing"),
    Text(nl="vernietigingen", en="destructions"),
)
_KEPT = (
    Text(nl="soort", en="category"),
    Text(nl="gegevens", en="data"),
    Text(nl="hoe lang", en="how long"),
    Text(nl="bron", en="source"),
)
_KINDS = {True: Text(nl="eenmalig", en="once"), False: Text(nl="doorlopend", en="standing")}
_STANDINGS = {
    "waiting": Text(nl="wacht op bevestiging", en="waits to be confirmed"),
    "coming": Text(nl="geldt nog niet", en="not in force yet"),
    "in-force": Text(nl="geldt", en="in force"),
    "used": Text(nl="gebruikt", en="used"),
    "over": Text(nl="voorbij", en="over"),
}
_RULES = {
    Rule.SELECTION_LIST: Text(nl="volgens de selectielijst", en="by the selection list"),
    Rule.NO_LONGER_THAN_NEEDED: Text(nl="niet langer dan nodig", en="no longer than needed"),
}
_YEARS = Text(nl="{years} jaar na {moment}", en="{years} years after {moment}")
