"""Rounds of quality control in words."""

from domain.controllership import NotPartyToAgreement
from domain.messages import Text
from domain.quality_check.commands import (
    CompleteMeasure,
    ConcludeQualityCheck,
    DrawSample,
    MoveMeasure,
    PlanQualityCheck,
    ProposeQualityCheck,
    RecordCheckFinding,
)
from domain.quality_check.events import (
    CheckFindingRecorded,
    MeasureDone,
    MeasureMoved,
    QualityCheckConcluded,
    QualityCheckPlanned,
    SampleDrawn,
)
from domain.quality_check.refusals import (
    AspectNotChecked,
    CheckedPeriodBackward,
    ImprovementWithoutMeasure,
    MoreErrorsThanSample,
    SampleTooLarge,
    ThemeIsSubsequent,
)
from domain.quality_check.state import QualityCheck, evolve
from interface.kinds import action_points
from interface.kinds.pieces import AGREEMENT, BOTH, CENTRE, DAY, own_record
from interface.kinds.sheet import Act, Said, Sheet, Standing

SHEET = Sheet(
    category="quality-check",
    state=QualityCheck,
    evolve=evolve,
    begins=QualityCheckPlanned,
    noun="quality-checks",
    group="together",
    name=Text(nl="toetsronde", en="round of checks"),
    heading=Text(nl="Toetsrondes", en="Quality control"),
    about=Text(
        nl="Wat vooraf en achteraf is getoetst, hoeveel fouten er waren en wat eraan gebeurt.",
        en="What was checked before and after, how many errors there were, what is done about it.",
    ),
    none_yet=Text(
        nl="Er is nog niet getoetst. Wie een ronde plant, legt dat hier vast.",
        en="Nothing was checked yet. Whoever plans a round records that here.",
    ),
    title=Said("{moment} van {first} tot en met {last}", "{moment} of {first} to {last}"),
    standings={
        "planned": Standing(
            "plan",
            Text(nl="gepland", en="planned"),
            Said("er is nog geen steekproef.", "there is no sample yet."),
        ),
        "under-way": Standing(
            "open",
            Text(nl="loopt", en="under way"),
            Said(
                "de steekproef is {sample.size} uit {sample.population}.",
                "the sample is {sample.size} of {sample.population}.",
            ),
        ),
        "measures-open": Standing(
            "open",
            Text(nl="maatregelen open", en="measures open"),
            Said(
                "afgesloten op {concluded.occurred_on}; er staan maatregelen open:"
                " {open_measures}.",
                "concluded on {concluded.occurred_on}; measures are open: {open_measures}.",
            ),
        ),
        "measures-overdue": Standing(
            "over",
            Text(nl="maatregelen te laat", en="measures overdue"),
            Said(
                "afgesloten op {concluded.occurred_on}; van een maatregel is de dag voorbij.",
                "concluded on {concluded.occurred_on}; the day of a measure has passed.",
            ),
        ),
        "done": Standing(
            "ok",
            Text(nl="afgerond", en="done"),
            Said(
                "afgesloten op {concluded.occurred_on}; elke maatregel is genomen.",
                "concluded on {concluded.occurred_on}; every measure was taken.",
            ),
        ),
    },
    course=("planned", "sample", "findings", "concluded"),
    columns=("planned.agreements", "planned.aspects"),
    derived=("rates",),
    labels={
        **action_points.LABELS,
        "about": Text(nl="Waarover", en="About"),
        "aspect": Text(nl="Aspect", en="Aspect"),
        "aspects": Text(nl="Waarop wordt getoetst?", en="What is checked?"),
        "concluded": Text(nl="Afgesloten", en="Concluded"),
        "conclusion": Text(nl="Conclusie", en="Conclusion"),
        "errors": Text(nl="Fouten", en="Errors"),
        "finding": Text(nl="Bevinding", en="Finding"),
        "findings": Text(nl="Bevindingen", en="Findings"),
        "first": Text(nl="Vanaf", en="From"),
        "last": Text(nl="Tot en met", en="Up to and including"),
        "measures": Text(nl="Maatregelen", en="Measures"),
        "moment": Text(nl="Vooraf of achteraf?", en="Before or after?"),
        "percent": Text(nl="Percentage", en="Percentage"),
        "planned": Text(nl="Gepland", en="Planned"),
        "population": Text(nl="Hoeveel zijn er?", en="How many are there?"),
        "rates": Text(nl="Foutpercentage", en="Error rate"),
        "result": Text(nl="Resultaat", en="Result"),
        "sample": Text(nl="Steekproef", en="Sample"),
        "size": Text(nl="Hoeveel zijn er bekeken?", en="How many were looked at?"),
    },
    codes={
        "prior-check": Text(nl="toets vooraf", en="prior check"),
        "subsequent-check": Text(nl="toets achteraf", en="subsequent check"),
        "lawfulness": Text(nl="rechtmatigheid", en="lawfulness"),
        "theme": Text(nl="thema", en="theme"),
        "consistency": Text(nl="consistentie", en="consistency"),
        "quality": Text(nl="kwaliteit", en="quality"),
        "in-order": Text(nl="in orde", en="in order"),
        "to-improve": Text(nl="te verbeteren", en="to be improved"),
    },
    sentences={
        QualityCheckPlanned: Said(
            "{moment} gepland door {party} over {first} tot en met {last}: {aspects}",
            "{moment} planned by {party} of {first} to {last}: {aspects}",
        ),
        SampleDrawn: Said(
            "steekproef getrokken: {size} uit {population}",
            "sample drawn: {size} of {population}",
        ),
        CheckFindingRecorded: Said(
            "bevinding {number}: {errors} fouten in {aspect}",
            "finding {number}: {errors} errors in {aspect}",
        ),
        QualityCheckConcluded: Said(
            "toetsronde afgesloten: {result}, maatregelen: {measures}",
            "round of checks concluded: {result}, measures: {measures}",
        ),
        MeasureDone: Said(
            "maatregel {number} genomen door {party}", "measure {number} taken by {party}"
        ),
        MeasureMoved: Said(
            "maatregel {number} verplaatst naar {due}", "measure {number} moved to {due}"
        ),
    },
    beginning=Act(
        PlanQualityCheck,
        "",
        Text(nl="Toetsronde plannen", en="Plan a round of checks"),
        Text(
            nl="Vooraf of achteraf, op een of meer aspecten (art. 11, bijlage 1).",
            en="Before or after, on one or more aspects (art. 11, annex 1).",
        ),
        {
            **DAY,
            "agreements": [AGREEMENT],
            "moment": "subsequent-check",
            "aspects": ["lawfulness", "theme", "consistency", "quality"],
            "first": "2025-10-01",
            "last": "2025-12-31",
        },
        said=ProposeQualityCheck,
        at_field={CheckedPeriodBackward: "last", ThemeIsSubsequent: "aspects"},
        adds={"parties": BOTH},
    ),
    acts=(
        Act(
            DrawSample,
            "samples",
            Text(nl="Steekproef vastleggen", en="Record the sample"),
            Text(nl="Hoeveel uit hoeveel.", en="How many of how many."),
            {**DAY, "population": 412, "size": 40},
            at_field={SampleTooLarge: "size"},
        ),
        Act(
            RecordCheckFinding,
            "findings",
            Text(nl="Bevinding vastleggen", en="Record a finding"),
            Text(
                nl="In hoeveel van de steekproef iets niet klopte.",
                en="In how many of the sample something was wrong.",
            ),
            {
                **DAY,
                "aspect": "lawfulness",
                "errors": 3,
                "finding": "De datum van ontvangst ontbreekt.",
            },
            at_field={AspectNotChecked: "aspect", MoreErrorsThanSample: "errors"},
        ),
        Act(
            ConcludeQualityCheck,
            "conclusions",
            Text(nl="Toetsronde afsluiten", en="Conclude the round"),
            Text(
                nl="Met het rapport en de maatregelen die volgen.",
                en="With the report and the measures that follow.",
            ),
            {
                **DAY,
                "result": "to-improve",
                "conclusion": "De ontvangst wordt niet altijd vastgelegd.",
                "report": own_record("quality-report"),
                "measures": [
                    {"owner": CENTRE, "due": "2026-05-01", "what": "Het formulier aanpassen."}
                ],
            },
            choices={"report.kind": ("quality-report",)},
            at_field={ImprovementWithoutMeasure: "measures", NotPartyToAgreement: "measures"},
        ),
        action_points.completed(
            CompleteMeasure,
            Text(nl="Maatregel afronden", en="Complete a measure"),
            "working-method",
        ),
        action_points.moved(MoveMeasure, Text(nl="Maatregel verplaatsen", en="Move a measure")),
    ),
    party=CENTRE,
)
