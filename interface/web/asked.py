"""What a form asks, as data: a field of a command, how it is typed, and what was typed of it.

For rooms whose forms have nothing of their own to show; one template draws all of them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, TypeVar

from pydantic import ValidationError

from application.documents import Documents
from application.written import BadDate, MomentDoesNotExist, day_or_moment
from domain.messages import Message
from interface.web.evidence import given_as
from interface.web.forms import WHOLE, Errors, Typed

M = TypeVar("M", bound=Message)
Facts = dict[str, Any]

Kind = Literal[
    "day",
    "moment",
    "choice",
    "several",
    "lines",
    "rows",
    "sentences",
    "words",
    "line",
    "number",
    "yes",
    "control",
    "evidence",
]
"""`control` asks who answers for the data: agreement, data controller and processor at once; `rows`
for several messages, one on each line, with a semicolon between their fields; `sentences` for
several texts, one on each line; `yes` for yes or no, or neither."""


_CONTROL = ("agreement", "controller", "processor")


@dataclass(frozen=True)
class Field:
    """One field of a command, as a form asks for it."""

    name: str
    kind: Kind
    label: str
    hint: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    """What may be chosen, with its words."""
    optional: bool = False
    part: str = ""
    """The message within the command that it belongs to."""
    ahead: bool = False
    """A day that may still be to come."""
    inner: str = ""
    """The name within the part, where that is another one than on the form."""
    listed: bool = False
    """Whether the command takes several of the part; the form asks for one."""
    columns: tuple[str, ...] = ()
    """Of `rows`."""
    default: str = ""
    """What is chosen unless somebody chooses otherwise."""

    @property
    def holds(self) -> tuple[str, ...]:
        """The fields of the command that are asked for by this one."""
        if self.kind == "evidence":
            return self.name, f"system-{self.name}", f"reference-{self.name}"
        return _CONTROL if self.kind == "control" else (self.inner or self.name, self.part)

    def read(self, typed: Typed) -> Any:
        """As a command wants it; as it was typed where that cannot be."""
        said = typed[self.name]
        if self.kind == "control":
            return {
                name: None if it == "-" else it
                for name, it in zip(_CONTROL, said.split(), strict=False)
            }
        if self.kind == "several":
            return tuple(typed.every(self.name))
        if self.kind == "lines":
            return tuple(said.split())
        if self.kind == "sentences":
            return tuple(line.strip() for line in said.splitlines() if line.strip())
        if self.kind == "rows":
            return tuple(self._row(line) for line in said.splitlines() if line.strip())
        if self.kind == "yes":
            return {"true": True, "false": False}.get(said)
        if not said:
            return None
        if self.kind == "day":
            return typed.day(self.name)
        if self.kind == "moment":
            return _moment(said)
        if self.kind == "number":
            return int(said) if said.isdecimal() and len(said) < 10 else said
        return said

    def _row(self, line: str) -> Facts:
        pieces = (piece.strip() or None for piece in line.split(";"))
        return dict(zip(self.columns, pieces, strict=False))


def _moment(said: str) -> object:
    """On the clocks of Amsterdam."""
    try:
        found = day_or_moment(said)
    except (BadDate, MomentDoesNotExist):
        return f"no moment: {said}"
    return found if isinstance(found, datetime) else f"no moment: {said}"


def stated(
    kind: type[M],
    fields: Sequence[Field],
    typed: Typed,
    fixed: Mapping[str, Facts],
    documents: Documents | None = None,
) -> M | Errors:
    """What was typed, as a message; or the fields of it that cannot be read.

    `fixed` is what a part has besides what is typed. A part of which nothing was typed is none.
    Raises DocumentNotFound.
    """
    facts: Facts = {}
    for one in fields:
        if one.kind == "evidence" and documents is not None:
            given = tuple(given_as(documents, typed, one.name, kind_of(one, typed)))
            if given:
                facts[one.name] = given if one.listed else given[0]
            continue
        value = one.read(typed)
        if one.kind == "control":
            facts |= value
        elif one.part:
            facts.setdefault(one.part, {})[one.inner or one.name] = value
        elif value is not None:
            facts[one.name] = value
    for part in {one.part for one in fields if one.part}:
        if not any(facts[part].values()):
            del facts[part]
            continue
        facts[part] |= fixed.get(part, {})
        if any(one.listed for one in fields if one.part == part):
            facts[part] = (facts[part],)
    try:
        return kind.model_validate(facts)
    except ValidationError as error:
        return {_place(one["loc"], fields): None for one in error.errors(include_url=False)}


def kind_of(field: Field, typed: Typed) -> str:
    """Of a piece of evidence: chosen, or the only one that there is."""
    return typed[f"{field.name}-kind"] or next(iter(field.options), "")


def _place(loc: tuple[int | str, ...], fields: Sequence[Field]) -> str:
    """The field that holds what a command has there; of a part that is missing the first one."""
    for name in reversed(loc):
        for one in fields:
            if name in one.holds:
                return one.name
    return WHOLE
