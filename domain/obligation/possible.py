"""What a party may do with an obligation as it is: what its deciders ask before anything else.

The table of roles is asked apart. What depends on what is stated, a day or evidence, only the
decision itself can say.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Concatenate, Literal, ParamSpec

from domain.clause import Nature
from domain.errors import Refusal
from domain.obligation.commands import (
    CorrectObligation,
    DisputeObligation,
    FindLate,
    FulfilInPart,
    FulfilObligation,
    ObligationCommand,
    SettleDispute,
    WaiveObligation,
)
from domain.obligation.conditions import (
    must_be_after,
    must_be_creditor,
    must_be_debtor,
    must_be_live,
)
from domain.obligation.events import DisputeGround, ObligationOpened
from domain.obligation.refusals import (
    AlreadyFoundLate,
    EvidenceComplete,
    FulfilledInTime,
    NoDispute,
    NoDueDate,
    NothingToCorrect,
    NothingToDispute,
    NotWaivable,
    NotYoursToCorrect,
    NotYoursToSettle,
    NotYoursToWaive,
    ObligationContinuous,
    ObligationInDispute,
)
from domain.obligation.state import Dispute, Obligation, Phase, Record, Status

Outcome = Literal["withdrawn", "conceded"]
OUTCOMES: tuple[Outcome, ...] = ("withdrawn", "conceded")


def must_be_deliverable(obligation: Obligation, opened: ObligationOpened, party: str) -> None:
    must_be_debtor(opened, party)
    if must_be_live(obligation) is Phase.STANDING:
        raise ObligationContinuous(duty=opened.duty)


def must_be_divisible(obligation: Obligation, opened: ObligationOpened, party: str) -> None:
    """Part of it can be given where more than one kind of evidence is still expected."""
    must_be_deliverable(obligation, opened, party)
    if len(obligation.outstanding) < 2:
        raise EvidenceComplete


def must_be_late(obligation: Obligation, opened: ObligationOpened, party: str, today: date) -> date:
    """The due date that has passed."""
    must_be_creditor(opened, party)
    if obligation.phase is not Phase.FULFILLED:
        must_be_live(obligation)
    if obligation.due is None:
        raise NoDueDate
    due = obligation.due.due
    if obligation.status(today) is Status.MET:
        raise FulfilledInTime(due=due.isoformat())
    must_be_after(due, today)
    if obligation.late is not None:
        raise AlreadyFoundLate(on=obligation.late.on.isoformat())
    return due


def must_be_waivable(obligation: Obligation, opened: ObligationOpened, party: str) -> None:
    if opened.nature is not Nature.CONTRACT or not opened.waivable_by:
        raise NotWaivable(duty=opened.duty, nature=opened.nature)
    if party not in opened.waivable_by:
        raise NotYoursToWaive(party=party, may=", ".join(opened.waivable_by))
    must_be_live(obligation)


def must_be_disputable(
    obligation: Obligation, opened: ObligationOpened, party: str, ground: DisputeGround
) -> None:
    if ground.against_duty:
        must_be_debtor(opened, party)
        must_be_live(obligation)
        return
    must_be_creditor(opened, party)
    if obligation.phase not in (Phase.FULFILLED, Phase.PARTLY):
        must_be_live(obligation)
        raise NothingToDispute(ground=ground)


def must_be_settleable(
    obligation: Obligation, opened: ObligationOpened, party: str, outcome: Outcome
) -> Dispute:
    """The dispute, which who began it may withdraw and the other side may concede."""
    disputed = obligation.disputed
    if disputed is None:
        raise NoDispute
    other_side = opened.creditor if disputed.ground.against_duty else opened.debtor
    mine = party == disputed.party
    if not (mine if outcome == "withdrawn" else party in other_side and not mine):
        raise NotYoursToSettle(party=party, disputed_by=disputed.party)
    return disputed


def must_be_correctable(obligation: Obligation, party: str, version: int) -> Record:
    """The record of one's own party that still counts."""
    if obligation.disputed is not None:
        raise ObligationInDispute
    record = next((one for one in obligation.records if one.version == version), None)
    if record is None:
        raise NothingToCorrect(version=str(version))
    if record.party != party:
        raise NotYoursToCorrect(party=party, recorded_by=record.party)
    return record


@dataclass(frozen=True)
class Possible:
    """The commands that would not be refused whatever is stated, and what they may be about."""

    commands: tuple[type[ObligationCommand], ...] = ()
    grounds: tuple[DisputeGround, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    records: tuple[Record, ...] = ()
    """What may be corrected."""


def possible(obligation: Obligation, party: str, today: date) -> Possible:
    opened = obligation.opened
    if opened is None:
        return Possible()
    grounds = tuple(
        one for one in DisputeGround if _holds(must_be_disputable, obligation, opened, party, one)
    )
    outcomes = tuple(
        one for one in OUTCOMES if _holds(must_be_settleable, obligation, opened, party, one)
    )
    records = tuple(
        one
        for one in obligation.records
        if _holds(must_be_correctable, obligation, party, one.version)
    )
    allowed: dict[type[ObligationCommand], bool] = {
        FulfilObligation: _holds(must_be_deliverable, obligation, opened, party),
        FulfilInPart: _holds(must_be_divisible, obligation, opened, party),
        FindLate: _holds(must_be_late, obligation, opened, party, today),
        WaiveObligation: _holds(must_be_waivable, obligation, opened, party),
        DisputeObligation: bool(grounds),
        SettleDispute: bool(outcomes),
        CorrectObligation: bool(records),
    }
    commands = tuple(kind for kind, holds in allowed.items() if holds)
    return Possible(commands, grounds, outcomes, records)


P = ParamSpec("P")


def _holds(
    condition: Callable[Concatenate[Obligation, P], object],
    obligation: Obligation,
    *facts: P.args,
    **named: P.kwargs,
) -> bool:
    try:
        condition(obligation, *facts, **named)
    except Refusal:
        return False
    return True
