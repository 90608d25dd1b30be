"""Which refusals are noted: each once an hour, and no more in a day than a log can bear.

A log can never be emptied, so nobody may be able to fill it by asking for what they may not.
"""

from datetime import date

from domain.messages import Context, Decider
from domain.refusal.commands import NoteRefusals, RefusalCommand, Refused
from domain.refusal.events import RefusalEvent, RefusalLimitReached, RefusalNoted
from domain.refusal.state import HOUR, Refusals, evolve

MOST_A_DAY = 100
"""Of one account; the rest of the day is one event."""


def decide(refusals: Refusals, command: RefusalCommand, context: Context) -> list[RefusalEvent]:
    events: list[RefusalEvent] = []
    for refused in command.refused:
        event = _note(refusals, refused, context)
        if event is not None:
            events.append(event)
            refusals = evolve(refusals, event)
    return events


def _note(refusals: Refusals, refused: Refused, context: Context) -> RefusalEvent | None:
    same_day = refusals.day == context.today
    if (same_day and refusals.full) or _was_noted(refusals, refused, context):
        return None
    if same_day and refusals.count >= MOST_A_DAY:
        return RefusalLimitReached(occurred_on=context.today)
    return RefusalNoted(
        occurred_on=context.today,
        command=refused.command,
        stream=refused.stream,
        code=refused.code,
        refused_at=context.now.replace(microsecond=0),
    )


def _was_noted(refusals: Refusals, refused: Refused, context: Context) -> bool:
    """Within the hour, whatever day it was then."""
    return any(
        (one.command, one.stream, one.code) == (refused.command, refused.stream, refused.code)
        and context.now - one.at < HOUR
        for one in refusals.recent
    )


REFUSAL: Decider[Refusals, NoteRefusals, RefusalEvent] = Decider(
    category="refusal", initial=Refusals(), decide=decide, evolve=evolve
)


def key(account: str, day: date) -> str:
    """A stream for each account and month, so that none grows long."""
    return f"{account}-{day:%Y-%m}"


def dossier(day: date) -> str:
    """A dossier for each year, so that it can be kept and destroyed by itself."""
    return f"refusals-{day:%Y}"
