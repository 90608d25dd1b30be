"""What may be recorded of an objection when it is decided, or not yet, or no longer."""

from collections.abc import Mapping
from typing import Any

from domain.messages import Text
from domain.objection.commands import (
    AdjournObjection,
    AgreeObjectionDelay,
    DecideObjection,
    MakeKnown,
    ReachDecision,
    WithdrawObjection,
)
from domain.objection.refusals import (
    AdviceNotWeighed,
    CostsNotOwed,
    DecisionTakenLater,
    DelayWithoutConsent,
    DeviationWithoutReasons,
    EffectDoesNotFit,
    GroundButAdmissible,
    InadmissibleWithoutGround,
    NotTheOrgan,
    ObjectionWasInTime,
    ObjectionWasLate,
    RepairStillAwaited,
    SignerNotAuthorised,
)
from interface.kinds.pieces import (
    BEEK,
    DAY,
    own_record,
)
from interface.kinds.sheet import Act

_DECISION: Mapping[str, Any] = {
    "organ": "college",
    "takenOn": "2026-03-02",
    "reference": "B-2026-51",
}

DECIDED = (
    Act(
        DecideObjection,
        "decisions",
        Text(nl="Beslissing op bezwaar vastleggen", en="Record the decision"),
        Text(
            nl="Het orgaan dat volgens het mandaatregister beslist, en wie ervoor tekent. Wijkt het"
            " af van het advies, dan met redenen (Awb 7:13, zevende lid).",
            en="The organ that decides by the register of mandates, and who signs for it. Where it"
            " departs from the advice, with reasons (Awb 7:13(7)).",
        ),
        {
            **DAY,
            "decision": _DECISION,
            "signer": "mayor",
            "outcome": "objection-well-founded",
            "effect": "decision-replaced",
        },
        said=ReachDecision,
        choices={"decision.organ": ("college", "head-of-income", "head-of-work")},
        at_field={
            AdviceNotWeighed: "follows_advice",
            CostsNotOwed: "costs",
            DecisionTakenLater: "decision-taken_on",
            DeviationWithoutReasons: "reasons",
            EffectDoesNotFit: "effect",
            GroundButAdmissible: "inadmissible",
            InadmissibleWithoutGround: "inadmissible",
            NotTheOrgan: "decision-organ",
            ObjectionWasInTime: "inadmissible",
            ObjectionWasLate: "outcome",
            RepairStillAwaited: "inadmissible",
            SignerNotAuthorised: "signer",
        },
        adds={
            "authority": {
                "decides": {"party": BEEK, "organ": "college"},
                "signers": ("mayor", "secretary"),
                "mandate": None,
            }
        },
    ),
    Act(
        MakeKnown,
        "notifications",
        Text(nl="Bekendmaking vastleggen", en="Record that it was made known"),
        Text(
            nl="De beslissing is aan de bezwaarmaker gestuurd; vanaf de dag erna kan beroep"
            " (Awb 7:12 en 6:8).",
            en="The decision was sent to the objector; appeal lies from the day after (Awb 7:12"
            " and 6:8).",
        ),
        DAY,
    ),
    Act(
        AdjournObjection,
        "adjournments",
        Text(nl="Beslissing verdagen", en="Adjourn the decision"),
        Text(
            nl="Eén keer, met zes weken en binnen de termijn (Awb 7:10, derde lid).",
            en="Once, by six weeks and within the term (Awb 7:10(3)).",
        ),
        DAY,
    ),
    Act(
        AgreeObjectionDelay,
        "delays",
        Text(nl="Verder uitstel vastleggen", en="Record further delay"),
        Text(
            nl="Met instemming, of om een wettelijke procedure (Awb 7:10, vierde lid).",
            en="With consent, or since a statutory procedure needs it (Awb 7:10(4)).",
        ),
        {
            **DAY,
            "until": "2026-08-31",
            "ground": "objector-agrees",
            "consent": own_record("consent"),
        },
        ahead=("until",),
        choices={"consent.kind": ("consent",)},
        at_field={DelayWithoutConsent: "consent-reference"},
    ),
    Act(
        WithdrawObjection,
        "withdrawals",
        Text(nl="Intrekking vastleggen", en="Record that it was withdrawn"),
        Text(
            nl="Schriftelijk of op de hoorzitting (Awb 6:21).",
            en="In writing or at the hearing (Awb 6:21).",
        ),
        DAY,
    ),
)
