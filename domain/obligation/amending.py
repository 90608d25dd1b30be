"""What befalls an obligation: its text is amended, the agreement ends, force majeure affects it."""

from domain.calendar.agreed import RULE as AGREED
from domain.obligation.commands import (
    AgreeDue,
    AmendObligation,
    LapseObligation,
    NoteForceMajeure,
)
from domain.obligation.events import (
    DutyLapsed,
    ForceMajeureNoted,
    ObligationAmended,
    ObligationDueAgreed,
    ObligationEvent,
    ObligationOpened,
)
from domain.obligation.excuse import Excuse
from domain.obligation.state import TERMS, Obligation, Phase

_OWED = (Phase.OPEN, Phase.PARTLY, Phase.STANDING)


def amend(
    obligation: Obligation, opened: ObligationOpened, command: AmendObligation
) -> list[ObligationEvent]:
    """Nothing where it is owed no longer, or as it was.

    A date that another version of the rule tables computed to the same day is the same. A day that
    both parties agreed on stays, whatever the text says.
    """
    if obligation.undisputed.phase not in _OWED:
        return []
    now, known = command.now, obligation.due
    due = known if known is not None and known.rule == AGREED else now.due
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
            **({name: getattr(now, name) for name in TERMS} | {"due": due}),
        )
    ]


def lapse(obligation: Obligation, command: LapseObligation) -> list[ObligationEvent]:
    if obligation.undisputed.phase not in _OWED:
        return []
    return [DutyLapsed(occurred_on=command.ended_from, ground=command.ground, by=command.by)]


def note_force_majeure(obligation: Obligation, command: NoteForceMajeure) -> list[ObligationEvent]:
    known = Excuse(command.force_majeure, command.since, command.until)
    if known in obligation.excuses:
        return []
    return [
        ForceMajeureNoted(
            occurred_on=command.occurred_on,
            force_majeure=command.force_majeure,
            since=command.since,
            until=command.until,
        )
    ]


def agree_due(obligation: Obligation, command: AgreeDue) -> list[ObligationEvent]:
    """Nothing where it is owed no longer, or by that day already."""
    known = obligation.due
    if obligation.undisputed.phase not in _OWED or command.due == known:
        return []
    return [
        ObligationDueAgreed(
            occurred_on=command.occurred_on,
            force_majeure=command.force_majeure,
            due=command.due,
            previous=known and known.due,
            agreed_by=command.agreed_by,
        )
    ]
