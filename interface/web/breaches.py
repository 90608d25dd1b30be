"""The register of breaches, one breach with its 72 hours explained, and what is recorded of it."""

from typing import cast

from application.transact import Wish
from domain.breach.commands import ReportBreach, ToldAt
from domain.breach.decisions import BREACH
from domain.breach.possible import possible
from domain.messages import Command, Message
from interface.web import steps
from interface.web.breach_deeds import deeds, discovery
from interface.web.case_pages import pages_of
from interface.web.cases import Room
from interface.web.forms import Typed
from interface.web.visit import Visit


def _wish(visit: Visit, key: str, asked: Message, typed: Typed) -> Wish:
    breaches, carried = visit.doors.breaches, steps.carried(visit, typed)
    if isinstance(asked, ReportBreach):
        return breaches.discovering(asked, steps.who(visit), **carried)
    if isinstance(asked, ToldAt):
        return breaches.telling(key, asked, steps.who(visit), **carried)
    return steps.wish(visit, BREACH, key, cast("Command", asked), typed)


ROOM = Room(
    home="/privacy/breaches",
    parts="breach_parts.html",
    decider=BREACH,
    register=lambda doors: doors.breaches.register,
    possible=possible,
    beginning=discovery,
    deeds=lambda visit: deeds(visit.language),
    wish=_wish,
)

router = pages_of(ROOM)
