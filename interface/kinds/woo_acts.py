"""What may be recorded of a Woo request, with an example each."""

from domain.awaiting import AnswerBeforeAsked, LastDayBeforeAsked
from domain.messages import Text
from domain.product_list import ProductNotListed
from domain.stated_day import StatedDayBeforeDecision
from domain.woo.commands import (
    AskInterimRelief,
    AskToSpecify,
    DecideWooRequest,
    ExtendWooRequest,
    ForwardWooRequest,
    HearThirdParties,
    LodgeWooRequest,
    ReceiveViews,
    ReceiveWooRequest,
    ReleaseWooDocuments,
    SettleInterimRelief,
    SpecifyWooRequest,
    WithdrawWooRequest,
)
from domain.woo.refusals import (
    NoSuchWooDecision,
    ReleaseTooEarly,
    WooGroundMissing,
    WooGroundNotNeeded,
    WooGroundUnknownToLaw,
    WooTermPassed,
)
from interface.kinds.pieces import BOTH, CONTROL, DAY, PRODUCT, SOMEBODY, own_record, term_of
from interface.kinds.sheet import Act

BEGINNING = Act(
    ReceiveWooRequest,
    "",
    Text(nl="Woo-verzoek vastleggen", en="Record a Woo request"),
    Text(
        nl="Op de dag waarop het binnenkwam; daarna zijn er vier weken (Woo 4.4). Voor een besluit"
        " vóór 1 mei 2022 geldt de Wob.",
        en="On the day on which it came; four weeks follow (Woo 4.4). For a decision before 1 May"
        " 2022 the Wob holds.",
    ),
    {
        **DAY,
        **CONTROL,
        "product": PRODUCT,
        "request": "Alle verslagen van het overleg over 2025.",
    },
    said=LodgeWooRequest,
    at_field={ProductNotListed: "product"},
    adds={
        "parties": BOTH,
        "products": (PRODUCT,),
        "subject": SOMEBODY,
        "due": term_of("woo-request", "Woo 4.4(1)", "2026-03-02", "2026-03-30"),
    },
)

ACTS = (
    Act(
        DecideWooRequest,
        "decisions",
        Text(nl="Besluit vastleggen", en="Record a decision"),
        Text(
            nl="Op de dag waarop het is bekendgemaakt; over alles, of over een deel.",
            en="On the day on which it was made known; on all of it, or on a part.",
        ),
        {
            "occurredOn": "2026-03-27",
            "decision": {"organ": "college", "takenOn": "2026-03-24", "reference": "B-2026-61"},
            "outcome": "partly-released",
            "grounds": ["private-life"],
            "objectionExpected": True,
        },
        at_field={
            WooGroundMissing: "grounds",
            WooGroundNotNeeded: "grounds",
            WooGroundUnknownToLaw: "grounds",
            StatedDayBeforeDecision: "occurred_on",
        },
    ),
    Act(
        ReleaseWooDocuments,
        "releases",
        Text(nl="Verstrekking vastleggen", en="Record the release"),
        Text(
            nl="Waar een derde bezwaar kan hebben, pas na twee weken (Woo 4.4, vijfde lid).",
            en="Where a third party may object, only after two weeks (Woo 4.4(5)).",
        ),
        {
            "occurredOn": "2026-05-04",
            "decision": 1,
            "documents": [own_record("minutes")],
        },
        choices={"documents.kind": ("minutes", "report", "letter", "decision")},
        at_field={ReleaseTooEarly: "occurred_on", NoSuchWooDecision: "decision"},
    ),
    Act(
        HearThirdParties,
        "hearings",
        Text(nl="Zienswijze van derden vragen", en="Hear third parties"),
        Text(
            nl="Op de dag waarop de verzoeker dat hoorde. Tot en met de dag van de zienswijze staat"
            " de termijn stil (Woo 4.4, derde lid).",
            en="On the day on which the requester was told. Up to and including the day of their"
            " view the term stands still (Woo 4.4(3)).",
        ),
        {"occurredOn": "2026-03-10", "until": "2026-03-24", "thirdParties": 2},
        ahead=("until",),
        at_field={LastDayBeforeAsked: "until"},
    ),
    Act(
        ReceiveViews,
        "views",
        Text(nl="Zienswijzen vastleggen", en="Record their views"),
        Text(nl="Als alle derden zijn gehoord.", en="When all third parties were heard."),
        {"occurredOn": "2026-03-20", "views": "Er is geen bezwaar."},
        at_field={AnswerBeforeAsked: "occurred_on"},
    ),
    Act(
        AskToSpecify,
        "questions",
        Text(nl="Precisering vragen", en="Ask to specify it"),
        Text(
            nl="Tot het antwoord, of tot de laatste dag daarvoor, staat de termijn stil.",
            en="Until the answer, or the last day for it, the term stands still.",
        ),
        {"occurredOn": "2026-03-04", "until": "2026-03-18"},
        ahead=("until",),
        at_field={LastDayBeforeAsked: "until"},
    ),
    Act(
        SpecifyWooRequest,
        "answers",
        Text(nl="Precisering vastleggen", en="Record the answer"),
        Text(nl="Wat er precies wordt gevraagd.", en="What exactly is asked for."),
        {"occurredOn": "2026-03-09", "scope": "Alleen het bestuurlijk overleg."},
        at_field={AnswerBeforeAsked: "occurred_on"},
    ),
    Act(
        ExtendWooRequest,
        "extensions",
        Text(nl="Verdagen", en="Extend the term"),
        Text(
            nl="Eén keer, met twee weken en binnen de termijn; kan ook over een deel (Woo 4.4,"
            " tweede lid).",
            en="Once, by two weeks and within the term; it may be about a part (Woo 4.4(2)).",
        ),
        {
            "occurredOn": "2026-03-20",
            "ground": "volume",
            "reasons": "Het gaat om veertig verslagen.",
        },
        at_field={WooTermPassed: "occurred_on"},
    ),
    Act(
        AskInterimRelief,
        "relief-requests",
        Text(nl="Voorlopige voorziening vastleggen", en="Record a request for interim relief"),
        Text(
            nl="Een derde vroeg de rechter om de verstrekking op te houden.",
            en="A third party asked the court to hold the release up.",
        ),
        {"occurredOn": "2026-04-02", "decision": 1},
        at_field={NoSuchWooDecision: "decision"},
    ),
    Act(
        SettleInterimRelief,
        "relief-outcomes",
        Text(nl="Uitkomst daarvan vastleggen", en="Record what came of it"),
        Text(
            nl="Ook als de rechter een toegewezen voorziening opheft.",
            en="Also when the court lifts relief that it had granted.",
        ),
        {"occurredOn": "2026-04-20", "decision": 1, "outcome": "relief-denied"},
        at_field={NoSuchWooDecision: "decision", AnswerBeforeAsked: "occurred_on"},
    ),
    Act(
        ForwardWooRequest,
        "forwardings",
        Text(nl="Doorsturen", en="Pass it on"),
        Text(
            nl="Een ander bestuursorgaan heeft de informatie (Woo 4.2).",
            en="Another body has the information (Woo 4.2).",
        ),
        {**DAY, "to": "provincie-limburg"},
    ),
    Act(
        WithdrawWooRequest,
        "withdrawals",
        Text(nl="Intrekking vastleggen", en="Record that it was withdrawn"),
        Text(nl="De verzoeker trok het in.", en="The requester withdrew it."),
        DAY,
    ),
)
