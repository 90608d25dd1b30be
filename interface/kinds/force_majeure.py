"""Force majeure in words: from its notice until the report on it (art. 16)."""

from domain.force_majeure.commands import (
    AddObligations,
    AddOwed,
    AgreeNewDate,
    BeginForceMajeure,
    ConsultOnForceMajeure,
    EndForceMajeure,
    EndTemporaryMeasure,
    NotifyForceMajeure,
    Owed,
    ProposeNewDate,
    ReportForceMajeure,
    TakeTemporaryMeasure,
)
from domain.force_majeure.events import (
    ForceMajeureConsulted,
    ForceMajeureEnded,
    ForceMajeureMeasureEnded,
    ForceMajeureMeasureTaken,
    ForceMajeureNewDateAgreed,
    ForceMajeureNewDateProposed,
    ForceMajeureNotified,
    ForceMajeureObligationsAdded,
    ForceMajeureReported,
)
from domain.force_majeure.refusals import (
    NewDateInThePast,
    NewDateMoved,
    NoSuchMeasure,
    NotAffected,
    NoticeBeforeForceMajeure,
    NotTheirObligation,
)
from domain.force_majeure.state import ForceMajeure, evolve
from domain.messages import Text
from interface.kinds.pieces import AGREEMENT, BOTH, CENTRE, DAY, own_record, target_of
from interface.kinds.sheet import Act, Said, Sheet, Standing

REPORT = f"obligation-{AGREEMENT}-quarterly-report-2025-Q3"
ACCOUNTS = f"obligation-{AGREEMENT}-annual-report-2025"


def _owed(obligation: str) -> Owed:
    return Owed(obligation=obligation, agreement=AGREEMENT, debtor=(CENTRE,))


SHEET = Sheet(
    category="force-majeure",
    state=ForceMajeure,
    evolve=evolve,
    begins=ForceMajeureNotified,
    noun="force-majeure",
    group="agreement",
    name=Text(nl="overmacht", en="force majeure"),
    heading=Text(nl="Overmacht", en="Force majeure"),
    about=Text(
        nl="Wanneer een partij door overmacht niet kan nakomen: sinds wanneer, welke verplichtingen"
        " en wat is afgesproken (art. 16).",
        en="When a party cannot keep the agreement for force majeure: since when, which"
        " obligations, and what was agreed (art. 16).",
    ),
    none_yet=Text(
        nl="Er is nog geen overmacht gemeld. Wie niet kan nakomen, legt dat hier vast.",
        en="No force majeure was told of yet. Who cannot keep the agreement records that here.",
    ),
    title=Said("{kind}, sinds {since}", "{kind}, since {since}"),
    standings={
        "to-consult": Standing(
            "turn",
            Text(nl="overleg nodig", en="to be consulted on"),
            Said(
                "gemeld {days_to_notice} dagen na het begin; er is nog niet overlegd.",
                "told {days_to_notice} days after it began; there was no consultation yet.",
            ),
        ),
        "force-majeure-runs": Standing(
            "hold",
            Text(nl="duurt voort", en="lasts"),
            Said(
                "sinds {notified.since}; wat daarin te laat is, is niet toerekenbaar.",
                "since {notified.since}; what is late within it is not attributable.",
            ),
        ),
        "to-report-on": Standing(
            "turn",
            Text(nl="te rapporteren", en="to report on"),
            Said(
                "voorbij op {ended.occurred_on}; de rapportage ontbreekt nog.",
                "over on {ended.occurred_on}; the report is still missing.",
            ),
        ),
        "closed": Standing(
            "ok",
            Text(nl="afgesloten", en="closed"),
            Said(
                "voorbij op {ended.occurred_on}; gerapporteerd op {reported.occurred_on}.",
                "over on {ended.occurred_on}; reported on {reported.occurred_on}.",
            ),
        ),
    },
    course=("notified", "consultations", "ended", "reported"),
    columns=("notified.party", "notified.kind"),
    derived=("days_to_notice", "told_in_target"),
    labels={
        "affected": Text(nl="Geraakte verplichtingen", en="Obligations affected"),
        "agreed": Text(nl="Afgesproken", en="Agreed"),
        "agreed_by": Text(nl="Afgesproken door", en="Agreed by"),
        "consultations": Text(nl="Overleg", en="Consultation"),
        "day": Text(nl="Nieuwe dag", en="New day"),
        "days_to_notice": Text(
            nl="Dagen tussen begin en melding", en="Days between its start and its notice"
        ),
        "ended": Text(nl="Voorbij", en="Over"),
        "measure": Text(nl="Maatregel", en="Measure"),
        "measures": Text(nl="Tijdelijke maatregelen", en="Temporary measures"),
        "minutes": Text(nl="Verslag van het overleg", en="Minutes of the consultation"),
        "notified": Text(nl="Gemeld", en="Told"),
        "number": Text(nl="Welke maatregel?", en="Which measure?"),
        "obligations": Text(nl="Verplichtingen", en="Obligations"),
        "proposed": Text(nl="Voorgesteld", en="Proposed"),
        "reported": Text(nl="Gerapporteerd", en="Reported on"),
        "since": Text(nl="Sinds", en="Since"),
        "taken": Text(nl="Genomen", en="Taken"),
        "target": Text(nl="Streven voor de melding", en="Target for the notice"),
        "told_in_target": Text(nl="Binnen het streven gemeld", en="Told within the target"),
    },
    codes={
        "calamity": Text(nl="calamiteit (art. 16.2.a)", en="calamity (art. 16.2.a)"),
        "malice-of-others": Text(
            nl="kwade opzet van derden (art. 16.2.b)", en="malice of others (art. 16.2.b)"
        ),
        "network-or-supplier-failure": Text(
            nl="storing of wanprestatie van derden (art. 16.2.c)",
            en="failure of networks or suppliers (art. 16.2.c)",
        ),
        "other-force-majeure": Text(nl="andere overmacht", en="other force majeure"),
    },
    sentences={
        ForceMajeureNotified: Said(
            "overmacht gemeld door {party}: {kind}, sinds {since}; {obligations} verplichtingen",
            "force majeure told of by {party}: {kind}, since {since}; obligations: {obligations}",
        ),
        ForceMajeureObligationsAdded: Said(
            "ook geraakt, volgens {party}: {obligations}",
            "affected as well, says {party}: {obligations}",
        ),
        ForceMajeureConsulted: Said(
            "partijen hebben overlegd, vastgelegd door {party}",
            "the parties consulted each other, recorded by {party}",
        ),
        ForceMajeureMeasureTaken: Said(
            "tijdelijke maatregel genomen door {party}", "temporary measure taken by {party}"
        ),
        ForceMajeureMeasureEnded: Said(
            "tijdelijke maatregel {number} beëindigd door {party}",
            "temporary measure {number} ended by {party}",
        ),
        ForceMajeureNewDateProposed: Said(
            "{party} stelt {day} voor als nieuwe dag voor {obligation}",
            "{party} proposes {day} as the new day for {obligation}",
        ),
        ForceMajeureNewDateAgreed: Said(
            "nieuwe dag voor {obligation} afgesproken, met akkoord van {party}: {due}",
            "new day for {obligation} agreed, {party} agreeing: {due}",
        ),
        ForceMajeureEnded: Said("overmacht voorbij, volgens {party}", "over, says {party}"),
        ForceMajeureReported: Said(
            "rapportage gegeven door {party}: {report}", "report given by {party}: {report}"
        ),
    },
    beginning=Act(
        BeginForceMajeure,
        "",
        Text(nl="Overmacht melden", en="Tell of force majeure"),
        Text(
            nl="Op de dag waarop de ander het hoorde; dat moet onverwijld (art. 16.1). Geen datum"
            " verschuift, maar te laat is dan niet toerekenbaar.",
            en="On the day on which the other party was told, which is to be without delay (art."
            " 16.1). No date moves, but lateness is not attributable then.",
        ),
        {
            **DAY,
            "agreement": AGREEMENT,
            "since": "2026-02-27",
            "kind": "network-or-supplier-failure",
            "obligations": [REPORT],
            "description": "Het netwerk ligt plat en er kan niets worden aangeleverd.",
        },
        said=NotifyForceMajeure,
        at_field={NoticeBeforeForceMajeure: "occurred_on", NotTheirObligation: "obligations"},
        adds={
            "parties": BOTH,
            "owed": (_owed(REPORT),),
            "target": target_of("16.1", "2026-02-27", "2026-03-02"),
        },
    ),
    acts=(
        Act(
            ConsultOnForceMajeure,
            "consultations",
            Text(nl="Overleg vastleggen", en="Record the consultation"),
            Text(nl="Wat partijen bespraken (art. 16.1).", en="What was discussed (art. 16.1)."),
            {
                **DAY,
                "outcome": "De cijfers volgen zodra het netwerk er weer is.",
                "minutes": own_record("minutes"),
            },
            choices={"minutes.kind": ("minutes",)},
        ),
        Act(
            TakeTemporaryMeasure,
            "measures",
            Text(nl="Tijdelijke maatregel nemen", en="Take a temporary measure"),
            Text(
                nl="Alleen de andere partij, zodat mensen geholpen blijven (art. 16.1).",
                en="For the other party alone, so that people are served all the same (art. 16.1).",
            ),
            {**DAY, "measure": "De gemeente betaalt de voorschotten zelf uit."},
        ),
        Act(
            EndTemporaryMeasure,
            "measure-ends",
            Text(nl="Maatregel beëindigen", en="End a temporary measure"),
            Text(nl="Door wie haar nam.", en="By who took it."),
            {**DAY, "number": 1},
            at_field={NoSuchMeasure: "number"},
        ),
        Act(
            AddOwed,
            "obligations",
            Text(nl="Verplichtingen toevoegen", en="Add obligations"),
            Text(
                nl="Wat bij nader inzien ook niet lukt, elk met het kenmerk.",
                en="What turned out to be affected as well, each by its stream.",
            ),
            {**DAY, "obligations": [ACCOUNTS]},
            said=AddObligations,
            at_field={NotTheirObligation: "obligations"},
            adds={"owed": (_owed(ACCOUNTS),)},
        ),
        Act(
            ProposeNewDate,
            "proposals",
            Text(nl="Nieuwe dag voorstellen", en="Propose a new day"),
            Text(
                nl="De dag geldt pas als de ander ermee instemt.",
                en="The day holds only once the other party has agreed to it.",
            ),
            {**DAY, "obligation": REPORT, "day": "2026-07-31"},
            ahead=("day",),
            at_field={NewDateInThePast: "day", NotAffected: "obligation"},
        ),
        Act(
            AgreeNewDate,
            "agreements",
            Text(nl="Instemmen met de nieuwe dag", en="Agree to the new day"),
            Text(
                nl="Daarmee hebben beide partijen haar vastgelegd.",
                en="With that, both parties have put it on record.",
            ),
            {**DAY, "obligation": REPORT, "day": "2026-07-31"},
            ahead=("day",),
            at_field={NewDateMoved: "day", NotAffected: "obligation"},
        ),
        Act(
            EndForceMajeure,
            "ends",
            Text(nl="Einde van de overmacht vastleggen", en="Record that it is over"),
            Text(
                nl="Met de laatste dag waarop nakomen niet kon.",
                en="With the last day on which it kept you from your obligations.",
            ),
            DAY,
        ),
        Act(
            ReportForceMajeure,
            "reports",
            Text(nl="Rapportage geven", en="Give the report"),
            Text(nl="Daarmee is het afgesloten.", en="With that it is closed."),
            {**DAY, "report": own_record("report")},
            choices={"report.kind": ("report", "incident-report")},
        ),
    ),
    party=CENTRE,
)
