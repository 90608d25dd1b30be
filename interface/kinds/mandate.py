"""The register of mandates in words: who decides and signs in whose name."""

from domain.controllership import NotPartyToAgreement
from domain.mandate.commands import RecordMandate, StateMandate, WithdrawMandate
from domain.mandate.events import MandateRecorded, MandateWithdrawn
from domain.mandate.refusals import (
    ConsentOfHolderMissing,
    MandateBeforeItsDecision,
    MandateEndsBeforeItBegins,
    MandateToItself,
)
from domain.mandate.state import Mandate, evolve
from domain.messages import Text
from interface.kinds.pieces import AGREEMENT, BEEK, BOTH, DAY
from interface.kinds.sheet import Act, Said, Sheet, Standing

_ORGANS = ("college", "council", "mayor", "head-of-income", "head-of-work", "head-of-objections")

SHEET = Sheet(
    category="mandate",
    state=Mandate,
    evolve=evolve,
    begins=MandateRecorded,
    noun="mandates",
    group="authority",
    name=Text(nl="mandaat", en="mandate"),
    heading=Text(nl="Mandaten", en="Mandates"),
    about=Text(
        nl="Welk orgaan namens welk ander beslist of tekent, waarover en op welke dagen.",
        en="Which organ decides or signs in the name of which other, in what, on which days.",
    ),
    none_yet=Text(
        nl="Er is nog geen mandaat vastgelegd: ieder college beslist en tekent zelf.",
        en="No mandate is recorded yet: every executive decides and signs itself.",
    ),
    title=Said(
        "{power} van {giver.organ} van {giver.party} aan {holder.organ} van {holder.party}",
        "{power} of {giver.organ} of {giver.party} to {holder.organ} of {holder.party}",
    ),
    standings={
        "mandate-to-come": Standing(
            "plan",
            Text(nl="nog niet van kracht", en="to come"),
            Said("geldt vanaf {recorded.since}.", "holds from {recorded.since}."),
        ),
        "mandate-in-force": Standing(
            "ok",
            Text(nl="van kracht", en="in force"),
            Said(
                "geldt sinds {recorded.since}, tot en met {last_day}.",
                "holds since {recorded.since}, until {last_day}.",
            ),
        ),
        "mandate-ended": Standing(
            "na",
            Text(nl="verlopen", en="ended"),
            Said("gold tot en met {last_day}.", "held until {last_day}."),
        ),
        "mandate-withdrawn": Standing(
            "na",
            Text(nl="ingetrokken", en="withdrawn"),
            Said(
                "ingetrokken; gold tot en met {last_day}.", "withdrawn; it held until {last_day}."
            ),
        ),
    },
    course=("recorded", "withdrawn"),
    columns=("recorded.products", "recorded.decides", "recorded.since", "last_day"),
    derived=("last_day",),
    labels={
        "consent": Text(nl="Instemming van de gemandateerde", en="Consent of the holder"),
        "decides": Text(nl="Welke besluiten?", en="Which decisions?"),
        "decision": Text(nl="Mandaatbesluit", en="Mandate decision"),
        "giver": Text(nl="Mandaatgever", en="Given by"),
        "giver.party": Text(nl="Namens welke gemeente?", en="In the name of which municipality?"),
        "giver.organ": Text(nl="Namens welk orgaan?", en="In the name of which organ?"),
        "holder": Text(nl="Gemandateerde", en="Held by"),
        "holder.party": Text(nl="Aan welke gemeente?", en="To which municipality?"),
        "holder.organ": Text(nl="Aan welk orgaan of welke functie?", en="To which organ?"),
        "last_day": Text(nl="Laatste dag", en="Last day"),
        "power": Text(nl="Waartoe?", en="To do what?"),
        "products": Text(nl="Waarover? (leeg: alles)", en="About what? (empty: everything)"),
        "recorded": Text(nl="Verleend", en="Given"),
        "signers": Text(nl="Wie tekent (functies)", en="Who signs (functions)"),
        "since": Text(nl="Vanaf", en="From"),
        "withdrawn": Text(nl="Ingetrokken", en="Withdrawn"),
    },
    codes={
        "mandate-to-decide": Text(nl="mandaat om te beslissen", en="mandate to decide"),
        "mandate-to-sign": Text(nl="mandaat om te ondertekenen", en="mandate to sign"),
        "authority-to-act": Text(nl="volmacht of machtiging", en="authority to act"),
        "first-decision": Text(nl="besluiten in eerste instantie", en="first decisions"),
        "objection-decision": Text(nl="beslissingen op bezwaar", en="decisions on objections"),
        "privacy-request-decision": Text(
            nl="besluiten op AVG-verzoeken", en="decisions on privacy requests"
        ),
        "woo-decision": Text(nl="besluiten op Woo-verzoeken", en="decisions on Woo requests"),
        "reuse-decision": Text(
            nl="besluiten over hergebruik", en="decisions on requests for re-use"
        ),
        "penalty-decision": Text(nl="besluiten over de dwangsom", en="decisions on the penalty"),
        "complaint-finding": Text(nl="oordelen over klachten", en="findings on complaints"),
        "court-proceedings": Text(nl="procederen bij de rechter", en="court proceedings"),
        "head-of-objections": Text(nl="hoofd Bezwaar en beroep", en="head of Objections"),
    },
    sentences={
        MandateRecorded: Said(
            "{power}: {giver.organ} van {giver.party} aan {holder.organ} van {holder.party}, vanaf"
            " {since} (besluit {decision})",
            "{power}: {giver.organ} of {giver.party} to {holder.organ} of {holder.party}, from"
            " {since} (decision {decision})",
        ),
        MandateWithdrawn: Said(
            "mandaat ingetrokken door {party}, laatste dag {last_day} (besluit {decision})",
            "mandate withdrawn by {party}, last day {last_day} (decision {decision})",
        ),
    },
    beginning=Act(
        RecordMandate,
        "",
        Text(nl="Mandaat vastleggen", en="Record a mandate"),
        Text(
            nl="Bijlage 1 zegt van Bbz en IOAZ dat een andere gemeente beslist; ander mandaat hoort"
            " hier ook. Wie niet voor de mandaatgever werkt, stemt er zelf mee in (Awb 10:4).",
            en="Annex 1 says of the Bbz and the IOAZ that another municipality decides; other"
            " mandates belong here too. Who does not work for the giver consents (Awb 10:4).",
        ),
        {
            **DAY,
            "agreements": [AGREEMENT],
            "giver": {"party": BEEK, "organ": "college"},
            "holder": {"party": "sittard-geleen", "organ": "head-of-objections"},
            "products": ["direct.a.1"],
            "decides": ["first-decision"],
            "signers": ["head-of-objections"],
            "since": "2026-03-02",
            "decision": {"organ": "college", "takenOn": "2026-02-10", "reference": "B-2026-31"},
            "consent": {"organ": "college", "takenOn": "2026-02-17", "reference": "B-2026-37"},
        },
        said=StateMandate,
        ahead=("since", "until"),
        elsewhere=("holder.party",),
        choices={
            "giver.organ": ("college", "council", "mayor"),
            "holder.organ": _ORGANS,
            "decision.organ": ("college", "council", "mayor"),
            "consent.organ": ("college", "council", "mayor"),
        },
        at_field={
            ConsentOfHolderMissing: "consent-reference",
            MandateBeforeItsDecision: "since",
            MandateEndsBeforeItBegins: "until",
            MandateToItself: "holder-organ",
            NotPartyToAgreement: "giver-party",
        },
        adds={"parties": BOTH, "until": None},
    ),
    acts=(
        Act(
            WithdrawMandate,
            "withdrawals",
            Text(nl="Mandaat intrekken", en="Withdraw the mandate"),
            Text(
                nl="Wie het gaf, trekt het in wanneer hij wil (Awb 10:8).",
                en="Who gave it may withdraw it at any time (Awb 10:8).",
            ),
            {
                **DAY,
                "lastDay": "2026-03-31",
                "decision": {"organ": "college", "takenOn": "2026-03-02", "reference": "B-2026-52"},
            },
            ahead=("last_day",),
            at_field={MandateEndsBeforeItBegins: "last_day"},
        ),
    ),
    party=BEEK,
)
