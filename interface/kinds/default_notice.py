"""Notices of default in words: from their receipt until the penalty is paid (Awb 4:17)."""

from collections.abc import Mapping

from domain.default_notice.events import (
    DefaultNoticeContested,
    DefaultNoticeDecisionMade,
    DefaultNoticeJudged,
    DefaultNoticePenaltyFixed,
    DefaultNoticeReceived,
    DefaultNoticeRecomputed,
    DefaultNoticeSharePaid,
    DefaultNoticeTermReviewed,
    DefaultNoticeWithdrawn,
)
from domain.default_notice.state import DefaultNotice, evolve
from domain.messages import Event, Text
from interface.kinds.default_notice_acts import ACTS, BEGINNING
from interface.kinds.default_notice_words import CODES, LABELS, STANDINGS
from interface.kinds.pieces import BEEK
from interface.kinds.sheet import Said, Sheet

SENTENCES: Mapping[type[Event], Said] = {
    DefaultNoticeReceived: Said(
        "ingebrekestelling ontvangen over een {concerns.kind} die uiterlijk {term} besloten moest"
        " zijn; zonder dwangsom kan het nog tot en met {last_chance}",
        "notice of default received about one {concerns.kind} that was to be decided by {term};"
        " without a penalty that can be done up to and including {last_chance}",
    ),
    DefaultNoticeTermReviewed: Said(
        "termijn van de zaak nagegaan: uiterlijk {term}",
        "term of the case reviewed: due by {term}",
    ),
    DefaultNoticeJudged: Said(
        "ingebrekestelling beoordeeld: {judgement} {article}",
        "notice of default judged: {judgement} {article}",
    ),
    DefaultNoticeDecisionMade: Said(
        "het besluit is bekendgemaakt ({decision}); dwangsom: EUR {penalty.euros}",
        "the decision was made known ({decision}); penalty: EUR {penalty.euros}",
    ),
    DefaultNoticePenaltyFixed: Said(
        "dwangsom vastgesteld op EUR {euros} over {days} dagen ({decision}); betalen uiterlijk"
        " {pay_by}",
        "penalty fixed at EUR {euros} for {days} days ({decision}); to be paid by {pay_by}",
    ),
    DefaultNoticeSharePaid: Said(
        "deel {share} betaald: {cents} cent", "share {share} paid: {cents} cents"
    ),
    DefaultNoticeContested: Said("bezwaar gemaakt: {objection}", "objected to: {objection}"),
    DefaultNoticeWithdrawn: Said(
        "de ingebrekestelling is ingetrokken", "the notice of default was withdrawn"
    ),
    DefaultNoticeRecomputed: Said(
        "opnieuw berekend: zonder dwangsom tot en met {last_chance}; dwangsom: EUR {penalty.euros}",
        "computed anew: without a penalty up to and including {last_chance}; penalty: EUR"
        " {penalty.euros}",
    ),
}

SHEET = Sheet(
    category="default-notice",
    state=DefaultNotice,
    evolve=evolve,
    begins=DefaultNoticeReceived,
    noun="default-notices",
    group="cases",
    name=Text(nl="ingebrekestelling", en="notice of default"),
    heading=Text(nl="Ingebrekestellingen", en="Notices of default"),
    about=Text(
        nl="Wie te lang op een besluit wacht en dat schriftelijk laat weten: geldig of niet, en wat"
        " het kost.",
        en="Who waits too long for a decision and gives notice of that: valid or not, and what it"
        " costs.",
    ),
    none_yet=Text(
        nl="Er is nog geen ingebrekestelling. Wie er een ontvangt, legt haar hier vast.",
        en="There is no notice of default yet. Whoever receives one records it here.",
    ),
    title=Said("ingebrekestelling van {occurred_on}", "notice of default of {occurred_on}"),
    standings=STANDINGS,
    course=("received", "reviewed", "judged", "decided", "fixed", "paid", "withdrawn"),
    columns=("judgement", "penalty.euros"),
    derived=("judgement",),
    labels=LABELS,
    codes=CODES,
    sentences=SENTENCES,
    beginning=BEGINNING,
    acts=ACTS,
    party=BEEK,
)
