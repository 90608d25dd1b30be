"""Who answers for personal data under an agreement: data controller and processor.

The data controller (verwerkingsverantwoordelijke, AVG art. 4(7)) is one party to it; a processor
(verwerker, art. 4(8)) is another, where there is one at all. Who records says which they are, since
that differs by task: the protocol names a processor for the Participatiewet and none for the Wsw.
"""

from collections.abc import Sequence
from typing import Protocol

from domain.errors import Broken, Forbidden
from domain.messages import Command, Slug


class NotPartyToAgreement(Broken):
    code = "not-party-to-agreement"


class ProcessorIsController(Broken):
    code = "processor-is-controller"


class NotInvolved(Forbidden):
    code = "not-controller-or-processor"


class NotDataController(Forbidden):
    code = "not-the-data-controller"


class UnderControl(Command):
    """What is recorded of personal data, with who answers for them."""

    agreement: Slug
    controller: Slug
    """The party whose college is the data controller."""
    processor: Slug | None = None
    """The party that processes for it; none where the controller does so itself."""


class Controlled(Protocol):
    """What has somebody who answers for it."""

    @property
    def controller(self) -> str: ...

    @property
    def processor(self) -> str | None: ...


def involved(control: Controlled) -> tuple[str, ...]:
    """The parties that it concerns, the data controller first."""
    return tuple(one for one in (control.controller, control.processor) if one is not None)


def must_be_between(control: Controlled, parties: Sequence[str]) -> None:
    """Both are parties to the agreement, and two of them."""
    if control.controller == control.processor:
        raise ProcessorIsController(party=control.controller)
    for party in involved(control):
        if party not in parties:
            raise NotPartyToAgreement(party=party, parties=", ".join(parties))


def must_be_involved(control: Controlled, party: str) -> None:
    if party not in involved(control):
        raise NotInvolved(party=party, involved=", ".join(involved(control)))


def must_be_controller(control: Controlled, party: str) -> None:
    if party != control.controller:
        raise NotDataController(party=party, controller=control.controller)
