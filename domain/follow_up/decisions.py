"""Matter without a date: opened, steps agreed and done, coordinated with each other, closed.

The joint working method (art. 9.2), policy prepared together (9.1) and information to citizens (13)
are owed without a day on which they are late; so the steps have the dates, where the parties name
them.
"""

from typing import assert_never

from domain.action_point import numbered, open_point, own_point
from domain.between import must_all_be_of, must_be_one_of
from domain.follow_up.commands import (
    AgreeStep,
    CloseFollowUp,
    CompleteStep,
    CoordinateMatter,
    DropStep,
    FollowUpCommand,
    MoveStep,
    OpenFollowUp,
)
from domain.follow_up.events import (
    FollowUpClosed,
    FollowUpEvent,
    FollowUpOpened,
    MatterCoordinated,
    StepAgreed,
    StepDone,
    StepDropped,
    StepMoved,
)
from domain.follow_up.possible import CONDITIONS
from domain.follow_up.refusals import CoordinatedAlone, FollowUpAlreadyOpened, FollowUpNotFound
from domain.follow_up.state import FollowUp, evolve
from domain.messages import Context, Decider
from domain.stated_day import must_be_of_its_time


def decide(follow_up: FollowUp, command: FollowUpCommand, context: Context) -> list[FollowUpEvent]:
    if isinstance(command, OpenFollowUp):
        return _open(follow_up, command, context)
    if follow_up.opened is None:
        raise FollowUpNotFound
    day, party = command.occurred_on, context.by.party
    CONDITIONS[type(command)](follow_up, follow_up.opened, party)
    must_be_of_its_time(day, context)
    match command:
        case AgreeStep(step=asked):
            must_all_be_of(follow_up.opened.parties, (asked.owner,))
            [step] = numbered((asked,), after=len(follow_up.steps))
            return [StepAgreed(occurred_on=day, party=party, step=step)]
        case CompleteStep() | MoveStep() | DropStep():
            return _settle_step(follow_up, command, party)
        case CoordinateMatter():
            return _coordinate(follow_up.opened, command, party)
        case CloseFollowUp(conclusion=said, evidence=evidence):
            closed = FollowUpClosed(
                occurred_on=day, party=party, conclusion=said, evidence=evidence
            )
            return [closed]
        case _:
            assert_never(command)


def _open(follow_up: FollowUp, command: OpenFollowUp, context: Context) -> list[FollowUpEvent]:
    if follow_up.opened is not None:
        raise FollowUpAlreadyOpened
    must_be_one_of(command.parties, context.by.party)
    must_be_of_its_time(command.occurred_on, context)
    return [
        FollowUpOpened(
            occurred_on=command.occurred_on,
            agreements=command.agreements,
            parties=command.parties,
            party=context.by.party,
            matter=command.matter,
            about=command.about,
        )
    ]


def _settle_step(
    follow_up: FollowUp, command: CompleteStep | MoveStep | DropStep, party: str
) -> list[FollowUpEvent]:
    day, number = command.occurred_on, command.number
    match command:
        case CompleteStep(evidence=evidence):
            own_point(follow_up.steps, number, party)
            return [StepDone(occurred_on=day, party=party, number=number, evidence=evidence)]
        case MoveStep(due=due, reason=reason):
            if open_point(follow_up.steps, number).due == due:
                return []
            return [StepMoved(occurred_on=day, party=party, number=number, due=due, reason=reason)]
        case DropStep(reason=reason):
            open_point(follow_up.steps, number)
            return [StepDropped(occurred_on=day, party=party, number=number, reason=reason)]
        case _:
            assert_never(command)


def _coordinate(
    opened: FollowUpOpened, command: CoordinateMatter, party: str
) -> list[FollowUpEvent]:
    present = tuple(dict.fromkeys(command.present))
    must_all_be_of(opened.parties, present)
    if len(present) == 1:
        raise CoordinatedAlone(party=present[0])
    return [
        MatterCoordinated(
            occurred_on=command.occurred_on,
            party=party,
            present=present,
            stream=command.stream,
            remarks=command.remarks,
        )
    ]


FOLLOW_UP: Decider[FollowUp, FollowUpCommand, FollowUpEvent] = Decider(
    category="follow-up",
    initial=FollowUp(),
    decide=decide,
    evolve=evolve,
    under=lambda one: None if one.opened is None else one.opened.agreements[0],
)
