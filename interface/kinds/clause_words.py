"""Words for what a clause, annex or product holds, where a case shows one whole."""

from collections.abc import Mapping

from domain.messages import Text

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
CLAUSE = {
    "id": "10",
    "heading": {"nl": "Plaats van uitvoering", "en": "Place of performance"},
    "text": {"nl": "De opdrachtnemer werkt ook bij de klant.", "en": "The provider also visits."},
    "none": {"nl": "Zegt waar, niet wat.", "en": "Says where, not what."},
}
"""An example, as it is said to the API."""
PRODUCT = {
    "id": "direct.z",
    "kind": "direct",
    "title": {"nl": "Taalles op het werk", "en": "Language lessons at work"},
    "clause": "10",
}
