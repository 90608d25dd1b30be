"""Stand-in (vervanger): who may act in a colleague's role, and until when.

In one role an account stands in for one colleague at a time, so that the trail says without doubt
in whose place something was recorded. That is why an overlap is refused, and not merged: what a
person confirmed as a period stays that period, and a longer one begins the day after.
"""

from datetime import date
from typing import assert_never

from domain.messages import Context, Decider
from domain.stand_in.commands import AppointStandIn, EndStandIn, StandInCommand
from domain.stand_in.events import StandInAppointed, StandInEnded, StandInEvent
from domain.stand_in.refusals import (
    NotYoursToEnd,
    RoleNotOwn,
    StandInBeginsBefore,
    StandInElsewhere,
    StandInEndsBefore,
    StandInNotFound,
    StandInNotNeeded,
    StandInOneself,
    StandInOver,
    StandInOverlaps,
    StandInTooFarAhead,
    StandInTooLong,
)
from domain.stand_in.state import Period, StandIn, Standing, evolve


def decide(stand_in: StandIn, command: StandInCommand, context: Context) -> list[StandInEvent]:
    match command:
        case AppointStandIn():
            return _appoint(stand_in, command, context)
        case EndStandIn():
            return _end(stand_in, command, context)
        case _:
            assert_never(command)


def _appoint(stand_in: StandIn, command: AppointStandIn, context: Context) -> list[StandInEvent]:
    _must_be_between_colleagues(command, context)
    if any(_is(one, command, context.by.actor) for one in stand_in.periods):
        return []
    _must_be_a_period(command, context.today)
    for one in stand_in.periods:
        if one.role == command.role and one.overlaps(command.first, command.last):
            raise StandInOverlaps(
                role=one.role, first=one.first.isoformat(), last=one.last.isoformat()
            )
    return [
        StandInAppointed(
            occurred_on=context.today,
            party=context.by.party,
            absent=context.by.actor,
            stand_in=command.receiver.account,
            role=command.role,
            first=command.first,
            last=command.last,
        )
    ]


def _must_be_between_colleagues(command: AppointStandIn, context: Context) -> None:
    receiver = command.receiver
    if command.role not in command.own:
        raise RoleNotOwn(role=command.role, own=", ".join(command.own))
    if receiver.account == context.by.actor:
        raise StandInOneself
    if receiver.party != context.by.party:
        raise StandInElsewhere(party=context.by.party)
    if command.role in receiver.roles:
        raise StandInNotNeeded(role=command.role)


def _must_be_a_period(command: AppointStandIn, today: date) -> None:
    first, last = command.first, command.last
    if first < today:
        raise StandInBeginsBefore(first=first.isoformat(), today=today.isoformat())
    if last < first:
        raise StandInEndsBefore(first=first.isoformat(), last=last.isoformat())
    if first > (latest := year_after(today)):
        raise StandInTooFarAhead(first=first.isoformat(), latest=latest.isoformat())
    if last >= (end := year_after(first)):
        raise StandInTooLong(last=last.isoformat(), end=end.isoformat())


def year_after(day: date) -> date:
    """The same day of the next year; after 29 February the first of March."""
    leap = (day.month, day.day) == (2, 29)
    return date(day.year + 1, 3, 1) if leap else day.replace(year=day.year + 1)


def _is(period: Period, command: AppointStandIn, actor: str) -> bool:
    asked = (actor, command.role, command.first, command.last, None)
    return (period.absent, period.role, period.first, period.last, period.ended_on) == asked


def _end(stand_in: StandIn, command: EndStandIn, context: Context) -> list[StandInEvent]:
    period = next((one for one in stand_in.periods if one.version == command.appointed), None)
    if period is None:
        raise StandInNotFound(appointed=str(command.appointed))
    if context.by.actor not in (period.absent, stand_in.account):
        raise NotYoursToEnd
    if period.ended_on is not None:
        return []
    if period.standing(context.today) is Standing.PAST:
        raise StandInOver(last=period.last.isoformat())
    return [StandInEnded(occurred_on=context.today, appointed=command.appointed)]


STAND_IN: Decider[StandIn, StandInCommand, StandInEvent] = Decider(
    category="stand-in", initial=StandIn(), decide=decide, evolve=evolve
)


def keys(account: str, party: str) -> tuple[str, str]:
    """An account's stream, and the one that it has at a party to which it moved afterwards.

    A stream stays in the dossier of the party at which it began.
    """
    return account, f"{account}-{party}"


def dossier(party: str) -> str:
    """A party's own, since it may have its own term of retention."""
    return f"stand-ins-{party}"
