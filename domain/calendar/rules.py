"""The rule tables: statutory terms, holidays and penalties as data, each with its source."""

from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from domain.calendar.days import HolidayTable, OpenDays
from domain.errors import NotFound
from domain.messages import Message, Slug, Text

Article = Annotated[str, Field(min_length=3)]
"""As cited, the law first: `Awb 7:10(1)`."""


class UnknownTerm(NotFound):
    code = "unknown-term"


class Family(StrEnum):
    """Whose arithmetic counts. The families are never mixed."""

    ATW = "atw"
    EU = "eu"
    NONE = "none"


class Unit(StrEnum):
    HOURS = "hours"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


class Extension(Message):
    """How much longer the term may be made (verdaging, verlenging)."""

    length: Annotated[int, Field(ge=1)]
    article: Article
    runs_from: Literal["nominal", "shifted", "open"] = "open"
    """From the end before the shift for closed days, after it, or: the law leaves it open."""
    measured: Literal["whole", "apart", "open"] = "open"
    """What is held against the limits of Atw art. 4: the whole term, the extension, or open."""
    told: Text | None = None
    """What must be told to whom, and when."""


class Further(Message):
    """Delay beyond the extension, to a day that is agreed."""

    article: Article
    ground: Text


class SuspensionRule(Message):
    """A ground on which the term stands still."""

    id: Slug
    title: Text
    article: Article
    last_day: Literal["runs", "stands-still"]
    """Whether the day that ends it counts again ("tot") or not yet ("tot en met")."""
    effect: Literal["adds", "holds"] = "adds"
    """It adds its days to the term, or it only holds the end up until it is over."""


class Validity(Message):
    """When the rule holds, and which rule holds otherwise."""

    first: date | None = None
    last: date | None = None
    by: Literal["start", "decision"] = "start"
    otherwise: Slug | None = None

    def holds_on(self, on: date) -> bool:
        return (self.first or on) <= on <= (self.last or on)


class TermRule(Message):
    """One term of the law."""

    id: Slug
    title: Text
    article: Article
    source: str
    confirmed: bool
    """Whether it was read in the text of the law, or comes from knowledge of it."""
    family: Family
    counted_from: Text
    """The day that does not count itself: "the day on which ..."."""
    after: Slug | None = None
    """The term whose (shifted) end this one follows; it is counted from that one's start."""
    unit: Unit
    length: Annotated[int, Field(ge=1)]
    direction: Literal["forward", "back"] = "forward"
    kind: Literal["deadline", "waiting"] = "deadline"
    """Something must be done by then, or may not be done before it has passed."""
    act: Literal["applies", "open"] = "applies"
    """Whether it is certain that the Algemene termijnenwet is meant for a term like this."""
    extension: Extension | None = None
    further: Further | None = None
    suspensions: tuple[SuspensionRule, ...] = ()
    valid: Validity = Validity()
    penalty_excluded: Article | None = None
    """The article by which lateness under this term never leads to a penalty."""
    note: Text | None = None

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        if self.direction == "back" and (self.family is Family.EU or self.extension or self.after):
            raise ValueError("a term counted back is not EU's, has no extension and follows none")
        if self.unit is Unit.HOURS and (self.extension or self.suspensions or self.after):
            raise ValueError("a term in hours has no extension, no suspension and follows none")
        if self.direction == "back" and self.suspensions:
            raise ValueError("a term counted back is not suspended")
        if self.act == "open" and self.family is not Family.ATW:
            raise ValueError("act: open is for family atw only")
        return self

    def ground(self, name: Slug | None) -> SuspensionRule | None:
        """The suspension ground of that name; the first where none is named."""
        return next((one for one in self.suspensions if name in (None, one.id)), None)


class Band(Message):
    """So many days at so much a day."""

    days: Annotated[int, Field(ge=1)]
    euros: Annotated[int, Field(ge=1)]


class Rate(Message):
    """What a day costs, by the date on which the notice of default was received."""

    first: date
    source: str
    bands: Annotated[tuple[Band, ...], Field(min_length=1)]
    maximum: int

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        total = sum(band.days * band.euros for band in self.bands)
        if total != self.maximum:
            raise ValueError(f"the bands add up to {total}, the maximum says {self.maximum}")
        return self

    def parts(self, days: int) -> tuple[Band, ...]:
        """So many days, laid over the bands."""
        parts = []
        for band in self.bands:
            if counted := min(days, band.days):
                parts.append(Band(days=counted, euros=band.euros))
            days -= counted
        return tuple(parts)

    def amount(self, days: int) -> int:
        """The euros owed for so many days."""
        return sum(band.days * band.euros for band in self.parts(days))


class PenaltyTable(Message):
    """The penalty for deciding late (dwangsom bij niet tijdig beslissen)."""

    article: Article
    notice: Slug
    """The term that a notice of default sets running."""
    run: Slug
    """The term during which a penalty is owed."""
    decision: Slug
    """The term for fixing the amount."""
    stop_day: Literal["counts", "free"]
    """Whether the day on which the decision is made known is still paid for."""
    rates: Annotated[tuple[Rate, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        days = [rate.first for rate in self.rates]
        if days != sorted(set(days)):
            raise ValueError("put the rates in the order of their first day, each day once")
        return self


class HolidayTables(Message):
    """One table for each family; a day in one says nothing about the other."""

    atw: HolidayTable
    eu: HolidayTable


class RuleTables(Message):
    """All that the law says about time, as one versioned whole."""

    version: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9.-]{0,39}$")]
    holidays: HolidayTables
    terms: Annotated[tuple[TermRule, ...], Field(min_length=1)]
    penalties: PenaltyTable

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        known = {rule.id: rule for rule in self.terms}
        if len(known) < len(self.terms):
            raise ValueError("each term has an id of its own: one occurs twice")
        named = {self.penalties.notice, self.penalties.run, self.penalties.decision}
        for rule in self.terms:
            named |= {rule.after or rule.id, rule.valid.otherwise or rule.id}
            before = known.get(rule.after or "")
            if before and (before.after or before.unit is Unit.HOURS or before.extension):
                raise ValueError(f"{rule.id} follows {before.id}, which must be a plain term")
        if unknown := named - set(known):
            raise ValueError(f"no such term: {', '.join(sorted(unknown))}")
        return self

    def open_days(self, family: Family, *, cautious: bool = False) -> OpenDays:
        """The open days of a family; a rule of no family has none that count."""
        table = self.holidays.eu if family is Family.EU else self.holidays.atw
        return table.cautious if cautious else table.open_days

    def rule(self, name: str) -> TermRule:
        """The term of that name; refuses an unknown name and suggests the nearest few."""
        for rule in self.terms:
            if rule.id == name:
                return rule
        known = [rule.id for rule in self.terms]
        nearest = get_close_matches(name, known, n=3, cutoff=0.0)
        raise UnknownTerm(term=name, nearest=", ".join(nearest))
