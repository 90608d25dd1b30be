"""Objections in words: from receipt to the decision, and before the courts."""

from collections.abc import Mapping

from domain.messages import Event, Text
from domain.objection.court_events import (
    CourtAsked,
    CourtRuled,
    DefenceFiled,
    HeardInCourt,
    ProceedingsFiled,
    ProceedingsWithdrawn,
)
from domain.objection.events import (
    DefenceWritten,
    FilePrepared,
    HearingPlanned,
    LatenessJudged,
    ObjectionAcknowledged,
    ObjectionAdjourned,
    ObjectionAdvised,
    ObjectionDecided,
    ObjectionDelayAgreed,
    ObjectionDueRecomputed,
    ObjectionHeard,
    ObjectionHearingOmitted,
    ObjectionMadeKnown,
    ObjectionReceived,
    ObjectionWithdrawn,
    OmissionRepaired,
    RepairAsked,
)
from domain.objection.state import Objection, evolve
from interface.kinds.objection_acts import PREPARED, RECEIVED
from interface.kinds.objection_codes import CODES
from interface.kinds.objection_courts import IN_COURT
from interface.kinds.objection_decided import DECIDED
from interface.kinds.objection_words import LABELS, STANDINGS
from interface.kinds.pieces import BEEK
from interface.kinds.sheet import Said, Sheet

SENTENCES: Mapping[type[Event], Said] = {
    ObjectionReceived: Said(
        "bezwaar ontvangen tegen {contested.reference} over {contested.product}; uiterlijk {due}"
        " beslist",
        "objection received against {contested.reference} about {contested.product}; to be"
        " decided by {due}",
    ),
    ObjectionAcknowledged: Said(
        "ontvangst van het bezwaar bevestigd door {party}",
        "receipt of the objection confirmed by {party}",
    ),
    LatenessJudged: Said(
        "te late indiening verschoonbaar: {excused}", "late filing excusable: {excused}"
    ),
    RepairAsked: Said(
        "herstel gevraagd tot en met {repair_by}: {omissions}; uiterlijk {due} beslist",
        "repair asked by {repair_by}: {omissions}; to be decided by {due}",
    ),
    OmissionRepaired: Said(
        "verzuim hersteld; uiterlijk {due} beslist, eerst {previous}",
        "omission repaired; to be decided by {due}, before that {previous}",
    ),
    FilePrepared: Said(
        "dossier samengesteld door {party}: {file}", "file put together by {party}: {file}"
    ),
    DefenceWritten: Said(
        "verweerschrift opgesteld door {party}: {defence}",
        "defence written by {party}: {defence}",
    ),
    HearingPlanned: Said(
        "hoorzitting gepland op {hearing_on}; dossier ter inzage vanaf {open_from}",
        "hearing planned on {hearing_on}; file open from {open_from}",
    ),
    ObjectionHeard: Said(
        "de bezwaarmaker is gehoord, verslag {report}", "the objector was heard, report {report}"
    ),
    ObjectionHearingOmitted: Said("niet gehoord: {ground}", "nobody was heard: {ground}"),
    ObjectionAdvised: Said(
        "de bezwaarcommissie adviseert: {outcome} ({advice})",
        "the committee advises: {outcome} ({advice})",
    ),
    ObjectionAdjourned: Said(
        "de beslissing is verdaagd van {previous} naar {due}",
        "the decision was adjourned from {previous} to {due}",
    ),
    ObjectionDelayAgreed: Said(
        "verder uitstel van {previous} naar {due}: {ground}",
        "further delay from {previous} to {due}: {ground}",
    ),
    ObjectionWithdrawn: Said("het bezwaar is ingetrokken", "the objection was withdrawn"),
    ObjectionDecided: Said(
        "beslist door {decided_by.organ} van {decided_by.party}, besluit {decision}: {outcome},"
        " {effect}",
        "decided by {decided_by.organ} of {decided_by.party}, decision {decision}: {outcome},"
        " {effect}",
    ),
    ObjectionMadeKnown: Said(
        "de beslissing is bekendgemaakt; beroep kan tot en met {appeal_by}",
        "the decision was made known; appeal lies until {appeal_by}",
    ),
    ProceedingsFiled: Said(
        "procedure {number}: {forum} bij {court} door {filer}",
        "proceedings {number}: {forum} before {court} by {filer}",
    ),
    CourtAsked: Said(
        "procedure {number}: de rechter vraagt het verweer uiterlijk {defence_by}",
        "proceedings {number}: the court asks for the defence by {defence_by}",
    ),
    DefenceFiled: Said(
        "procedure {number}: verweer ingediend door {party}: {defence}",
        "proceedings {number}: defence filed by {party}: {defence}",
    ),
    HeardInCourt: Said(
        "procedure {number}: zitting van de rechter", "proceedings {number}: heard in court"
    ),
    CourtRuled: Said(
        "procedure {number}: {ruling}, {effect} ({judgment})",
        "proceedings {number}: {ruling}, {effect} ({judgment})",
    ),
    ProceedingsWithdrawn: Said(
        "procedure {number}: ingetrokken", "proceedings {number}: withdrawn"
    ),
    ObjectionDueRecomputed: Said(
        "de regels veranderden: {previous} wordt {due}",
        "the rules changed: {previous} becomes {due}",
    ),
}

SHEET = Sheet(
    category="objection",
    state=Objection,
    evolve=evolve,
    begins=ObjectionReceived,
    noun="objections",
    group="cases",
    name=Text(nl="bezwaar", en="objection"),
    heading=Text(nl="Bezwaren", en="Objections"),
    about=Text(
        nl="Bezwaren tegen besluiten: tot wanneer is te beslissen, wat de commissie adviseerde en"
        " wat bij de rechter volgde.",
        en="Objections to decisions: by when to decide, what the committee advised, what followed"
        " in court.",
    ),
    none_yet=Text(
        nl="Er is nog geen bezwaar. Wie er een ontvangt, legt het hier vast.",
        en="There is no objection yet. Whoever receives one records it here.",
    ),
    title=Said(
        "bezwaar tegen {contested.reference} van {contested.notified_on}",
        "objection to {contested.reference} of {contested.notified_on}",
    ),
    standings=STANDINGS,
    course=("received", "acknowledged", "planned", "heard", "advised", "decided", "made_known"),
    columns=("received.controller", "received.contested.product", "decided.outcome"),
    derived=("in_time",),
    labels=LABELS,
    codes=CODES,
    sentences=SENTENCES,
    beginning=RECEIVED,
    acts=(*PREPARED, *DECIDED, *IN_COURT),
    party=BEEK,
)
