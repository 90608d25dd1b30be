"""An offered report, a consultation that was held, an evaluation or a round of checks that was
concluded: what it was done for is met."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from application.people import Person, Role
from application.ports import Recorded
from application.reactions import Answer
from application.transact import Desk, Wish
from domain.fulfilment import Fulfils
from domain.kind import Kind
from domain.messages import Event
from domain.obligation.commands import FulfilInPart, FulfilObligation
from domain.obligation.decisions import OBLIGATION
from domain.obligation.state import Obligation, Phase

UNMET = (Phase.OPEN, Phase.PARTLY)


def fulfilling(desk: Desk, kinds: Iterable[Kind[Any]]) -> Mapping[type[Event], Sequence[Answer]]:
    """By the events of the kinds that may fulfil something."""
    return {
        event: (_answer(desk, kind),)
        for kind in kinds
        for event in kind.events
        if kind.fulfils is not None
    }


def _answer(desk: Desk, kind: Kind[Any]) -> Answer:
    def answer(recorded: Recorded) -> Iterator[Wish]:
        fulfils = kind.fulfils
        assert fulfils is not None
        *before, last = desk.log.read(recorded.stream)[: recorded.version]
        state = kind.decider.fold(one.event for one in before)
        known = fulfils(state)
        for found in fulfils(kind.decider.evolve(state, last.event)):
            if found in known:
                continue
            _, obligation = desk.states.read(OBLIGATION, OBLIGATION.stream(found.obligation))
            if obligation.phase in UNMET:
                yield _wish(found, obligation, recorded)

    return answer


def _wish(found: Fulfils, obligation: Obligation, recorded: Recorded) -> Wish:
    """In the name of who recorded what fulfils it: in part where more evidence is expected."""
    given = recorded.by
    shown = {one.kind for one in found.evidence}
    part = bool(shown) and not shown.issuperset(obligation.outstanding)
    asked = FulfilInPart if part else FulfilObligation
    return Wish(
        OBLIGATION,
        found.obligation,
        asked(occurred_on=found.on, evidence=found.evidence),
        Person(given.actor, found.party, frozenset({Role(given.role)})),
        idempotency=f"fulfilled-by-{recorded.stream}-{found.obligation}",
        correlation=given.correlation,
        cause=recorded.position,
    )
