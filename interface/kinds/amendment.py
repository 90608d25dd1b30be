"""Amendments of the agreement in words: what changes, how the colleges voted, who signed."""

from domain.amendment.commands import (
    CastVote,
    ConsentToProtocol,
    DrawUpAddendum,
    LapseAmendment,
    PlanAmendment,
    ProposeAmendment,
    SignAddendum,
    WithdrawAmendment,
)
from domain.amendment.events import (
    AddendumDrawnUp,
    AddendumSigned,
    AmendmentBound,
    AmendmentCarried,
    AmendmentLapsed,
    AmendmentProposed,
    AmendmentRejected,
    AmendmentWithdrawn,
    ChangeDrafted,
    ProtocolConsented,
    VoteCast,
)
from domain.amendment.refusals import (
    AddendumNotDrawnUp,
    AddendumNotStored,
    NotYourAddendum,
    SignedBeforeCarried,
)
from domain.amendment.state import Amendment, evolve
from domain.messages import Text
from interface.kinds import clause_words
from interface.kinds.amendment_words import CODES, LABELS, STANDINGS
from interface.kinds.pieces import AGREEMENT, BEEK, BOTH, CENTRE, DAY
from interface.kinds.sheet import Act, Said, Sheet

DECISION = {"organ": "college", "takenOn": "2026-03-02", "reference": "B-2026-118"}
FOR_AGREEMENT = {**DAY, "agreement": AGREEMENT}

SHEET = Sheet(
    category="amendment",
    state=Amendment,
    evolve=evolve,
    begins=AmendmentProposed,
    noun="amendments",
    group="agreement",
    name=Text(nl="wijziging", en="amendment"),
    heading=Text(nl="Wijzigingen", en="Amendments"),
    about=Text(
        nl="Wat aan de overeenkomst verandert: het voorstel, de stemming en de handtekeningen.",
        en="What changes in the agreement: the proposal, the vote and the signatures.",
    ),
    none_yet=Text(nl="Er is nog geen wijziging voorgesteld.", en="No amendment was proposed yet."),
    title=Said("wijziging vanaf {effective_on}", "amendment from {effective_on}"),
    standings=STANDINGS,
    course=("proposed", "votes", "carried", "drawn_up", "consented", "signed", "bound"),
    columns=("proposed.agreements", "proposed.kind", "proposed.effective_on"),
    derived=("in_favour", "still_to_vote"),
    labels={**clause_words.LABELS, **LABELS},
    codes={**clause_words.CODES, **CODES},
    sentences={
        AmendmentProposed: Said(
            "wijziging voorgesteld door {party}: {kind}, vanaf {effective_on}; stemmen: {voters}",
            "amendment proposed by {party}: {kind}, from {effective_on}; voters: {voters}",
        ),
        ChangeDrafted: Said("onderdeel {number}: {change.id}", "part {number}: {change.id}"),
        VoteCast: Said(
            "{party} stemde {ballot}, besluit {decision}", "{party} voted {ballot}, {decision}"
        ),
        AmendmentCarried: Said(
            "aangenomen: een meerderheid is voor, de centrumgemeente erbij",
            "carried: a majority is for, the centre municipality among it",
        ),
        AmendmentRejected: Said("verworpen: {want}", "rejected: {want}"),
        AmendmentWithdrawn: Said("ingetrokken door {party}", "withdrawn by {party}"),
        AmendmentLapsed: Said("vervallen: {ground}", "lapsed: {ground}"),
        AddendumDrawnUp: Said(
            "addendum bij {agreement} vastgelegd door {party}: {addendum}",
            "addendum to {agreement} put in writing by {party}: {addendum}",
        ),
        ProtocolConsented: Said(
            "{party} stemt in met het protocol bij {agreement}, besluit {decision}",
            "{party} consents to the protocol of {agreement}, decision {decision}",
        ),
        AddendumSigned: Said(
            "addendum bij {agreement} getekend door {party} ({capacity}), besluit {decision}",
            "addendum to {agreement} signed by {party} ({capacity}), decision {decision}",
        ),
        AmendmentBound: Said(
            "bindt de partijen bij {agreement}, vanaf {effective_from}",
            "binds the parties to {agreement}, from {effective_from}",
        ),
    },
    beginning=Act(
        PlanAmendment,
        "",
        Text(nl="Wijziging voorstellen", en="Propose an amendment"),
        Text(
            nl="Wijzigen vergt een meerderheid van de colleges, dat van de centrumgemeente erbij"
            " (art. 22.2). De productenlijst gaat een andere weg (art. 5.1).",
            en="An amendment takes a majority of the colleges, the centre municipality's among"
            " them (art. 22.2). The product list goes another way (art. 5.1).",
        ),
        {
            "agreements": [AGREEMENT],
            "effectiveOn": "2027-01-01",
            "reason": "De evaluatie vraagt erom.",
            "clauses": [{"clause": clause_words.CLAUSE}],
        },
        said=ProposeAmendment,
        ahead=("effective_on",),
        adds={
            "occurred_on": "2026-03-02",
            "parties": BOTH,
            "between": ({"agreement": AGREEMENT, "parties": BOTH},),
            "kind": "privacy-protocol",
            "voters": (CENTRE, BEEK, "beekdaelen", "stein"),
            "centre": CENTRE,
            "texts": (clause_words.TEXT,),
        },
    ),
    acts=(
        Act(
            CastVote,
            "votes",
            Text(nl="Stem vastleggen", en="Record a vote"),
            Text(
                nl="Wat uw college besloot. Een stem is te vervangen tot de uitslag vaststaat.",
                en="What your college decided. A vote is replaced until the outcome is fixed.",
            ),
            {**DAY, "ballot": "for", "decision": DECISION},
        ),
        Act(
            DrawUpAddendum,
            "addenda",
            Text(nl="Addendum vastleggen", en="Record the addendum"),
            Text(
                nl="Het document dat de partijen tekenen, met zijn vingerafdruk.",
                en="The document that the parties sign, with its digest.",
            ),
            {
                **FOR_AGREEMENT,
                "addendum": {
                    "source": "store",
                    "kind": "signed-addendum",
                    "digest": "5f" * 32,
                    "mediaType": "application/pdf",
                    "size": 20480,
                },
            },
            choices={"addendum.kind": ("signed-addendum",)},
            at_field={AddendumNotStored: "addendum", NotYourAddendum: "agreement"},
        ),
        Act(
            ConsentToProtocol,
            "consents",
            Text(nl="Instemming vastleggen", en="Record consent"),
            Text(
                nl="Het privacyprotocol wijzigt alleen met instemming van alle partijen (bijlage 2,"
                " art. 16.2).",
                en="The privacy protocol changes only with the consent of all parties (annex 2,"
                " art. 16.2).",
            ),
            {**FOR_AGREEMENT, "decision": DECISION},
            at_field={NotYourAddendum: "agreement"},
        ),
        Act(
            SignAddendum,
            "signatures",
            Text(nl="Ondertekening vastleggen", en="Record a signature"),
            Text(
                nl="De wijziging bindt de partijen zodra beide haar addendum tekenden.",
                en="The amendment binds the parties once both signed its addendum.",
            ),
            {**FOR_AGREEMENT, "capacity": "mayor", "decision": DECISION},
            at_field={
                AddendumNotDrawnUp: "agreement",
                NotYourAddendum: "agreement",
                SignedBeforeCarried: "occurred_on",
            },
        ),
        Act(
            WithdrawAmendment,
            "retraction",
            Text(nl="Voorstel intrekken", en="Withdraw the proposal"),
            Text(nl="Kan tot de uitslag vaststaat.", en="Until the outcome is fixed."),
            {**DAY, "reason": "Er komt een ander voorstel."},
        ),
        Act(
            LapseAmendment,
            "lapse",
            Text(nl="Laten vervallen", en="Let it lapse"),
            Text(
                nl="Er komt niets meer van. Waar de wijziging al bindt, blijft ze gelden.",
                en="Nothing more comes of it. Where the amendment binds already, it holds.",
            ),
            {**DAY, "ground": "not-signed"},
        ),
    ),
    party=BEEK,
)
