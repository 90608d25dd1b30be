"""The roles that colleagues passed on to somebody, as the log has them now.

Asked of the log each time, so that a period that was begun or ended in another process counts at
the next command. It costs one question, and only where own roles do not suffice.
"""

from dataclasses import replace
from datetime import datetime

from application.people import SYSTEM, Acting, Lent, NotAllowed, Person, Role, Wish
from application.states import States
from domain.messages import AMSTERDAM
from domain.stand_in.decisions import STAND_IN
from domain.stand_in.state import StandIn


def with_lent(person: Person, states: States, now: datetime) -> Person:
    """The same person, knowing what was passed on to them."""
    if person.id == SYSTEM.id:
        return person
    _, state = states.read(STAND_IN, STAND_IN.stream(person.id))
    assert isinstance(state, StandIn)
    today = now.astimezone(AMSTERDAM).date()
    lent = tuple(Lent(Role(one.role), one.absent, one.last) for one in state.lent(today))
    return replace(person, lent=lent if state.party == person.party else ())


def acting(person: Person, wish: Wish, states: States, now: datetime) -> Acting:
    """The role in which it may be done, a lent one where no own role suffices.

    Raises NotAllowed. What the person was known to have lent before is not relied on.
    """
    try:
        return (replace(person, lent=()) if person.lent else person).acting(wish)
    except NotAllowed:
        if person.reads_only:
            raise
        return with_lent(person, states, now).acting(wish)
