"""Shared performance indicators in words."""

from domain.indicator import KpiDirection
from domain.kpi.commands import (
    CorrectKpi,
    DefineKpi,
    EndKpi,
    ProposeKpi,
    ReportKpi,
    SetKpiTarget,
)
from domain.kpi.events import KpiCorrected, KpiDefined, KpiEnded, KpiReported, KpiTargetSet
from domain.kpi.refusals import (
    KpiProductNotListed,
    NoReportedValue,
    QuarterAlreadyReported,
    QuarterNotOver,
    TargetDoesNotFit,
)
from domain.kpi.state import Kpi, evolve
from domain.messages import Text
from interface.kinds.pieces import AGREEMENT, BEEK, BOTH, DAY
from interface.kinds.sheet import Act, Said, Sheet, Standing

SHEET = Sheet(
    category="kpi",
    state=Kpi,
    evolve=evolve,
    begins=KpiDefined,
    noun="kpis",
    group="together",
    name=Text(nl="KPI", en="KPI"),
    heading=Text(nl="Prestatie-indicatoren", en="Performance indicators"),
    about=Text(
        nl="De gezamenlijke prestatie-indicatoren: streefwaarde per jaar, waarde per kwartaal.",
        en="The shared performance indicators: a target for each year, a value for each quarter.",
    ),
    none_yet=Text(
        nl="Er is nog geen KPI vastgesteld. Wie er een vaststelt, legt dat hier vast.",
        en="No KPI was defined yet. Whoever defines one records that here.",
    ),
    title=Said("{title}", "{title}"),
    standings={
        "measured": Standing(
            "open",
            Text(nl="wordt gemeten", en="measured"),
            Said("er is een waarde per kwartaal.", "there is a value for each quarter."),
        ),
        "ended": Standing(
            "na",
            Text(nl="beëindigd", en="ended"),
            Said(
                "sinds {ended.occurred_on} wordt dit niet meer gemeten.",
                "since {ended.occurred_on} this is not measured any more.",
            ),
        ),
    },
    course=("defined", "targets", "ended"),
    columns=("defined.agreement", "defined.unit", "defined.direction"),
    derived=(),
    labels={
        "adds_up": Text(
            nl="Tellen de kwartalen op tot het jaar?", en="Do the quarters add up to the year?"
        ),
        "at_least": Text(nl="Ten minste", en="At least"),
        "at_most": Text(nl="Ten hoogste", en="At most"),
        "code": Text(nl="Code", en="Code"),
        "corrected_on": Text(nl="Verbeterd op", en="Corrected on"),
        "corrects": Text(nl="Verbetert versie", en="Corrects version"),
        "defined": Text(nl="Vastgesteld", en="Defined"),
        "direction": Text(nl="Goed is", en="Good is"),
        "ended": Text(nl="Beëindigd", en="Ended"),
        "reported_in": Text(nl="Vastgelegd in versie", en="Reported in version"),
        "target": Text(nl="Streefwaarde", en="Target"),
        "targets": Text(nl="Streefwaarden", en="Targets"),
        "unit": Text(nl="Eenheid", en="Unit"),
        "value": Text(nl="Waarde", en="Value"),
        "values": Text(nl="Waarden", en="Values"),
    },
    codes={
        "number": Text(nl="aantal", en="number"),
        "percent": Text(nl="procent", en="percent"),
        "euro": Text(nl="euro", en="euro"),
        "days": Text(nl="dagen", en="days"),
        "fte": Text(nl="voltijdsbanen", en="full-time jobs"),
        KpiDirection.UP: Text(nl="hoger", en="higher"),
        KpiDirection.DOWN: Text(nl="lager", en="lower"),
        KpiDirection.WITHIN: Text(nl="tussen twee grenzen", en="between two bounds"),
    },
    sentences={
        KpiDefined: Said("KPI vastgesteld: {title} ({code})", "KPI defined: {title} ({code})"),
        KpiTargetSet: Said(
            "streefwaarde voor {year} gesteld door {party}", "target for {year} set by {party}"
        ),
        KpiReported: Said("waarde over {period}: {value}", "value of {period}: {value}"),
        KpiCorrected: Said(
            "waarde uit versie {corrects} verbeterd: {value}",
            "value of version {corrects} corrected: {value}",
        ),
        KpiEnded: Said("KPI beëindigd door {party}", "KPI ended by {party}"),
    },
    beginning=Act(
        DefineKpi,
        "",
        Text(nl="KPI vaststellen", en="Define a KPI"),
        Text(
            nl="Wat gemeten wordt, in welke eenheid, en welke kant op goed is (art. 12.1).",
            en="What is measured, in which unit, and which way is good (art. 12.1).",
        ),
        {
            **DAY,
            "agreement": AGREEMENT,
            "code": "placements",
            "title": {"nl": "Plaatsingen", "en": "Placements"},
            "unit": "number",
            "direction": "up",
            "addsUp": True,
        },
        said=ProposeKpi,
        at_field={KpiProductNotListed: "product"},
        adds={"parties": BOTH},
    ),
    acts=(
        Act(
            ReportKpi,
            "values",
            Text(nl="Waarde vastleggen", en="Record a value"),
            Text(
                nl="De waarde van een kwartaal dat voorbij is, als 2026-Q1.",
                en="The value of a quarter that is over, as 2026-Q1.",
            ),
            {**DAY, "period": "2025-Q4", "value": "28"},
            at_field={QuarterAlreadyReported: "period", QuarterNotOver: "period"},
        ),
        Act(
            SetKpiTarget,
            "targets",
            Text(nl="Streefwaarde stellen", en="Set a target"),
            Text(
                nl="Voor een jaar. Wat later wordt gesteld, geldt.",
                en="For a year. What is set later holds.",
            ),
            {**DAY, "year": 2026, "target": {"atLeast": "120"}},
            at_field={TargetDoesNotFit: "target-at_least"},
        ),
        Act(
            CorrectKpi,
            "corrections",
            Text(nl="Waarde verbeteren", en="Correct a value"),
            Text(
                nl="De oude waarde blijft zichtbaar, met de reden.",
                en="The old value stays visible, with the reason.",
            ),
            {**DAY, "corrects": 2, "value": "29.5", "reason": "Een plaatsing telde dubbel."},
            at_field={NoReportedValue: "corrects"},
        ),
        Act(
            EndKpi,
            "endings",
            Text(nl="KPI beëindigen", en="End the KPI"),
            Text(nl="Wat gemeten is, blijft staan.", en="What was measured stays."),
            {**DAY, "reason": "Vervangen door een andere KPI."},
        ),
    ),
    party=BEEK,
)
