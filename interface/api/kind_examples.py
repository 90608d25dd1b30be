"""What the OpenAPI document says of all kinds of case: tags, bodies, an example of each answer."""

from collections.abc import Callable
from typing import Any

from application.docket import CaseEntry
from domain.messages import Event, Message
from domain.sealed import Plain, Sealed
from interface.kinds import SHEETS
from interface.kinds.sheet import Sheet

KEY = "0197a3c2-9f22-7a10-b3c4-8d1e2f3a4b5c"
_SEALED = Sealed(key="0197a3c2-7e11-7a40-9c02-5b1d2e3f4a5b", digest="5f" * 32)
_SEEN = {"position": 1742, "day": "2026-03-02"}

_REPORT = {
    "municipality": "beek",
    "year": 2025,
    "received": [KEY],
    "byProduct": [{"of": "direct.a.1.2", "cases": [KEY]}],
    "filedLate": [],
    "withdrawn": [],
    "byOutcome": [{"of": "objection-unfounded", "cases": [KEY]}],
    "inTime": [KEY],
    "late": [],
    "adjourned": [],
    "appeals": [KEY],
    "higherAppeals": [],
    "reliefAsked": [],
    "openAtEnd": [],
}

_REALISED = {
    "kpi": KEY,
    "code": "placements",
    "title": {"nl": "Plaatsingen", "en": "Placements"},
    "unit": "number",
    "direction": "up",
    "addsUp": True,
    "period": "2025-Q2",
    "value": "28",
    "realised": "59",
    "estimate": {"atLeast": "60", "atMost": None},
    "deviation": "-1",
    "onTarget": False,
}

KIND_TAGS = {one.noun: one.about.en for one in SHEETS}
KINDS_SPOKEN: tuple[type[Message], ...] = tuple(
    dict.fromkeys(act.asked for sheet in SHEETS for act in sheet.every)
)
"""What is said in bodies."""


def begun(sheet: Sheet) -> Event:
    """With which the example of a kind begins: what is said, and what a service adds to it."""
    asked = sheet.beginning.asked.model_validate(dict(sheet.beginning.example))
    said = {name: getattr(asked, name) for name in type(asked).model_fields}
    facts = {
        name: _SEALED if isinstance(value, Plain) else value
        for name, value in (said | dict(sheet.beginning.adds) | {"party": sheet.party}).items()
        if name in sheet.begins.model_fields
    }
    return sheet.begins.model_validate(facts)


def example(sheet: Sheet) -> dict[str, Any]:
    """An answer about a case of which no more is known than that it began."""
    event = begun(sheet)
    facts = event.model_dump()
    alone = (facts["agreement"],) if "agreement" in facts else ()
    control = (facts.get("controller"), facts.get("processor"))
    shown = CaseEntry[sheet.state](  # type: ignore[name-defined]
        id=KEY,
        agreements=facts.get("agreements", alone),
        parties=facts.get("parties") or tuple(one for one in control if one is not None),
        begun_on=event.occurred_on,
        standing=next(iter(sheet.standings)),
        closed=False,
        running=(),
        facts=sheet.evolve(sheet.state(), event),
        version=1,
        position=1730,
    )
    return dict(shown.model_dump(mode="json", by_alias=True))


def examples(named: Callable[[str], str]) -> dict[str, Any]:
    """By the names of the models: of an entry, and of a register with one."""
    found: dict[str, Any] = {}
    for sheet in SHEETS:
        one = example(sheet)
        found[f"{named(sheet.category)}Entry"] = one
        page = {"asOf": _SEEN, "total": 1, "next": None, "items": [one]}
        found[f"{named(sheet.category)}Register"] = page
    found["ObjectionsReported"] = {"asOf": _SEEN, "items": [_REPORT]}
    found["KpiRealised"] = {"asOf": _SEEN, "items": [_REALISED]}
    return found
