"""What may be recorded of an objection on the way to its decision."""

from domain.messages import Text
from domain.objection.commands import (
    AcknowledgeObjection,
    AdviseOnObjection,
    AskRepair,
    HearObjection,
    JudgeLateness,
    LodgeObjection,
    NoteRepaired,
    OmitObjectionHearing,
    PlanHearing,
    PrepareFile,
    ReceiveObjection,
    WriteDefence,
)
from domain.objection.contesting import (
    ContestedCaseUndecided,
    ContestedCaseUnknown,
    ContestedDecisionDiffers,
)
from domain.objection.refusals import (
    NamedDayNotLater,
    PostedAfterReceipt,
)
from interface.kinds.pieces import (
    BOTH,
    CENTRE,
    CONTROL,
    DAY,
    PRODUCT,
    SOMEBODY,
    own_record,
    term_of,
)
from interface.kinds.sheet import Act

NOTIFIED = "2026-01-16"

RECEIVED = Act(
    ReceiveObjection,
    "",
    Text(nl="Bezwaar vastleggen", en="Record an objection"),
    Text(
        nl="Op de dag waarop het binnenkwam. Indienen kan zes weken vanaf de dag na de"
        " bekendmaking (Awb 6:7); de beslistermijn telt daarna (Awb 7:10).",
        en="On the day on which it came. It can be filed for six weeks from the day after"
        " notification (Awb 6:7); the term for deciding counts from then (Awb 7:10).",
    ),
    {
        **DAY,
        **CONTROL,
        "product": PRODUCT,
        "reference": "PW-2026-118",
        "notifiedOn": NOTIFIED,
        "takenBy": {"party": CENTRE, "organ": "head-of-income"},
        "byMandate": True,
        "grounds": "Het inkomen is dubbel geteld.",
    },
    said=LodgeObjection,
    choices={"taken_by.organ": ("college", "head-of-income", "head-of-work")},
    at_field={
        ContestedCaseUnknown: "case",
        ContestedCaseUndecided: "case",
        ContestedDecisionDiffers: "reference",
        PostedAfterReceipt: "mailed_on",
    },
    adds={
        "parties": BOTH,
        "products": (PRODUCT,),
        "objector": SOMEBODY,
        "contested": {
            "product": PRODUCT,
            "reference": "PW-2026-118",
            "notified_on": NOTIFIED,
            "taken_by": {"party": CENTRE, "organ": "head-of-income"},
            "by_mandate": True,
        },
        "filing": term_of("objection-filing", "Awb 6:7", NOTIFIED, "2026-02-27"),
        "in_time": False,
        "due": term_of("objection-decision-committee", "Awb 7:10(1)", NOTIFIED, "2026-05-22"),
    },
)

PREPARED = (
    Act(
        AcknowledgeObjection,
        "acknowledgements",
        Text(nl="Ontvangst bevestigen", en="Confirm its receipt"),
        Text(
            nl="De bezwaarmaker kreeg schriftelijk bericht (Awb 6:14).",
            en="The objector was told in writing (Awb 6:14).",
        ),
        DAY,
    ),
    Act(
        JudgeLateness,
        "lateness",
        Text(nl="Te late indiening beoordelen", en="Judge the late filing"),
        Text(
            nl="Kon de bezwaarmaker er iets aan doen dat het te laat kwam? (Awb 6:11)",
            en="Could the objector help that it came too late? (Awb 6:11)",
        ),
        {**DAY, "excused": True, "reasons": "De bezwaarmaker lag in het ziekenhuis."},
    ),
    Act(
        AskRepair,
        "repairs",
        Text(nl="Herstel vragen", en="Ask for repair"),
        Text(
            nl="Wat ontbreekt, en tot wanneer het kan worden hersteld; zolang staat de termijn stil"
            " (Awb 6:6 en 7:10, tweede lid).",
            en="What is lacking, and by when it can be repaired; the term stands still meanwhile"
            " (Awb 6:6 and 7:10(2)).",
        ),
        {**DAY, "omissions": ["no-grounds"], "repairBy": "2026-03-16"},
        ahead=("repair_by",),
        at_field={NamedDayNotLater: "repair_by"},
    ),
    Act(
        NoteRepaired,
        "repaired",
        Text(nl="Herstel vastleggen", en="Record the repair"),
        Text(nl="De termijn loopt weer verder.", en="The term runs on."),
        DAY,
    ),
    Act(
        PrepareFile,
        "files",
        Text(nl="Dossier samenstellen", en="Put the file together"),
        Text(
            nl="De stukken van de zaak, door de centrumgemeente (bijlage 1, taak 11).",
            en="The documents of the case, by the centre municipality (annex 1, task 11).",
        ),
        {**DAY, "file": own_record("case-file")},
        choices={"file.kind": ("case-file",)},
    ),
    Act(
        WriteDefence,
        "defences",
        Text(nl="Verweerschrift vastleggen", en="Record the defence"),
        Text(
            nl="Wat het bestuursorgaan tegenover het bezwaar stelt.",
            en="What the organ holds against the objection.",
        ),
        {**DAY, "defence": own_record("defence")},
        choices={"defence.kind": ("defence",)},
    ),
    Act(
        PlanHearing,
        "invitations",
        Text(nl="Hoorzitting plannen", en="Plan the hearing"),
        Text(
            nl="De bezwaarmaker is uitgenodigd. Nadere stukken kunnen tot tien dagen ervoor; het"
            " dossier ligt een week ervoor ter inzage (Awb 7:2 en 7:4).",
            en="The objector was invited. Further documents may come until ten days before; the"
            " file is open for a week before (Awb 7:2 and 7:4).",
        ),
        {**DAY, "hearingOn": "2026-03-30"},
        ahead=("hearing_on",),
        at_field={NamedDayNotLater: "hearing_on"},
    ),
    Act(
        HearObjection,
        "hearings",
        Text(nl="Hoorzitting vastleggen", en="Record the hearing"),
        Text(nl="Met het verslag (Awb 7:7).", en="With its report (Awb 7:7)."),
        {**DAY, "report": own_record("minutes")},
        choices={"report.kind": ("minutes",)},
    ),
    Act(
        OmitObjectionHearing,
        "omitted-hearings",
        Text(nl="Afzien van horen", en="Record that nobody was heard"),
        Text(nl="Met de grond daarvoor (Awb 7:3).", en="On what ground (Awb 7:3)."),
        {**DAY, "ground": "objector-need-not-be-heard"},
    ),
    Act(
        AdviseOnObjection,
        "advice",
        Text(nl="Advies vastleggen", en="Record the advice"),
        Text(
            nl="Wat de bezwaarcommissie adviseert (Awb 7:13).",
            en="What the committee advises (Awb 7:13).",
        ),
        {**DAY, "outcome": "objection-well-founded", "advice": own_record("advice")},
        choices={"advice.kind": ("advice",)},
    ),
)
