"""What befalls an obligation when the text it rests on is amended, or the agreement ends."""

from domain.obligation.commands import AmendObligation, LapseObligation
from domain.obligation.events import (
    DutyLapsed,
    ObligationAmended,
    ObligationEvent,
    ObligationOpened,
)
from domain.obligation.state import TERMS, Obligation, Phase

_OWED = (Phase.OPEN, Phase.PARTLY, Phase.STANDING)


def amend(
    obligation: Obligation, opened: ObligationOpened, command: AmendObligation
) -> list[ObligationEvent]:
    """Nothing where it is owed no longer, or as it was.

    A date that another version of the rule tables computed to the same day is the same.
    """
    if obligation.undisputed.phase not in _OWED:
        return []
    now, due = command.now, command.now.due
    known = obligation.due
    same_day = (known and known.due) == (due and due.due)
    others = [name for name in TERMS if name != "due"]
    if same_day and all(getattr(opened, name) == getattr(now, name) for name in others):
        return []
    return [
        ObligationAmended(
            occurred_on=command.effective_from,
            amendment=command.amendment,
            effective_from=command.effective_from,
            previous=known and known.due,
            **{name: getattr(now, name) for name in TERMS},
        )
    ]


def lapse(obligation: Obligation, command: LapseObligation) -> list[ObligationEvent]:
    if obligation.undisputed.phase not in _OWED:
        return []
    return [DutyLapsed(occurred_on=command.ended_from, ground=command.ground, by=command.by)]
