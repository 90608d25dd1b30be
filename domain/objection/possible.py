"""What a party may do with an objection as it is: what its deciders ask before anything else."""

from collections.abc import Callable, Mapping

from domain.calendar.inputs import TermInputs
from domain.conditions import allowed
from domain.controllership import Controlled, must_be_involved
from domain.objection.commands import (
    AcknowledgeObjection,
    AdjournObjection,
    AdviseOnObjection,
    AgreeObjectionDelay,
    AskRepair,
    DecideObjection,
    FileDefence,
    FileProceedings,
    HearObjection,
    JudgeLateness,
    MakeKnown,
    NoteCourtAsked,
    NoteHeardInCourt,
    NoteProceedingsWithdrawn,
    NoteRepaired,
    NoteRuling,
    ObjectionCommand,
    OmitObjectionHearing,
    PlanHearing,
    PrepareFile,
    WithdrawObjection,
    WriteDefence,
)
from domain.objection.events import ObjectionHeard, ObjectionReceived
from domain.objection.refusals import (
    AdviceGiven,
    AdviceMissing,
    DefenceNotAsked,
    HearingAlreadyDone,
    HearingNotPlanned,
    LatenessNotJudged,
    NoCommittee,
    NoRepairAwaited,
    NothingInCourt,
    ObjectionAlreadyAcknowledged,
    ObjectionAlreadyAdjourned,
    ObjectionAlreadyDecided,
    ObjectionAlreadyMadeKnown,
    ObjectionDelayAlreadyAgreed,
    ObjectionHasNoTerm,
    ObjectionIsWithdrawn,
    ObjectionNotDecided,
    ObjectionWasInTime,
    ObjectorNotHeard,
    PreparedElsewhere,
)
from domain.objection.state import Objection


def prepares(control: Controlled) -> str:
    """Who gets it ready and defends it: the centre, where there is one (annex 1, task 11)."""
    return control.processor or control.controller


def _any(_: Objection, received: ObjectionReceived, party: str) -> None:
    must_be_involved(received, party)


def _open(objection: Objection, received: ObjectionReceived, party: str) -> None:
    must_be_involved(received, party)
    if objection.withdrawn is not None:
        raise ObjectionIsWithdrawn(day=objection.withdrawn.occurred_on.isoformat())
    if objection.decided is not None:
        raise ObjectionAlreadyDecided(day=objection.decided.occurred_on.isoformat())


def _acknowledged(objection: Objection, received: ObjectionReceived, party: str) -> None:
    _open(objection, received, party)
    if (done := objection.acknowledged) is not None:
        raise ObjectionAlreadyAcknowledged(day=done.occurred_on.isoformat())


def _judged(objection: Objection, received: ObjectionReceived, party: str) -> None:
    _open(objection, received, party)
    if received.in_time:
        raise ObjectionWasInTime(filing=received.filing.due.isoformat())


def _termed(objection: Objection, received: ObjectionReceived, party: str) -> None:
    """Its term is one of the law, not a day that a court named."""
    _open(objection, received, party)
    if objection.due is None or not isinstance(objection.due.inputs, TermInputs):
        raise ObjectionHasNoTerm


def _repaired(objection: Objection, received: ObjectionReceived, party: str) -> None:
    _open(objection, received, party)
    if objection.unrepaired is None:
        raise NoRepairAwaited


def _prepared(objection: Objection, received: ObjectionReceived, party: str) -> None:
    _open(objection, received, party)
    _must_prepare(received, party)


def _must_prepare(received: ObjectionReceived, party: str) -> None:
    if party != prepares(received):
        raise PreparedElsewhere(party=party, prepares=prepares(received))


def _unheard(objection: Objection, received: ObjectionReceived, party: str) -> None:
    _prepared(objection, received, party)
    if (done := objection.hearing_done) is not None:
        raise HearingAlreadyDone(day=done.occurred_on.isoformat())


def _heard(objection: Objection, received: ObjectionReceived, party: str) -> None:
    _unheard(objection, received, party)
    if objection.planned is None:
        raise HearingNotPlanned


def _advised(objection: Objection, received: ObjectionReceived, party: str) -> None:
    _prepared(objection, received, party)
    if not received.committee:
        raise NoCommittee
    if objection.hearing_done is None:
        raise ObjectorNotHeard
    if objection.advised is not None:
        raise AdviceGiven(day=objection.advised.occurred_on.isoformat())


def _adjourned(objection: Objection, received: ObjectionReceived, party: str) -> None:
    _termed(objection, received, party)
    if objection.adjourned is not None:
        raise ObjectionAlreadyAdjourned(day=objection.adjourned.occurred_on.isoformat())
    if objection.delays:
        raise ObjectionDelayAlreadyAgreed(day=objection.delays[-1].due.due.isoformat())


def _decided(objection: Objection, received: ObjectionReceived, party: str) -> None:
    """Heard first (Awb 7:2); the committee that heard advises before it (Awb 7:13)."""
    _open(objection, received, party)
    if not received.in_time and objection.lateness is None:
        raise LatenessNotJudged(filing=received.filing.due.isoformat())
    if objection.hearing_done is None:
        raise ObjectorNotHeard
    heard = isinstance(objection.hearing_done, ObjectionHeard)
    if received.committee and heard and objection.advised is None:
        raise AdviceMissing


def _made_known(objection: Objection, received: ObjectionReceived, party: str) -> None:
    must_be_involved(received, party)
    if objection.decided is None:
        raise ObjectionNotDecided
    if objection.made_known is not None:
        raise ObjectionAlreadyMadeKnown(day=objection.made_known.occurred_on.isoformat())


def _in_court(objection: Objection, received: ObjectionReceived, party: str) -> None:
    must_be_involved(received, party)
    if not objection.in_court:
        raise NothingInCourt


def _defended(objection: Objection, received: ObjectionReceived, party: str) -> None:
    _in_court(objection, received, party)
    _must_prepare(received, party)
    if not any(one.asked and not one.defence for one in objection.in_court):
        raise DefenceNotAsked


CONDITIONS: Mapping[type[ObjectionCommand], Callable[[Objection, ObjectionReceived, str], None]] = {
    AcknowledgeObjection: _acknowledged,
    JudgeLateness: _judged,
    AskRepair: _termed,
    NoteRepaired: _repaired,
    PrepareFile: _prepared,
    WriteDefence: _prepared,
    PlanHearing: _unheard,
    HearObjection: _heard,
    OmitObjectionHearing: _unheard,
    AdviseOnObjection: _advised,
    DecideObjection: _decided,
    MakeKnown: _made_known,
    AdjournObjection: _adjourned,
    AgreeObjectionDelay: _termed,
    WithdrawObjection: _open,
    FileProceedings: _any,
    NoteCourtAsked: _in_court,
    FileDefence: _defended,
    NoteHeardInCourt: _in_court,
    NoteRuling: _in_court,
    NoteProceedingsWithdrawn: _in_court,
}
"""Of each command that people give on an objection that is there, in the order of its life."""


def possible(objection: Objection, party: str) -> tuple[type[ObjectionCommand], ...]:
    """The commands that would not be refused whatever is stated."""
    received = objection.received
    return () if received is None else allowed(CONDITIONS, objection, received, party)
