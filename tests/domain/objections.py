"""An objection as tests need it: what is asked at each step, and what is stored of it."""

from datetime import date
from typing import Any

from domain.calendar.terms import term
from domain.evidence import DecisionReference, OwnRecord
from domain.mandate.authority import OWN_SIGNERS, Authority
from domain.mandate.events import Office
from domain.objection.codes import (
    CourtRuling,
    DecisionEffect,
    DelayGround,
    Forum,
    HearingOmission,
    ObjectionOutcome,
    Omission,
)
from domain.objection.commands import (
    AcknowledgeObjection,
    AdjournObjection,
    AdviseOnObjection,
    AgreeObjectionDelay,
    AskRepair,
    DecideObjection,
    FileDefence,
    FileProceedings,
    HearObjection,
    JudgeLateness,
    MakeKnown,
    NoteCourtAsked,
    NoteHeardInCourt,
    NoteProceedingsWithdrawn,
    NoteRepaired,
    NoteRuling,
    ObjectionCommand,
    OmitObjectionHearing,
    PlanHearing,
    PrepareFile,
    ReceiveObjection,
    RecomputeObjectionDue,
    WithdrawObjection,
    WriteDefence,
)
from domain.objection.decisions import objections_under
from domain.objection.events import (
    ContestedDecision,
    DefenceWritten,
    FilePrepared,
    HearingPlanned,
    ObjectionAcknowledged,
    ObjectionAdvised,
    ObjectionDecided,
    ObjectionHeard,
    ObjectionHearingOmitted,
    ObjectionMadeKnown,
    ObjectionReceived,
    ObjectionWithdrawn,
)
from domain.sealed import Plain
from tests.domain.calendar.shipped import TABLES
from tests.scenario import TODAY, Scenario

OBJECTIONS = objections_under(TABLES)
CENTRE = "sittard-geleen"
WHO = "0196f0a2-7e11-7a40-9c02-000000000002"
WORDS = Plain(text="the income was counted twice")
SAID = WORDS.about(WHO)
NOTIFIED, RECEIVED = date(2026, 1, 20), date(2026, 2, 9)
HEARD, ADVICE, DECIDED, KNOWN = (
    date(2026, 3, 26),
    date(2026, 4, 2),
    date(2026, 4, 20),
    date(2026, 4, 21),
)
DUE = term(TABLES, "objection-decision-committee", NOTIFIED)
HEAD = Office(party=CENTRE, organ="head-of-income")
OWN = Authority(decides=Office(party="beek", organ="college"), signers=OWN_SIGNERS, mandate=None)
DECISION = DecisionReference(organ="college", taken_on=DECIDED, reference="B-2026-51")
REPORT = OwnRecord(kind="minutes", system="zaaksysteem", reference="Z-1")
FILE = OwnRecord(kind="report", system="zaaksysteem", reference="Z-2")
DEFENCE = OwnRecord(kind="defence", system="zaaksysteem", reference="Z-3")
ADVICE_PAPER = OwnRecord(kind="advice", system="zaaksysteem", reference="Z-4")
CONSENT = OwnRecord(kind="consent", system="zaaksysteem", reference="Z-5")
JUDGMENT = OwnRecord(kind="decision", system="zaaksysteem", reference="Z-6")

objection = Scenario(OBJECTIONS)


def contested(**other: Any) -> ContestedDecision:
    facts: dict[str, Any] = {
        "product": "direct.a.1.2",
        "reference": "PW-2026-118",
        "notified_on": NOTIFIED,
        "taken_by": OWN.decides,
    }
    return ContestedDecision(**(facts | other))


def receive(**other: Any) -> ReceiveObjection:
    asked: dict[str, Any] = {
        "occurred_on": RECEIVED,
        "agreement": "dvo-test",
        "controller": "beek",
        "processor": CENTRE,
        "objector": WHO,
        "grounds": WORDS,
        "parties": ("beek", CENTRE),
        "products": ("direct.a.1.2", "direct.b"),
    }
    about = other.pop("contested", contested())
    asked |= {name: getattr(about, name) for name in type(about).model_fields}
    return ReceiveObjection(**(asked | other))


def received(**other: Any) -> ObjectionReceived:
    facts: dict[str, Any] = {
        name: getattr(receive(), name)
        for name in set(ObjectionReceived.model_fields) & set(ReceiveObjection.model_fields)
    }
    facts |= {
        "party": "beek",
        "contested": contested(),
        "grounds": SAID,
        "in_time": True,
        "due": DUE,
    }
    facts["filing"] = term(TABLES, "objection-filing", NOTIFIED)
    return ObjectionReceived(**(facts | other))


acknowledge = AcknowledgeObjection(occurred_on=TODAY)
acknowledged = ObjectionAcknowledged(occurred_on=TODAY, party="beek")
prepare = PrepareFile(occurred_on=TODAY, file=FILE)
file = FilePrepared(occurred_on=TODAY, party=CENTRE, file=FILE)
write = WriteDefence(occurred_on=TODAY, defence=DEFENCE)
defence = DefenceWritten(occurred_on=TODAY, party=CENTRE, defence=DEFENCE)
plan = PlanHearing(occurred_on=TODAY, hearing_on=HEARD)
PLANNED = HearingPlanned(
    occurred_on=TODAY,
    party=CENTRE,
    hearing_on=HEARD,
    documents_by=term(TABLES, "hearing-documents", HEARD),
    open_from=term(TABLES, "hearing-inspection", HEARD),
)
hear = HearObjection(occurred_on=HEARD, report=REPORT)
heard = ObjectionHeard(occurred_on=HEARD, party=CENTRE, report=REPORT)
omit = OmitObjectionHearing(occurred_on=TODAY, ground=HearingOmission.NOT_WANTED)
omitted = ObjectionHearingOmitted(
    occurred_on=TODAY, party=CENTRE, ground=HearingOmission.NOT_WANTED, article="Awb 7:3(c)"
)
advise = AdviseOnObjection(
    occurred_on=ADVICE, outcome=ObjectionOutcome.UNFOUNDED, advice=ADVICE_PAPER
)
advised = ObjectionAdvised(
    occurred_on=ADVICE, party=CENTRE, outcome=ObjectionOutcome.UNFOUNDED, advice=ADVICE_PAPER
)
adjourn = AdjournObjection(occurred_on=TODAY)
withdraw = WithdrawObjection(occurred_on=TODAY)
withdrawn = ObjectionWithdrawn(occurred_on=TODAY, party="beek")


def decide(**other: Any) -> DecideObjection:
    asked: dict[str, Any] = {
        "occurred_on": DECIDED,
        "decision": DECISION,
        "signer": "mayor",
        "outcome": ObjectionOutcome.UNFOUNDED,
        "follows_advice": True,
        "authority": OWN,
    }
    asked |= other
    taken_on = min(asked["occurred_on"], DECIDED)
    if "decision" not in other:
        asked["decision"] = DECISION.model_copy(update={"taken_on": taken_on})
    return DecideObjection(**asked)


def decided(**other: Any) -> ObjectionDecided:
    facts: dict[str, Any] = {
        "occurred_on": DECIDED,
        "party": "beek",
        "decided_by": OWN.decides,
        "signer": "mayor",
        "mandate": None,
        "outcome": ObjectionOutcome.UNFOUNDED,
        "inadmissible": None,
        "effect": DecisionEffect.UPHELD,
        "follows_advice": True,
        "reasons": None,
        "costs_asked": False,
        "costs": None,
    }
    facts |= other
    if "decision" not in other:
        facts["decision"] = decide(occurred_on=facts["occurred_on"]).decision
    return ObjectionDecided(**facts)


made_known = ObjectionMadeKnown(
    occurred_on=KNOWN, party="beek", appeal_by=term(TABLES, "appeal-filing", KNOWN)
)

there = objection.given(received()).on(TODAY)
told = there.given(PLANNED, heard).on(HEARD)
ADVISED = told.given(advised).on(DECIDED)
closed = ADVISED.given(decided(), made_known).on(KNOWN)

everything_else: list[ObjectionCommand] = [
    acknowledge,
    JudgeLateness(occurred_on=TODAY, excused=True, reasons=WORDS),
    AskRepair(occurred_on=TODAY, omissions=(Omission.GROUNDS,), repair_by=date(2026, 3, 16)),
    NoteRepaired(occurred_on=TODAY),
    prepare,
    write,
    plan,
    hear,
    omit,
    advise,
    decide(),
    MakeKnown(occurred_on=KNOWN),
    adjourn,
    AgreeObjectionDelay(
        occurred_on=TODAY, until=date(2026, 8, 3), ground=DelayGround.ALL_AGREE, consent=CONSENT
    ),
    withdraw,
    FileProceedings(occurred_on=KNOWN, forum=Forum.APPEAL, court="rechtbank-limburg"),
    NoteCourtAsked(occurred_on=KNOWN, number=1),
    FileDefence(occurred_on=KNOWN, number=1, defence=DEFENCE),
    NoteHeardInCourt(occurred_on=KNOWN, number=1),
    NoteRuling(occurred_on=KNOWN, number=1, ruling=CourtRuling.UNFOUNDED, judgment=JUDGMENT),
    NoteProceedingsWithdrawn(occurred_on=KNOWN, number=1),
    RecomputeObjectionDue(),
]
"""One of each command on an objection that is there."""
