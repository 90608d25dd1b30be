"""Matters without a date in words."""

from domain.controllership import NotPartyToAgreement
from domain.follow_up.commands import (
    AgreeStep,
    CloseFollowUp,
    CompleteStep,
    CoordinateMatter,
    DropStep,
    MoveStep,
    OpenFollowUp,
    ProposeFollowUp,
)
from domain.follow_up.events import (
    FollowUpClosed,
    FollowUpOpened,
    MatterCoordinated,
    StepAgreed,
    StepDone,
    StepDropped,
    StepMoved,
)
from domain.follow_up.refusals import CoordinatedAlone
from domain.follow_up.state import FollowUp, evolve
from domain.messages import Text
from interface.kinds import action_points
from interface.kinds.pieces import AGREEMENT, BEEK, BOTH, DAY
from interface.kinds.sheet import Act, Said, Sheet, Standing

SHEET = Sheet(
    category="follow-up",
    state=FollowUp,
    evolve=evolve,
    begins=FollowUpOpened,
    noun="follow-ups",
    group="together",
    name=Text(nl="opvolging", en="follow-up"),
    heading=Text(nl="Opvolging zonder datum", en="Follow-up without a date"),
    about=Text(
        nl="Voorlichting aan burgers, de gezamenlijke werkwijze, beleid en geheimhouding: stap voor"
        " stap.",
        en="Information to citizens, the joint working method, policy and confidentiality: step by"
        " step.",
    ),
    none_yet=Text(
        nl="Er wordt nog niets gevolgd. Wie een onderwerp opent, legt dat hier vast.",
        en="Nothing is followed up yet. Whoever opens a matter records that here.",
    ),
    title=Said("{matter}", "{matter}"),
    standings={
        "no-steps": Standing(
            "open",
            Text(nl="geen stap open", en="no step open"),
            Said("er is geen stap afgesproken die nog moet.", "no agreed step is left to do."),
        ),
        "steps-open": Standing(
            "open",
            Text(nl="stappen open", en="steps open"),
            Said("er staan stappen open: {open_steps}.", "steps are open: {open_steps}."),
        ),
        "steps-overdue": Standing(
            "over",
            Text(nl="stappen te laat", en="steps overdue"),
            Said("van een stap is de dag voorbij.", "the day of a step has passed."),
        ),
        "closed": Standing(
            "ok",
            Text(nl="afgesloten", en="closed"),
            Said("afgesloten op {closed.occurred_on}.", "closed on {closed.occurred_on}."),
        ),
    },
    course=("opened", "coordinated", "closed"),
    columns=("opened.agreements",),
    derived=(),
    labels={
        **action_points.LABELS,
        "about": Text(nl="Waarover", en="About"),
        "closed": Text(nl="Afgesloten", en="Closed"),
        "conclusion": Text(nl="Conclusie", en="Conclusion"),
        "coordinated": Text(nl="Afgestemd", en="Coordinated"),
        "matter": Text(nl="Welk onderwerp?", en="Which matter?"),
        "opened": Text(nl="Geopend", en="Opened"),
        "present": Text(nl="Aanwezig", en="Present"),
        "step": Text(nl="Stap", en="Step"),
        "steps": Text(nl="Stappen", en="Steps"),
        "stream": Text(nl="In welk overleg", en="In which consultation"),
    },
    codes={
        "citizen-information": Text(
            nl="voorlichting aan burgers (art. 13)", en="information to citizens (art. 13)"
        ),
        "joint-working-method": Text(
            nl="gezamenlijke werkwijze (art. 9.2)", en="joint working method (art. 9.2)"
        ),
        "joint-policy-preparation": Text(
            nl="beleid samen voorbereiden (art. 9.1)", en="policy prepared together (art. 9.1)"
        ),
        "confidentiality-shortcoming": Text(
            nl="tekortkoming in de geheimhouding (art. 18)",
            en="shortcoming in confidentiality (art. 18)",
        ),
    },
    sentences={
        FollowUpOpened: Said("{matter} geopend door {party}", "{matter} opened by {party}"),
        StepAgreed: Said(
            "stap {step.number} afgesproken met {step.owner}",
            "step {step.number} agreed with {step.owner}",
        ),
        StepDone: Said("stap {number} gedaan door {party}", "step {number} done by {party}"),
        StepMoved: Said("stap {number} verplaatst naar {due}", "step {number} moved to {due}"),
        StepDropped: Said("stap {number} vervallen", "step {number} dropped"),
        MatterCoordinated: Said("afgestemd: {present}", "coordinated: {present}"),
        FollowUpClosed: Said("afgesloten door {party}", "closed by {party}"),
    },
    beginning=Act(
        OpenFollowUp,
        "",
        Text(nl="Onderwerp openen", en="Open a matter"),
        Text(
            nl="Waarvoor de overeenkomst geen datum noemt (art. 9.1, 9.2, 13, 18). De geheimhouding"
            " loopt door na het einde (art. 21.2); zijn er persoonsgegevens gelekt, leg dan ook het"
            " datalek vast.",
            en="For which the agreement names no date (art. 9.1, 9.2, 13, 18). Confidentiality goes"
            " on after the end (art. 21.2); where personal data leaked, record the breach too.",
        ),
        {
            **DAY,
            "agreements": [AGREEMENT],
            "matter": "citizen-information",
            "about": "Brieven over bijzondere bijstand in gewone taal.",
        },
        said=ProposeFollowUp,
        adds={"parties": BOTH},
    ),
    acts=(
        Act(
            AgreeStep,
            "steps",
            Text(nl="Stap afspreken", en="Agree a step"),
            Text(
                nl="Wie doet wat, en wanneer als dat is gezegd.",
                en="Who does what, and by when if that was said.",
            ),
            {
                **DAY,
                "step": {"owner": BEEK, "due": "2026-04-01", "what": "De brieven herschrijven."},
            },
            ahead=("step.due",),
            at_field={NotPartyToAgreement: "step-owner"},
        ),
        Act(
            CoordinateMatter,
            "coordinations",
            Text(nl="Afstemming vastleggen", en="Record coordination"),
            Text(nl="Wie met elkaar afstemden.", en="Who coordinated with each other."),
            {**DAY, "present": list(BOTH), "remarks": "De toon is afgesproken."},
            at_field={CoordinatedAlone: "present", NotPartyToAgreement: "present"},
        ),
        action_points.completed(
            CompleteStep, Text(nl="Stap afronden", en="Complete a step"), "working-method"
        ),
        action_points.moved(MoveStep, Text(nl="Stap verplaatsen", en="Move a step")),
        action_points.dropped(DropStep, Text(nl="Stap laten vervallen", en="Drop a step")),
        Act(
            CloseFollowUp,
            "closings",
            Text(nl="Onderwerp afsluiten", en="Close the matter"),
            Text(
                nl="Als geen stap meer open staat; voorlichting ook na afstemming (art. 13).",
                en="When no step is open; information to citizens also after coordination"
                " (art. 13).",
            ),
            {**DAY, "conclusion": "Alle brieven zijn herschreven."},
            choices={"evidence.kind": ("working-method", "minutes")},
        ),
    ),
    party=BEEK,
)
