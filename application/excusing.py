"""Force majeure that was recorded is put on record of each obligation that it affects."""

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from application.people import SYSTEM
from application.ports import Recorded
from application.reactions import Answer
from application.states import AnyDecider
from application.transact import Desk, Wish
from domain.attribution import brings
from domain.force_majeure.events import (
    ForceMajeureEnded,
    ForceMajeureEvent,
    ForceMajeureNewDateAgreed,
    ForceMajeureNotified,
    ForceMajeureObligationsAdded,
)
from domain.messages import Event
from domain.obligation.decisions import OBLIGATION


def excusing(desk: Desk, decider: AnyDecider) -> Mapping[type[Event], Sequence[Answer]]:
    """By the events that bring something to obligations; the decider is that of force majeure."""

    def answer(recorded: Recorded) -> Iterator[Wish]:
        history = desk.log.read(recorded.stream)[: recorded.version]
        after = decider.fold(one.event for one in history)
        event = cast("ForceMajeureEvent", history[-1].event)
        for stream, command in brings(recorded.stream, after, event):
            yield Wish(
                OBLIGATION,
                stream.removeprefix(OBLIGATION.stream("")),
                command,
                SYSTEM,
                idempotency=f"excused-by-{recorded.position}-{stream}",
                correlation=recorded.by.correlation,
                cause=recorded.position,
            )

    kinds: tuple[type[Event], ...] = (
        ForceMajeureNotified,
        ForceMajeureObligationsAdded,
        ForceMajeureNewDateAgreed,
        ForceMajeureEnded,
    )
    return dict.fromkeys(kinds, (answer,))
