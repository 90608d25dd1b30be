"""What people do with obligations besides the plain commands: state that an event happened."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from application.agreements import Agreements
from application.people import Person
from application.ports import Recorded
from application.transact import Desk, Receipt, Wish
from domain.agreement.decisions import AGREEMENT
from domain.duty_source import Dates, Occurrence
from domain.identity import uuid7
from domain.obligation.commands import OpenOnEvent
from domain.obligation.decisions import OBLIGATION
from domain.occurrences import RecordOccurrence, occurrence_on_event


@dataclass(frozen=True)
class Obligations:
    desk: Desk
    agreements: Agreements
    dates: Dates

    def record_occurrence(
        self,
        agreement: str,
        stated: RecordOccurrence,
        by: Person,
        idempotency: str | None = None,
        correlation: str | None = None,
        cause: int = 0,
    ) -> Receipt:
        """Open the obligation that an event gives rise to.

        A second event on the same day is another occurrence, unless the same idempotency key says
        that it is the same request.
        """
        correlation = correlation or uuid7()
        candidates = self._candidates(agreement, stated)
        while True:
            with self.desk.noting(by, OpenOnEvent, AGREEMENT.stream(agreement), correlation):
                occurrence = next(candidates)
            wish = Wish(
                OBLIGATION,
                occurrence.key,
                occurrence.wish,
                by,
                dossier=occurrence.dossier,
                idempotency=idempotency,
                correlation=correlation,
                cause=cause,
            )
            version, _ = self.desk.states.read(OBLIGATION, wish.stream)
            if version == 0 or self._is_answer(wish):
                return self.desk.handle(wish)

    def opened_for(self, agreement: str, stated: RecordOccurrence, by: Recorded) -> bool:
        """Whether something that was recorded brought about its obligation already."""
        for candidate in self._candidates(agreement, stated):
            first = next(iter(self.desk.log.read(OBLIGATION.stream(candidate.key))), None)
            if first is None:
                return False
            same = first.by.correlation == by.by.correlation and not first.by.cause
            if same or first.by.cause == by.position:
                return True
        raise AssertionError("candidates never end")

    def _candidates(self, agreement: str, stated: RecordOccurrence) -> Iterator[Occurrence]:
        state = self.agreements.current(agreement)
        for number in count(1):
            yield occurrence_on_event(agreement, state, stated, count=number, dates=self.dates)

    def _is_answer(self, wish: Wish) -> bool:
        """Whether this very request made that obligation before."""
        key = wish.idempotency_key
        return key is not None and self.desk.log.made(key, wish.stream)
