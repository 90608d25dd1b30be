"""What an objection asks of whom by which day."""

from domain.kind import Running
from domain.objection.possible import prepares
from domain.objection.state import Objection

DECIDE = "decide-objection"
LAY_OPEN = "lay-file-open"
DEFEND = "file-court-defence"


def running(objection: Objection) -> tuple[Running, ...]:
    """To decide and make that known (the municipality); to lay the file open before the hearing and
    to defend in court (who prepares). The time to repair an omission is in the day already."""
    received = objection.received
    if received is None:
        return ()
    found, works = [], prepares(received)
    if objection.withdrawn is None and objection.made_known is None:
        if objection.due is not None:
            found.append(Running(DECIDE, objection.due, received.controller))
        if objection.planned is not None and objection.hearing_done is None:
            found.append(Running(LAY_OPEN, objection.planned.open_from, works))
    found += [
        Running(DEFEND, one.asked.defence_by, works)
        for one in objection.in_court
        if one.asked is not None and one.defence is None
    ]
    return tuple(found)
