"""What force majeure brings to the obligations that it affects (art. 16; BW 6:75).

Each has it on record, so that what falls due within it is late without that being attributable,
and nobody has to say so by hand. Another day that both parties put on record is the obligation's.
"""

from collections.abc import Iterator

from domain.force_majeure.events import (
    ForceMajeureEnded,
    ForceMajeureEvent,
    ForceMajeureNewDateAgreed,
    ForceMajeureNotified,
    ForceMajeureObligationsAdded,
)
from domain.force_majeure.state import ForceMajeure
from domain.obligation.commands import AgreeDue, NoteForceMajeure


def brings(
    stream: str, after: ForceMajeure, event: ForceMajeureEvent
) -> Iterator[tuple[str, NoteForceMajeure | AgreeDue]]:
    """By the stream of the obligation; `after` is the force majeure as the event made it."""
    match event:
        case ForceMajeureNotified() | ForceMajeureObligationsAdded():
            yield from _noted(stream, after, event, event.obligations)
        case ForceMajeureEnded():
            affected = tuple(one.obligation for one in after.affected)
            yield from _noted(stream, after, event, affected)
        case ForceMajeureNewDateAgreed():
            agreed = AgreeDue(
                occurred_on=event.occurred_on,
                force_majeure=stream,
                due=event.due,
                agreed_by=event.agreed_by,
            )
            yield event.obligation, agreed


def _noted(
    stream: str, after: ForceMajeure, event: ForceMajeureEvent, obligations: tuple[str, ...]
) -> Iterator[tuple[str, NoteForceMajeure]]:
    if after.notified is None:
        return
    noted = NoteForceMajeure(
        occurred_on=event.occurred_on,
        force_majeure=stream,
        since=after.notified.since,
        until=None if after.ended is None else after.ended.occurred_on,
    )
    yield from ((one, noted) for one in obligations)
