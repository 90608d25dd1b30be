"""What services add to what people say of complaints, objections, mandates and engagements.

The parties and products that the agreement has, a pseudonym for somebody who has none yet, the
decision that a request in the register ended in, and which organ decides by the mandates.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from application.agreements import Agreements
from application.authorities import Authorities
from application.cases import facts
from application.docket import Completion
from application.participants import Participants
from application.states import AnyDecider
from application.transact import Desk
from domain.complaint.commands import LodgeComplaint, ReceiveComplaint
from domain.engagement.commands import RecordEngagement, StateEngagement
from domain.mandate.commands import RecordMandate, StateMandate
from domain.mandate.events import Decides
from domain.messages import Message
from domain.objection.commands import (
    DecideObjection,
    LodgeObjection,
    ReachDecision,
    ReceiveObjection,
)
from domain.objection.contesting import KnownDecision, must_be_known
from domain.objection.refusals import ObjectionNotFound
from domain.objection.state import Objection
from domain.privacy_request.state import PrivacyRequest
from domain.woo.state import WooRequest

PROVIDER = "provider"
"""The role in an agreement of who does the work."""


@dataclass(frozen=True)
class AddedToDisputes:
    desk: Desk
    agreements: Agreements
    around: Participants
    authorities: Authorities
    objections: AnyDecider
    """Under the rule tables in use."""
    contestable: Mapping[str, tuple[AnyDecider, Callable[[Any], KnownDecision | None]]]
    """The requests whose decisions can be objected to, by category: how each says what was
    decided."""

    def every(self) -> Mapping[type[Message], Completion]:
        """By what people say: the command that is decided on."""
        return {
            LodgeComplaint: self._complaint,
            LodgeObjection: self._objection,
            ReachDecision: self._decision,
            StateMandate: self._mandate,
            StateEngagement: self._engagement,
        }

    def _complaint(self, key: str, asked: LodgeComplaint) -> ReceiveComplaint:
        """Raises AgreementNotFound and DataSubjectElsewhere."""
        said = facts(asked) | {
            "parties": self.around.parties(asked.agreement),
            "products": self.around.products(asked.agreement),
            "complainant": self.around.somebody(key, asked.complainant, asked.controller),
        }
        return ReceiveComplaint(**said)

    def _objection(self, key: str, asked: LodgeObjection) -> ReceiveObjection:
        """Raises AgreementNotFound, DataSubjectElsewhere, and what `must_be_known` raises."""
        said = facts(asked) | {
            "parties": self.around.parties(asked.agreement),
            "products": self.around.products(asked.agreement),
            "objector": self.around.somebody(key, asked.objector, asked.controller),
        }
        must_be_known(asked.contested, asked.controller, self._known(asked.contested.case))
        return ReceiveObjection(**said)

    def _decision(self, key: str, asked: ReachDecision) -> DecideObjection:
        """By the organ that decided on that day. Raises ObjectionNotFound."""
        _, state = self.desk.states.read(self.objections, self.objections.stream(key))
        assert isinstance(state, Objection)
        received = state.received
        if received is None:
            raise ObjectionNotFound
        found = self.authorities.deciding(
            received.agreement,
            received.controller,
            received.contested.product,
            Decides.OBJECTION,
            asked.decision.taken_on,
        )
        return DecideObjection(**facts(asked), authority=found)

    def _mandate(self, _: str, asked: StateMandate) -> RecordMandate:
        """Raises AgreementNotFound."""
        return RecordMandate(**facts(asked), parties=self._parties(asked.agreements))

    def _engagement(self, _: str, asked: StateEngagement) -> RecordEngagement:
        """Raises AgreementNotFound."""
        return RecordEngagement(
            **facts(asked),
            parties=self._parties(asked.agreements),
            providers=self._providers(asked.agreements),
            listed=tuple(one for key in asked.agreements for one in self.around.products(key)),
        )

    def _parties(self, agreements: tuple[str, ...]) -> tuple[str, ...]:
        found = (one for key in agreements for one in self.around.parties(key))
        return tuple(sorted(set(found)))

    def _providers(self, agreements: tuple[str, ...]) -> tuple[str, ...]:
        registered = (self.agreements.current(key).registered for key in agreements)
        roles = (one.roles for one in registered if one is not None)
        return tuple(sorted({one[PROVIDER] for one in roles if PROVIDER in one}))

    def _known(self, stream: str | None) -> KnownDecision | None:
        """What the register says of the case with that stream."""
        for category, (decider, known) in self.contestable.items():
            if stream is not None and stream.startswith(f"{category}-"):
                return known(self.desk.states.read(decider, stream)[1])
        return None


def decision_on_request(request: PrivacyRequest) -> KnownDecision | None:
    """Of a request of a data subject (UAVG 34)."""
    if request.received is None:
        return None
    decided = request.decided
    if decided is None:
        return KnownDecision(request.received.controller)
    return KnownDecision(
        request.received.controller, decided.decision.reference, decided.occurred_on
    )


def decision_on_woo_request(request: WooRequest) -> KnownDecision | None:
    """The last that was made known: of the whole, or of a part so far."""
    if request.received is None:
        return None
    if not request.releases:
        return KnownDecision(request.received.controller)
    decided = request.releases[-1].decided
    return KnownDecision(
        request.received.controller, decided.decision.reference, decided.occurred_on
    )
