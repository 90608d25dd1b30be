"""The decision on an objection: by the organ that the mandates name, and as its case allows."""

from datetime import date

from domain.controllership import involved
from domain.messages import Context
from domain.objection.codes import FOUNDED, DecisionEffect, InadmissibleGround, ObjectionOutcome
from domain.objection.commands import DecideObjection
from domain.objection.events import ObjectionDecided, ObjectionReceived
from domain.objection.refusals import (
    AdviceNotWeighed,
    CostsNotOwed,
    DecidedElsewhere,
    DecisionTakenLater,
    DeviationWithoutReasons,
    EffectDoesNotFit,
    GroundButAdmissible,
    InadmissibleWithoutGround,
    NotTheOrgan,
    ObjectionWasInTime,
    ObjectionWasLate,
    RepairStillAwaited,
    SameMandate,
    SignerNotAuthorised,
)
from domain.objection.state import Objection


def decide_on(
    objection: Objection, received: ObjectionReceived, command: DecideObjection, context: Context
) -> ObjectionDecided:
    _must_be_theirs(received, command, context.by.party)
    _must_be_admissible_or_not(objection, received, command)
    _must_weigh(objection, command)
    founded = command.outcome in FOUNDED
    if founded == (command.effect is DecisionEffect.UPHELD):
        raise EffectDoesNotFit(outcome=command.outcome, effect=command.effect)
    if command.costs is not None and not (founded and command.costs_asked):
        raise CostsNotOwed(outcome=command.outcome)
    return ObjectionDecided(
        occurred_on=command.occurred_on,
        party=context.by.party,
        decided_by=command.authority.decides,
        signer=command.signer,
        mandate=command.authority.mandate,
        decision=command.decision,
        outcome=command.outcome,
        inadmissible=command.inadmissible,
        effect=command.effect,
        follows_advice=command.follows_advice,
        reasons=command.reasons and command.reasons.about(received.objector),
        costs_asked=command.costs_asked,
        costs=command.costs,
    )


def _must_be_theirs(received: ObjectionReceived, command: DecideObjection, party: str) -> None:
    """Taken and signed by who may, and recorded by whose organ it is, where that is one of both."""
    decision, authority, contested = command.decision, command.authority, received.contested
    decides = authority.decides
    if decision.organ != decides.organ:
        raise NotTheOrgan(organ=decision.organ, decides=decides.organ, party=decides.party)
    if decides.party in involved(received) and party != decides.party:
        raise DecidedElsewhere(party=party, decides=decides.party)
    if command.signer not in authority.signers:
        raise SignerNotAuthorised(signer=command.signer, signers=", ".join(authority.signers))
    by_mandate = authority.mandate is not None and contested.by_mandate
    if by_mandate and contested.taken_by == decides:
        raise SameMandate(organ=decides.organ, party=decides.party)
    if decision.taken_on > command.occurred_on:
        raise DecisionTakenLater(
            taken=decision.taken_on.isoformat(), day=command.occurred_on.isoformat()
        )


def _must_be_admissible_or_not(
    objection: Objection, received: ObjectionReceived, command: DecideObjection
) -> None:
    ground, filing = command.inadmissible, received.filing.due.isoformat()
    if command.outcome is ObjectionOutcome.INADMISSIBLE:
        if ground is None:
            raise InadmissibleWithoutGround
    elif ground is not None:
        raise GroundButAdmissible(outcome=command.outcome)
    if objection.late and ground is not InadmissibleGround.FILED_LATE:
        raise ObjectionWasLate(filing=filing)
    if ground is InadmissibleGround.FILED_LATE and not objection.late:
        raise ObjectionWasInTime(filing=filing)
    if ground is InadmissibleGround.NOT_REPAIRED and not _lapsed(objection, command.occurred_on):
        raise RepairStillAwaited


def _lapsed(objection: Objection, day: date) -> bool:
    """Time to repair was given, and passed without it (Awb 6:6)."""
    repair = objection.unrepaired
    return repair is not None and repair.repair_by < day


def _must_weigh(objection: Objection, command: DecideObjection) -> None:
    """What the committee advised is followed, or it is said why not (Awb 7:13(7))."""
    if (objection.advised is None) != (command.follows_advice is None):
        raise AdviceNotWeighed
    if command.follows_advice is False and command.reasons is None:
        raise DeviationWithoutReasons
