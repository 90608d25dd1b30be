"""What a party may do with a matter as it is: what its decider asks before anything else."""

from collections.abc import Callable, Mapping

from domain.action_point import must_have_open, must_own_open
from domain.between import must_be_one_of
from domain.conditions import allowed
from domain.follow_up.commands import (
    AgreeStep,
    CloseFollowUp,
    CompleteStep,
    CoordinateMatter,
    DropStep,
    FollowUpCommand,
    MoveStep,
)
from domain.follow_up.events import FollowUpOpened
from domain.follow_up.refusals import FollowUpIsClosed, NotCoordinated, StepsOpen
from domain.follow_up.state import FollowUp


def _open(follow_up: FollowUp, opened: FollowUpOpened, party: str) -> None:
    must_be_one_of(opened.parties, party)
    if follow_up.closed is not None:
        raise FollowUpIsClosed(day=follow_up.closed.occurred_on.isoformat())


def _step(follow_up: FollowUp, opened: FollowUpOpened, party: str) -> None:
    _open(follow_up, opened, party)
    must_have_open(follow_up.steps)


def _own_step(follow_up: FollowUp, opened: FollowUpOpened, party: str) -> None:
    _step(follow_up, opened, party)
    must_own_open(follow_up.steps, party)


def _closed(follow_up: FollowUp, opened: FollowUpOpened, party: str) -> None:
    _open(follow_up, opened, party)
    if follow_up.open_steps:
        raise StepsOpen(numbers=", ".join(str(one.number) for one in follow_up.open_steps))
    if follow_up.lacks_coordination:
        raise NotCoordinated(article=opened.matter.article)


CONDITIONS: Mapping[type[FollowUpCommand], Callable[[FollowUp, FollowUpOpened, str], None]] = {
    AgreeStep: _open,
    CompleteStep: _own_step,
    CoordinateMatter: _open,
    MoveStep: _step,
    DropStep: _step,
    CloseFollowUp: _closed,
}
"""Of each command on a matter that is open; the likeliest first."""


def possible(follow_up: FollowUp, party: str) -> tuple[type[FollowUpCommand], ...]:
    """The commands that would not be refused whatever is stated."""
    opened = follow_up.opened
    return () if opened is None else allowed(CONDITIONS, follow_up, opened, party)
