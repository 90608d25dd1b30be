"""How a list of a view is narrowed and walked through, as conditions on its columns."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from infra.views.view import View


@dataclass(frozen=True, slots=True)
class Filter:
    """One slice of a list: a partition value, bounds on the order column, other columns."""

    partition: str
    from_order: str | None = None
    before_order: str | None = None
    equal: Mapping[str, str | int] = field(default_factory=dict)
    has: Mapping[str, str] = field(default_factory=dict)
    """Words, each of them in a column that holds words with spaces around each."""


Cursor = tuple[str, str]
"""The order value and id of the last row of the page before."""


@dataclass(frozen=True, slots=True)
class Way:
    """A direction through an order: how it is asked for, and what lies beyond a cursor."""

    words: str
    beyond: str


UP, DOWN = Way("", ">"), Way(" desc", "<")


def conditions(
    view: View, one: Filter, after: Cursor | None = None, way: Way = UP
) -> tuple[str, tuple[Any, ...]]:
    order = view.order
    said = [f"{view.partition} = ?"]
    given: list[str | int] = [one.partition]
    if one.from_order is not None:
        said.append(f"{order} >= ?")
        given.append(one.from_order)
    if one.before_order is not None:
        said.append(f"{order} < ?")
        given.append(one.before_order)
    if after is not None:
        said.append(f"({order}, id) {way.beyond} (?, ?)")
        given.extend(after)
    for column, value in one.equal.items():
        said.append(f"{column} = ?")
        given.append(value)
    for column, words in one.has.items():
        for word in words.split():
            said.append(f"{column} like ?")
            given.append(f"% {word} %")
    return " and ".join(said), tuple(given)
