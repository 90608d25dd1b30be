"""The fields of a form, from the command that it asks for: each by what a command holds there."""

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from application.registers import leading
from domain.evidence import DecisionReference, OwnRecord, StoredDocument
from domain.messages import Message
from domain.sealed import Plain
from interface.kinds.shared import LABELS, PARTIES
from interface.kinds.sheet import Act, Sheet
from interface.web.asked import Field
from interface.web.case_fields import control
from interface.web.coded import in_words
from interface.web.narrowed import cited
from interface.web.templating import translations
from interface.web.visit import Visit

CONTROL = frozenset({"agreement", "controller", "processor"})
ORGANS = ("college", "council", "mayor", "committee")
"""What takes decisions, unless a form says otherwise."""


@dataclass(frozen=True)
class Held:
    """What a field of a command holds: the type of one, whether there may be none, or several."""

    of: Any
    optional: bool = False
    several: bool = False


def held(annotation: Any) -> Held:
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return held(inner[0])
    if origin in (Union, types.UnionType):
        rest = [one for one in inner if one is not type(None)]
        if OwnRecord in rest or StoredDocument in rest:
            return Held(OwnRecord, optional=len(rest) < len(inner))
        found = held(rest[0])
        return Held(found.of, len(rest) < len(inner) or found.optional, found.several)
    if origin is tuple:
        return Held(held(inner[0]).of, several=True)
    if origin is Literal:
        return Held(inner)
    return Held(annotation)


@dataclass(frozen=True)
class Asking:
    """A form of one act, for who fills it in."""

    visit: Visit
    sheet: Sheet
    act: Act

    def fields(self) -> tuple[Field, ...]:
        """In the order of the command; what is optional comes with its hint."""
        names = self.act.asked.model_fields
        found = list(self._of(self.act.asked))
        if names.keys() >= CONTROL:
            found.insert(0, control(self.visit))
        return tuple(found)

    def _of(self, kind: type[Message]) -> Iterator[Field]:
        control = kind.model_fields.keys() >= CONTROL
        for name, info in kind.model_fields.items():
            if control and name in CONTROL:
                continue
            what = held(info.annotation)
            if not info.is_required():
                what = Held(what.of, True, what.several)
            for one in self._asked(name, what):
                yield replace(one, default=_default(info.default)) if one.options else one

    def _asked(self, name: str, what: Held, part: str = "") -> Iterator[Field]:
        label = self._label(name, part)
        options = self._options(name, what, part)
        of, several = what.of, what.several
        if of is OwnRecord:
            kinds = in_words(self.act.choices.get(f"{name}.kind", (name,)), self.visit.language)
            yield Field(name, "evidence", label, "", kinds, what.optional, listed=several)
        elif of is DecisionReference:
            yield from self._parts(name, what, several=several)
        elif isinstance(of, type) and issubclass(of, Message) and of is not Plain:
            if several:
                yield self._rows(name, of, what)
            else:
                yield from self._parts(name, what)
        elif options is not None:
            kind: Any = "several" if several else "yes" if of is bool else "choice"
            yield Field(name, kind, label, self._hint(what), options, what.optional, part)
        else:
            hint = self._hint(what)
            ahead = (f"{part}.{name}" if part else name) in self.act.ahead
            yield Field(name, _kind(of, several), label, hint, {}, what.optional, part, ahead)

    def _parts(self, name: str, what: Held, *, several: bool = False) -> Iterator[Field]:
        """The fields of a message within the command, under their own names."""
        for inner, info in what.of.model_fields.items():
            if inner in ("source", "type"):
                continue
            found = held(info.annotation)
            found = Held(found.of, what.optional or not info.is_required(), found.several)
            for one in self._asked(inner, found, name):
                yield Field(
                    f"{name}-{inner}",
                    one.kind,
                    self._label(inner, name),
                    one.hint,
                    one.options,
                    one.optional,
                    name,
                    one.ahead,
                    inner,
                    several,
                )

    def _rows(self, name: str, of: type[Message], what: Held) -> Field:
        """One on each line: its fields in their order, with a semicolon between them."""
        _ = translations(self.visit.language).gettext
        order = "; ".join(self._label(one, "").lower() for one in of.model_fields)
        hint = _("Eén op elke regel: %(order)s.") % {"order": order}
        columns = tuple(of.model_fields)
        return Field(name, "rows", self._label(name, ""), hint, {}, what.optional, columns=columns)

    def _options(self, name: str, what: Held, part: str) -> Mapping[str, str] | None:
        """What may be chosen; None where anything may be typed."""
        language, of = self.visit.language, what.of
        offered = self.act.choices.get(f"{part}.{name}" if part else name)
        if offered is not None:
            return in_words(offered, language)
        if of is bool:
            return dict(
                zip(("true", "false"), in_words(("yes", "no"), language).values(), strict=True)
            )
        if isinstance(of, tuple):
            return in_words((str(one) for one in of), language)
        if isinstance(of, type) and issubclass(of, StrEnum):
            return in_words(of, language)
        if of is not str:
            return None
        if name in PARTIES or name == "responsible":
            elsewhere = f"{part}.{name}" in self.act.elsewhere
            return self.visit.party_names if elsewhere else self._parties()
        if name in ("agreement", "agreements"):
            return {one.id: cited(one, language) for one in self._agreements()}
        if name in ("product", "products"):
            return self._products()
        if name == "organ":
            return in_words(ORGANS, language)
        return None

    def _agreements(self) -> Any:
        found = self.visit.doors.registers.agreements(self.visit.present)
        return leading(found, self.visit.party)

    def _parties(self) -> dict[str, str]:
        found = (party for one in self._agreements() for party in one.roles.values())
        return {party: self.visit.party_name(party) for party in dict.fromkeys(found)}

    def _products(self) -> dict[str, str]:
        listed = self.visit.doors.registers.products
        return {
            one.product: f"{one.product}: {one.title[self.visit.language]}"
            for made in self._agreements()
            for one in listed(made.id, self.visit.present)
        }

    def _label(self, name: str, part: str) -> str:
        language = self.visit.language
        if name == "occurred_on":
            return translations(language).gettext("Op welke dag?")
        labels = {**LABELS, **self.sheet.labels}
        own = labels.get(f"{part}.{name}") if part else None
        if own is None and part:
            return f"{labels[part][language]}: {labels[name][language].lower()}"
        return (own or labels[name])[language]

    def _hint(self, what: Held) -> str:
        _ = translations(self.visit.language).gettext
        if what.of is Plain and not what.several:
            return _("Wordt verzegeld.")
        if what.several and what.of in (Plain, str):
            return _("Eén op elke regel.")
        return _("Laat leeg als dit er niet is.") if what.optional else ""


def _default(value: Any) -> str:
    """As a form has it; empty where a command has none of its own."""
    if isinstance(value, bool):
        return str(value).lower()
    return value.value if isinstance(value, StrEnum) else ""


def _kind(of: Any, several: bool) -> Any:
    if several:
        return "sentences" if of is Plain else "lines"
    if of is Plain:
        return "words"
    if isinstance(of, type) and issubclass(of, datetime):
        return "moment"
    if isinstance(of, type) and issubclass(of, date):
        return "day"
    return "number" if of is int else "line"
