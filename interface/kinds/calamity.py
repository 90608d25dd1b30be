"""Calamities in words: from the alarm until the case is closed."""

from domain.calamity.commands import (
    CloseCalamity,
    InvestigateCalamity,
    NotifyDutyBody,
    ReportCalamity,
    ReportOnCalamity,
    TakeCalamityMeasure,
    TakeInCalamity,
)
from domain.calamity.events import (
    CalamityBodyNotified,
    CalamityClosed,
    CalamityInvestigated,
    CalamityMeasureTaken,
    CalamityNoticeRecomputed,
    CalamityReported,
    CalamityReportedOn,
)
from domain.calamity.refusals import BodyAlreadyNotified, CalamityElsewhere
from domain.calamity.state import Calamity, evolve
from domain.messages import Text
from domain.product_list import ProductNotListed
from interface.kinds.calamity_words import CODES, LABELS, STANDINGS
from interface.kinds.pieces import (
    BEEK,
    BOTH,
    CENTRE,
    CONTROL,
    DAY,
    PRODUCT,
    SOMEBODY,
    own_record,
    target_of,
)
from interface.kinds.sheet import Act, Said, Sheet

SHEET = Sheet(
    category="calamity",
    state=Calamity,
    evolve=evolve,
    begins=CalamityReported,
    noun="calamities",
    group="cases",
    name=Text(nl="calamiteit", en="calamity"),
    heading=Text(nl="Calamiteiten", en="Calamities"),
    about=Text(
        nl="Wat er misging aan een balie of in een spreekkamer, wie het weet en wat is geleerd.",
        en="What went wrong at a desk or in a consulting room, who knows and what was learned.",
    ),
    none_yet=Text(
        nl="Er is nog geen calamiteit. Wie er een meemaakt, legt haar hier vast.",
        en="There is no calamity yet. Whoever lives through one records it here.",
    ),
    title=Said("{kind} op {occurred_on}, {place}", "{kind} on {occurred_on}, {place}"),
    standings=STANDINGS,
    course=("reported", "notified", "measures", "investigated", "reported_on", "closed"),
    columns=("reported.at", "reported.harm"),
    derived=(),
    labels=LABELS,
    codes=CODES,
    sentences={
        CalamityReported: Said(
            "calamiteit vastgelegd door {party}: {kind} bij {at}, {harm}",
            "calamity recorded by {party}: {kind} at {at}, {harm}",
        ),
        CalamityBodyNotified: Said("gemeld bij {body} door {party}", "{body} told by {party}"),
        CalamityMeasureTaken: Said(
            "maatregel genomen door {party}: {measure}", "measure taken by {party}: {measure}"
        ),
        CalamityInvestigated: Said("onderzocht door {party}", "investigated by {party}"),
        CalamityReportedOn: Said(
            "rapportage gegeven door {party}: {report}", "report given by {party}: {report}"
        ),
        CalamityClosed: Said("afgesloten door {party}", "closed by {party}"),
        CalamityNoticeRecomputed: Said(
            "de regels veranderden: melden uiterlijk {notify_by}, eerst {previous}",
            "the rules changed: to be told by {notify_by}, {previous} before",
        ),
    },
    beginning=Act(
        TakeInCalamity,
        "",
        Text(nl="Calamiteit vastleggen", en="Record a calamity"),
        Text(
            nl="Op de dag waarop het gebeurde. Wie ernstig gewond raakte, wordt meteen gemeld"
            " (Arbowet 9).",
            en="On the day on which it happened. That somebody was seriously hurt is told at once"
            " (Arbowet 9).",
        ),
        {
            **DAY,
            **CONTROL,
            "at": CENTRE,
            "place": "spreekkamer-3",
            "product": PRODUCT,
            "kind": "violence",
            "alarm": True,
            "harm": "seriously-hurt",
            "subject": SOMEBODY,
            "description": "Een bezoeker gooide met een stoel.",
        },
        said=ReportCalamity,
        at_field={CalamityElsewhere: "at", ProductNotListed: "product"},
        adds={
            "parties": BOTH,
            "products": (PRODUCT,),
            "notify_by": target_of("Arbowet 9(1)", "2026-03-02", "2026-03-03"),
        },
    ),
    acts=(
        Act(
            NotifyDutyBody,
            "notices",
            Text(nl="Melding vastleggen", en="Record that a body was told"),
            Text(
                nl="Een ernstig ongeval hoort de Arbeidsinspectie meteen (Arbowet 9, eerste lid).",
                en="Of a serious accident the labour authority is told at once (Arbowet 9(1)).",
            ),
            {**DAY, "body": "labour-authority", "reference": "NLA-2026-118"},
            at_field={BodyAlreadyNotified: "body"},
        ),
        Act(
            TakeCalamityMeasure,
            "measures",
            Text(nl="Maatregel vastleggen", en="Record a measure"),
            Text(nl="Wat er daarna is gedaan.", en="What was done about it."),
            {**DAY, "measure": "aftercare"},
        ),
        Act(
            InvestigateCalamity,
            "investigations",
            Text(nl="Onderzoek vastleggen", en="Record how it came about"),
            Text(nl="Hoe het zo kwam.", en="What was found out."),
            {**DAY, "findings": "De kamer had maar één uitgang."},
        ),
        Act(
            ReportOnCalamity,
            "reports",
            Text(nl="Rapportage vastleggen", en="Record the report"),
            Text(nl="De andere partij kreeg haar.", en="The other party was given it."),
            {**DAY, "report": own_record("incident-report")},
            choices={"report.kind": ("incident-report", "report")},
        ),
        Act(
            CloseCalamity,
            "closures",
            Text(nl="Calamiteit afsluiten", en="Close the calamity"),
            Text(nl="Als alles is gedaan.", en="When all was done."),
            {**DAY, "conclusion": "De kamer krijgt een tweede uitgang."},
        ),
    ),
    party=BEEK,
)
