"""Re-use requests in words: from their receipt until the information is given."""

from domain.awaiting import AnswerBeforeAsked, LastDayBeforeAsked
from domain.messages import Text
from domain.product_list import ProductNotListed
from domain.reuse.commands import (
    AskToCompleteReuse,
    CompleteReuseRequest,
    DecideReuseRequest,
    DeliverReuse,
    ExtendReuseRequest,
    LodgeReuseRequest,
    ReceiveReuseRequest,
    WithdrawReuseRequest,
)
from domain.reuse.events import (
    ReuseCompleted,
    ReuseCompletionAsked,
    ReuseDecided,
    ReuseDelivered,
    ReuseDueRecomputed,
    ReuseExtended,
    ReuseReceived,
    ReuseWithdrawn,
)
from domain.reuse.refusals import (
    ReuseConditionsMissing,
    ReuseConditionsNotNeeded,
    ReuseGroundMissing,
    ReuseGroundNotNeeded,
    ReuseTermPassed,
)
from domain.reuse.state import ReuseRequest, evolve
from domain.stated_day import StatedDayBeforeDecision
from interface.kinds.pieces import BEEK, BOTH, CONTROL, DAY, PRODUCT, SOMEBODY, own_record, term_of
from interface.kinds.reuse_words import CODES, LABELS, STANDINGS
from interface.kinds.sheet import Act, Said, Sheet

DOCUMENTS = ("dataset", "report", "letter")

SHEET = Sheet(
    category="reuse-request",
    state=ReuseRequest,
    evolve=evolve,
    begins=ReuseReceived,
    noun="reuse-requests",
    group="cases",
    name=Text(nl="verzoek om hergebruik", en="re-use request"),
    heading=Text(nl="Verzoeken om hergebruik", en="Re-use requests"),
    about=Text(
        nl="Wie overheidsinformatie wil hergebruiken, onder welke voorwaarden dat mag en wat is"
        " geleverd.",
        en="Who wants to re-use public information, on what conditions that is allowed, and what"
        " was delivered.",
    ),
    none_yet=Text(
        nl="Er is nog geen verzoek om hergebruik. Wie er een ontvangt, legt het hier vast.",
        en="There is no re-use request yet. Whoever receives one records it here.",
    ),
    title=Said("verzoek om hergebruik van {occurred_on}", "re-use request of {occurred_on}"),
    standings=STANDINGS,
    course=("received", "asked", "completed", "extended", "decided", "delivered", "withdrawn"),
    columns=("received.product", "decided.outcome"),
    derived=("in_time",),
    labels=LABELS,
    codes=CODES,
    sentences={
        ReuseReceived: Said(
            "verzoek om hergebruik ontvangen over {product}; uiterlijk {due} besluiten",
            "re-use request received about {product}; to be decided by {due}",
        ),
        ReuseCompletionAsked: Said(
            "aanvulling gevraagd, uiterlijk {until}; besluiten uiterlijk {due}",
            "completion asked by {until}; to be decided by {due}",
        ),
        ReuseCompleted: Said(
            "verzoek aangevuld; besluiten uiterlijk {due}",
            "request completed; to be decided by {due}",
        ),
        ReuseExtended: Said(
            "verdaagd van {previous} naar {due}", "extended from {previous} to {due}"
        ),
        ReuseDecided: Said(
            "besloten ({decision}): {outcome} {article}",
            "decided ({decision}): {outcome} {article}",
        ),
        ReuseDelivered: Said("geleverd door {party}", "delivered by {party}"),
        ReuseWithdrawn: Said("het verzoek is ingetrokken", "the request was withdrawn"),
        ReuseDueRecomputed: Said(
            "de regels veranderden: {previous} wordt {due}",
            "the rules changed: {previous} becomes {due}",
        ),
    },
    beginning=Act(
        ReceiveReuseRequest,
        "",
        Text(nl="Verzoek om hergebruik vastleggen", en="Record a re-use request"),
        Text(
            nl="Op de dag waarop het binnenkwam; daarna zijn er vier weken (Wet hergebruik 4).",
            en="On the day on which it came; four weeks follow (Wet hergebruik 4).",
        ),
        {
            **DAY,
            **CONTROL,
            "product": PRODUCT,
            "request": "De aantallen trajecten per wijk, als tabel.",
        },
        said=LodgeReuseRequest,
        at_field={ProductNotListed: "product"},
        adds={
            "parties": BOTH,
            "products": (PRODUCT,),
            "subject": SOMEBODY,
            "due": term_of("reuse-request", "Wet hergebruik 4", "2026-03-02", "2026-03-30"),
        },
    ),
    acts=(
        Act(
            DecideReuseRequest,
            "decisions",
            Text(nl="Besluit vastleggen", en="Record the decision"),
            Text(
                nl="Op de dag waarop het is bekendgemaakt. Weigeren kan alleen op een grond van de"
                " wet.",
                en="On the day on which it was made known. A refusal has a ground of the act.",
            ),
            {
                "occurredOn": "2026-03-27",
                "decision": {"organ": "college", "takenOn": "2026-03-24", "reference": "B-2026-61"},
                "outcome": "reuse-on-conditions",
                "conditions": "Noem de bron en de datum.",
                "charge": 2500,
            },
            at_field={
                ReuseGroundMissing: "ground",
                ReuseGroundNotNeeded: "ground",
                ReuseConditionsMissing: "conditions",
                ReuseConditionsNotNeeded: "conditions",
                StatedDayBeforeDecision: "occurred_on",
            },
        ),
        Act(
            DeliverReuse,
            "deliveries",
            Text(nl="Levering vastleggen", en="Record the delivery"),
            Text(nl="De informatie is gegeven.", en="The information was given."),
            {"occurredOn": "2026-03-27", "documents": [own_record("dataset")]},
            choices={"documents.kind": DOCUMENTS},
            at_field={StatedDayBeforeDecision: "occurred_on"},
        ),
        Act(
            ExtendReuseRequest,
            "extensions",
            Text(nl="Verdagen", en="Extend the term"),
            Text(
                nl="Eén keer, met vier weken en binnen de termijn.",
                en="Once, by four weeks and within the term.",
            ),
            {**DAY, "reasons": "De cijfers staan in drie systemen."},
            at_field={ReuseTermPassed: "occurred_on"},
        ),
        Act(
            AskToCompleteReuse,
            "questions",
            Text(nl="Aanvulling vragen", en="Ask to complete it"),
            Text(
                nl="Tot het antwoord, of tot de laatste dag daarvoor, staat de termijn stil.",
                en="Until the answer, or the last day for it, the term stands still.",
            ),
            {**DAY, "until": "2026-03-16"},
            ahead=("until",),
            at_field={LastDayBeforeAsked: "until"},
        ),
        Act(
            CompleteReuseRequest,
            "answers",
            Text(nl="Aanvulling vastleggen", en="Record the answer"),
            Text(nl="Wat er precies wordt gevraagd.", en="What exactly is asked for."),
            {"occurredOn": "2026-03-09", "scope": "Alleen over 2025."},
            at_field={AnswerBeforeAsked: "occurred_on"},
        ),
        Act(
            WithdrawReuseRequest,
            "withdrawals",
            Text(nl="Intrekking vastleggen", en="Record that it was withdrawn"),
            Text(nl="De verzoeker trok het in.", en="The requester withdrew it."),
            DAY,
        ),
    ),
    party=BEEK,
)
