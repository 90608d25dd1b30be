"""Another purpose than the products (annex 2, art. 3.3 and 3.4): agreed, consented to, or refused.

What clashes with the tasks is refused whoever agrees. For all else the data controller has to agree
and the data subject to consent; a consent that is withdrawn ends what rested on it.
"""

from domain.processing.commands import (
    AgreeToOtherPurpose,
    FindIncompatible,
    ProposeOtherPurpose,
    RecordConsent,
    WithdrawConsent,
)
from domain.processing.events import (
    ConsentGiven,
    ConsentWithdrawn,
    FoundIncompatible,
    OtherPurposeAgreed,
    OtherPurposeProposed,
    ProcessingEvent,
)
from domain.processing.refusals import (
    ConsentMissing,
    ConsentNotFound,
    OtherPurposeNotAgreed,
    OtherPurposeNotFound,
    PurposeIncompatible,
)
from domain.processing.state import Activity, OtherPurpose

INCOMPATIBLE = "annex-2.3.4"
OTHERWISE = "annex-2.3.3"


def propose(activity: Activity, command: ProposeOtherPurpose) -> list[ProcessingEvent]:
    if not command.compatible:
        raise PurposeIncompatible(purpose=command.purpose, article=INCOMPATIBLE)
    for one in activity.purposes:
        if one.purpose == command.purpose:
            _must_be_compatible(one)
            return []
    return [
        OtherPurposeProposed(
            occurred_on=command.occurred_on,
            number=len(activity.purposes) + 1,
            purpose=command.purpose,
            reason=command.reason,
        )
    ]


def agree(activity: Activity, command: AgreeToOtherPurpose) -> list[ProcessingEvent]:
    purpose = _found(activity, command.number)
    _must_be_compatible(purpose)
    if purpose.agreed is not None:
        return []
    return [
        OtherPurposeAgreed(
            occurred_on=command.occurred_on, number=command.number, decision=command.decision
        )
    ]


def consent(activity: Activity, command: RecordConsent) -> list[ProcessingEvent]:
    """To what the controller agreed to: before that nobody can be told what they consent to."""
    purpose = _found(activity, command.number)
    _must_be_agreed(purpose)
    if command.subject in purpose.consents:
        return []
    return [
        ConsentGiven(
            occurred_on=command.occurred_on,
            number=command.number,
            subject=command.subject,
            evidence=command.evidence,
        )
    ]


def withdraw(activity: Activity, command: WithdrawConsent) -> list[ProcessingEvent]:
    if command.subject not in _found(activity, command.number).consents:
        raise ConsentNotFound(number=str(command.number))
    return [
        ConsentWithdrawn(
            occurred_on=command.occurred_on, number=command.number, subject=command.subject
        )
    ]


def find_incompatible(activity: Activity, command: FindIncompatible) -> list[ProcessingEvent]:
    if _found(activity, command.number).incompatible:
        return []
    return [
        FoundIncompatible(
            occurred_on=command.occurred_on, number=command.number, reason=command.reason
        )
    ]


def must_be_allowed(purpose: OtherPurpose, subject: str | None) -> None:
    """Whether somebody's data may be processed for it now."""
    _must_be_agreed(purpose)
    if subject is None or subject not in purpose.consents:
        raise ConsentMissing(purpose=purpose.purpose, article=OTHERWISE)


def _must_be_agreed(purpose: OtherPurpose) -> None:
    _must_be_compatible(purpose)
    if purpose.agreed is None:
        raise OtherPurposeNotAgreed(purpose=purpose.purpose, article=OTHERWISE)


def _must_be_compatible(purpose: OtherPurpose) -> None:
    if purpose.incompatible:
        raise PurposeIncompatible(purpose=purpose.purpose, article=INCOMPATIBLE)


def _found(activity: Activity, number: int) -> OtherPurpose:
    purpose = activity.purpose(number)
    if purpose is None:
        raise OtherPurposeNotFound(number=str(number))
    return purpose
