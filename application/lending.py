"""The roles that colleagues passed on to somebody, as the log has them now.

Asked of the log each time, so that a period that was begun or ended in another process counts at
the next command. It costs one question, and only where own roles do not suffice.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from application.people import SYSTEM, Acting, Lent, NotAllowed, Person, Role, Wish
from application.states import States
from domain.messages import AMSTERDAM
from domain.stand_in.decisions import STAND_IN, keys
from domain.stand_in.state import StandIn

Holds = Callable[[str, str, Role], bool]
"""Whether an account acts for a party in a role of its own, as the accounts are now."""


def nobody(account: str, party: str, role: Role) -> bool:
    """Where no accounts are known nobody is known to have a role, so nothing is lent."""
    return False


@dataclass(frozen=True)
class Lending:
    states: States
    holds: Holds
    """A role is lent only while who passed it on has it."""

    def with_lent(self, person: Person, now: datetime) -> Person:
        """The same person, knowing what was passed on to them."""
        if person.id == SYSTEM.id:
            return person
        _, state = self.held(person.id, person.party)
        today = now.astimezone(AMSTERDAM).date()
        lent = (Lent(Role(one.role), one.absent, one.last) for one in state.lent(today))
        there = tuple(one for one in lent if self.holds(one.by, person.party, one.role))
        return replace(person, lent=there)

    def held(self, account: str, party: str) -> tuple[str, StandIn]:
        """What was passed on to an account of a party, and the key of the stream that has it."""
        own, after_moving = keys(account, party)
        state = self._read(own)
        if state.party in ("", party):
            return own, state
        return after_moving, self._read(after_moving)

    def _read(self, key: str) -> StandIn:
        _, state = self.states.read(STAND_IN, STAND_IN.stream(key))
        assert isinstance(state, StandIn)
        return state

    def acting(self, person: Person, wish: Wish, now: datetime) -> Acting:
        """The role in which it may be done, a lent one where no own role suffices.

        Raises NotAllowed. What the person was known to have lent before is not relied on.
        """
        try:
            return (replace(person, lent=()) if person.lent else person).acting(wish)
        except NotAllowed:
            if person.reads_only:
                raise
            return self.with_lent(person, now).acting(wish)
