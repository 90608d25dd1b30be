"""Words for what a clause, annex or product holds, where a case shows one whole."""

from collections.abc import Mapping
from typing import Any

from domain.messages import Text
from interface.kinds.pieces import AGREEMENT, BEEK, CENTRE

LABELS: Mapping[str, Text] = {
    "after": Text(nl="Wordt", en="Becomes"),
    "annex": Text(nl="Bijlage", en="Annex"),
    "before": Text(nl="Was", en="Was"),
    "change": Text(nl="Wijziging", en="Change"),
    "creditor": Text(nl="Schuldeiser", en="Creditor"),
    "debtor": Text(nl="Schuldenaar", en="Debtor"),
    "duties": Text(nl="Plichten", en="Duties"),
    "follows": Text(nl="Komt na artikel", en="Comes after clause"),
    "heading": Text(nl="Opschrift", en="Heading"),
    "id": Text(nl="Code", en="Code"),
    "month": Text(nl="Maand", en="Month"),
    "nature": Text(nl="Aard", en="Nature"),
    "none": Text(nl="Waarom geen plicht", en="Why no duty"),
    "of": Text(nl="Van", en="Of"),
    "part_of": Text(nl="Onderdeel van", en="Part of"),
    "rows": Text(nl="Regels", en="Rows"),
    "day": Text(nl="Dag van de maand", en="Day of the month"),
    "survives_end": Text(nl="Loopt door na het einde", en="Goes on after the end"),
    "text": Text(nl="Tekst", en="Text"),
    "trigger": Text(nl="Wanneer", en="When"),
    "waivable_by": Text(nl="Kwijt te schelden door", en="Waivable by"),
}
CODES: Mapping[str, Text] = {
    "contract": Text(nl="uit de overeenkomst", en="of the agreement"),
    "statutory": Text(nl="wettelijk", en="statutory"),
    "privacy": Text(nl="privacy", en="privacy"),
    "archive": Text(nl="archief", en="archive"),
}
CLAUSE: Mapping[str, Any] = {
    "id": "10",
    "heading": {"nl": "Plaats van uitvoering", "en": "Place of performance"},
    "text": {"nl": "De opdrachtnemer werkt ook bij de klant.", "en": "The provider also visits."},
    "none": {"nl": "Zegt waar, niet wat.", "en": "Says where, not what."},
}
"""An example, as it is said to the API."""
PRODUCT: Mapping[str, Any] = {
    "id": "direct.z",
    "kind": "direct",
    "title": {"nl": "Taalles op het werk", "en": "Language lessons at work"},
    "clause": "10",
}
TEXT: Mapping[str, Any] = {
    "format": "nakomen-catalogue/1",
    "id": "dvo-2020",
    "title": {"nl": "Dienstverleningsovereenkomst", "en": "Service agreement"},
    "scheme": {
        "title": {"nl": "Centrumregeling", "en": "Centre scheme"},
        "citation": "Centrumregeling",
        "in_force_on": "2020-01-01",
    },
    "parties": (
        {
            "id": CENTRE,
            "name": {"nl": "Gemeente Sittard-Geleen", "en": "Municipality of Sittard-Geleen"},
            "kind": "municipality",
            "college": True,
            "centre": True,
        },
        {
            "id": BEEK,
            "name": {"nl": "Gemeente Beek", "en": "Municipality of Beek"},
            "kind": "municipality",
            "college": True,
        },
    ),
    "agreements": (
        {
            "id": AGREEMENT,
            "citation_titles": ("DVO-2020 Beek",),
            "roles": {"client": BEEK, "provider": CENTRE},
        },
    ),
    "in_force_on": "2020-01-01",
    "clauses": ({**CLAUSE, "text": {"nl": "Op kantoor.", "en": "At the office."}},),
}
"""What the services have of an agreement, as little as there can be of it."""
