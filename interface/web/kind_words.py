"""What pages say of a case of any kind: its sheet's words, with the facts that the case holds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Literal

from application.docket import CaseEntry
from domain.calendar.due import DueDate
from domain.evidence import DecisionReference, OwnRecord, StoredDocument
from domain.kind import Kind
from domain.messages import AMSTERDAM, Event, Message, Text
from domain.sealed import Sealed
from interface.kinds.shared import LABELS
from interface.kinds.sheet import Said, Sheet, Standing
from interface.told.kinds import at, fact, sentence
from interface.told.sentence import written
from interface.web.beside import BESIDE
from interface.web.templating import translations
from interface.web.visit import Visit

SUBJECTS = ("complainant", "objector", "subject", "subjects")
STREAMS = ("case", "concerns", "obligation", "obligations", "leads_to", "from_stream", "stream")
Shape = Literal[
    "text",
    "day",
    "moment",
    "sealed",
    "document",
    "decision",
    "due",
    "subject",
    "stream",
    "lines",
]


@dataclass(frozen=True)
class Line:
    """A fact under its label: how it is drawn, and what is drawn."""

    label: str
    shape: Shape
    value: Any


@dataclass(frozen=True)
class Part:
    """What one event says, or several of the same kind; or facts that stand by themselves."""

    name: str
    label: str
    rows: Sequence[Sequence[Line]]


@dataclass(frozen=True)
class Phase:
    label: str
    on: date | None
    now: bool


@dataclass(frozen=True)
class KindWords:
    visit: Visit
    sheet: Sheet

    @property
    def kind(self) -> Kind[Any]:
        return self.visit.doors.dockets[self.sheet.category].kind

    # Lists

    @property
    def columns(self) -> list[str]:
        return [self.label(one.rpartition(".")[2]) for one in self.sheet.columns]

    def cells(self, entry: CaseEntry[Any]) -> list[Line]:
        found = ((one, at(entry.facts, one)) for one in self.sheet.columns)
        return [self._line(path.rpartition(".")[2], value) for path, value in found]

    # A case

    def title(self, entry: CaseEntry[Any]) -> str:
        return self.told(self.sheet.title, self.kind.begun(entry.facts))

    def standing(self, entry: CaseEntry[Any]) -> Standing:
        return self.sheet.standings[entry.standing]

    def lead(self, entry: CaseEntry[Any]) -> str:
        return self.told(self.standing(entry).lead, entry.facts)

    def phases(self, entry: CaseEntry[Any]) -> list[Phase]:
        """What it went through and what comes next; what was passed over is left out."""
        there = [(name, _latest(getattr(entry.facts, name))) for name in self.sheet.course]
        last = max((n for n, (_, on) in enumerate(there) if on is not None), default=-1)
        found = []
        for number, (name, on) in enumerate(there):
            if on is not None or (number > last and not entry.closed):
                now = number == last + 1 and not entry.closed
                found.append(Phase(self.label(name), on, now))
        return found

    def parts(self, entry: CaseEntry[Any]) -> list[Part]:
        """Everything that is recorded of it, in the order in which its state has it."""
        found, alone = [], []
        begun = self.kind.begun(entry.facts)
        derived = [(name, getattr(entry.facts, name)) for name in self.sheet.derived]
        first = [self._line(name, value) for name, value in derived if value not in (None, ())]
        if first:
            found.append(Part("derived", self._stands, [first]))
        for name, value in _members(entry.facts):
            if name in self._instead:
                continue
            events = value if isinstance(value, tuple) else (value,)
            if events and all(map(compound, events)):
                rows = [list(self._lines(one)) for one in events]
                found.append(Part(name, self.label(name), [row for row in rows if row]))
            elif (
                value not in (None, (), "", False, getattr(begun, name, None))
                and name in self._labels
            ):
                alone.append(self._line(name, value))
        said = {
            one.value for part in found for row in part.rows for one in row if one.shape == "due"
        }
        alone = [one for one in alone if one.shape != "due" or one.value not in said]
        if alone:
            found.append(Part("besides", self._more, [alone]))
        return [one for one in found if one.rows]

    def beside(self, entry: CaseEntry[Any]) -> tuple[str, Any]:
        """The template of a part of its own, and what it shows: None where there is none."""
        found = BESIDE.get(self.sheet.category)
        return ("", None) if found is None else (found.template, found.made(self.visit, entry))

    @property
    def _instead(self) -> tuple[str, ...]:
        found = BESIDE.get(self.sheet.category)
        return () if found is None else found.instead

    @property
    def _stands(self) -> str:
        return translations(self.visit.language).gettext("Hoe het ervoor staat")

    @property
    def _more(self) -> str:
        return translations(self.visit.language).gettext("Verder")

    def _lines(self, about: Any) -> Iterator[Line]:
        for name, value in _members(about):
            if name in ("type", *self._instead) or value in (None, (), ""):
                continue
            if isinstance(value, Text):
                yield Line(self.label(name), "text", value[self.visit.language])
            elif isinstance(value, tuple) and isinstance(value[0], OwnRecord | StoredDocument):
                yield from (Line(self.label(name), "document", one) for one in value)
            elif isinstance(value, tuple) and compound(value[0]):
                yield Line(self.label(name), "lines", [list(self._lines(one)) for one in value])
            else:
                yield self._line(name, value)

    def _line(self, name: str, value: Any) -> Line:
        return Line(self.label(name), *self._shaped(name, value))

    def _shaped(self, name: str, value: Any) -> tuple[Shape, Any]:
        match value:
            case Sealed():
                return "sealed", value
            case OwnRecord() | StoredDocument():
                return "document", value
            case DecisionReference():
                return "decision", value
            case DueDate():
                return "due", value
            case datetime():
                return "moment", value
            case date():
                return "day", value
            case str() if name in SUBJECTS:
                return "subject", (value,)
            case tuple() if name in SUBJECTS:
                return "subject", value
            case str() if name in STREAMS and not isinstance(value, StrEnum):
                return "stream", (value,)
            case tuple() if name in STREAMS:
                return "stream", value
            case tuple() if value and compound(value[0]):
                return "lines", [list(self._lines(one)) for one in value]
            case _ if compound(value):
                if all(_simple(one) for _, one in _members(value)):
                    return "text", ", ".join(self._pieces(value))
                return "lines", [list(self._lines(value))]
        return "text", self.words(name, value)

    def _pieces(self, about: Any) -> Iterator[str]:
        """A small message in one line."""
        for name, value in _members(about):
            if value not in (None, (), "") and name != "type":
                yield self.words(name, value)

    def words(self, name: str, value: Any) -> str:
        if isinstance(value, str) and name in ("agreement", "agreements"):
            return self.visit.agreement_name(value)
        if isinstance(value, tuple) and value and name == "agreements":
            return ", ".join(map(self.visit.agreement_name, value))
        if isinstance(value, str) and not isinstance(value, StrEnum) and name == "product":
            return self._product(value)
        return written(fact(name, value), self.visit.language, self.visit.manner)

    def _product(self, key: str) -> str:
        for made in self.visit.doors.registers.agreements(self.visit.at):
            for one in self.visit.doors.registers.products(made.id, self.visit.at):
                if one.product == key:
                    return f"{key}: {one.title[self.visit.language]}"
        return key

    def told(self, said: Said, about: object) -> str:
        """A sentence, with a capital."""
        made = sentence(said, about)
        language, manner = self.visit.language, self.visit.manner
        words = (made.nl if language == "nl" else made.en).format(
            *(written(one, language, manner) for one in made.facts)
        )
        return words[:1].upper() + words[1:]

    @property
    def _labels(self) -> dict[str, Text]:
        return {**LABELS, **self.sheet.labels}

    def label(self, name: str) -> str:
        return self._labels[name][self.visit.language]


WHOLE = (Text, Sealed, DueDate, DecisionReference, OwnRecord, StoredDocument)
"""Messages that are drawn as one thing."""


def compound(value: Any) -> bool:
    """Whether it is drawn by its fields: an event, a message within one, a part of a state."""
    if isinstance(value, Message):
        return not isinstance(value, WHOLE)
    return is_dataclass(value) and not isinstance(value, type)


def _simple(value: Any) -> bool:
    """Whether it can stand in one line with others."""
    if isinstance(value, tuple):
        return all(isinstance(one, str) for one in value)
    return not compound(value) and not isinstance(value, Sealed | DueDate | StoredDocument)


def _members(about: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(about, Message):
        names = list(type(about).model_fields)
    else:
        names = [one.name for one in fields(about)]
    return ((name, getattr(about, name)) for name in names if name != "version")


def _latest(value: Any) -> date | None:
    """The day on which it happened, the last of several times."""
    if isinstance(value, tuple):
        return _latest(value[-1]) if value else None
    if isinstance(value, datetime):
        return value.astimezone(AMSTERDAM).date()
    if isinstance(value, date):
        return value
    return value.occurred_on if isinstance(value, Event) else None
