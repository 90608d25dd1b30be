"""Data subject (betrokkene): registered, rectified, restricted, left out, for one controller.

The controller is the college of a municipality, the processor works for it under their agreement;
nobody else records anything here. Words are checked while they are words, and are sealed about
their data subject, so that they can be found again and destroyed.
"""

from datetime import date
from typing import assert_never

from domain.citizen_service_number import written
from domain.data_subject.commands import (
    DataSubjectCommand,
    LiftRestriction,
    RectifyDataSubject,
    RegisterDataSubject,
    RestrictProcessing,
    ResumeProcessing,
    StopProcessing,
)
from domain.data_subject.events import (
    DataSubjectEvent,
    DataSubjectRectified,
    DataSubjectRegistered,
    ProcessingRestricted,
    ProcessingResumed,
    ProcessingStopped,
    RestrictionLifted,
)
from domain.data_subject.refusals import (
    AlreadyRestricted,
    BirthDateWrong,
    CitizenServiceNumberWrong,
    DataSubjectAlreadyRegistered,
    DataSubjectElsewhere,
    DataSubjectNotFound,
    NothingRectified,
    NotRestricted,
    NotStopped,
    ToldAfterwards,
)
from domain.data_subject.state import Act, DataSubject, evolve
from domain.messages import Context, Decider
from domain.sealed import Index, Plain
from domain.stated_day import must_be_of_its_time, must_have_come


def decide(
    state: DataSubject, command: DataSubjectCommand, context: Context
) -> list[DataSubjectEvent]:
    if isinstance(command, RegisterDataSubject):
        return _register(state, command, context)
    if not state.subject:
        raise DataSubjectNotFound
    must_be_of(context.by.party, state.parties)
    match command:
        case RectifyDataSubject():
            return _rectify(state, command, context)
        case RestrictProcessing():
            return _restrict(state, command, context)
        case LiftRestriction():
            return _lift(state, command, context)
        case StopProcessing():
            return _stop(state, command, context)
        case ResumeProcessing():
            return _resume(state, command, context)
        case _:
            assert_never(command)


def must_be_of(party: str, parties: frozenset[str]) -> None:
    if party not in parties:
        raise DataSubjectElsewhere(party=party)


def _register(
    state: DataSubject, command: RegisterDataSubject, context: Context
) -> list[DataSubjectEvent]:
    must_be_of(context.by.party, frozenset({command.controller, command.processor}))
    if state.subject:
        raise DataSubjectAlreadyRegistered
    must_have_come(command.occurred_on, context)
    return [
        DataSubjectRegistered(
            occurred_on=command.occurred_on,
            subject=command.subject,
            agreement=command.agreement,
            controller=command.controller,
            processor=command.processor,
            name=command.name.about(command.subject, Index.NAME),
            number=_number(command.number, command.subject),
            born=_born(command.born, command.subject, context.today),
            address=_about(command.address, command.subject),
        )
    ]


def _rectify(
    state: DataSubject, command: RectifyDataSubject, context: Context
) -> list[DataSubjectEvent]:
    given = (command.name, command.number, command.born, command.address)
    if all(one is None for one in given):
        raise NothingRectified
    must_be_of_its_time(command.occurred_on, context)
    return [
        DataSubjectRectified(
            occurred_on=command.occurred_on,
            name=_about(command.name, state.subject, Index.NAME),
            number=_number(command.number, state.subject),
            born=_born(command.born, state.subject, context.today),
            address=_about(command.address, state.subject),
            request=command.request,
        )
    ]


def _about(words: Plain | None, subject: str, index: Index | None = None) -> Plain | None:
    return None if words is None else words.about(subject, index)


def _number(words: Plain | None, subject: str) -> Plain | None:
    """Nine digits, however it was written."""
    if words is None:
        return None
    number = written(words.text)
    if number is None:
        raise CitizenServiceNumberWrong
    return Plain(text=number).about(subject, Index.CITIZEN_SERVICE_NUMBER)


def _born(words: Plain | None, subject: str, today: date) -> Plain | None:
    if words is None:
        return None
    try:
        born = date.fromisoformat(words.text)
    except ValueError:
        raise BirthDateWrong from None
    if born > today:
        raise BirthDateWrong
    return Plain(text=born.isoformat()).about(subject)


def _restrict(
    state: DataSubject, command: RestrictProcessing, context: Context
) -> list[DataSubjectEvent]:
    known = command.request is None or (command.request, Act.RESTRICTED) in state.acts
    if state.restricted is command.ground and known:
        return []
    if state.restricted not in (None, command.ground):
        raise AlreadyRestricted(ground=state.restricted)
    must_be_of_its_time(command.occurred_on, context)
    return [
        ProcessingRestricted(
            occurred_on=command.occurred_on, ground=command.ground, request=command.request
        )
    ]


def _lift(state: DataSubject, command: LiftRestriction, context: Context) -> list[DataSubjectEvent]:
    if state.restricted is None:
        raise NotRestricted
    must_be_of_its_time(command.occurred_on, context)
    if command.told_on > command.occurred_on:
        raise ToldAfterwards(
            told=command.told_on.isoformat(), lifted=command.occurred_on.isoformat()
        )
    return [RestrictionLifted(occurred_on=command.occurred_on, told_on=command.told_on)]


def _stop(state: DataSubject, command: StopProcessing, context: Context) -> list[DataSubjectEvent]:
    known = command.request is None or (command.request, Act.STOPPED) in state.acts
    if command.activity in state.stopped and known:
        return []
    must_be_of_its_time(command.occurred_on, context)
    return [
        ProcessingStopped(
            occurred_on=command.occurred_on, activity=command.activity, request=command.request
        )
    ]


def _resume(
    state: DataSubject, command: ResumeProcessing, context: Context
) -> list[DataSubjectEvent]:
    if command.activity not in state.stopped:
        raise NotStopped(stopped=", ".join(state.stopped) or "-")
    must_be_of_its_time(command.occurred_on, context)
    return [
        ProcessingResumed(
            occurred_on=command.occurred_on, activity=command.activity, ground=command.ground
        )
    ]


def _under(state: DataSubject) -> str | None:
    return state.agreement or None


DATA_SUBJECT: Decider[DataSubject, DataSubjectCommand, DataSubjectEvent] = Decider(
    category="data-subject", initial=DataSubject(), decide=decide, evolve=evolve, under=_under
)


def dossier(subject: str) -> str:
    """A dossier of their own, so that it goes as a whole."""
    return DATA_SUBJECT.stream(subject)
