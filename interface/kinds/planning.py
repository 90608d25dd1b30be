"""The yearly cycle of art. 5.1 in words: plan, lists, consultation, adoption."""

from domain.messages import Text
from domain.planning.commands import (
    AdoptLists,
    BeginCycle,
    DraftFourYearPlan,
    DraftLists,
    HearLists,
    ProposeLists,
    SendBackLists,
)
from domain.planning.events import (
    CycleCompleted,
    FourYearPlanDrafted,
    ListChangeDrafted,
    ListsAdopted,
    ListsDrafted,
    ListsHeard,
    ListsSentBack,
)
from domain.planning.refusals import ProductNotOnList, StepBeforeStep
from domain.planning.state import Cycle, evolve
from interface.kinds import clause_words
from interface.kinds.pieces import AGREEMENT, BOTH, CENTRE, DAY, own_record
from interface.kinds.sheet import Act, Said, Sheet, Standing

DECISION = {"organ": "college", "takenOn": "2026-03-02", "reference": "B-2026-118"}

SHEET = Sheet(
    category="planning",
    state=Cycle,
    evolve=evolve,
    begins=FourYearPlanDrafted,
    noun="yearly-cycles",
    group="agreement",
    name=Text(nl="jaarcyclus", en="yearly cycle"),
    heading=Text(nl="Jaarcycli", en="Yearly cycles"),
    about=Text(
        nl="Elk jaar het vierjarenplan, de productenlijst en de prijslijst (art. 5.1).",
        en="Each year the four-year plan, the product list and the price list (art. 5.1).",
    ),
    none_yet=Text(nl="Er is nog geen jaarcyclus begonnen.", en="No yearly cycle has begun yet."),
    title=Said("jaarcyclus {year}", "yearly cycle {year}"),
    standings={
        "plan-drafted": Standing(
            "open",
            Text(nl="plan opgesteld", en="plan drafted"),
            Said("de lijsten zijn nog op te stellen.", "the lists are still to be drafted."),
        ),
        "lists-drafted": Standing(
            "turn",
            Text(nl="te bespreken", en="to be heard"),
            Said(
                "opgesteld op {lists.occurred_on}; het bestuurlijk overleg is nog te horen.",
                "drafted on {lists.occurred_on}; the administrative consultation is next.",
            ),
        ),
        "lists-heard": Standing(
            "turn",
            Text(nl="vast te stellen", en="to be adopted"),
            Said(
                "besproken op {heard.occurred_on}; beide colleges stellen vast.",
                "heard on {heard.occurred_on}; both colleges adopt.",
            ),
        ),
        "lists-sent-back": Standing(
            "turn",
            Text(nl="teruggestuurd", en="sent back"),
            Said(
                "teruggestuurd door {sent_back.party}; de lijsten worden opnieuw opgesteld.",
                "sent back by {sent_back.party}; the lists are drafted anew.",
            ),
        ),
        "lists-adopted": Standing(
            "plan",
            Text(nl="vastgesteld", en="adopted"),
            Said(
                "vastgesteld; de lijst geldt vanaf {completed.effective_from}.",
                "adopted; the list holds from {completed.effective_from}.",
            ),
        ),
        "lists-in-effect": Standing(
            "ok",
            Text(nl="geldt", en="in effect"),
            Said(
                "de lijst geldt sinds {completed.effective_from}.",
                "the list holds since {completed.effective_from}.",
            ),
        ),
    },
    course=("plan", "lists", "heard", "adopted", "completed"),
    columns=("plan.agreement", "plan.year", "not_adopted"),
    derived=("not_adopted",),
    labels={
        **clause_words.LABELS,
        "adopted": Text(nl="Vastgesteld", en="Adopted"),
        "changes": Text(nl="Wat er verandert", en="What changes"),
        "completed": Text(nl="Door beide vastgesteld", en="Adopted by both"),
        "effective_from": Text(nl="Geldt vanaf", en="Holds from"),
        "effective_on": Text(nl="Gaat in op", en="Takes effect on"),
        "ended": Text(nl="Producten die vervallen", en="Products that end"),
        "heard": Text(nl="Besproken", en="Heard"),
        "lists": Text(nl="Lijsten", en="Lists"),
        "minutes": Text(nl="Verslag van het overleg", en="Minutes of the consultation"),
        "not_adopted": Text(nl="Nog niet vastgesteld door", en="Not adopted yet by"),
        "plan": Text(nl="Vierjarenplan", en="Four-year plan"),
        "price_list": Text(nl="Prijslijst", en="Price list"),
        "product_list": Text(nl="Productenlijst", en="Product list"),
        "products": Text(nl="Producten", en="Products"),
        "provider": Text(nl="Opdrachtnemer", en="Provider"),
        "sent_back": Text(nl="Teruggestuurd", en="Sent back"),
    },
    codes={},
    sentences={
        FourYearPlanDrafted: Said(
            "{party} stelde het vierjarenplan vanaf {year} op: {plan}",
            "{party} drafted the four-year plan from {year}: {plan}",
        ),
        ListsDrafted: Said(
            "lijsten opgesteld door {party}, vanaf {effective_on}: {product_list}",
            "lists drafted by {party}, from {effective_on}: {product_list}",
        ),
        ListChangeDrafted: Said("onderdeel {number}: {change.id}", "part {number}: {change.id}"),
        ListsHeard: Said(
            "besproken in het bestuurlijk overleg: {minutes}",
            "heard in the administrative consultation: {minutes}",
        ),
        ListsAdopted: Said(
            "vastgesteld door het college van {party}, besluit {decision}",
            "adopted by the college of {party}, decision {decision}",
        ),
        ListsSentBack: Said("teruggestuurd door {party}", "sent back by {party}"),
        CycleCompleted: Said(
            "door beide colleges vastgesteld, geldt vanaf {effective_from}",
            "adopted by both colleges, holds from {effective_from}",
        ),
    },
    beginning=Act(
        BeginCycle,
        "",
        Text(nl="Jaarcyclus beginnen", en="Begin a yearly cycle"),
        Text(
            nl="De opdrachtnemer stelt elk jaar een plan voor vier jaar op.",
            en="Each year the provider drafts a plan for four years.",
        ),
        {**DAY, "agreement": AGREEMENT, "year": 2027, "plan": own_record("plan")},
        said=DraftFourYearPlan,
        choices={"plan.kind": ("plan",)},
        adds={"parties": BOTH, "provider": CENTRE},
    ),
    acts=(
        Act(
            DraftLists,
            "lists",
            Text(nl="Lijsten opstellen", en="Draft the lists"),
            Text(
                nl="De bijgewerkte productenlijst, en voor afnemers de prijslijst.",
                en="The updated product list, and for customers the price list.",
            ),
            {
                **DAY,
                "effectiveOn": "2027-01-01",
                "productList": own_record("product-list"),
                "products": [clause_words.PRODUCT],
            },
            said=ProposeLists,
            ahead=("effective_on",),
            choices={
                "product_list.kind": ("product-list",),
                "price_list.kind": ("price-list",),
            },
            at_field={ProductNotOnList: "ended", StepBeforeStep: "occurred_on"},
            adds={"text": clause_words.TEXT},
        ),
        Act(
            HearLists,
            "hearing",
            Text(nl="Bespreking vastleggen", en="Record the consultation"),
            Text(
                nl="Wanneer het bestuurlijk overleg de lijsten besprak.",
                en="When the administrative consultation discussed the lists.",
            ),
            {**DAY, "minutes": own_record("minutes")},
            choices={"minutes.kind": ("minutes",)},
            at_field={StepBeforeStep: "occurred_on"},
        ),
        Act(
            AdoptLists,
            "adoptions",
            Text(nl="Vaststelling vastleggen", en="Record the adoption"),
            Text(nl="Het besluit van uw college.", en="The decision of your college."),
            {**DAY, "decision": DECISION},
            at_field={StepBeforeStep: "occurred_on"},
        ),
        Act(
            SendBackLists,
            "returns",
            Text(nl="Terugsturen", en="Send back"),
            Text(
                nl="De lijsten worden opnieuw opgesteld en besproken.",
                en="The lists are drafted and heard anew.",
            ),
            {**DAY, "reason": "De prijzen kloppen niet."},
            at_field={StepBeforeStep: "occurred_on"},
        ),
    ),
    party=CENTRE,
)
