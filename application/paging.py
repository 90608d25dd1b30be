"""A part of a list at a time: how much is asked for, and what is answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Paging:
    limit: int = 50
    cursor: str | None = None
    """`next` of the page before; it keeps to the position that that one was made at."""


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    entries: Sequence[T]
    total: int
    """Of everything that was asked for, not of this page."""
    next: str | None
    """The cursor of the next page; None on the last one."""
