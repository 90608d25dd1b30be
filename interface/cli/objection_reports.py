"""`nakomen cases objections-report YEAR`: the annual report on objections."""

import typer

from application.asof import AsOf
from domain.errors import Refusal
from interface.cli.session import Session
from interface.cli.show import echo_json, table
from interface.kinds import BY_CATEGORY
from interface.kinds.objection_counted import GROUPED, counted

NOUN = "objections-report"


class YearNotUnderstood(Refusal):
    """No year of four digits."""

    code = "year-not-understood"


def report(told: Session, year: str | None, at: AsOf, *, as_json: bool) -> None:
    """Of every municipality. Raises YearNotUnderstood."""
    if year is None or not (year.isdecimal() and len(year) == 4):
        raise YearNotUnderstood(year=year or "-")
    found = told.doors.objection_reports.of_year(int(year), None, at)
    if as_json:
        echo_json([one.model_dump(mode="json", by_alias=True) for one in found])
        return
    codes, language = BY_CATEGORY["objection"].codes, told.language
    for one in found:
        typer.echo(f"{one.municipality}, {one.year}")
        rows = [[words[language], str(len(cases))] for words, cases in counted(one)]
        for name, heading in GROUPED:
            for each in getattr(one, name):
                code = codes.get(each.of)
                what = code[language] if code else each.of
                rows.append([f"{heading[language]}: {what}", str(len(each.cases))])
        table(["", ""], rows)
