"""What has no date and is followed up all the same: art. 9.1, 9.2 and 13."""

from typing import get_args

from domain.follow_up.commands import FollowUpCommand
from domain.follow_up.decisions import FOLLOW_UP as FOLLOW_UP
from domain.follow_up.events import FollowUpEvent
from domain.follow_up.possible import possible
from domain.follow_up.refusals import FollowUpNotFound
from domain.follow_up.state import FollowUp
from domain.kind import Kind

KIND: Kind[FollowUp] = Kind(
    decider=FOLLOW_UP,
    commands=get_args(FollowUpCommand),
    events=get_args(FollowUpEvent),
    begun=lambda follow_up: follow_up.opened,
    agreements=lambda one: () if one.opened is None else one.opened.agreements,
    concerned=lambda one: () if one.opened is None else one.opened.parties,
    standing=FollowUp.standing,
    closed=lambda follow_up: follow_up.closed is not None,
    possible=possible,
    missing=FollowUpNotFound,
)
