"""What a party may do with a disclosure as it is: what its deciders ask before anything else."""

from collections.abc import Callable, Mapping

from domain.controllership import must_be_controller, must_be_involved
from domain.disclosure.commands import (
    DisclosureCommand,
    FindDuty,
    MakeDisclosure,
    PermitDisclosure,
    RefuseDisclosure,
    WithdrawPermission,
)
from domain.disclosure.events import DisclosureRequested
from domain.disclosure.refusals import (
    AlreadyPermitted,
    DisclosureIsRefused,
    DisclosureNotPermitted,
    DisclosureObliged,
    NothingPermitted,
)
from domain.disclosure.state import Disclosure
from domain.errors import Refusal


def must_not_be_refused(disclosure: Disclosure) -> None:
    if (refused := disclosure.refused) is not None:
        raise DisclosureIsRefused(day=refused.occurred_on.isoformat())


def _permitted(disclosure: Disclosure, requested: DisclosureRequested, party: str) -> None:
    must_be_controller(requested, party)
    must_not_be_refused(disclosure)
    if (permitted := disclosure.permitted) is not None:
        raise AlreadyPermitted(reference=permitted.decision.reference)


def _withdrawn(disclosure: Disclosure, requested: DisclosureRequested, party: str) -> None:
    must_be_controller(requested, party)
    if disclosure.permitted is None:
        raise NothingPermitted


def _owed(disclosure: Disclosure, requested: DisclosureRequested, party: str) -> None:
    must_be_involved(requested, party)
    must_not_be_refused(disclosure)


def _refused(disclosure: Disclosure, requested: DisclosureRequested, party: str) -> None:
    """What is permitted is withdrawn, not refused; what the law obliges to is neither."""
    _permitted(disclosure, requested, party)
    if (duty := disclosure.duty) is not None:
        raise DisclosureObliged(law=duty.law, article=duty.article)


def _made(disclosure: Disclosure, requested: DisclosureRequested, party: str) -> None:
    must_be_involved(requested, party)
    must_not_be_refused(disclosure)
    if disclosure.permitted is None and disclosure.duty is None:
        raise DisclosureNotPermitted(controller=requested.controller)


CONDITIONS: Mapping[
    type[DisclosureCommand], Callable[[Disclosure, DisclosureRequested, str], None]
] = {
    MakeDisclosure: _made,
    PermitDisclosure: _permitted,
    FindDuty: _owed,
    RefuseDisclosure: _refused,
    WithdrawPermission: _withdrawn,
}
"""Of each command on a disclosure that was asked for; the likeliest first."""


def possible(disclosure: Disclosure, party: str) -> tuple[type[DisclosureCommand], ...]:
    """The commands that would not be refused whatever is stated."""
    requested = disclosure.requested
    if requested is None:
        return ()
    return tuple(kind for kind in CONDITIONS if _holds(kind, disclosure, requested, party))


def _holds(
    kind: type[DisclosureCommand],
    disclosure: Disclosure,
    requested: DisclosureRequested,
    party: str,
) -> bool:
    try:
        CONDITIONS[kind](disclosure, requested, party)
    except Refusal:
        return False
    return True
