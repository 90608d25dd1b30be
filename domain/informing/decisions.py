"""Campaign to inform data subjects: planned for so many, told in parts, closed."""

from typing import assert_never

from domain.informing.commands import (
    CloseInforming,
    CorrectInforming,
    InformingCommand,
    PlanInforming,
    TellPeople,
)
from domain.informing.events import (
    UNCOUNTED,
    About,
    InformingClosed,
    InformingCorrected,
    InformingEvent,
    InformingPlanned,
    PeopleInformed,
)
from domain.informing.refusals import (
    InformingIsClosed,
    InformingNotFound,
    InformingNotYours,
    InformingPlannedBefore,
    MoreThanAudience,
    NothingTold,
    SomeNotInformed,
    TransitionByParticipant,
    WayNotCounted,
)
from domain.informing.state import Informing, evolve
from domain.messages import Context, Decider
from domain.stated_day import must_be_of_its_time


def decide(
    informing: Informing, command: InformingCommand, context: Context
) -> list[InformingEvent]:
    if isinstance(command, PlanInforming):
        return _plan(informing, command, context)
    if informing.version == 0:
        raise InformingNotFound
    if context.by.party not in informing.parties:
        raise InformingNotYours(party=context.by.party)
    match command:
        case TellPeople():
            return _tell(informing, command, context)
        case CorrectInforming():
            return _correct(informing, command, context)
        case CloseInforming():
            return _close(informing, command, context)
        case _:
            assert_never(command)


def _plan(informing: Informing, command: PlanInforming, context: Context) -> list[InformingEvent]:
    if informing.version:
        raise InformingPlannedBefore
    party = context.by.party
    if party not in command.parties:
        raise InformingNotYours(party=party)
    if command.about is About.TRANSITION and party not in command.participants:
        raise TransitionByParticipant(party=party, participants=", ".join(command.participants))
    must_be_of_its_time(command.occurred_on, context)
    return [
        InformingPlanned(
            occurred_on=command.occurred_on,
            agreement=command.agreement,
            parties=command.parties,
            party=party,
            about=command.about,
            audience=command.audience,
            size=command.size,
            by=command.by,
            contents=command.contents,
        )
    ]


def _tell(informing: Informing, command: TellPeople, context: Context) -> list[InformingEvent]:
    _must_be_open(informing)
    if (command.number == 0) is not (command.way in UNCOUNTED):
        raise WayNotCounted(way=command.way, number=str(command.number))
    must_be_of_its_time(command.occurred_on, context)
    _must_fit(informing, informing.informed + command.number)
    return [
        PeopleInformed(
            occurred_on=command.occurred_on,
            party=context.by.party,
            way=command.way,
            number=command.number,
            evidence=command.evidence,
        )
    ]


def _correct(
    informing: Informing, command: CorrectInforming, context: Context
) -> list[InformingEvent]:
    wrong = informing.told.get(command.corrects)
    if wrong is None:
        raise NothingTold(corrects=str(command.corrects))
    if wrong.number == command.number:
        return []
    if wrong.way in UNCOUNTED:
        raise WayNotCounted(way=wrong.way, number=str(command.number))
    _must_fit(informing, informing.informed - wrong.number + command.number)
    return [
        InformingCorrected(
            occurred_on=context.today,
            party=context.by.party,
            corrects=command.corrects,
            number=command.number,
        )
    ]


def _close(informing: Informing, command: CloseInforming, context: Context) -> list[InformingEvent]:
    if informing.closed_on is not None:
        return []
    must_be_of_its_time(command.occurred_on, context)
    uninformed = informing.size - informing.informed
    if uninformed and command.reason is None:
        raise SomeNotInformed(uninformed=str(uninformed), size=str(informing.size))
    return [
        InformingClosed(
            occurred_on=command.occurred_on,
            party=context.by.party,
            uninformed=uninformed,
            reason=command.reason,
        )
    ]


def _must_be_open(informing: Informing) -> None:
    if informing.closed_on is not None:
        raise InformingIsClosed(closed=informing.closed_on.isoformat())


def _must_fit(informing: Informing, informed: int) -> None:
    if informed > informing.size:
        raise MoreThanAudience(informed=str(informed), size=str(informing.size))


INFORMING: Decider[Informing, InformingCommand, InformingEvent] = Decider(
    category="informing",
    initial=Informing(),
    decide=decide,
    evolve=evolve,
    under=lambda informing: informing.agreement or None,
)
