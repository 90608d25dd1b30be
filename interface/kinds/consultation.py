"""Consultations in words."""

from domain.consultation.commands import (
    CancelConsultation,
    CompleteConsultationPoint,
    DropConsultationPoint,
    HoldConsultation,
    MoveConsultation,
    MoveConsultationPoint,
    PlanConsultation,
    ProposeConsultation,
)
from domain.consultation.events import (
    ConsultationCancelled,
    ConsultationHeld,
    ConsultationMoved,
    ConsultationPlanned,
    ConsultationPointDone,
    ConsultationPointDropped,
    ConsultationPointMoved,
)
from domain.consultation.refusals import NobodyToConsult
from domain.consultation.state import Consultation, evolve
from domain.controllership import NotPartyToAgreement
from domain.messages import Text
from interface.kinds import action_points
from interface.kinds.pieces import AGREEMENT, BEEK, BOTH, CENTRE, DAY, own_record
from interface.kinds.sheet import Act, Said, Sheet, Standing

SHEET = Sheet(
    category="consultation",
    state=Consultation,
    evolve=evolve,
    begins=ConsultationPlanned,
    noun="consultations",
    group="together",
    name=Text(nl="overleg", en="consultation"),
    heading=Text(nl="Overleggen", en="Consultations"),
    about=Text(
        nl="Wanneer partijen overlegden, wat zij besloten en wie wat wanneer doet.",
        en="When the parties consulted each other, what they decided, who does what by when.",
    ),
    none_yet=Text(
        nl="Er is nog geen overleg gepland. Wie er een plant, legt dat hier vast.",
        en="No consultation is planned yet. Whoever plans one records that here.",
    ),
    title=Said("{table}, gepland voor {planned_for}", "{table}, planned for {planned_for}"),
    standings={
        "planned": Standing(
            "plan",
            Text(nl="gepland", en="planned"),
            Said("gepland voor {planned_for}.", "planned for {planned_for}."),
        ),
        "overdue": Standing(
            "over",
            Text(nl="dag voorbij", en="day passed"),
            Said(
                "gepland voor {planned_for}; dat het is gehouden, staat niet vast.",
                "planned for {planned_for}; that it was held is not recorded.",
            ),
        ),
        "cancelled": Standing(
            "na",
            Text(nl="afgezegd", en="cancelled"),
            Said("afgezegd op {cancelled.occurred_on}.", "cancelled on {cancelled.occurred_on}."),
        ),
        "points-open": Standing(
            "open",
            Text(nl="actiepunten open", en="action points open"),
            Said(
                "gehouden op {held.occurred_on}; er staan actiepunten open: {open_points}.",
                "held on {held.occurred_on}; action points are open: {open_points}.",
            ),
        ),
        "points-overdue": Standing(
            "over",
            Text(nl="actiepunten te laat", en="action points overdue"),
            Said(
                "gehouden op {held.occurred_on}; van een actiepunt is de dag voorbij.",
                "held on {held.occurred_on}; the day of an action point has passed.",
            ),
        ),
        "done": Standing(
            "ok",
            Text(nl="afgerond", en="done"),
            Said(
                "gehouden op {held.occurred_on}; elk actiepunt is afgehandeld.",
                "held on {held.occurred_on}; every action point is settled.",
            ),
        ),
    },
    course=("planned", "cancelled", "held"),
    columns=("planned.agreements", "planned_for"),
    derived=(),
    labels={
        **action_points.LABELS,
        "about": Text(nl="Waarover", en="About"),
        "action_points": Text(nl="Actiepunten", en="Action points"),
        "cancelled": Text(nl="Afgezegd", en="Cancelled"),
        "decisions": Text(nl="Besluiten", en="Decisions"),
        "held": Text(nl="Gehouden", en="Held"),
        "minutes": Text(nl="Verslag", en="Minutes"),
        "planned": Text(nl="Gepland", en="Planned"),
        "planned_for": Text(nl="Op welke dag?", en="On which day?"),
        "points": Text(nl="Stand van de actiepunten", en="How the action points stand"),
        "present": Text(nl="Aanwezig", en="Present"),
        "table": Text(nl="Welk overleg?", en="Which consultation?"),
        "text": Text(nl="Besluit", en="Decision"),
    },
    codes={
        "progress-consultation": Text(nl="voortgangsoverleg", en="progress consultation"),
        "administrative-consultation": Text(
            nl="bestuurlijk overleg", en="administrative consultation"
        ),
    },
    sentences={
        ConsultationPlanned: Said(
            "{table} gepland door {party} voor {planned_for}",
            "{table} planned by {party} for {planned_for}",
        ),
        ConsultationMoved: Said(
            "overleg verplaatst door {party} naar {planned_for}",
            "consultation moved by {party} to {planned_for}",
        ),
        ConsultationCancelled: Said(
            "overleg afgezegd door {party}", "consultation cancelled by {party}"
        ),
        ConsultationHeld: Said(
            "overleg gehouden met {present}; besluiten: {decisions}, actiepunten: {action_points}",
            "consultation held with {present}; decisions: {decisions}, action points:"
            " {action_points}",
        ),
        ConsultationPointDone: Said(
            "actiepunt {number} gedaan door {party}", "action point {number} done by {party}"
        ),
        ConsultationPointMoved: Said(
            "actiepunt {number} verplaatst naar {due}", "action point {number} moved to {due}"
        ),
        ConsultationPointDropped: Said(
            "actiepunt {number} vervallen", "action point {number} dropped"
        ),
    },
    beginning=Act(
        PlanConsultation,
        "",
        Text(nl="Overleg plannen", en="Plan a consultation"),
        Text(
            nl="Onder een of meer overeenkomsten (art. 7, 12.2, 22.1, 23).",
            en="Under one or more agreements (art. 7, 12.2, 22.1, 23).",
        ),
        {
            "agreements": [AGREEMENT],
            "table": "progress-consultation",
            "plannedFor": "2026-03-16",
            "about": "De voortgang van de afgesproken prestaties.",
        },
        said=ProposeConsultation,
        ahead=("planned_for",),
        adds={"parties": BOTH, "occurred_on": "2026-03-02"},
    ),
    acts=(
        Act(
            HoldConsultation,
            "meetings",
            Text(nl="Overleg vastleggen", en="Record the consultation"),
            Text(
                nl="Wie er was, wat is besloten, wie wat wanneer doet.",
                en="Who was there, what was decided, who does what by when.",
            ),
            {
                **DAY,
                "present": [BEEK, CENTRE],
                "minutes": own_record("minutes"),
                "decisions": ["De lijst van producten wordt elk kwartaal besproken."],
                "actionPoints": [
                    {"owner": BEEK, "due": "2026-04-01", "what": "De lijst toesturen."}
                ],
            },
            choices={"minutes.kind": ("minutes",)},
            at_field={NobodyToConsult: "present", NotPartyToAgreement: "present"},
        ),
        Act(
            MoveConsultation,
            "moves",
            Text(nl="Overleg verplaatsen", en="Move the consultation"),
            Text(nl="Naar een andere dag.", en="To another day."),
            {"plannedFor": "2026-04-01"},
            ahead=("planned_for",),
        ),
        Act(
            CancelConsultation,
            "cancellations",
            Text(nl="Overleg afzeggen", en="Cancel the consultation"),
            Text(nl="Het gaat niet door.", en="It is not held."),
            {"reason": "Er is niets te bespreken."},
        ),
        action_points.completed(
            CompleteConsultationPoint,
            Text(nl="Actiepunt afronden", en="Complete an action point"),
            "delivery-confirmation",
        ),
        action_points.moved(
            MoveConsultationPoint, Text(nl="Actiepunt verplaatsen", en="Move an action point")
        ),
        action_points.dropped(
            DropConsultationPoint, Text(nl="Actiepunt laten vervallen", en="Drop an action point")
        ),
    ),
    party=BEEK,
)
