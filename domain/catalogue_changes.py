"""What a catalogue now says of an agreement, against what was registered for it.

Registration copied the text into the log; a file that changed since is refused with these
differences. Only the wording of a clause, duty or product that is otherwise the same is an
editorial matter; everything else is substance and takes an amendment.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, Literal

from domain.catalogue import Annex, Catalogue, Definition, Party, Scheme
from domain.clause import Clause, Product
from domain.messages import Message, Slug, Text

KEYED = {"roles", "parties", "annexes", "definitions", "clauses", "products"}
WORDED = ("clauses[", "products[")
WORDING = re.compile(r"\]\.(heading|text|title)\.(nl|en)$")


class AgreementText(Message):
    """Everything that one agreement says, whether it comes from the log or from a file."""

    title: Text
    citation_titles: tuple[str, ...]
    in_force_on: date
    ends_on: date | None
    scheme: Scheme
    roles: dict[Slug, Slug]
    parties: dict[Slug, Party]
    annexes: dict[Slug, Annex]
    definitions: dict[str, Definition]
    clauses: dict[Slug, Clause]
    products: dict[Slug, Product]


class Change(Message):
    """One difference, at its path: `clauses[12.3].duties[quarterly-report].due.months`."""

    path: str
    kind: Literal["added", "removed", "changed"]
    before: Any = None
    """Plain JSON; of a whole clause, duty, party or product that came or went only its name."""
    after: Any = None
    substantive: bool


def text_of(catalogue: Catalogue, agreement: str) -> AgreementText:
    """What a catalogue says of one of its agreements. Raises KeyError for one that it has not."""
    one = {participation.id: participation for participation in catalogue.agreements}[agreement]
    return AgreementText(
        title=catalogue.title,
        citation_titles=one.citation_titles,
        in_force_on=catalogue.in_force_on,
        ends_on=catalogue.ends_on,
        scheme=catalogue.scheme,
        roles=one.roles,
        parties={party.id: party for party in catalogue.parties},
        annexes={annex.id: annex for annex in catalogue.annexes},
        definitions={definition.term.nl: definition for definition in catalogue.definitions},
        clauses={clause.id: clause for clause in catalogue.clauses},
        products={product.id: product for product in catalogue.products},
    )


def changes(registered: AgreementText, catalogue: Catalogue, agreement: str) -> tuple[Change, ...]:
    """Every difference, section by section; what was there first, then what is new."""
    before = registered.model_dump(mode="json")
    after = text_of(catalogue, agreement).model_dump(mode="json")
    found: list[Change] = []
    for section, was in before.items():
        if section not in KEYED:
            found += _differences(section, was, after[section])
            continue
        for key in was | after[section]:
            path = f"{section}[{key}]"
            found += _differences(path, was.get(key), after[section].get(key))
    return tuple(found)


def entry_changes(
    section: str, key: str, before: Message | None, after: Message | None
) -> tuple[Change, ...]:
    """The differences within one entry of a section that is kept by keys."""
    was, now = (one if one is None else one.model_dump(mode="json") for one in (before, after))
    return tuple(_differences(f"{section}[{key}]", was, now))


def _differences(path: str, before: Any, after: Any) -> list[Change]:
    """The differences within one entry. They are editorial only if all of them are wording."""
    found = list(_compare(path, before, after))
    wording = path.startswith(WORDED) and all(WORDING.search(place) for place, _, _ in found)
    return [_change(*one, substantive=not wording) for one in found]


def _compare(path: str, before: Any, after: Any) -> Iterator[tuple[str, Any, Any]]:
    if before == after:
        return
    was, now = _parts(before), _parts(after)
    if was is None or now is None:
        yield path, before, after
    else:
        for part in was | now:
            yield from _compare(path + part, was.get(part), now.get(part))


def _parts(value: Any) -> dict[str, Any] | None:
    """What a value consists of, under the way each part is written in a path."""
    match value:
        case dict():
            return {f".{key}": part for key, part in value.items()}
        case []:
            return {}
        case [{"id": _}, *_]:
            return {f"[{part['id']}]": part for part in value}
        case _:
            return None


def _change(path: str, before: Any, after: Any, substantive: bool) -> Change:
    kind: Literal["added", "removed", "changed"] = "changed"
    if before is None:
        kind = "added"
    elif after is None:
        kind = "removed"
    return Change(
        path=path,
        kind=kind,
        before=_short(before),
        after=_short(after),
        substantive=substantive,
    )


def _short(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    return next((value[name] for name in ("heading", "title", "name") if name in value), value)
