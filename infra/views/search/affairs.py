"""Cases of every kind as documents: by id, kind, day and parties. Nothing sealed is in them, nor a
data subject's pseudonym."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from application.ports import Recorded
from application.search import Kind
from domain.kind import Kind as KindOfCase
from domain.kinds import kinds
from domain.messages import Event, Text
from infra.rules.tables import load_rules
from infra.views.search.document import Document, document

NAMES = {
    "amendment": Text(nl="Wijziging", en="Amendment"),
    "calamity": Text(nl="Calamiteit", en="Calamity"),
    "complaint": Text(nl="Klacht", en="Complaint"),
    "consultation": Text(nl="Overleg", en="Consultation"),
    "contact-point": Text(nl="Aanspreekpunt", en="Contact point"),
    "default-notice": Text(nl="Ingebrekestelling", en="Notice of default"),
    "development": Text(nl="Ontwikkeling", en="Development"),
    "engagement": Text(nl="Derde of plaats", en="Third party or place"),
    "evaluation": Text(nl="Evaluatie", en="Evaluation"),
    "follow-up": Text(nl="Opvolging", en="Follow-up"),
    "force-majeure": Text(nl="Overmacht", en="Force majeure"),
    "kpi": Text(nl="KPI", en="KPI"),
    "mandate": Text(nl="Mandaat", en="Mandate"),
    "objection": Text(nl="Bezwaar", en="Objection"),
    "planning": Text(nl="Jaarcyclus", en="Yearly cycle"),
    "quality-check": Text(nl="Toetsronde", en="Round of checks"),
    "report": Text(nl="Rapportage", en="Report"),
    "reuse-request": Text(nl="Verzoek om hergebruik", en="Re-use request"),
    "withdrawal": Text(nl="Uittreding", en="Withdrawal"),
    "woo-request": Text(nl="Woo-verzoek", en="Woo request"),
}
"""By category, as the pages call each."""


@cache
def _begins() -> Mapping[type[Event], KindOfCase[Any]]:
    return {one.events[0]: one for one in kinds(load_rules())}


def of_cases(recorded: Recorded, names: Mapping[str, Text], readers: str) -> Iterator[Document]:
    """With which each begins; what happens to it later changes none of it."""
    kind = _begins().get(type(recorded.event))
    if kind is None or recorded.version != 1:
        return
    state = kind.decider.evolve(kind.decider.initial, recorded.event)
    parties, category = kind.concerned(state), kind.decider.category

    def said(language: str) -> str:
        named = ", ".join(names[one][language] if one in names else one for one in parties)
        return f"{recorded.event.occurred_on.isoformat()}: {named}"

    yield document(
        Kind.CASE,
        recorded.stream,
        next(iter(kind.agreements(state)), ""),
        NAMES[category],
        Text(nl=said("nl"), en=said("en")),
        names=f"{recorded.stream} {recorded.stream.removeprefix(f'{category}-')}",
        also=" ".join(parties),
        readers=readers,
    )
