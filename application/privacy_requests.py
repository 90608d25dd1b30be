"""What people do with requests of data subjects, from every door alike."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from application.agreements import Agreements
from application.arrangements import Arrangements
from application.erasing import Erase, Erasing
from application.people import SYSTEM, Person
from application.request_register import RequestRegister
from application.states import AnyDecider
from application.transact import Desk, Receipt, Wish
from domain.agreement.refusals import AgreementNotFound
from domain.data_subject.decisions import DATA_SUBJECT
from domain.data_subject.refusals import DataSubjectElsewhere
from domain.data_subject.state import DataSubject
from domain.erasure.decisions import ERASURE
from domain.erasure.events import ErasureGround
from domain.errors import Broken, Conflict
from domain.identity import uuid7
from domain.messages import Message, Slug
from domain.privacy_request.commands import (
    CarryOutErasure,
    PrivacyRequestCommand,
    ReceiveRequest,
    Recipients,
    RecomputeRequestDue,
)
from domain.privacy_request.rights import TOLD_ON, Right
from domain.privacy_request.state import PrivacyRequest


class PartyNotOfAgreement(Broken):
    code = "party-not-of-agreement"


class ArrangementNotNamed(Broken):
    code = "arrangement-not-named"


class EraseOnRequest(Message):
    """Destroy what is sealed about the data subject, as was decided on the request."""

    occurred_on: date
    ground: ErasureGround
    arrangement: Slug | None = None
    """Where the request stands under no agreement: what allows it. Else it is the arrangement on
    destruction that the parties to the agreement made (annex 2, art. 9.3 and 9.4)."""
    recipients: Recipients = ()
    """Who had the data as well, beside those of whom a disclosure is recorded."""


@dataclass(frozen=True)
class PrivacyRequests:
    desk: Desk
    agreements: Agreements
    decider: AnyDecider
    """Under the rule tables in use."""
    register: RequestRegister
    arrangements: Arrangements
    erasing: Erasing
    """The one place where personal data is destroyed."""
    named: Callable[[str], str]
    """The id that some words always give, and nobody can tell the words from."""
    received: Callable[[Sequence[str]], tuple[str, ...]]
    """To whom data of some data subjects were disclosed, as far as that is recorded."""

    def receiving(
        self,
        asked: ReceiveRequest,
        by: Person,
        *,
        idempotency: str | None = None,
        expected: int | None = None,
        correlation: str | None = None,
    ) -> Wish:
        """A new request. The same idempotency key gives the same id, so that it is found again."""
        correlation, said = correlation or uuid7(), idempotency or uuid7()
        key = self.named(f"request {by.id} {said}")
        if asked.subject is None:
            subject = self.named(f"subject {by.id} {said}")
            asked = asked.model_copy(update={"subject": subject})
        stream = self.decider.stream(key)
        with self.desk.noting(by, ReceiveRequest, stream, correlation):
            self._must_be_parties(asked)
            self._must_be_of(asked.controller, asked.subject or "")
        return Wish(
            self.decider,
            key,
            asked,
            by,
            dossier=stream,
            idempotency=idempotency,
            expected=expected,
            correlation=correlation,
        )

    def _must_be_parties(self, asked: ReceiveRequest) -> None:
        if asked.agreement is None:
            return
        agreement = self.agreements.current(asked.agreement)
        if agreement.registered is None:
            raise AgreementNotFound
        for party in filter(None, (asked.controller, asked.processor)):
            if party not in agreement.parties:
                known = ", ".join(sorted(agreement.parties))
                raise PartyNotOfAgreement(party=party, known=known)

    def wish(
        self,
        key: str,
        command: PrivacyRequestCommand,
        by: Person,
        *,
        idempotency: str | None = None,
        expected: int | None = None,
        correlation: str | None = None,
    ) -> Wish:
        """Of a request that is there."""
        return Wish(
            self.decider,
            key,
            command,
            by,
            idempotency=idempotency,
            expected=expected,
            correlation=correlation or uuid7(),
        )

    def erasing_wish(
        self,
        key: str,
        asked: EraseOnRequest,
        by: Person,
        *,
        idempotency: str | None = None,
        expected: int | None = None,
        correlation: str | None = None,
    ) -> Wish:
        state = self.current(key)
        recipients = self.to_be_told(state, Right.ERASURE, asked.recipients)
        command = CarryOutErasure(occurred_on=asked.occurred_on, recipients=recipients)
        return self.wish(
            key,
            command,
            by,
            idempotency=idempotency,
            expected=expected,
            correlation=correlation,
        )

    def to_be_told(
        self, state: PrivacyRequest, right: Right, named: Sequence[str]
    ) -> tuple[str, ...]:
        """Who is told that data were put right, restricted or erased (AVG 19): those who were
        named, and those to whom they were disclosed."""
        found = self.received(state.subjects) if right in TOLD_ON else ()
        return tuple(dict.fromkeys((*named, *found)))

    def erase(self, asked: EraseOnRequest, wish: Wish) -> Receipt:
        """Destroy first, then record that it was done; what forbids it is asked before either.

        A stop in between leaves a request that is still to be carried out: asked again, nothing is
        left to destroy, and it is recorded.
        """
        with self.desk.noting(wish.by, CarryOutErasure, wish.stream, wish.correlation):
            self.rehearse_erasure(wish)
            self.carry_out(wish.key, asked, wish.by)
        return self.desk.handle(wish)

    def rehearse_erasure(self, wish: Wish) -> None:
        """Raises what it would be refused for now, on this request or on another of theirs."""
        self.desk.rehearse(wish)
        subjects = self.current(wish.key).subjects
        self.erasing.forbidding.must_be_free(subjects, self.erasing.today)

    def carry_out(self, key: str, asked: EraseOnRequest, by: Person) -> None:
        """Every pseudonym of the data subject that the request knows, as one destruction. Raises
        DataSubjectElsewhere before anything is destroyed."""
        state = self.current(key)
        assert state.received is not None
        for subject in state.subjects:
            self._must_be_of(state.received.controller, subject)
        there = [one for one in state.subjects if self.erasing.vault.keys_of(one)]
        if not there:
            return
        register = self.erasing.register
        begun = [one for subject in state.subjects for one in register.destructions(subject, key)]
        destruction = begun[0] if begun else None
        allowed = self._allowed(state.received.agreement, asked, destruction or "")
        for subject in there:
            erase = Erase(subject=subject, ground=asked.ground, arrangement=allowed, request=key)
            made = self.erasing.erase(erase, by, continues=destruction)
            destruction = destruction or ERASURE.stream(made.id)

    def _allowed(self, agreement: str | None, asked: EraseOnRequest, destruction: str) -> str:
        """What it rests on, which is recorded with it."""
        if agreement is not None:
            return self.arrangements.must_allow(agreement, (), self.erasing.today, destruction)
        if asked.arrangement is None:
            raise ArrangementNotNamed
        return asked.arrangement

    def _must_be_of(self, controller: str, subject: str) -> None:
        """A registered data subject is one municipality's. Who is not registered is nobody's."""
        _, state = self.desk.states.read(DATA_SUBJECT, DATA_SUBJECT.stream(subject))
        assert isinstance(state, DataSubject)
        if state.subject and state.controller != controller:
            raise DataSubjectElsewhere(party=controller)

    def recompute(self, rules: str) -> int:
        """After a rule table changed: what is still open is computed anew. Returns how many moved.

        Raises the first failure that is not a lost race, after all were asked.
        """
        keys = self.register.by_other_rules(rules)
        before = [self.current(key).version for key in keys]
        wishes = [self.wish(key, RecomputeRequestDue(), SYSTEM) for key in keys]
        answers = self.desk.answer_all(wishes)
        for answer in answers:
            if isinstance(answer, Exception) and not isinstance(answer, Conflict):
                raise answer
        receipts = zip(before, answers, strict=True)
        return sum(isinstance(one, Receipt) and one.version > was for was, one in receipts)

    def current(self, key: str) -> PrivacyRequest:
        _, state = self.desk.states.read(self.decider, self.decider.stream(key))
        assert isinstance(state, PrivacyRequest)
        return state
