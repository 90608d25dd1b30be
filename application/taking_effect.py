"""What was decided reaches the agreements: an addendum that was signed, a list that was adopted, a
withdrawal whose date has come. Each is asked again at the next tick, and happens once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from application.agreements import Agreements
from application.changing import Withdrawals
from application.people import SYSTEM
from application.ports import Recorded
from application.reactions import Answer
from application.transact import Desk, Wish
from domain.agreement.commands import AdoptProductList, AmendAgreement, EndAgreement
from domain.agreement.decisions import AGREEMENT
from domain.amendment.decisions import AMENDMENT
from domain.amendment.events import AmendmentBound, AmendmentCarried, AmendmentProposed
from domain.amendment.state import Amendment
from domain.duty_source import Dates
from domain.messages import AMSTERDAM, Command, Event
from domain.obligation.decisions import OBLIGATION
from domain.occurrences import RecordOccurrence, occurrence_on_event, triggered
from domain.planning.decisions import PLANNING
from domain.planning.events import CycleCompleted
from domain.planning.state import Cycle
from domain.withdrawal.commands import NoteTakenEffect
from domain.withdrawal.decisions import WITHDRAWAL
from domain.withdrawal.events import WithdrawalTookEffect
from domain.withdrawal.state import Withdrawal

TRIGGERS: Mapping[type[Event], str] = {
    AmendmentProposed: "amendment-proposed",
    AmendmentCarried: "amendment-adopted",
}
"""What brings duties of an agreement, where its text has such duties."""


@dataclass(frozen=True)
class TakingEffect:
    desk: Desk
    agreements: Agreements
    withdrawals: Withdrawals
    dates: Dates

    def answers(self) -> Mapping[type[Event], Sequence[Answer]]:
        return {
            AmendmentProposed: (self._duties,),
            AmendmentCarried: (self._duties,),
            AmendmentBound: (self._amended,),
            CycleCompleted: (self._listed,),
            WithdrawalTookEffect: (self._ended,),
        }

    def finish(self) -> int:
        """Note the withdrawals whose date has come, and end their agreements."""
        today = self.desk.clock.now().astimezone(AMSTERDAM).date()
        due = [
            one.id
            for one in self.withdrawals()
            if one.state.took_effect is None and one.state.in_effect(today)
        ]
        for key in due:
            self.desk.handle(Wish(WITHDRAWAL, key, NoteTakenEffect(), SYSTEM))
            for recorded in self.desk.log.read(WITHDRAWAL.stream(key)):
                if isinstance(recorded.event, WithdrawalTookEffect):
                    self.desk.handle_all(list(self._ended(recorded)))
        return len(due)

    # Answers to what was recorded

    def _amended(self, recorded: Recorded) -> Iterator[Wish]:
        event = recorded.event
        assert isinstance(event, AmendmentBound)
        key = recorded.stream.removeprefix(AMENDMENT.stream(""))
        _, state = self.desk.states.read(AMENDMENT, recorded.stream)
        assert isinstance(state, Amendment)
        addendum = state.addendum(event.agreement)
        assert addendum is not None and addendum.drawn_up is not None
        command = AmendAgreement(
            amendment=key,
            bound_on=event.occurred_on,
            effective_from=event.effective_from,
            addendum=addendum.drawn_up.addendum,
            changes=tuple(one.change for one in state.drafted),
            follows=tuple(one.follows for one in state.drafted),
        )
        yield self._wish(event.agreement, command, recorded)

    def _listed(self, recorded: Recorded) -> Iterator[Wish]:
        event = recorded.event
        assert isinstance(event, CycleCompleted)
        _, state = self.desk.states.read(PLANNING, recorded.stream)
        assert isinstance(state, Cycle) and state.plan is not None
        command = AdoptProductList(
            planning=recorded.stream.removeprefix(PLANNING.stream("")),
            year=state.plan.year,
            adopted_on=event.occurred_on,
            effective_from=event.effective_from,
            decisions=tuple(one.decision for one in state.adopted),
            changes=tuple(one.change for one in state.changes),
        )
        yield self._wish(state.plan.agreement, command, recorded)

    def _ended(self, recorded: Recorded) -> Iterator[Wish]:
        _, state = self.desk.states.read(WITHDRAWAL, recorded.stream)
        assert isinstance(state, Withdrawal) and state.announced is not None
        command = EndAgreement(
            withdrawal=recorded.stream.removeprefix(WITHDRAWAL.stream("")),
            participant=state.announced.party,
            ended_from=state.announced.takes_effect_on,
        )
        for agreement in state.agreements:
            yield self._wish(agreement, command, recorded)

    def _duties(self, recorded: Recorded) -> Iterator[Wish]:
        """Opened once for each, also where two proposals come on one day."""
        _, state = self.desk.states.read(AMENDMENT, recorded.stream)
        assert isinstance(state, Amendment)
        day, trigger = recorded.event.occurred_on, TRIGGERS[type(recorded.event)]
        for agreement in state.agreements:
            text = self.agreements.current(agreement)
            for duty in triggered(text, (trigger,), day):
                if (wish := self._opening(agreement, duty, recorded)) is not None:
                    yield wish

    def _opening(self, agreement: str, duty: str, recorded: Recorded) -> Wish | None:
        text = self.agreements.current(agreement)
        stated = RecordOccurrence(duty=duty, event_on=recorded.event.occurred_on)
        for number in count(1):
            found = occurrence_on_event(agreement, text, stated, count=number, dates=self.dates)
            first = next(iter(self.desk.log.read(OBLIGATION.stream(found.key))), None)
            if first is None:
                return Wish(
                    OBLIGATION,
                    found.key,
                    found.wish,
                    SYSTEM,
                    dossier=found.dossier,
                    correlation=recorded.by.correlation,
                    cause=recorded.position,
                )
            if first.by.cause == recorded.position:
                return None
        raise AssertionError("counting never ends")

    def _wish(self, agreement: str, command: Command, recorded: Recorded) -> Wish:
        return Wish(
            AGREEMENT,
            agreement,
            command,
            SYSTEM,
            correlation=recorded.by.correlation,
            cause=recorded.position,
        )
