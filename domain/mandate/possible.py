"""What a party may do with a mandate as it is: what its deciders ask before anything else."""

from collections.abc import Callable, Mapping

from domain.conditions import allowed
from domain.mandate.commands import MandateCommand, WithdrawMandate
from domain.mandate.events import MandateRecorded
from domain.mandate.refusals import MandateAlreadyWithdrawn, NotTheGiver
from domain.mandate.state import Mandate


def _withdrawn(mandate: Mandate, recorded: MandateRecorded, party: str) -> None:
    """Who gave it may withdraw it at any time (Awb 10:8)."""
    if party != recorded.giver.party:
        raise NotTheGiver(party=party, giver=recorded.giver.party)
    if mandate.withdrawn is not None:
        raise MandateAlreadyWithdrawn(day=mandate.withdrawn.last_day.isoformat())


CONDITIONS: Mapping[type[MandateCommand], Callable[[Mandate, MandateRecorded, str], None]] = {
    WithdrawMandate: _withdrawn,
}
"""Of each command on a mandate that is recorded."""


def possible(mandate: Mandate, party: str) -> tuple[type[MandateCommand], ...]:
    """The commands that would not be refused whatever is stated."""
    if mandate.recorded is None:
        return ()
    return allowed(CONDITIONS, mandate, mandate.recorded, party)
