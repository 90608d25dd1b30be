"""What may be recorded of an objection before the courts."""

from collections.abc import Mapping

from domain.errors import Refusal
from domain.messages import Text
from domain.objection.commands import (
    FileDefence,
    FileProceedings,
    NoteCourtAsked,
    NoteHeardInCourt,
    NoteProceedingsWithdrawn,
    NoteRuling,
)
from domain.objection.refusals import (
    DayNamedForNothing,
    DefenceAlreadyFiled,
    DefenceNotAsked,
    ForumNotOpen,
    NamedDayNotLater,
    NoSuchProceedings,
    ProceedingsEnded,
    RulingDoesNotFit,
)
from interface.kinds.pieces import DAY, own_record
from interface.kinds.sheet import Act

_FIRST = {**DAY, "number": 1}
_NUMBER: Mapping[type[Refusal], str] = {NoSuchProceedings: "number", ProceedingsEnded: "number"}

IN_COURT = (
    Act(
        FileProceedings,
        "proceedings",
        Text(nl="Gang naar de rechter vastleggen", en="Record that it went to court"),
        Text(
            nl="Beroep, hoger beroep, een voorlopige voorziening of iets anders (Awb hoofdstuk 8).",
            en="An appeal, a higher appeal, provisional relief or another (Awb chapter 8).",
        ),
        {**DAY, "forum": "appeal", "court": "rechtbank-limburg", "reference": "ROE-26-1187"},
        choices={"court": ("rechtbank-limburg", "centrale-raad-van-beroep", "raad-van-state")},
        at_field={ForumNotOpen: "forum", NoSuchProceedings: "against"},
    ),
    Act(
        NoteCourtAsked,
        "court-requests",
        Text(nl="Vraag van de rechter vastleggen", en="Record what the court asks"),
        Text(
            nl="De rechter vraagt om het dossier en het verweer: binnen vier weken, of op de dag"
            " die hij noemt (Awb 8:42).",
            en="The court asks for the file and the defence: within four weeks, or by the day that"
            " it names (Awb 8:42).",
        ),
        _FIRST,
        ahead=("defence_by",),
        at_field={**_NUMBER, NamedDayNotLater: "defence_by"},
    ),
    Act(
        FileDefence,
        "court-defences",
        Text(nl="Verweer bij de rechter vastleggen", en="Record the defence in court"),
        Text(nl="Door de centrumgemeente (bijlage 1, taak 11).", en="By the centre municipality."),
        {**_FIRST, "defence": own_record("defence")},
        choices={"defence.kind": ("defence",)},
        at_field={**_NUMBER, DefenceNotAsked: "number", DefenceAlreadyFiled: "number"},
    ),
    Act(
        NoteHeardInCourt,
        "court-hearings",
        Text(nl="Zitting vastleggen", en="Record the hearing in court"),
        Text(nl="De rechter behandelde de zaak.", en="The court heard the case."),
        _FIRST,
        at_field=_NUMBER,
    ),
    Act(
        NoteRuling,
        "rulings",
        Text(nl="Uitspraak vastleggen", en="Record the ruling"),
        Text(
            nl="Op de dag van verzending. Moet opnieuw worden beslist, dan met de dag die hij"
            " noemt.",
            en="On the day on which it was sent. Where is decided anew, with the day that the court"
            " names.",
        ),
        {**_FIRST, "ruling": "court-unfounded", "judgment": own_record("judgment")},
        ahead=("decide_by",),
        choices={"judgment.kind": ("judgment",)},
        at_field={
            **_NUMBER,
            DayNamedForNothing: "decide_by",
            NamedDayNotLater: "decide_by",
            RulingDoesNotFit: "ruling",
        },
    ),
    Act(
        NoteProceedingsWithdrawn,
        "withdrawn-proceedings",
        Text(
            nl="Intrekking bij de rechter vastleggen", en="Record that proceedings were withdrawn"
        ),
        Text(nl="Door wie naar de rechter ging.", en="By who went to court."),
        _FIRST,
        at_field=_NUMBER,
    ),
)
