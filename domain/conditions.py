"""What the rules allow, read from the table of conditions that a decider asks before all else."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from domain.errors import Refusal

S = TypeVar("S")
B = TypeVar("B")
C = TypeVar("C")


def allowed(
    conditions: Mapping[type[C], Callable[[S, B, str], None]], state: S, begun: B, party: str
) -> tuple[type[C], ...]:
    """The commands that would not be refused whatever is stated, in the order of the table."""
    return tuple(kind for kind in conditions if _holds(conditions[kind], state, begun, party))


def _holds(condition: Callable[[S, B, str], None], state: S, begun: B, party: str) -> bool:
    try:
        condition(state, begun, party)
    except Refusal:
        return False
    return True
