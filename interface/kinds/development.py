"""Developments and unforeseen circumstances in words."""

from domain.controllership import NotPartyToAgreement
from domain.development.commands import (
    ConcludeDevelopment,
    ConsultOnDevelopment,
    ProposeDevelopment,
    TellDevelopment,
    WeighDevelopment,
)
from domain.development.events import (
    DevelopmentConcluded,
    DevelopmentConsulted,
    DevelopmentTold,
    DevelopmentWeighed,
)
from domain.development.refusals import ConsultedAlone, KnownAfterTold, NotEssential
from domain.development.state import Development, evolve
from domain.messages import Text
from interface.kinds.pieces import AGREEMENT, BEEK, BOTH, DAY, own_record
from interface.kinds.sheet import Act, Said, Sheet, Standing

SHEET = Sheet(
    category="development",
    state=Development,
    evolve=evolve,
    begins=DevelopmentTold,
    noun="developments",
    group="together",
    name=Text(nl="ontwikkeling", en="development"),
    heading=Text(nl="Ontwikkelingen", en="Developments"),
    about=Text(
        nl="Wat partijen elkaar meldden, wat onvoorzien was, en waartoe het leidde.",
        en="What the parties told each other of, what was unforeseen, and what it led to.",
    ),
    none_yet=Text(
        nl="Er is nog niets gemeld. Wie iets te melden heeft, legt dat hier vast.",
        en="Nothing was told of yet. Whoever has something to tell records it here.",
    ),
    title=Said("{sort}, bekend sinds {known_since}", "{sort}, known since {known_since}"),
    standings={
        "to-weigh": Standing(
            "turn",
            Text(nl="te wegen", en="to be weighed"),
            Said(
                "gemeld op {told.occurred_on}; de ander legt vast waartoe het leidt.",
                "told on {told.occurred_on}; the other one records what it leads to.",
            ),
        ),
        "to-consult": Standing(
            "turn",
            Text(nl="te bespreken", en="to be discussed"),
            Said("partijen overleggen hierover.", "the parties consult each other on this."),
        ),
        "consulted": Standing(
            "open",
            Text(nl="besproken", en="discussed"),
            Said(
                "er is overlegd; de uitkomst staat nog niet vast.",
                "it was discussed; the outcome is not recorded yet.",
            ),
        ),
        "done": Standing(
            "ok",
            Text(nl="afgerond", en="done"),
            Said("er is niets meer te doen.", "nothing is left to do."),
        ),
    },
    course=("told", "weighed", "consulted", "concluded"),
    columns=("told.agreements", "told.party"),
    derived=("days_until_told",),
    labels={
        "about": Text(nl="Waarover", en="About"),
        "concluded": Text(nl="Uitkomst", en="Outcome"),
        "consulted": Text(nl="Overlegd", en="Consulted"),
        "days_until_told": Text(
            nl="Dagen tussen bekend en gemeld", en="Days between known and told"
        ),
        "documents": Text(nl="Document", en="Document"),
        "essential": Text(
            nl="Van wezenlijke invloed op de uitvoering?",
            en="Does it bear essentially on carrying out the agreement?",
        ),
        "known_since": Text(nl="Bekend sinds", en="Known since"),
        "leads_to": Text(nl="Leidt tot", en="Leads to"),
        "present": Text(nl="Aanwezig", en="Present"),
        "sort": Text(nl="Wat is het?", en="What is it?"),
        "stream": Text(nl="Waarin", en="In what"),
        "told": Text(nl="Gemeld", en="Told"),
        "weighed": Text(nl="Gewogen", en="Weighed"),
    },
    codes={
        "development": Text(nl="ontwikkeling (art. 22.1)", en="development (art. 22.1)"),
        "unforeseen-circumstances": Text(
            nl="onvoorziene omstandigheden (art. 23)", en="unforeseen circumstances (art. 23)"
        ),
        "leads-to-nothing": Text(nl="niets", en="nothing"),
        "leads-to-consultation": Text(nl="overleg", en="consultation"),
        "leads-to-amendment": Text(nl="wijziging van de overeenkomst", en="an amendment"),
        "solution-agreed": Text(nl="oplossing afgesproken", en="a solution was agreed"),
        "solution-not-agreed": Text(nl="geen overeenstemming", en="no solution was agreed"),
    },
    sentences={
        DevelopmentTold: Said(
            "{sort} gemeld door {party}, bekend sinds {known_since}",
            "{sort} told of by {party}, known since {known_since}",
        ),
        DevelopmentWeighed: Said(
            "gewogen door {party}: leidt tot {leads_to}", "weighed by {party}: leads to {leads_to}"
        ),
        DevelopmentConsulted: Said("overlegd: {present}", "consulted: {present}"),
        DevelopmentConcluded: Said(
            "uitkomst van het overleg: {outcome}, {document}",
            "outcome of the consultation: {outcome}, {document}",
        ),
    },
    beginning=Act(
        TellDevelopment,
        "",
        Text(nl="Ontwikkeling melden", en="Tell of a development"),
        Text(
            nl="Partijen melden elkaar op tijd wat van wezenlijke invloed kan zijn (art. 22.1), en"
            " bespreken wat onvoorzien is (art. 23).",
            en="The parties tell each other in time of what may bear essentially on the agreement"
            " (art. 22.1), and discuss what is unforeseen (art. 23).",
        ),
        {
            **DAY,
            "agreements": [AGREEMENT],
            "sort": "development",
            "knownSince": "2026-02-20",
            "about": "Een wetsvoorstel verandert de taken.",
        },
        said=ProposeDevelopment,
        choices={"documents.kind": ("notice", "advice")},
        at_field={KnownAfterTold: "known_since"},
        adds={"parties": BOTH},
    ),
    acts=(
        Act(
            WeighDevelopment,
            "weighings",
            Text(nl="Gevolg vastleggen", en="Record what it leads to"),
            Text(nl="Door de partij die het niet meldde.", en="By the party that did not tell it."),
            {
                **DAY,
                "essential": True,
                "leadsTo": "leads-to-consultation",
                "reasons": "De productenlijst verandert.",
            },
            at_field={NotEssential: "leads_to"},
        ),
        Act(
            ConsultOnDevelopment,
            "consultations",
            Text(nl="Overleg vastleggen", en="Record the consultation"),
            Text(nl="Wie erbij waren.", en="Who were there."),
            {**DAY, "present": list(BOTH)},
            at_field={ConsultedAlone: "present", NotPartyToAgreement: "present"},
        ),
        Act(
            ConcludeDevelopment,
            "conclusions",
            Text(nl="Uitkomst vastleggen", en="Record the outcome"),
            Text(
                nl="Met het document waarin de uitkomst staat.",
                en="With the document that says so.",
            ),
            {**DAY, "outcome": "solution-agreed", "document": own_record("minutes")},
            choices={"document.kind": ("minutes", "decision")},
        ),
    ),
    party=BEEK,
)
