"""What was done together fulfils obligations: an offered report, a consultation that was held, an
evaluation or a round of checks that was concluded. An idempotent reader of the log."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from application.feed import Feed, FeedQuery
from application.people import Person, Role
from application.ports import Recorded
from application.states import AnyDecider
from application.transact import Desk, Receipt, Wish
from domain.consultation.decisions import CONSULTATION
from domain.consultation.events import ConsultationHeld
from domain.consultation.fulfilment import fulfilled_by as fulfilled_by_consultation
from domain.errors import Refusal
from domain.evaluation.decisions import EVALUATION
from domain.evaluation.events import EvaluationConcluded
from domain.evaluation.fulfilment import fulfilled_by as fulfilled_by_evaluation
from domain.fulfilment import Fulfils
from domain.messages import Event
from domain.obligation.commands import FulfilInPart, FulfilObligation
from domain.obligation.decisions import OBLIGATION
from domain.obligation.refusals import EvidenceMissing
from domain.quality_check.decisions import QUALITY_CHECK
from domain.quality_check.events import QualityCheckConcluded
from domain.quality_check.fulfilment import fulfilled_by as fulfilled_by_check
from domain.report.decisions import REPORT
from domain.report.events import ReportOffered
from domain.report.fulfilment import fulfilled_by as fulfilled_by_report

MANY = 500


@dataclass(frozen=True, slots=True)
class _Source:
    decider: AnyDecider
    fulfilled: Callable[[Any], tuple[Fulfils, ...]]


_SOURCES: Mapping[type[Event], _Source] = {
    ReportOffered: _Source(REPORT, fulfilled_by_report),
    ConsultationHeld: _Source(CONSULTATION, fulfilled_by_consultation),
    EvaluationConcluded: _Source(EVALUATION, fulfilled_by_evaluation),
    QualityCheckConcluded: _Source(QUALITY_CHECK, fulfilled_by_check),
}


@dataclass
class Fulfilling:
    desk: Desk
    feed: Feed
    _seen: int = field(default=0, init=False)
    """Up to where everything was fulfilled; a new process looks at everything once."""

    def finish(self) -> int:
        """Record what is not recorded yet; returns how many obligations that fulfilled."""
        end = self.desk.log.size()
        done = sum(self.fulfil(one) for kind in _SOURCES for one in self._recorded(kind, end))
        self._seen = end
        return done

    def fulfil(self, recorded: Recorded) -> int:
        """What one event fulfils, in the name of who recorded that. Returns how many.

        What cannot be fulfilled by it, since it was fulfilled before, is disputed or is owed by
        another, stays as it is: nobody asked for this, so nobody is refused it.
        """
        source = _SOURCES.get(type(recorded.event))
        if source is None:
            return 0
        _, state = self.desk.states.read(source.decider, recorded.stream)
        return sum(self._one(found, recorded) for found in source.fulfilled(state))

    def _one(self, found: Fulfils, recorded: Recorded) -> bool:
        whole = FulfilObligation(occurred_on=found.on, evidence=found.evidence)
        answer = self._answer(found, recorded, whole)
        if isinstance(answer, EvidenceMissing) and found.evidence:
            part = FulfilInPart(occurred_on=found.on, evidence=found.evidence)
            answer = self._answer(found, recorded, part)
        if isinstance(answer, Exception) and not isinstance(answer, Refusal):
            raise answer
        return isinstance(answer, Receipt) and not answer.repeated

    def _answer(
        self, found: Fulfils, recorded: Recorded, command: FulfilObligation | FulfilInPart
    ) -> Receipt | Exception:
        given = recorded.by
        person = Person(given.actor, found.party, frozenset({Role(given.role)}))
        wish = Wish(
            OBLIGATION,
            found.obligation,
            command,
            person,
            idempotency=f"fulfilled-by-{recorded.position}-{found.obligation}",
            correlation=given.correlation,
            cause=recorded.position,
        )
        [answer] = self.desk.answer_all([wish])
        return answer

    def _recorded(self, kind: type[Event], upto: int) -> Iterator[Recorded]:
        name = str(kind.model_fields["type"].default)
        while upto > self._seen:
            page = self.feed.page(FeedQuery(upto=upto, after=self._seen, type=name, limit=MANY))
            yield from page.recorded
            upto = page.reached
