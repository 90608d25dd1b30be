"""Woo requests in words: from their receipt until all is released."""

from collections.abc import Mapping

from domain.messages import Event, Text
from domain.woo.events import (
    WooDecided,
    WooDueRecomputed,
    WooExtended,
    WooForwarded,
    WooPaused,
    WooReceived,
    WooReleased,
    WooReliefAsked,
    WooReliefSettled,
    WooResumed,
    WooWithdrawn,
)
from domain.woo.state import WooRequest, evolve
from interface.kinds.pieces import BEEK
from interface.kinds.sheet import Said, Sheet
from interface.kinds.woo_acts import ACTS, BEGINNING
from interface.kinds.woo_words import CODES, LABELS, STANDINGS

SENTENCES: Mapping[type[Event], Said] = {
    WooReceived: Said(
        "Woo-verzoek ontvangen over {product}; uiterlijk {due} besluiten",
        "Woo request received about {product}; to be decided by {due}",
    ),
    WooPaused: Said(
        "{ground} gevraagd, uiterlijk {until}; besluiten uiterlijk {due}",
        "{ground} asked for by {until}; to be decided by {due}",
    ),
    WooResumed: Said(
        "{ground} ontvangen; besluiten uiterlijk {due}",
        "{ground} received; to be decided by {due}",
    ),
    WooExtended: Said(
        "verdaagd van {previous} naar {due}: {ground}",
        "extended from {previous} to {due}: {ground}",
    ),
    WooDecided: Said(
        "besloten ({decision}): {outcome}; gronden: {grounds}",
        "decided ({decision}): {outcome}; grounds: {grounds}",
    ),
    WooReliefAsked: Said(
        "voorlopige voorziening gevraagd tegen besluit {decision}",
        "interim relief asked against decision {decision}",
    ),
    WooReliefSettled: Said(
        "voorlopige voorziening tegen besluit {decision}: {outcome}",
        "interim relief against decision {decision}: {outcome}",
    ),
    WooReleased: Said(
        "informatie verstrekt naar besluit {decision}",
        "information released after decision {decision}",
    ),
    WooForwarded: Said("doorgestuurd naar {to}", "passed on to {to}"),
    WooWithdrawn: Said("het verzoek is ingetrokken", "the request was withdrawn"),
    WooDueRecomputed: Said(
        "opnieuw berekend: {previous} wordt {due}", "computed anew: {previous} becomes {due}"
    ),
}

SHEET = Sheet(
    category="woo-request",
    state=WooRequest,
    evolve=evolve,
    begins=WooReceived,
    noun="woo-requests",
    group="cases",
    name=Text(nl="Woo-verzoek", en="Woo request"),
    heading=Text(nl="Woo-verzoeken", en="Woo requests"),
    about=Text(
        nl="Verzoeken om informatie: wanneer daarop besloten is, wat openbaar werd en waarom niet.",
        en="Requests for information: when they were decided on, what was released and why not.",
    ),
    none_yet=Text(
        nl="Er is nog geen Woo-verzoek. Wie er een ontvangt, legt het hier vast.",
        en="There is no Woo request yet. Whoever receives one records it here.",
    ),
    title=Said("Woo-verzoek van {occurred_on}", "Woo request of {occurred_on}"),
    standings=STANDINGS,
    course=("received", "asked", "extended", "releases", "forwarded", "withdrawn"),
    columns=("received.product", "decided.outcome"),
    derived=("in_time",),
    labels=LABELS,
    codes=CODES,
    sentences=SENTENCES,
    beginning=BEGINNING,
    acts=ACTS,
    party=BEEK,
)
