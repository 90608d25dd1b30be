"""A day that parties agreed on: a date and no term, which no table moves."""

from collections.abc import Sequence
from datetime import date

from domain.calendar.due import DueDate, Mark
from domain.calendar.explain import step
from domain.calendar.rules import Family, RuleTables

RULE = "agreed-day"


def agreed_day(tables: RuleTables, day: date, article: str, parties: Sequence[str]) -> DueDate:
    """It stays on a closed day, and says so. Raises DateOutOfRange."""
    days = tables.open_days(Family.ATW)
    days.cover(day)
    told = step(
        day,
        "Overeengekomen: {day} ({article}), door {parties}.",
        "Agreed: {day} ({article}), by {parties}.",
        parties=", ".join(parties),
        article=article,
    )
    return DueDate(
        due=day,
        rule=RULE,
        article=article,
        version=tables.version,
        steps=(told,),
        nominal=day,
        marks=() if days.is_open(day) else (Mark.CLOSED_DAY,),
    )
