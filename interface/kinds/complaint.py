"""Complaints in words: from the day on which one came to what was found."""

from collections.abc import Mapping

from domain.complaint.commands import (
    AcknowledgeComplaint,
    AdjournComplaint,
    AgreeComplaintDelay,
    ConcludeComplaint,
    ForwardComplaint,
    HearComplaint,
    LeaveComplaint,
    LodgeComplaint,
    NameComplaintHandler,
    OmitComplaintHearing,
    ReceiveComplaint,
    SettleComplaint,
    WithdrawComplaint,
)
from domain.complaint.events import (
    ComplaintAcknowledged,
    ComplaintAdjourned,
    ComplaintConcluded,
    ComplaintDelayAgreed,
    ComplaintDueRecomputed,
    ComplaintForwarded,
    ComplaintHandlerNamed,
    ComplaintHeard,
    ComplaintHearingOmitted,
    ComplaintNotDealtWith,
    ComplaintReceived,
    ComplaintSettledInformally,
    ComplaintWithdrawn,
)
from domain.complaint.refusals import ConductElsewhere, HandlerElsewhere, HandlerInvolved
from domain.complaint.state import Complaint, evolve
from domain.messages import Event, Text
from interface.kinds.complaint_words import CODES, LABELS, STANDINGS
from interface.kinds.pieces import BEEK, BOTH, CONTROL, DAY, PRODUCT, SOMEBODY, own_record, term_of
from interface.kinds.sheet import Act, Said, Sheet

SENTENCES: Mapping[type[Event], Said] = {
    ComplaintReceived: Said(
        "klacht ontvangen over {product}, over het optreden van {conduct_at};"
        " uiterlijk {due} afgehandeld",
        "complaint received about {product}, of the conduct of {conduct_at};"
        " to be dealt with by {due}",
    ),
    ComplaintAcknowledged: Said(
        "ontvangst van de klacht bevestigd door {party}",
        "receipt of the complaint confirmed by {party}",
    ),
    ComplaintHandlerNamed: Said(
        "de klacht wordt behandeld door {handler} van {handler_at}",
        "the complaint is dealt with by {handler} of {handler_at}",
    ),
    ComplaintHeard: Said(
        "de klager is gehoord, verslag {report}", "the complainant was heard, report {report}"
    ),
    ComplaintHearingOmitted: Said("niet gehoord: {ground}", "nobody was heard: {ground}"),
    ComplaintAdjourned: Said(
        "de klacht is verdaagd van {previous} naar {due}",
        "the complaint was adjourned from {previous} to {due}",
    ),
    ComplaintDelayAgreed: Said(
        "met de klager verder uitstel afgesproken van {previous} naar {due} ({consent})",
        "further delay agreed with the complainant from {previous} to {due} ({consent})",
    ),
    ComplaintForwarded: Said(
        "de klacht is doorgezonden naar {to}", "the complaint was sent on to {to}"
    ),
    ComplaintNotDealtWith: Said(
        "de klacht wordt niet behandeld: {ground}", "the complaint is not dealt with: {ground}"
    ),
    ComplaintSettledInformally: Said(
        "de klacht is naar tevredenheid opgelost",
        "the complaint was settled to the complainant's satisfaction",
    ),
    ComplaintConcluded: Said(
        "de klacht is afgehandeld: {finding}; daarna naar {ombudsman}",
        "the complaint was concluded: {finding}; next to {ombudsman}",
    ),
    ComplaintWithdrawn: Said("de klacht is ingetrokken", "the complaint was withdrawn"),
    ComplaintDueRecomputed: Said(
        "de regels veranderden: {previous} wordt {due}",
        "the rules changed: {previous} becomes {due}",
    ),
}

BEGINNING = Act(
    ReceiveComplaint,
    "",
    Text(nl="Klacht vastleggen", en="Record a complaint"),
    Text(
        nl="Op de dag waarop zij binnenkwam. De termijn telt vanaf die dag (Awb 9:11); een"
        " mondelinge klacht heeft er geen.",
        en="On the day on which it came. Its term counts from that day (Awb 9:11); a spoken"
        " complaint has none.",
    ),
    {
        **DAY,
        **CONTROL,
        "product": PRODUCT,
        "conductAt": "sittard-geleen",
        "conductOf": "team-inkomen",
        "complaint": "De telefoon werd drie keer niet opgenomen.",
    },
    said=LodgeComplaint,
    at_field={ConductElsewhere: "conduct_at"},
    adds={
        "parties": BOTH,
        "products": (PRODUCT,),
        "complainant": SOMEBODY,
        "due": term_of("complaint", "Awb 9:11(1)", "2026-03-02", "2026-04-13"),
    },
)

ACTS = (
    Act(
        AcknowledgeComplaint,
        "acknowledgements",
        Text(nl="Ontvangst bevestigen", en="Confirm its receipt"),
        Text(
            nl="De klager kreeg schriftelijk bericht dat de klacht er is (Awb 9:6).",
            en="The complainant was told in writing that the complaint is there (Awb 9:6).",
        ),
        DAY,
    ),
    Act(
        NameComplaintHandler,
        "handlers",
        Text(nl="Behandelaar aanwijzen", en="Name who deals with it"),
        Text(
            nl="Een functie, geen naam; wie bij het optreden was, behandelt de klacht niet"
            " (Awb 9:7).",
            en="A function, no name; nobody who took part in the conduct deals with it (Awb 9:7).",
        ),
        {**DAY, "handlerAt": BEEK, "handler": "klachtencoordinator"},
        at_field={HandlerElsewhere: "handler_at", HandlerInvolved: "handler"},
    ),
    Act(
        HearComplaint,
        "hearings",
        Text(nl="Hoorzitting vastleggen", en="Record the hearing"),
        Text(
            nl="De klager en wie het optreden betreft zijn gehoord; daarvan is een verslag"
            " (Awb 9:10).",
            en="The complainant and who is complained of were heard; there is a report of it"
            " (Awb 9:10).",
        ),
        {**DAY, "report": own_record("minutes")},
        choices={"report.kind": ("minutes", "report")},
    ),
    Act(
        OmitComplaintHearing,
        "omitted-hearings",
        Text(nl="Afzien van horen", en="Record that nobody was heard"),
        Text(
            nl="Met de grond daarvoor (Awb 9:10, tweede lid).", en="On what ground (Awb 9:10(2))."
        ),
        {**DAY, "ground": "complainant-need-not-be-heard"},
    ),
    Act(
        ConcludeComplaint,
        "conclusions",
        Text(nl="Klacht afhandelen", en="Conclude the complaint"),
        Text(
            nl="Wat de klager te horen kreeg: de bevindingen, het oordeel en bij welke ombudsman"
            " het verder kan (Awb 9:12).",
            en="What the complainant was told: the findings, the judgement and before which"
            " ombudsman it may be brought (Awb 9:12).",
        ),
        {
            **DAY,
            "finding": "complaint-well-founded",
            "findings": "Er was die week te weinig bezetting.",
            "measures": "Het rooster is aangepast.",
            "ombudsman": "nationale-ombudsman",
        },
    ),
    Act(
        SettleComplaint,
        "settlements",
        Text(nl="Oplossing vastleggen", en="Record that it was settled"),
        Text(
            nl="De klager is tevreden; dan hoeft de rest niet meer (Awb 9:5).",
            en="The complainant is satisfied; then nothing more is owed (Awb 9:5).",
        ),
        {**DAY, "settlement": "De klager is teruggebeld en heeft excuses gekregen."},
    ),
    Act(
        AdjournComplaint,
        "adjournments",
        Text(nl="Klacht verdagen", en="Adjourn the complaint"),
        Text(
            nl="Eén keer, met vier weken en binnen de termijn (Awb 9:11, tweede lid).",
            en="Once, by four weeks and within the term (Awb 9:11(2)).",
        ),
        {**DAY, "reasons": "De behandelaar is ziek."},
    ),
    Act(
        AgreeComplaintDelay,
        "delays",
        Text(nl="Verder uitstel vastleggen", en="Record further delay"),
        Text(
            nl="De klager ging er schriftelijk mee akkoord (Awb 9:11, derde lid).",
            en="The complainant agreed to it in writing (Awb 9:11(3)).",
        ),
        {**DAY, "until": "2026-06-30", "consent": own_record("consent")},
        ahead=("until",),
        choices={"consent.kind": ("consent",)},
    ),
    Act(
        ForwardComplaint,
        "forwardings",
        Text(nl="Klacht doorzenden", en="Send it on"),
        Text(
            nl="Zij was voor een ander bestuursorgaan (Awb 2:3).",
            en="It was for another organ (Awb 2:3).",
        ),
        {**DAY, "to": "provincie-limburg"},
    ),
    Act(
        LeaveComplaint,
        "refusals",
        Text(nl="Klacht niet behandelen", en="Record that it is not dealt with"),
        Text(
            nl="Alleen op een grond van de wet, die de klager binnen vier weken hoort (Awb 9:8).",
            en="Only on a ground of the law, of which the complainant is told within four weeks"
            " (Awb 9:8).",
        ),
        {**DAY, "ground": "over-a-year-ago"},
    ),
    Act(
        WithdrawComplaint,
        "withdrawals",
        Text(nl="Intrekking vastleggen", en="Record that it was withdrawn"),
        Text(nl="De klager trok de klacht in.", en="The complainant withdrew it."),
        DAY,
    ),
)

SHEET = Sheet(
    category="complaint",
    state=Complaint,
    evolve=evolve,
    begins=ComplaintReceived,
    noun="complaints",
    group="cases",
    name=Text(nl="klacht", en="complaint"),
    heading=Text(nl="Klachten", en="Complaints"),
    about=Text(
        nl="Klachten over hoe iemand is behandeld: wie ze afhandelt en wat eruit kwam.",
        en="Complaints of how somebody was treated: who deals with them, by when, what was found.",
    ),
    none_yet=Text(
        nl="Er is nog geen klacht. Wie er een ontvangt, legt haar hier vast.",
        en="There is no complaint yet. Whoever receives one records it here.",
    ),
    title=Said(
        "klacht van {occurred_on} over {product}", "complaint of {occurred_on} about {product}"
    ),
    standings=STANDINGS,
    course=("received", "acknowledged", "handler", "heard", "concluded"),
    columns=("received.controller", "received.product", "concluded.finding"),
    derived=("in_time",),
    labels=LABELS,
    codes=CODES,
    sentences=SENTENCES,
    beginning=BEGINNING,
    acts=ACTS,
    party=BEEK,
)
