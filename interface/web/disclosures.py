"""The register of disclosures, one disclosure with what it rests on, and what is recorded of it."""

from typing import cast

from application.transact import Wish
from domain.disclosure.commands import AskDisclosure
from domain.disclosure.decisions import DISCLOSURE
from domain.disclosure.possible import possible
from domain.messages import Command, Message
from interface.web import steps
from interface.web.case_pages import pages_of
from interface.web.cases import Room
from interface.web.disclosure_deeds import deeds, request
from interface.web.forms import Typed
from interface.web.visit import Visit


def _wish(visit: Visit, key: str, asked: Message, typed: Typed) -> Wish:
    if isinstance(asked, AskDisclosure):
        requesting, carried = visit.doors.disclosures.requesting, steps.carried(visit, typed)
        return requesting(asked, steps.who(visit), **carried)
    return steps.wish(visit, DISCLOSURE, key, cast("Command", asked), typed)


ROOM = Room(
    home="/privacy/disclosures",
    parts="disclosure_parts.html",
    decider=DISCLOSURE,
    register=lambda doors: doors.disclosures.register,
    possible=possible,
    beginning=request,
    deeds=lambda visit: deeds(visit.language),
    wish=_wish,
)

router = pages_of(ROOM)
