"""What a party may do with a campaign: what its decider asks before anything else.

The table of roles is asked apart.
"""

from domain.informing.commands import (
    CloseInforming,
    CorrectInforming,
    InformingCommand,
    TellPeople,
)
from domain.informing.events import UNCOUNTED
from domain.informing.state import Informing


def possible(informing: Informing, party: str) -> frozenset[type[InformingCommand]]:
    """Nothing for who is no party to the agreement."""
    if party not in informing.parties:
        return frozenset()
    still_open = informing.closed_on is None
    can: dict[type[InformingCommand], bool] = {
        TellPeople: still_open and informing.informed < informing.size,
        CorrectInforming: any(one.way not in UNCOUNTED for one in informing.told.values()),
        CloseInforming: still_open,
    }
    return frozenset(command for command, may in can.items() if may)
