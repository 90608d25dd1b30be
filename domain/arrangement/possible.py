"""What a party may do with an arrangement: what its decider asks before anything else.

The table of roles is asked apart.
"""

from collections.abc import Callable, Collection
from datetime import date

from domain.arrangement.commands import ArrangementCommand, ConfirmArrangement, EndArrangement
from domain.arrangement.refusals import ArrangementNotYours, ArrangementOver, OtherPartyConfirms
from domain.arrangement.state import Arrangement, ArrangementStanding
from domain.errors import Refusal

_OVER = (ArrangementStanding.OVER, ArrangementStanding.USED)


def must_be_a_party(parties: Collection[str], party: str) -> None:
    if party not in parties:
        raise ArrangementNotYours(party=party)


def must_be_the_other(arrangement: Arrangement, party: str) -> None:
    """Whoever put it on record does not confirm it."""
    must_be_a_party(arrangement.parties, party)
    if party == arrangement.recorded_by:
        raise OtherPartyConfirms(party=party)


def must_not_be_over(arrangement: Arrangement, today: date) -> None:
    if arrangement.standing(today) in _OVER:
        raise ArrangementOver


def possible(
    arrangement: Arrangement, party: str, today: date
) -> frozenset[type[ArrangementCommand]]:
    """Nothing with what is over."""
    conditions: dict[type[ArrangementCommand], Callable[[], None]] = {
        EndArrangement: lambda: must_be_a_party(arrangement.parties, party),
    }
    if not arrangement.confirmed:
        conditions[ConfirmArrangement] = lambda: must_be_the_other(arrangement, party)
    if arrangement.standing(today) in _OVER:
        return frozenset()
    return frozenset(command for command, ask in conditions.items() if _holds(ask))


def _holds(condition: Callable[[], None]) -> bool:
    try:
        condition()
    except Refusal:
        return False
    return True
