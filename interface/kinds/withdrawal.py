"""Withdrawals from the scheme in words: announced, revoked, taken effect."""

from domain.messages import Text
from domain.withdrawal.commands import AnnounceWithdrawal, PlanWithdrawal, RevokeWithdrawal
from domain.withdrawal.events import (
    WithdrawalAnnounced,
    WithdrawalRevoked,
    WithdrawalTookEffect,
)
from domain.withdrawal.refusals import WithdrawalInHindsight
from domain.withdrawal.state import Withdrawal, evolve
from interface.kinds.pieces import AGREEMENT, BEEK, BOTH, DAY
from interface.kinds.sheet import Act, Said, Sheet, Standing

DECISION = {"organ": "college", "takenOn": "2026-03-02", "reference": "B-2026-118"}

SHEET = Sheet(
    category="withdrawal",
    state=Withdrawal,
    evolve=evolve,
    begins=WithdrawalAnnounced,
    noun="withdrawals",
    group="agreement",
    name=Text(nl="uittreding", en="withdrawal"),
    heading=Text(nl="Uittredingen", en="Withdrawals"),
    about=Text(
        nl="Welke deelnemer uit de regeling treedt, en welke overeenkomsten daarmee eindigen.",
        en="Which participant withdraws from the scheme, and which agreements end with it.",
    ),
    none_yet=Text(nl="Er treedt niemand uit.", en="Nobody withdraws."),
    title=Said(
        "uittreding van {party} op {takes_effect_on}", "withdrawal of {party} on {takes_effect_on}"
    ),
    standings={
        "withdrawal-announced": Standing(
            "plan",
            Text(nl="aangekondigd", en="announced"),
            Said(
                "gaat in op {announced.takes_effect_on}; tot dan te herroepen.",
                "takes effect on {announced.takes_effect_on}; until then it may be revoked.",
            ),
        ),
        "withdrawal-revoked": Standing(
            "na",
            Text(nl="herroepen", en="revoked"),
            Said(
                "herroepen op {revoked.occurred_on}; de overeenkomst loopt door.",
                "revoked on {revoked.occurred_on}; the agreement goes on.",
            ),
        ),
        "withdrawn-from-scheme": Standing(
            "na",
            Text(nl="uitgetreden", en="withdrawn"),
            Said(
                "sinds {announced.takes_effect_on} is de overeenkomst van rechtswege geëindigd.",
                "since {announced.takes_effect_on} the agreement has ended by operation of law.",
            ),
        ),
    },
    course=("announced", "revoked", "took_effect"),
    columns=("announced.party", "announced.takes_effect_on"),
    derived=(),
    labels={
        "announced": Text(nl="Aangekondigd", en="Announced"),
        "catalogue": Text(nl="Samenwerking", en="Partnership"),
        "revoked": Text(nl="Herroepen", en="Revoked"),
        "takes_effect_on": Text(nl="Gaat in op", en="Takes effect on"),
        "took_effect": Text(nl="Ingegaan", en="Took effect"),
    },
    codes={},
    sentences={
        WithdrawalAnnounced: Said(
            "{party} treedt op {takes_effect_on} uit de regeling, besluit {decision}",
            "{party} withdraws from the scheme on {takes_effect_on}, decision {decision}",
        ),
        WithdrawalRevoked: Said(
            "{party} herriep de uittreding, besluit {decision}",
            "{party} revoked the withdrawal, decision {decision}",
        ),
        WithdrawalTookEffect: Said("de uittreding ging in", "the withdrawal took effect"),
    },
    beginning=Act(
        PlanWithdrawal,
        "",
        Text(nl="Uittreding aankondigen", en="Announce a withdrawal"),
        Text(
            nl="Alleen zo eindigt de overeenkomst (art. 21.1), met haar bijlagen. Geheimhouding en"
            " privacy lopen door (art. 21.2).",
            en="Only so does the agreement end (art. 21.1), with its annexes. Confidentiality and"
            " privacy go on (art. 21.2).",
        ),
        {
            **DAY,
            "agreement": AGREEMENT,
            "takesEffectOn": "2027-01-01",
            "decision": DECISION,
        },
        said=AnnounceWithdrawal,
        ahead=("takes_effect_on",),
        at_field={WithdrawalInHindsight: "takes_effect_on"},
        adds={
            "agreements": (AGREEMENT,),
            "catalogue": "dvo-2020",
            "parties": BOTH,
            "participants": (BEEK,),
        },
    ),
    acts=(
        Act(
            RevokeWithdrawal,
            "revocation",
            Text(nl="Uittreding herroepen", en="Revoke the withdrawal"),
            Text(nl="Kan tot de dag waarop ze ingaat.", en="Until the day it takes effect."),
            {**DAY, "decision": DECISION},
        ),
    ),
    party=BEEK,
)
