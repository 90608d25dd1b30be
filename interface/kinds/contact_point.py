"""Contact points in words."""

from domain.contact_point.commands import (
    EndContactPoint,
    HandOverContactPoint,
    NameContactPoint,
    ProposeContactPoint,
)
from domain.contact_point.events import (
    ContactPointEnded,
    ContactPointHandedOver,
    ContactPointNamed,
)
from domain.contact_point.refusals import HandedOverBackward
from domain.contact_point.state import ContactPoint, evolve
from domain.messages import Text
from interface.kinds.pieces import AGREEMENT, BOTH, CENTRE, DAY
from interface.kinds.sheet import Act, Said, Sheet, Standing

SHEET = Sheet(
    category="contact-point",
    state=ContactPoint,
    evolve=evolve,
    begins=ContactPointNamed,
    noun="contact-points",
    group="together",
    name=Text(nl="aanspreekpunt", en="contact point"),
    heading=Text(nl="Aanspreekpunten", en="Contact points"),
    about=Text(
        nl="Wie namens een partij het aanspreekpunt is, en sinds wanneer.",
        en="Who may be addressed for a party, and since when.",
    ),
    none_yet=Text(
        nl="Er is nog geen aanspreekpunt. Elke partij wijst hier haar eigen aan.",
        en="There is no contact point yet. Each party names its own here.",
    ),
    title=Said("{function} van {party}", "{function} of {party}"),
    standings={
        "to-begin": Standing(
            "plan",
            Text(nl="begint nog", en="to begin"),
            Said("begint op {since}.", "begins on {since}."),
        ),
        "holds": Standing(
            "ok",
            Text(nl="aanspreekbaar", en="to be addressed"),
            Said(
                "wie het nu is, staat vast met ingang van {since}.",
                "who it is now is recorded from {since} on.",
            ),
        ),
        "ended": Standing(
            "na",
            Text(nl="vervallen", en="ended"),
            Said("vervallen op {ended.occurred_on}.", "ended on {ended.occurred_on}."),
        ),
    },
    course=("named", "handed_over", "ended"),
    columns=("named.agreements", "named.party", "since"),
    derived=(),
    labels={
        "ended": Text(nl="Vervallen", en="Ended"),
        "function": Text(nl="In welke functie?", en="In which function?"),
        "handed_over": Text(nl="Overgedragen", en="Handed over"),
        "named": Text(nl="Aangewezen", en="Named"),
        "reach": Text(nl="Hoe te bereiken?", en="How to reach them?"),
        "since": Text(nl="Met ingang van", en="From"),
        "who": Text(nl="Wie?", en="Who?"),
    },
    codes={
        "director-first-contact": Text(
            nl="directeur, eerste aanspreekpunt", en="director, first contact"
        ),
        "contact-person": Text(nl="contactpersoon", en="contact person"),
        "deputy-contact": Text(nl="plaatsvervanger", en="deputy"),
    },
    sentences={
        ContactPointNamed: Said(
            "{function} aangewezen door {party}, vanaf {since}",
            "{function} named by {party}, from {since}",
        ),
        ContactPointHandedOver: Said(
            "aanspreekpunt van {party} overgedragen, vanaf {since}",
            "contact point of {party} handed over, from {since}",
        ),
        ContactPointEnded: Said(
            "aanspreekpunt van {party} vervallen", "contact point of {party} ended"
        ),
    },
    beginning=Act(
        NameContactPoint,
        "",
        Text(nl="Aanspreekpunt aanwijzen", en="Name a contact point"),
        Text(
            nl="Voor de eigen partij. Wie het is, wordt verzegeld (art. 6, 7).",
            en="For one's own party. Who it is, is sealed (art. 6, 7).",
        ),
        {
            "agreements": [AGREEMENT],
            "function": "director-first-contact",
            "since": "2026-03-01",
            "who": "De directeur",
            "reach": "via het secretariaat",
        },
        said=ProposeContactPoint,
        ahead=("since",),
        adds={"parties": BOTH, "occurred_on": "2026-03-02"},
    ),
    acts=(
        Act(
            HandOverContactPoint,
            "handovers",
            Text(nl="Aanspreekpunt overdragen", en="Hand over"),
            Text(nl="Wie het vanaf een dag is.", en="Who it is from a day on."),
            {"since": "2026-07-01", "who": "De nieuwe directeur"},
            ahead=("since",),
            at_field={HandedOverBackward: "since"},
        ),
        Act(
            EndContactPoint,
            "endings",
            Text(nl="Aanspreekpunt laten vervallen", en="End the contact point"),
            Text(nl="Er komt niemand voor in de plaats.", en="Nobody takes its place."),
            DAY,
        ),
    ),
    party=CENTRE,
)
