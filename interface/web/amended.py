"""What an amendment changes, to read: wordings word by word, duties by what of them differs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from application.docket import CaseEntry
from domain.agreement.changes import ChangeKind, TextChange
from domain.amendment.drafting import differences
from domain.amendment.state import Amendment
from domain.catalogue import Annex
from domain.catalogue_changes import Change
from domain.clause import Clause
from domain.messages import Text
from interface.web.difference import Difference, difference
from interface.web.templating import translations
from interface.web.visit import Visit

WORDINGS = (".heading.", ".text.", ".title.")


@dataclass(frozen=True)
class Differing:
    """Something else than a wording: where it stands in what changes, as it was and becomes."""

    what: str
    before: str
    after: str


@dataclass(frozen=True)
class Drafted:
    id: str
    of: str
    kind: ChangeKind
    heading: Difference
    text: Difference
    others: Sequence[Differing]


def drafted(visit: Visit, entry: CaseEntry[Amendment]) -> list[Drafted] | None:
    found = [_drafted(visit, one.change) for one in entry.facts.drafted]
    return found or None


def _drafted(visit: Visit, change: TextChange) -> Drafted:
    language = visit.language
    was, becomes = (_worded(one, language) for one in (change.before, change.after))
    replaced = change.kind is ChangeKind.REPLACED
    others = [one for one in differences([change]) if replaced and not _is_wording(one)]
    return Drafted(
        change.id,
        change.of,
        change.kind,
        difference(was[0], becomes[0]),
        difference(was[1], becomes[1]),
        [_differing(visit, one, change) for one in others],
    )


def _worded(one: Clause | Annex | None, language: str) -> tuple[str, str]:
    """Heading and text; empty where there is none."""
    if one is None:
        return "", ""
    if isinstance(one, Annex):
        return one.title[language], ""
    return one.heading[language], one.text[language]


def _is_wording(change: Change) -> bool:
    return ".duties" not in change.path and any(one in change.path for one in WORDINGS)


def _differing(visit: Visit, change: Change, whole: TextChange) -> Differing:
    _, _, path = change.path.partition("].")
    duty, _, rest = path.removeprefix("duties[").partition("]")
    names = _titles(whole, visit.language)
    place = [names.get(duty, duty) if path.startswith("duties[") else path]
    place += [_named(visit, one) for one in rest.split(".") if one]
    return Differing(", ".join(place), _said(visit, change.before), _said(visit, change.after))


def _titles(change: TextChange, language: str) -> dict[str, str]:
    """What the duties of a clause are called, those that come and those that go."""
    clauses = (one for one in (change.before, change.after) if isinstance(one, Clause))
    return {duty.id: duty.title[language] for clause in clauses for duty in clause.duties}


def _named(visit: Visit, part: str) -> str:
    _ = translations(visit.language).gettext
    words = {
        "creditor": _("schuldeiser"),
        "days": _("dagen"),
        "debtor": _("schuldenaar"),
        "due": _("uiterste datum"),
        "every": _("hoe vaak"),
        "evidence": _("bewijsstukken"),
        "month": _("maand"),
        "months": _("maanden na afloop"),
        "nature": _("aard"),
        "survives_end": _("geldt na het einde"),
        "title": _("titel"),
        "trigger": _("aanleiding"),
        "waivable_by": _("kwijt te schelden door"),
    }
    return words.get(part, part)


def _said(visit: Visit, value: Any) -> str:
    match value:
        case None | [] | ():
            return "–"
        case Text():
            return value[visit.language]
        case dict() if visit.language in value:
            return str(value[visit.language])
        case list() | tuple():
            return ", ".join(_said(visit, one) for one in value)
        case bool():
            return visit.manner.code("yes" if value else "no")
        case str():
            return visit.manner.code(value)
    return str(value)
