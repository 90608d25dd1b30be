"""Carrying out what a request was granted: it is done first, then recorded on the request.

A stop in between leaves a request that is still to be carried out: asked again, what was done is
found on the record of the data subject, and it is recorded.
"""

from collections.abc import Callable
from dataclasses import dataclass

from application.opening_log import OpeningLog
from application.people import Person
from application.privacy_requests import PrivacyRequests
from application.transact import Receipt, Wish
from domain.acting import act_on, must_have_been_given
from domain.data_subject.commands import DataSubjectCommand, StopProcessing
from domain.data_subject.decisions import DATA_SUBJECT
from domain.data_subject.state import DataSubject
from domain.errors import Broken
from domain.opening.asked import Purpose
from domain.opening.record import Operation, Status, microseconds
from domain.privacy_request.commands import CarryOut, CarryOutActed
from domain.privacy_request.events import RequestDecided
from domain.privacy_request.possible import must_be_there
from domain.privacy_request.rights import ACTING, Right
from domain.privacy_request.state import PrivacyRequest
from domain.processing.state import Activity

LOOKS = 500
"""Of who looked that are asked for at once."""


class ActivityElsewhere(Broken):
    """Of another agreement than the data subject's, or ended."""

    code = "activity-elsewhere"


@dataclass(frozen=True)
class CarryingOut:
    requests: PrivacyRequests
    activity: Callable[[str], Activity]
    """As the register of processing has it now. Raises UnknownProcessing."""
    looks: OpeningLog

    def wish(
        self,
        key: str,
        asked: CarryOut,
        by: Person,
        *,
        idempotency: str | None = None,
        expected: int | None = None,
        correlation: str | None = None,
    ) -> Wish:
        """Recipients of whom a disclosure is recorded are added to those that were named."""
        state = self.requests.current(key)
        stated = {name: getattr(asked, name) for name in CarryOut.model_fields}
        stated["recipients"] = self.requests.to_be_told(state, asked.right, asked.recipients)
        kind = CarryOutActed if asked.right in ACTING else CarryOut
        return self.requests.wish(
            key,
            kind(**stated),
            by,
            idempotency=idempotency,
            expected=expected,
            correlation=correlation,
        )

    def carry_out(self, wish: Wish) -> Receipt:
        """Raises what forbids to carry it out before anything is done."""
        desk = self.requests.desk
        with desk.noting(wish.by, CarryOut, wish.stream, wish.correlation):
            act = self._rehearsed(wish)
        if act is not None:
            desk.handle(act)
        return desk.handle(wish)

    def rehearse(self, wish: Wish) -> None:
        """Raises the refusal that it would meet now; nothing is done."""
        act = self._rehearsed(wish)
        if act is not None:
            self.requests.desk.rehearse(act)

    def _rehearsed(self, wish: Wish) -> Wish | None:
        """What is still to be done first."""
        self.requests.desk.rehearse(wish)
        return self._act(wish)

    def _act(self, wish: Wish) -> Wish | None:
        """What is still to be done on the record of the data subject."""
        command, state = wish.command, self.requests.current(wish.key)
        assert isinstance(command, CarryOut)
        must_be_there(state)
        subject = self._subject(state)
        if command.right is Right.PORTABILITY:
            must_have_been_given(command.right, given=self._given(wish.key, state))
        act = act_on(wish.key, state, command, subject)
        if act is None:
            return None
        if isinstance(act, StopProcessing):
            self._must_be_theirs(act, subject)
        return self._wish(act, subject, wish)

    def _subject(self, state: PrivacyRequest) -> DataSubject:
        stream = DATA_SUBJECT.stream(state.subject or "")
        _, found = self.requests.desk.states.read(DATA_SUBJECT, stream)
        assert isinstance(found, DataSubject)
        return found

    def _must_be_theirs(self, act: StopProcessing, subject: DataSubject) -> None:
        """Of the agreement that their data are processed under, and going on."""
        found = self.activity(act.activity)
        if found.agreement != subject.agreement or found.ended_on is not None:
            raise ActivityElsewhere(activity=act.activity, agreement=subject.agreement)

    def _wish(self, act: DataSubjectCommand, subject: DataSubject, wish: Wish) -> Wish:
        return Wish(DATA_SUBJECT, subject.subject, act, wish.by, correlation=wish.correlation)

    def _given(self, key: str, state: PrivacyRequest) -> bool:
        """Whether what is held was gathered after the decision was recorded: who looked says so.
        Where nothing is held any more, there is nothing to give."""
        vault, log = self.requests.erasing.vault, self.requests.desk.log
        held = [one for one in state.subjects if vault.keys_of(one)]
        stream = self.requests.decider.stream(key)
        decided = [
            one.recorded_at for one in log.read(stream) if isinstance(one.event, RequestDecided)
        ]
        if not held or not decided:
            return not held
        since = microseconds(decided[-1])
        return any(self._looked(one, since) for one in held)

    def _looked(self, subject: str, since: int) -> bool:
        before: int | None = None
        while found := self.looks.of_subject(subject, LOOKS, before):
            for one in (kept.opening for kept in found):
                if one.start < since:
                    return False
                asked = one.purpose == Purpose.DATA_SUBJECT_REQUEST
                if asked and one.name is Operation.OPEN and one.status is Status.OK:
                    return True
            before = found[-1].number
        return False
