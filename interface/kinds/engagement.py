"""Third parties, sub-processors and places in words: what the provider does its work with."""

from domain.engagement.commands import EndEngagement, RecordEngagement, StateEngagement
from domain.engagement.events import EngagementEnded, EngagementRecorded
from domain.engagement.refusals import (
    EngagementEndsBeforeItBegins,
    SubProcessorBeforeAuthorisation,
    SubProcessorNotAuthorised,
    SubProcessorWithoutContract,
)
from domain.engagement.state import Engagement, evolve
from domain.messages import Text
from interface.kinds.pieces import AGREEMENT, BOTH, CENTRE, DAY, own_record
from interface.kinds.sheet import Act, Said, Sheet, Standing

SHEET = Sheet(
    category="engagement",
    state=Engagement,
    evolve=evolve,
    begins=EngagementRecorded,
    noun="engagements",
    group="authority",
    name=Text(nl="derde of plaats", en="third party or place"),
    heading=Text(nl="Derden en plaatsen", en="Third parties and places"),
    about=Text(
        nl="Met welke derden en subverwerkers de opdrachtnemer werkt, en waar dat gebeurt.",
        en="Which third parties and sub-processors the provider uses, and where the work is done.",
    ),
    none_yet=Text(
        nl="Er is nog niets vastgelegd. De opdrachtnemer legt hier vast wie hij inschakelt.",
        en="Nothing is recorded yet. The provider records here whom it uses.",
    ),
    title=Said("{name}: {kind}", "{name}: {kind}"),
    standings={
        "engagement-to-come": Standing(
            "plan",
            Text(nl="begint nog", en="to come"),
            Said("vanaf {recorded.since}.", "from {recorded.since}."),
        ),
        "engagement-in-use": Standing(
            "ok",
            Text(nl="in gebruik", en="in use"),
            Said("sinds {recorded.since}.", "since {recorded.since}."),
        ),
        "engagement-ended": Standing(
            "na",
            Text(nl="beëindigd", en="ended"),
            Said("laatste dag {ended.last_day}.", "last day {ended.last_day}."),
        ),
    },
    course=("recorded", "ended"),
    columns=("recorded.kind", "recorded.since", "ended.last_day"),
    derived=(),
    labels={
        "authorisation": Text(
            nl="Toestemming van de verwerkingsverantwoordelijke",
            en="Authorisation of the data controller",
        ),
        "contract": Text(nl="Contract", en="Contract"),
        "ended": Text(nl="Beëindigd", en="Ended"),
        "last_day": Text(nl="Laatste dag", en="Last day"),
        "name": Text(nl="Naam", en="Name"),
        "products": Text(nl="Waarvoor? (leeg: alles)", en="For what? (empty: everything)"),
        "recorded": Text(nl="Ingeschakeld", en="Engaged"),
        "since": Text(nl="Vanaf", en="From"),
    },
    codes={
        "third-party-used": Text(nl="derde", en="third party"),
        "sub-processor": Text(nl="subverwerker", en="sub-processor"),
        "place-of-performance": Text(nl="plaats van uitvoering", en="place of performance"),
        "contract": Text(nl="contract", en="contract"),
    },
    sentences={
        EngagementRecorded: Said(
            "{kind} {name} ingeschakeld door {party}, vanaf {since}",
            "{kind} {name} engaged by {party}, from {since}",
        ),
        EngagementEnded: Said(
            "beëindigd door {party}, laatste dag {last_day}",
            "ended by {party}, last day {last_day}",
        ),
    },
    beginning=Act(
        RecordEngagement,
        "",
        Text(nl="Derde of plaats vastleggen", en="Record a third party or a place"),
        Text(
            nl="De opdrachtnemer blijft verantwoordelijk. Een subverwerker mag pas na toestemming"
            " van de verwerkingsverantwoordelijke, met een contract (AVG 28, leden 2 en 4).",
            en="The provider stays answerable. A sub-processor may be used only once the data"
            " controller authorised it, under a contract (AVG 28(2) and (4)).",
        ),
        {
            **DAY,
            "agreements": [AGREEMENT],
            "kind": "sub-processor",
            "name": "drukkerij-maasland",
            "since": "2026-03-02",
            "authorisation": {
                "organ": "college",
                "takenOn": "2026-02-10",
                "reference": "B-2026-33",
            },
            "contract": own_record("contract"),
        },
        said=StateEngagement,
        ahead=("since",),
        choices={"contract.kind": ("contract", "processing-agreement")},
        at_field={
            SubProcessorBeforeAuthorisation: "since",
            SubProcessorNotAuthorised: "authorisation-reference",
            SubProcessorWithoutContract: "contract-reference",
        },
        adds={"parties": BOTH, "providers": (CENTRE,), "listed": ()},
    ),
    acts=(
        Act(
            EndEngagement,
            "endings",
            Text(nl="Einde vastleggen", en="Record the end"),
            Text(
                nl="Met de laatste dag waarop er gebruik van is gemaakt.",
                en="With the last day on which it was used.",
            ),
            {**DAY, "lastDay": "2026-03-31"},
            ahead=("last_day",),
            at_field={EngagementEndsBeforeItBegins: "last_day"},
        ),
    ),
    party=CENTRE,
)
