"""How long personal data are kept, by category (annex 2, art. 9.1 and 9.2): a table with sources.

Where the law gives a period, that is followed. Where the selection list (selectielijst) gives one,
it is by the result of a case, so the table says to look there. Else: no longer than needed.
"""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from domain.errors import Invalid
from domain.messages import Message, Slug, Text


class UnknownCategory(Invalid):
    code = "unknown-data-category"


class Rule(StrEnum):
    STATUTORY = "statutory"
    SELECTION_LIST = "selection-list"
    """By the result of the case in which they are: the archive's list of the day says how long."""
    NO_LONGER_THAN_NEEDED = "no-longer-than-needed"


class RetentionPeriod(Message):
    """One category of personal data, as annex 2, art. 7 names it."""

    category: Slug
    title: Text
    clauses: Annotated[tuple[Slug, ...], Field(min_length=1)]
    rule: Rule
    years: Annotated[int | None, Field(ge=1, le=115)] = None
    counted_from: Text | None = None
    source: Annotated[str, Field(min_length=1)]
    confirmed: bool
    """Whether the text of the source was read; no: the entry comes from knowledge of it."""

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        told = self.years is not None and self.counted_from is not None
        if told is not (self.rule is Rule.STATUTORY):
            raise ValueError(
                "a statutory period has `years` and `counted_from`, and no other entry has them"
            )
        return self


class RetentionTable(Message):
    version: str
    categories: Annotated[tuple[RetentionPeriod, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        names = [one.category for one in self.categories]
        if twice := sorted({name for name in names if names.count(name) > 1}):
            raise ValueError(f"a category is said once, not twice: {', '.join(twice)}")
        return self

    def of(self, category: str) -> RetentionPeriod:
        """Raises UnknownCategory."""
        for one in self.categories:
            if one.category == category:
                return one
        known = ", ".join(one.category for one in self.categories)
        raise UnknownCategory(category=category, known=known)
