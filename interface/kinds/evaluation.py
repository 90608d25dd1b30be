"""Evaluations of the agreement and the cooperation, in words."""

from domain.evaluation.commands import (
    BeginEvaluation,
    ConcludeEvaluation,
    FeedFinding,
    InviteParticipant,
    ProposeEvaluation,
    RecordEvaluationFinding,
    RecordParticipation,
)
from domain.evaluation.events import (
    EvaluationBegun,
    EvaluationConcluded,
    EvaluationFindingFed,
    EvaluationFindingRecorded,
    ParticipantInvited,
    ParticipantTookPart,
)
from domain.evaluation.refusals import (
    EvaluationPeriodBackward,
    FindingAlreadyFed,
    FindingFedNowhere,
    FindingNotFound,
    InspectorOfAnotherParty,
    ParticipantNotInvited,
)
from domain.evaluation.state import Evaluation, evolve
from domain.messages import Text
from interface.kinds.sheet import Act, Said, Sheet, Standing

INSPECTOR = {"party": "sittard-geleen", "capacity": "archive-inspector"}
DAY = {"occurredOn": "2026-03-02"}

SHEET = Sheet(
    category="evaluation",
    state=Evaluation,
    evolve=evolve,
    begins=EvaluationBegun,
    noun="evaluations",
    group="together",
    name=Text(nl="evaluatie", en="evaluation"),
    heading=Text(nl="Evaluaties", en="Evaluations"),
    about=Text(
        nl="Hoe de overeenkomst en de samenwerking werkten, wie meedeed en wat ervan kwam.",
        en="How the agreement and the cooperation worked, who took part and what came of it.",
    ),
    none_yet=Text(
        nl="Er is nog niet geëvalueerd. Wie begint, legt dat hier vast.",
        en="Nothing was evaluated yet. Whoever begins records that here.",
    ),
    title=Said(
        "evaluatie van {first} tot en met {last}",
        "evaluation of {first} up to and including {last}",
    ),
    standings={
        "under-way": Standing(
            "open",
            Text(nl="loopt", en="under way"),
            Said("de evaluatie loopt.", "the evaluation is under way."),
        ),
        "to-follow-up": Standing(
            "turn",
            Text(nl="bevindingen open", en="findings open"),
            Said(
                "afgerond op {concluded.occurred_on}; nog niet elke bevinding kreeg een vervolg.",
                "concluded on {concluded.occurred_on}; not every finding was followed up yet.",
            ),
        ),
        "done": Standing(
            "ok",
            Text(nl="afgerond", en="done"),
            Said(
                "afgerond op {concluded.occurred_on}; elke bevinding kreeg een vervolg.",
                "concluded on {concluded.occurred_on}; every finding was followed up.",
            ),
        ),
    },
    course=("begun", "invited", "took_part", "findings", "concluded", "fed"),
    columns=("begun.agreement", "shortcomings"),
    derived=("shortcomings",),
    labels={
        "about": Text(nl="Waarover", en="About"),
        "begun": Text(nl="Begonnen", en="Begun"),
        "capacity": Text(nl="In welke hoedanigheid?", en="In which capacity?"),
        "concluded": Text(nl="Afgerond", en="Concluded"),
        "fed": Text(nl="Vervolg op bevindingen", en="Findings followed up"),
        "finding": Text(nl="Bevinding", en="Finding"),
        "findings": Text(nl="Bevindingen", en="Findings"),
        "first": Text(nl="Vanaf", en="From"),
        "inspected_by": Text(nl="Archiefinspecteur van", en="Archive inspector of"),
        "into": Text(nl="Vervolg", en="Followed up by"),
        "invited": Text(nl="Uitgenodigd", en="Invited"),
        "last": Text(nl="Tot en met", en="Up to and including"),
        "number": Text(nl="Bevinding nummer", en="Finding number"),
        "participant": Text(nl="Deelnemer", en="Participant"),
        "participant.party": Text(nl="Van welke partij?", en="Of which party?"),
        "participant.capacity": Text(nl="In welke hoedanigheid?", en="In which capacity?"),
        "point": Text(nl="Actiepunt nummer", en="Action point number"),
        "shortcomings": Text(nl="Tekortkomingen", en="Shortcomings"),
        "stream": Text(nl="Waarin", en="In what"),
        "took_part": Text(nl="Nam deel", en="Took part"),
    },
    codes={
        "delegation": Text(nl="afvaardiging", en="delegation"),
        "archive-inspector": Text(nl="archiefinspecteur", en="archive inspector"),
        "fed-into-amendment": Text(nl="voorstel tot wijziging", en="proposal to amend"),
        "fed-into-action-point": Text(nl="actiepunt", en="action point"),
        "noted": Text(nl="ter kennis genomen", en="noted"),
        "without-archive-inspector": Text(
            nl="zonder de archiefinspecteur (art. 14.3)",
            en="without the archive inspector (art. 14.3)",
        ),
    },
    sentences={
        EvaluationBegun: Said(
            "evaluatie begonnen door {party}, over {first} tot en met {last}",
            "evaluation begun by {party}, of {first} up to and including {last}",
        ),
        ParticipantInvited: Said(
            "uitgenodigd: {participant.capacity} van {participant.party}",
            "invited: {participant.capacity} of {participant.party}",
        ),
        ParticipantTookPart: Said(
            "nam deel: {participant.capacity} van {participant.party}",
            "took part: {participant.capacity} of {participant.party}",
        ),
        EvaluationFindingRecorded: Said(
            "bevinding {number} vastgelegd door {party}", "finding {number} recorded by {party}"
        ),
        EvaluationConcluded: Said(
            "evaluatie afgerond, verslag {report}; tekortkomingen: {shortcomings}",
            "evaluation concluded, report {report}; shortcomings: {shortcomings}",
        ),
        EvaluationFindingFed: Said(
            "vervolg op bevinding {number}: {into}", "finding {number} followed up: {into}"
        ),
    },
    beginning=Act(
        BeginEvaluation,
        "",
        Text(nl="Evaluatie beginnen", en="Begin an evaluation"),
        Text(
            nl="De werking van de overeenkomst en de samenwerking wordt geëvalueerd (art. 8).",
            en="How the agreement and the cooperation work is evaluated (art. 8).",
        ),
        {**DAY, "agreement": "dvo-2020-beek", "first": "2025-01-01", "last": "2025-12-31"},
        said=ProposeEvaluation,
        at_field={EvaluationPeriodBackward: "last"},
        adds={"parties": ("beek", "sittard-geleen"), "inspected_by": "sittard-geleen"},
    ),
    acts=(
        Act(
            InviteParticipant,
            "invitations",
            Text(nl="Uitnodiging vastleggen", en="Record an invitation"),
            Text(
                nl="Wie gevraagd is om mee te doen. De archiefinspecteur van de opdrachtnemer hoort"
                " daarbij (art. 14.3).",
                en="Who was asked to take part. The provider's archive inspector is one of them"
                " (art. 14.3).",
            ),
            {**DAY, "participant": INSPECTOR},
            at_field={InspectorOfAnotherParty: "participant-party"},
        ),
        Act(
            RecordParticipation,
            "participations",
            Text(nl="Deelname vastleggen", en="Record participation"),
            Text(nl="Wie werkelijk meedeed.", en="Who really took part."),
            {**DAY, "participant": INSPECTOR},
            at_field={ParticipantNotInvited: "participant-party"},
        ),
        Act(
            RecordEvaluationFinding,
            "findings",
            Text(nl="Bevinding vastleggen", en="Record a finding"),
            Text(nl="Wat de evaluatie opleverde.", en="What the evaluation found."),
            {**DAY, "finding": "De kwartaalrapportages komen op tijd."},
        ),
        Act(
            FeedFinding,
            "follow-ups",
            Text(nl="Vervolg vastleggen", en="Record a follow-up"),
            Text(
                nl="Waar een bevinding toe leidde, ook nadat de evaluatie is afgerond.",
                en="What a finding led to, also after the evaluation was concluded.",
            ),
            {**DAY, "number": 1, "into": "noted"},
            at_field={
                FindingFedNowhere: "stream",
                FindingNotFound: "number",
                FindingAlreadyFed: "number",
            },
        ),
        Act(
            ConcludeEvaluation,
            "conclusions",
            Text(nl="Evaluatie afronden", en="Conclude the evaluation"),
            Text(
                nl="Met het verslag. Deed de archiefinspecteur niet mee, dan blijft dat zichtbaar.",
                en="With its report. If the archive inspector took no part, that stays visible.",
            ),
            {
                **DAY,
                "report": {
                    "source": "own-system",
                    "kind": "evaluation-report",
                    "system": "zaaksysteem",
                    "reference": "Z-2026-00417",
                },
            },
            choices={"report.kind": ("evaluation-report",)},
        ),
    ),
    party="beek",
)
