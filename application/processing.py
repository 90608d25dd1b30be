"""The register of processing activities: what is recorded in it, what follows, what it covers."""

from dataclasses import dataclass
from datetime import date

from application.agreements import Agreements
from application.asof import AsOf
from application.obligations import Obligations
from application.people import Person
from application.ports import Recorded
from application.processing_register import ProcessingRegister, UnknownProcessing
from application.registers import UnknownAgreement
from application.transact import Desk, Receipt, Wish
from domain.agreement.products import lineage
from domain.identity import uuid7
from domain.messages import Message, Slug
from domain.occurrences import RecordOccurrence, triggered
from domain.processing import PROCESSING, Asked, Covering, may_process, must_be_listed
from domain.processing.commands import (
    AmendProcessing,
    RecordProcessing,
    Under,
)
from domain.processing.decisions import key_of
from domain.processing.description import Processing
from domain.processing.events import DataObtained
from domain.processing.origins import duties_of
from domain.processing.state import Activity
from domain.sealed import Words

# What is said from outside: the agreement's own facts are not the caller's to state


class StatedProcessing(Message):
    """A processing activity as somebody states it, with the tests that it stands."""

    occurred_on: date
    """Since when it is processed."""
    processing: Processing
    proportionality: Words
    """Why the purpose outweighs what it asks of people."""
    subsidiarity: Words
    """Why nothing lighter serves the purpose."""


class NewProcessing(StatedProcessing):
    agreement: Slug
    name: Slug
    """What it is called within the agreement."""


class AmendedProcessing(StatedProcessing):
    reason: Words


@dataclass(frozen=True)
class ProcessingActivities:
    desk: Desk
    agreements: Agreements
    obligations: Obligations
    register: ProcessingRegister

    # Wishes, for whoever asks to rehearse or to record

    def recording(
        self,
        asked: NewProcessing,
        by: Person,
        *,
        idempotency: str | None = None,
        expected: int | None = None,
        correlation: str | None = None,
    ) -> Wish:
        """Raises UnknownAgreement."""
        correlation = correlation or uuid7()
        key = key_of(asked.agreement, asked.name)
        stream = PROCESSING.stream(key)
        with self.desk.noting(by, RecordProcessing, stream, correlation):
            under = self._under(asked.agreement)
        command = RecordProcessing(
            occurred_on=asked.occurred_on,
            processing=asked.processing,
            proportionality=asked.proportionality,
            subsidiarity=asked.subsidiarity,
            under=under,
        )
        return Wish(
            PROCESSING,
            key,
            command,
            by,
            dossier=stream,
            idempotency=idempotency,
            expected=expected,
            correlation=correlation,
        )

    def amending(
        self,
        key: str,
        asked: AmendedProcessing,
        by: Person,
        *,
        idempotency: str | None = None,
        expected: int | None = None,
        correlation: str | None = None,
    ) -> Wish:
        """Raises UnknownProcessing."""
        correlation = correlation or uuid7()
        with self.desk.noting(by, AmendProcessing, PROCESSING.stream(key), correlation):
            under = self._under(self.current(key).agreement)
        command = AmendProcessing(
            occurred_on=asked.occurred_on,
            processing=asked.processing,
            proportionality=asked.proportionality,
            subsidiarity=asked.subsidiarity,
            reason=asked.reason,
            under=under,
        )
        return Wish(
            PROCESSING,
            key,
            command,
            by,
            idempotency=idempotency,
            expected=expected,
            correlation=correlation,
        )

    def _under(self, agreement: str) -> Under:
        state = self.agreements.reading(agreement)
        if state.registered is None:
            raise UnknownAgreement(agreement=agreement)
        return Under(
            agreement=agreement,
            roles=state.registered.roles,
            products=tuple(state.products),
            begins=state.begins,
        )

    def obtained(self, wish: Wish) -> Receipt:
        """Record that data came from elsewhere, and open the duties that this brings.

        Cut off in between, the next tick of the timers does the rest; so does asking again.
        """
        receipt = self.desk.handle(wish)
        recorded = next(self.desk.log.since(receipt.position - 1))
        self.open_duties(recorded, wish.by)
        return receipt

    def open_duties(self, recorded: Recorded, by: Person) -> int:
        """Of the agreement that the activity stands under, each once; returns how many."""
        event = recorded.event
        assert isinstance(event, DataObtained)
        agreement = self.current(recorded.stream.removeprefix(PROCESSING.stream(""))).agreement
        state, day, opened = self.agreements.current(agreement), event.occurred_on, 0
        for duty in triggered(state, duties_of(event.origin), day):
            stated = RecordOccurrence(duty=duty, event_on=day)
            if self.obligations.opened_for(agreement, stated, recorded):
                continue
            self.obligations.record_occurrence(
                agreement,
                stated,
                by,
                idempotency=f"obtained-{recorded.position}-{duty}",
                correlation=recorded.by.correlation,
                cause=recorded.position,
            )
            opened += 1
        return opened

    # Questions

    def current(self, key: str) -> Activity:
        """As the log has it now. Raises UnknownProcessing."""
        _, state = self.desk.states.read(PROCESSING, PROCESSING.stream(key))
        if not isinstance(state, Activity) or state.processing is None:
            raise UnknownProcessing(activity=key)
        return state

    def may_process(
        self,
        agreement: str,
        product: str,
        party: str,
        *,
        purpose: str | None = None,
        subject: str | None = None,
    ) -> Covering:
        """Which activity covers what a party wants to do with data now, by the log itself: what was
        withdrawn a moment ago counts. Raises NothingCovers and what `may_process` does."""
        products = lineage(self.agreements.reading(agreement), product)
        return may_process(self._under_it(agreement), Asked(products, party, purpose, subject))

    def covering(
        self,
        agreement: str,
        product: str,
        party: str,
        purpose: str | None = None,
        subject: str | None = None,
    ) -> str:
        """The activity that a look into sealed fields is part of: none is no ground to look.

        Raises what `may_process` does, and RowNotRecorded."""
        found = self.may_process(agreement, product, party, purpose=purpose, subject=subject)
        must_be_listed(found)
        return found.key

    def _under_it(self, agreement: str) -> dict[str, Activity]:
        """The register says which there are, the log what holds of each now."""
        now = AsOf(self.desk.log.size(), self.desk.clock.now().date(), past=False)
        keys = [one.id for one in self.register.activities(now, agreement)]
        return {key: self.current(key) for key in keys}
