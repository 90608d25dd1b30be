"""Reports and statutory statements in words."""

from domain.calendar.contract import EndOfMonthAfter
from domain.clause import Duty, Periodic
from domain.messages import Text
from domain.report.commands import (
    AnswerComment,
    AssembleReport,
    CommentOnReport,
    OfferReport,
    ProposeReport,
    ReceiveReport,
    SettleReport,
    WithdrawReport,
)
from domain.report.events import (
    CommentAnswered,
    ReportAssembled,
    ReportCommented,
    ReportOffered,
    ReportReceived,
    ReportSettled,
    ReportWithdrawn,
)
from domain.report.refusals import (
    CommentAlreadyAnswered,
    CommentNotFound,
    ReceivedBeforeOffered,
    ReportFrequencyNotAgreed,
    ReportPeriodDoesNotFit,
)
from domain.report.state import Report, evolve
from interface.kinds.pieces import AGREEMENT, BOTH, CENTRE, DAY, own_record
from interface.kinds.sheet import Act, Said, Sheet, Standing

DOCUMENTS = ("report", "statement-form", "delivery-confirmation")
DUTY = Duty(
    id="quarterly-report",
    title=Text(nl="Kwartaalrapportage", en="Quarterly report"),
    debtor=("provider",),
    creditor=("client",),
    trigger=Periodic(every="quarter", only=(1, 2, 3)),
    due=EndOfMonthAfter(months=2),
)
"""As the agreement of the example has it."""

SHEET = Sheet(
    category="report",
    state=Report,
    evolve=evolve,
    begins=ReportAssembled,
    noun="reports",
    group="together",
    name=Text(nl="rapportage", en="report"),
    heading=Text(nl="Rapportages", en="Reports"),
    about=Text(
        nl="Wat over een kwartaal of jaar is gerapporteerd, wanneer, en wat ervan is gezegd.",
        en="What was reported of a quarter or a year, when, and what was said of it.",
    ),
    none_yet=Text(
        nl="Er is nog geen rapportage. Wie er een samenstelt, legt dat hier vast.",
        en="There is no report yet. Whoever assembles one records that here.",
    ),
    title=Said("{sort} over {period}", "{sort} of {period}"),
    standings={
        "assembled": Standing(
            "open",
            Text(nl="samengesteld", en="assembled"),
            Said("de rapportage is nog niet aangeboden.", "the report was not offered yet."),
        ),
        "withdrawn": Standing(
            "na",
            Text(nl="ingetrokken", en="withdrawn"),
            Said(
                "ingetrokken op {withdrawn.occurred_on}, voordat zij werd aangeboden.",
                "withdrawn on {withdrawn.occurred_on}, before it was offered.",
            ),
        ),
        "offered": Standing(
            "turn",
            Text(nl="aangeboden", en="offered"),
            Said(
                "aangeboden op {offered.occurred_on}; de ontvangst is nog niet vastgelegd.",
                "offered on {offered.occurred_on}; its receipt was not recorded yet.",
            ),
        ),
        "received": Standing(
            "turn",
            Text(nl="ontvangen", en="received"),
            Said(
                "ontvangen op {received.occurred_on}; er staat geen vraag open.",
                "received on {received.occurred_on}; no question is open.",
            ),
        ),
        "comments-open": Standing(
            "turn",
            Text(nl="opmerkingen open", en="comments open"),
            Said("niet elke opmerking heeft een antwoord.", "not every comment has an answer."),
        ),
        "settled": Standing(
            "ok",
            Text(nl="afgehandeld", en="settled"),
            Said("afgehandeld op {settled.occurred_on}.", "settled on {settled.occurred_on}."),
        ),
    },
    course=("assembled", "withdrawn", "offered", "received", "comments", "answers", "settled"),
    columns=("assembled.agreement", "offered.occurred_on"),
    derived=(),
    labels={
        "adds_up": Text(nl="Telt op over het jaar", en="Adds up over the year"),
        "annexes": Text(nl="Bijlage", en="Annex"),
        "answer": Text(nl="Antwoord", en="Answer"),
        "answers": Text(nl="Antwoorden", en="Answers"),
        "assembled": Text(nl="Samengesteld", en="Assembled"),
        "at_least": Text(nl="Ten minste", en="At least"),
        "at_most": Text(nl="Ten hoogste", en="At most"),
        "code": Text(nl="Code", en="Code"),
        "comment": Text(nl="Opmerking", en="Comment"),
        "comments": Text(nl="Opmerkingen", en="Comments"),
        "debtor": Text(nl="Verschuldigd door", en="Owed by"),
        "deviation": Text(nl="Afwijking", en="Deviation"),
        "direction": Text(nl="Goed is", en="Good is"),
        "document": Text(nl="Rapportage", en="Report"),
        "estimate": Text(nl="Raming", en="Estimate"),
        "kpi": Text(nl="KPI", en="KPI"),
        "kpis": Text(nl="Realisatie tegen raming", en="Realisation against estimate"),
        "offered": Text(nl="Aangeboden", en="Offered"),
        "on_target": Text(nl="Gehaald", en="On target"),
        "realised": Text(nl="Gerealiseerd", en="Realised"),
        "received": Text(nl="Ontvangen", en="Received"),
        "settled": Text(nl="Afgehandeld", en="Settled"),
        "sort": Text(nl="Welke rapportage?", en="Which report?"),
        "unit": Text(nl="Eenheid", en="Unit"),
        "value": Text(nl="Waarde", en="Value"),
        "withdrawn": Text(nl="Ingetrokken", en="Withdrawn"),
    },
    codes={
        "quarterly-report": Text(nl="kwartaalrapportage", en="quarterly report"),
        "annual-report": Text(nl="jaarrapportage", en="annual report"),
        "progress-report": Text(nl="voortgangsrapportage", en="progress report"),
        "sisa": Text(nl="SiSa-gegevens", en="SiSa data"),
        "provisional-picture": Text(nl="voorlopig beeld", en="provisional picture"),
        "benefit-statistics": Text(
            nl="bijstandsuitkeringenstatistiek (BUS)", en="benefit statistics (BUS)"
        ),
        "benefit-debtor-statistics": Text(
            nl="bijstandsdebiteurenstatistiek (BDS)", en="benefit debtor statistics (BDS)"
        ),
        "social-domain-monitor": Text(nl="monitor Sociaal Domein", en="social-domain monitor"),
        "tax-data": Text(nl="gegevens voor de belastingaangifte", en="data for the tax return"),
        "bbv-71": Text(nl="informatie volgens BBV artikel 71", en="information by BBV article 71"),
        "task-fields": Text(nl="informatie over taakvelden", en="information on task fields"),
        "progress-information": Text(
            nl="informatie over de voortgang", en="information on progress"
        ),
        "sisa-data": Text(nl="gegevens voor SiSa", en="data for SiSa"),
        "provisional-picture-data": Text(
            nl="gegevens voor het voorlopig beeld", en="data for the provisional picture"
        ),
        "task-field-information": Text(
            nl="informatie voor taakvelden en BBV", en="information for task fields and BBV"
        ),
        "other-statements": Text(nl="overige verantwoordingen", en="other statements"),
        "other-statement": Text(nl="andere verantwoording", en="other statement"),
    },
    sentences={
        ReportAssembled: Said(
            "{sort} over {period} samengesteld door {party}, met {kpis} KPI's",
            "{sort} of {period} assembled by {party}, with {kpis} KPIs",
        ),
        ReportOffered: Said(
            "rapportage aangeboden door {party}: {document}",
            "report offered by {party}: {document}",
        ),
        ReportWithdrawn: Said("rapportage ingetrokken door {party}", "report withdrawn by {party}"),
        ReportReceived: Said("rapportage ontvangen door {party}", "report received by {party}"),
        ReportCommented: Said(
            "opmerking {number} gemaakt door {party}", "comment {number} made by {party}"
        ),
        CommentAnswered: Said(
            "opmerking {number} beantwoord door {party}", "comment {number} answered by {party}"
        ),
        ReportSettled: Said("rapportage afgehandeld door {party}", "report settled by {party}"),
    },
    beginning=Act(
        AssembleReport,
        "",
        Text(nl="Rapportage samenstellen", en="Assemble a report"),
        Text(
            nl="De KPI's komen erin zoals zij nu zijn. Periode: 2026, 2026-Q1 of 2026-03.",
            en="The KPIs go into it as they are now. Period: 2026, 2026-Q1 or 2026-03.",
        ),
        {
            **DAY,
            "agreement": AGREEMENT,
            "sort": "quarterly-report",
            "duty": "quarterly-report",
            "period": "2025-Q3",
        },
        said=ProposeReport,
        at_field={ReportPeriodDoesNotFit: "period", ReportFrequencyNotAgreed: "duty"},
        choices={
            "duty": (
                "quarterly-report",
                "annual-report",
                "progress-report",
                "progress-information",
                "sisa-data",
                "provisional-picture-data",
                "benefit-statistics",
                "benefit-debtor-statistics",
                "social-domain-monitor",
                "tax-data",
                "task-field-information",
                "other-statements",
            )
        },
        adds={"parties": BOTH, "owed": DUTY, "debtor": (CENTRE,), "kpis": ()},
    ),
    acts=(
        Act(
            OfferReport,
            "offerings",
            Text(nl="Rapportage aanbieden", en="Offer the report"),
            Text(
                nl="De dag waarop zij is aangeboden, telt voor de termijn (art. 12.3, 17.1).",
                en="The day on which it was offered counts for the term (art. 12.3, 17.1).",
            ),
            {**DAY, "document": own_record("report")},
            choices={"document.kind": DOCUMENTS, "annexes.kind": ("kpi-values", *DOCUMENTS)},
        ),
        Act(
            ReceiveReport,
            "receipts",
            Text(nl="Ontvangst bevestigen", en="Confirm its receipt"),
            Text(nl="Door de partij die haar krijgt.", en="By the party that it is offered to."),
            DAY,
            at_field={ReceivedBeforeOffered: "occurred_on"},
        ),
        Act(
            CommentOnReport,
            "comments",
            Text(nl="Opmerking maken", en="Make a comment"),
            Text(nl="De ander antwoordt erop.", en="The other one answers it."),
            {**DAY, "comment": "Waarom daalt het aantal plaatsingen?"},
        ),
        Act(
            AnswerComment,
            "answers",
            Text(nl="Opmerking beantwoorden", en="Answer a comment"),
            Text(
                nl="Met de herziene rapportage als die er is.",
                en="With the report as revised, if it was.",
            ),
            {**DAY, "number": 1, "answer": "Twee trajecten liepen door in januari."},
            choices={"document.kind": DOCUMENTS},
            at_field={CommentNotFound: "number", CommentAlreadyAnswered: "number"},
        ),
        Act(
            SettleReport,
            "settlements",
            Text(nl="Rapportage afhandelen", en="Settle the report"),
            Text(nl="Er is niets meer te vragen.", en="There is nothing more to ask."),
            DAY,
        ),
        Act(
            WithdrawReport,
            "withdrawals",
            Text(nl="Rapportage intrekken", en="Withdraw the report"),
            Text(nl="Alleen voordat zij is aangeboden.", en="Only before it is offered."),
            {**DAY, "reason": "De cijfers waren niet volledig."},
        ),
    ),
    party=CENTRE,
)
