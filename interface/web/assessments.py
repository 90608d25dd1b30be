"""The register of assessments, one assessment, and what is recorded of it."""

from typing import cast

from application.transact import Wish
from domain.dpia.commands import ProposeDpia
from domain.dpia.decisions import DPIA
from domain.dpia.possible import possible
from domain.messages import Command, Message
from interface.web import steps
from interface.web.assessment_deeds import deeds, planning
from interface.web.case_pages import pages_of
from interface.web.cases import Room
from interface.web.forms import Typed
from interface.web.visit import Visit


def _wish(visit: Visit, key: str, asked: Message, typed: Typed) -> Wish:
    if isinstance(asked, ProposeDpia):
        carried = steps.carried(visit, typed)
        return visit.doors.assessments.planning(asked, steps.who(visit), **carried)
    return steps.wish(visit, DPIA, key, cast("Command", asked), typed)


ROOM = Room(
    home="/privacy/assessments",
    parts="assessment_parts.html",
    decider=DPIA,
    register=lambda doors: doors.assessments.register,
    possible=possible,
    beginning=planning,
    deeds=lambda visit: deeds(visit.language),
    wish=_wish,
)

router = pages_of(ROOM)
