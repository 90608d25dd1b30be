"""Processing activity (verwerking): recorded, amended, never edited; what is agreed beside it."""

from typing import assert_never

from domain.messages import Context, Decider
from domain.processing import other_purposes
from domain.processing.codes import Origin
from domain.processing.commands import (
    AgreeToOtherPurpose,
    AmendProcessing,
    EndProcessing,
    FindIncompatible,
    ProcessingCommand,
    ProposeOtherPurpose,
    RecordConsent,
    RecordObtained,
    RecordProcessing,
    RecordRow,
    Under,
    WithdrawConsent,
)
from domain.processing.description import Processing
from domain.processing.events import (
    DataObtained,
    ProcessingAmended,
    ProcessingEnded,
    ProcessingEvent,
    ProcessingRecorded,
    RowRecorded,
)
from domain.processing.lawfulness import must_be_lawful
from domain.processing.matrix import MATRIX
from domain.processing.refusals import (
    ControllerDecides,
    MatrixBinds,
    OriginIsSubject,
    OriginNotStated,
    ProcessingAlreadyRecorded,
    ProcessingHasEnded,
    ProcessingNotFound,
    ProcessingOfOthers,
)
from domain.processing.state import Activity, evolve
from domain.stated_day import StatedDayBeforeAgreement, must_be_of_its_time, must_have_come


def decide(
    activity: Activity, command: ProcessingCommand, context: Context
) -> list[ProcessingEvent]:
    if isinstance(command, RecordProcessing):
        return _record(activity, command, context)
    processing = activity.processing
    if processing is None:
        raise ProcessingNotFound
    _must_be_a_party(activity.parties, context)
    must_be_of_its_time(command.occurred_on, context)
    if isinstance(command, WithdrawConsent):  # as free as giving it, also when all has ended
        return other_purposes.withdraw(activity, command)
    if activity.ended_on is not None:
        raise ProcessingHasEnded(ended_on=activity.ended_on.isoformat())
    match command:
        case AmendProcessing():
            return _amend(activity, command)
        case EndProcessing():
            return [ProcessingEnded(occurred_on=command.occurred_on, reason=command.reason)]
        case RecordRow():
            return _record_row(activity, processing, command, context)
        case ProposeOtherPurpose():
            return other_purposes.propose(activity, command)
        case AgreeToOtherPurpose():
            must_be_controller(processing, context)
            return other_purposes.agree(activity, command)
        case RecordConsent():
            return other_purposes.consent(activity, command)
        case FindIncompatible():
            return other_purposes.find_incompatible(activity, command)
        case RecordObtained():
            return _obtain(processing, command)
        case _:
            assert_never(command)


def _record(
    activity: Activity, command: RecordProcessing, context: Context
) -> list[ProcessingEvent]:
    parties = _parties(command.under)
    _must_be_a_party(parties, context)
    if activity.processing is not None:
        raise ProcessingAlreadyRecorded(agreement=activity.agreement)
    must_have_come(command.occurred_on, context)
    begins = command.under.begins
    if begins is not None and command.occurred_on < begins:
        raise StatedDayBeforeAgreement(
            day=command.occurred_on.isoformat(), begins=begins.isoformat()
        )
    must_be_lawful(command.processing, command.under)
    return [
        ProcessingRecorded(
            occurred_on=command.occurred_on,
            agreement=command.under.agreement,
            parties=parties,
            processing=command.processing,
            proportionality=command.proportionality,
            subsidiarity=command.subsidiarity,
        )
    ]


def _amend(activity: Activity, command: AmendProcessing) -> list[ProcessingEvent]:
    must_be_lawful(command.processing, command.under)
    return [
        ProcessingAmended(
            occurred_on=command.occurred_on,
            processing=command.processing,
            proportionality=command.proportionality,
            subsidiarity=command.subsidiarity,
            reason=command.reason,
        )
    ]


def _record_row(
    activity: Activity, processing: Processing, command: RecordRow, context: Context
) -> list[ProcessingEvent]:
    must_be_controller(processing, context)
    if (rows := MATRIX.get(processing.law)) is not None:
        raise MatrixBinds(law=processing.law, articles=f"{rows.persons_in}, {rows.data_in}")
    return [
        RowRecorded(
            occurred_on=command.occurred_on,
            persons=command.persons,
            data=command.data,
            decision=command.decision,
        )
    ]


def _obtain(processing: Processing, command: RecordObtained) -> list[ProcessingEvent]:
    if command.origin is Origin.DATA_SUBJECT:
        raise OriginIsSubject
    if command.origin not in processing.origins:
        raise OriginNotStated(origin=command.origin, origins=", ".join(processing.origins))
    return [
        DataObtained(
            occurred_on=command.occurred_on, origin=command.origin, subject=command.subject
        )
    ]


def must_be_controller(processing: Processing, context: Context) -> None:
    """Its college decides; the table of roles says in which role."""
    if context.by.party != processing.controller:
        raise ControllerDecides(controller=processing.controller)


def _must_be_a_party(parties: tuple[str, ...], context: Context) -> None:
    if context.by.party not in parties:
        raise ProcessingOfOthers(party=context.by.party, parties=", ".join(parties))


def _parties(under: Under) -> tuple[str, ...]:
    return tuple(dict.fromkeys(under.roles.values()))


PROCESSING: Decider[Activity, ProcessingCommand, ProcessingEvent] = Decider(
    category="processing",
    initial=Activity(),
    decide=decide,
    evolve=evolve,
    under=lambda activity: activity.agreement or None,
)


def key_of(agreement: str, name: str) -> str:
    """An activity is called by a name of its own within an agreement."""
    return f"{agreement}-{name}"
