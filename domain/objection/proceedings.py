"""What is brought before a court in a case: filed, defended, heard, ruled on or withdrawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from domain.objection.codes import Forum
from domain.objection.court_events import (
    CourtAsked,
    CourtEvent,
    CourtRuled,
    DefenceFiled,
    HeardInCourt,
    ProceedingsFiled,
    ProceedingsWithdrawn,
)
from domain.values import changed


@dataclass(frozen=True)
class Proceedings:
    filed: ProceedingsFiled
    asked: CourtAsked | None = None
    """For the file and the defence, as last asked."""
    defence: DefenceFiled | None = None
    heard: tuple[HeardInCourt, ...] = ()
    ruled: CourtRuled | None = None
    withdrawn: ProceedingsWithdrawn | None = None

    @property
    def number(self) -> int:
        return self.filed.number

    @property
    def forum(self) -> Forum:
        return self.filed.forum

    @property
    def ended(self) -> CourtRuled | ProceedingsWithdrawn | None:
        return self.ruled or self.withdrawn

    @property
    def defence_in_time(self) -> bool | None:
        """None where none is filed, or the court asked for none."""
        if self.defence is None or self.asked is None:
            return None
        return self.defence.occurred_on <= self.asked.defence_by.due


def found(proceedings: Sequence[Proceedings], number: int | None) -> Proceedings | None:
    return next((one for one in proceedings if one.number == number), None)


def with_event(proceedings: tuple[Proceedings, ...], event: CourtEvent) -> tuple[Proceedings, ...]:
    """The same after it; an event about proceedings that there are none of changes nothing."""
    if isinstance(event, ProceedingsFiled):
        return (*proceedings, Proceedings(event))
    return tuple(_after(one, event) if one.number == event.number else one for one in proceedings)


def _after(
    one: Proceedings,
    event: CourtAsked | DefenceFiled | HeardInCourt | CourtRuled | ProceedingsWithdrawn,
) -> Proceedings:
    match event:
        case CourtAsked():
            return changed(one, asked=event)
        case DefenceFiled():
            return changed(one, defence=event)
        case HeardInCourt():
            return changed(one, heard=(*one.heard, event))
        case CourtRuled():
            return changed(one, ruled=event)
        case ProceedingsWithdrawn():
            return changed(one, withdrawn=event)
        case _:
            assert_never(event)
