"""The kinds of case that there are, each by the rule tables in use."""

from typing import Any

from domain import evaluation
from domain.calendar.rules import RuleTables
from domain.kind import Kind


def kinds(tables: RuleTables) -> tuple[Kind[Any], ...]:
    """In the order in which they are offered."""
    del tables
    return (evaluation.KIND,)
