"""What may be recorded of a notice of default, with an example each."""

from domain.default_notice.commands import (
    ContestDefaultNotice,
    FixPenalty,
    JudgeDefaultNotice,
    NoteDecisionMade,
    PayPenaltyShare,
    ReceiveDefaultNotice,
    ReviewNoticedTerm,
    ReviewTermOfCase,
    TakeInDefaultNotice,
    WithdrawDefaultNotice,
)
from domain.default_notice.concern import NotOneConcern
from domain.default_notice.refusals import (
    ApplicationAfterNotice,
    GroundChangesNothing,
    NoSuchShare,
    NoTermOfCase,
    NoticedCaseUnknown,
    PenaltyStillRuns,
)
from domain.messages import Text
from domain.product_list import ProductNotListed
from domain.stated_day import StatedDayBeforeDecision
from interface.kinds.pieces import BOTH, CONTROL, DAY, PRODUCT, SOMEBODY, own_record, term_of
from interface.kinds.sheet import Act

CASE = "privacy-request-0197a3c2-9f22-7a10-b3c4-8d1e2f3a4b5d"
OBJECTION = "objection-0197a3c2-9f22-7a10-b3c4-8d1e2f3a4b5e"
TERM = term_of("avg-request", "AVG 12(3)", "2026-01-05", "2026-02-05")
CHANCE = term_of("notice-of-default", "Awb 4:17(3)", "2026-03-02", "2026-03-16")

BEGINNING = Act(
    TakeInDefaultNotice,
    "",
    Text(nl="Ingebrekestelling vastleggen", en="Record a notice of default"),
    Text(
        nl="Op de dag waarop zij binnenkwam. Zij gaat over een zaak hier, of over een aanvraag"
        " elders (Awb 4:17).",
        en="On the day on which it came. It is about a case here, or about an application elsewhere"
        " (Awb 4:17).",
    ),
    {**DAY, **CONTROL, "case": CASE, "applicants": 1, "document": own_record("letter")},
    said=ReceiveDefaultNotice,
    choices={"application.term": ("application",), "document.kind": ("letter",)},
    at_field={
        NotOneConcern: "case",
        NoticedCaseUnknown: "case",
        NoTermOfCase: "case",
        ApplicationAfterNotice: "application-received_on",
        ProductNotListed: "application-product",
    },
    adds={
        "parties": BOTH,
        "products": (PRODUCT,),
        "subject": SOMEBODY,
        "due": TERM,
        "no_penalty": None,
        "concerns": {"kind": "case", "stream": CASE},
        "term": TERM,
        "last_chance": CHANCE,
    },
)

ACTS = (
    Act(
        ReviewTermOfCase,
        "reviews",
        Text(nl="Termijn nagaan", en="Review the term"),
        Text(
            nl="Is alles vastgelegd wat de termijn van de zaak verschoof? Zo staat die er nu.",
            en="Was all recorded that moved the term of the case? It is taken as it is now.",
        ),
        DAY,
        said=ReviewNoticedTerm,
        adds={"due": TERM},
    ),
    Act(
        JudgeDefaultNotice,
        "judgements",
        Text(nl="Ingebrekestelling beoordelen", en="Judge the notice of default"),
        Text(
            nl="Te vroeg of geldig volgt uit de dagen. Alleen een grond uit Awb 4:17, zesde lid,"
            " moet u noemen.",
            en="Premature or valid follows from the days. Only a ground of Awb 4:17(6) is to be"
            " named.",
        ),
        DAY,
        at_field={GroundChangesNothing: "ground"},
    ),
    Act(
        NoteDecisionMade,
        "decisions",
        Text(nl="Besluit vastleggen", en="Record the decision"),
        Text(
            nl="Op de dag waarop het is bekendgemaakt: dan stopt de dwangsom.",
            en="On the day on which it was made known: that stops the penalty.",
        ),
        {
            "occurredOn": "2026-04-06",
            "decision": {"organ": "college", "takenOn": "2026-04-02", "reference": "B-2026-77"},
        },
        at_field={StatedDayBeforeDecision: "occurred_on"},
    ),
    Act(
        FixPenalty,
        "amounts",
        Text(nl="Hoogte vaststellen", en="Fix the amount"),
        Text(
            nl="Bij besluit, binnen twee weken na de laatste dag (Awb 4:18).",
            en="By decision, within two weeks of the last day (Awb 4:18).",
        ),
        {
            "occurredOn": "2026-05-01",
            "decision": {"organ": "college", "takenOn": "2026-04-28", "reference": "B-2026-91"},
        },
        at_field={PenaltyStillRuns: "occurred_on", StatedDayBeforeDecision: "occurred_on"},
    ),
    Act(
        PayPenaltyShare,
        "payments",
        Text(nl="Betaling vastleggen", en="Record a payment"),
        Text(
            nl="Meer aanvragers delen de dwangsom (Awb 4:17, zevende lid).",
            en="Several applicants share the penalty (Awb 4:17(7)).",
        ),
        {"occurredOn": "2026-05-04", "share": 1},
        at_field={NoSuchShare: "share"},
    ),
    Act(
        ContestDefaultNotice,
        "objections",
        Text(nl="Bezwaar noemen", en="Name an objection"),
        Text(
            nl="Tegen de beoordeling of tegen de hoogte.",
            en="Against the judgement or the amount.",
        ),
        {"occurredOn": "2026-05-04", "objection": OBJECTION},
    ),
    Act(
        WithdrawDefaultNotice,
        "withdrawals",
        Text(nl="Intrekking vastleggen", en="Record that it was withdrawn"),
        Text(nl="Door wie haar gaf.", en="By who gave it."),
        DAY,
    ),
)
