"""A view: what it shows, and how one event moves one row. It decides nothing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from application.ports import Recorded

FORMAT = 3
"""Raise it when the tables of views change: the next start rebuilds all of them."""

Row = tuple[Any, ...]
R = TypeVar("R", bound=NamedTuple)


@dataclass(frozen=True)
class View:
    """One definition, from which the tables, the projection and the questions follow.

    `row` is a NamedTuple of text, integers and None whose first field is `id`. `key` says which row
    an event type moves, from its stream; an event type that it does not name moves none. `project`
    is pure: (row or None, recorded) -> row.
    """

    name: str
    version: int
    """Raise it when `row` or `project` changes: the next start rebuilds the view."""
    row: type[Any]
    keys: Mapping[str, Callable[[Recorded], str]]
    """Event type -> the id of the row that it moves."""
    project: Callable[[Any, Recorded], Any]
    partition: str
    """The column that lists filter on first; each of its values is a list in its own order."""
    order: str
    """The column that lists are ordered by, then by id."""
    filters: tuple[str, ...] = ()
    """Columns that a list may also be narrowed by."""
    long: bool = False
    """Whether its lists grow with the log, so that they are worth sealing."""

    @cached_property
    def columns(self) -> tuple[str, ...]:
        return tuple(self.row._fields)

    @cached_property
    def fingerprint(self) -> str:
        """What its tables were made for: a view with another one must be made anew."""
        return f"{FORMAT}.{self.version}:{','.join((*self.columns, *self.filters))}"

    @cached_property
    def integers(self) -> frozenset[str]:
        hints = self.row.__annotations__
        return frozenset(name for name in self.columns if hints[name] in (int, int | None, bool))


class Version(NamedTuple):
    """A row as it was known from one position until another."""

    id: str
    from_position: int
    row: Any
