"""One request of a data subject: why it is due when it is, what came of it, what one may record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal, cast

from fastapi import APIRouter
from starlette.responses import Response

from application.data_subjects import UnknownDataSubject
from application.disclosures import DisclosureEntry
from application.ports import Recorded
from application.processing_register import ProcessingEntry
from application.request_register import RequestEntry
from domain.disclosure.recipients import PREFIX
from domain.erasure.events import ErasureGround
from domain.opening.asked import OpenSealed
from domain.personal_data import RestrictionGround
from domain.privacy_request.events import PrivacyRequestEvent
from domain.privacy_request.possible import answerable
from domain.privacy_request.rights import MEASURES, Obstacle, RequestRefusalGround, Right
from domain.privacy_request.state import PrivacyRequest, RequestPhase
from interface.web.forms import Shown, Typed, as_day
from interface.web.reading import OfRegister
from interface.web.request_deeds import ASKED_FOR, Deed, open_to, open_to_parties
from interface.web.timeline import entries, picture
from interface.web.visit import Visit

router = APIRouter(include_in_schema=False)

HERE = "/privacy/requests"


@dataclass(frozen=True)
class RequestSight:
    """A request as one visitor sees it: what is recorded, what holds, what they may record."""

    visit: Visit
    key: str

    @cached_property
    def entry(self) -> RequestEntry:
        """Raises UnknownRequest, and RecordElsewhere for another municipality's."""
        found = self.visit.doors.request_register.request(self.key, self.visit.at)
        self.visit.must_read(self.visit.doors.privacy_requests.decider.stream(self.key))
        return found

    @cached_property
    def recorded(self) -> Sequence[Recorded]:
        return self.visit.life(self.visit.doors.privacy_requests.decider.stream(self.key))

    @cached_property
    def state(self) -> PrivacyRequest:
        decider = self.visit.doors.privacy_requests.decider
        events = (cast("PrivacyRequestEvent", one.event) for one in self.recorded)
        return cast("PrivacyRequest", decider.fold(events))

    @property
    def registered(self) -> bool:
        """Whether the data subject has a page of their own that this party may see."""
        visit = self.visit
        try:
            entry = visit.doors.data_subjects.register.one(self.entry.subject, visit.at)
        except UnknownDataSubject:
            return False
        return visit.party in (entry.controller, entry.processor)

    @cached_property
    def disclosed(self) -> dict[str, DisclosureEntry]:
        """The disclosures that stand for recipients, by what they are called there."""
        at = self.visit.at
        register = self.visit.doors.disclosures
        found = (register.made_about(one, at) for one in self.state.subjects)
        return {f"{PREFIX}{one.id}": one for some in found for one in some}

    @cached_property
    def activities(self) -> list[ProcessingEntry]:
        """What somebody may object to: what goes on under the agreement."""
        if self.entry.agreement is None:
            return []
        found = self.visit.doors.processing.register.activities(self.visit.at, self.entry.agreement)
        return [one for one in found if one.ended_on is None]

    @cached_property
    def deeds(self) -> list[Deed]:
        """None in the past, where nothing can be recorded."""
        if self.visit.at.past or self.visit.person is None:
            return []
        return open_to(self.visit.person, self.state, self.visit.at.today)

    def blank(self) -> Typed:
        """A form not filled in yet; today is proposed where a day is asked for."""
        typed = Typed(seen=len(self.recorded))
        typed = typed.adding(*(("rights", right) for right in self.entry.rights))
        return typed.but(occurred_on=self.visit.at.today.isoformat())

    def page(self, template: str, status: int = 200, **facts: object) -> Response:
        return self.visit.page(
            template,
            status,
            here="/privacy",
            sight=self,
            entry=self.entry,
            all_rights=list(Right),
            grounds={right: grounds_of(right) for right in Right},
            measures={right: MEASURES[right] for right in self.state.to_carry_out},
            obstacles=list(Obstacle),
            erasure_grounds=list(ErasureGround),
            restriction_grounds=list(RestrictionGround),
            as_day=as_day,
            **facts,
        )


def grounds_of(right: Right) -> list[tuple[RequestRefusalGround, str]]:
    """On which it may be refused, with the article."""
    found = ((one, one.article(right)) for one in RequestRefusalGround)
    return [(ground, article) for ground, article in found if article is not None]


@router.get(HERE + "/{request}")
def request(visit: OfRegister, request: str) -> Response:
    sight = RequestSight(visit, request)
    life = entries(sight.recorded)
    asked = next((one for kind in ASKED_FOR for one in sight.deeds if one.command is kind), None)
    by_happening = visit.request.query_params.get("order") == "happened"
    return sight.page(
        "request.html",
        life=sorted(life, key=lambda one: one.happened_on) if by_happening else life,
        by_happening=by_happening,
        picture=picture(life, sight.entry.due_day),
        phases=phases(sight.state),
        asked=asked,
        form=None if asked is None else Shown(asked.name, sight.blank()),
        others=[one for one in sight.deeds if one is not asked],
        who=open_to_parties(sight.state, visit.at.today),
        confirmed=confirmed(sight),
        unchanged="unchanged" in visit.request.query_params,
        may_answer=_may_answer(sight),
    )


def _may_answer(sight: RequestSight) -> bool:
    """Whether this reader may give what is held, now."""
    visit = sight.visit
    if visit.at.past or visit.person is None or not visit.person.may(OpenSealed):
        return False
    return answerable(sight.state, visit.party or "")


def confirmed(sight: RequestSight) -> Recorded | None:
    """What this reader just recorded, by the position in the address."""
    asked, person = sight.visit.request.query_params.get("recorded", ""), sight.visit.person
    mine = (one for one in sight.recorded if person is not None and one.by.actor == person.id)
    return next((one for one in mine if str(one.position) == asked), None)


@dataclass(frozen=True)
class PhaseStep:
    name: str
    day: date | None
    when: Literal["done", "now", "then"]


_ORDER = (RequestPhase.RECEIVED, RequestPhase.HANDLING, RequestPhase.DECIDED, RequestPhase.CLOSED)


def phases(state: PrivacyRequest) -> list[PhaseStep]:
    """What lies behind it, where it is, what is still to come."""
    events = {
        RequestPhase.RECEIVED: state.received,
        RequestPhase.PAUSED: state.asked,
        RequestPhase.HANDLING: state.identified,
        RequestPhase.DECIDED: state.decided,
    }
    days = {one: event.occurred_on for one, event in events.items() if event is not None}
    if state.phase is RequestPhase.WITHDRAWN:
        past = [PhaseStep(one, day, "done") for one in _ORDER if (day := days.get(one))]
        return [*past, PhaseStep(RequestPhase.WITHDRAWN, state.withdrawn_on, "done")]
    if state.phase is RequestPhase.PAUSED:
        first = PhaseStep(RequestPhase.RECEIVED, days[RequestPhase.RECEIVED], "done")
        rest = [PhaseStep(one, None, "then") for one in _ORDER[1:]]
        return [first, PhaseStep(RequestPhase.PAUSED, days[RequestPhase.PAUSED], "now"), *rest]
    place = _ORDER.index(state.phase)
    return [
        PhaseStep(one, days.get(one), _when(number, place, state.phase))
        for number, one in enumerate(_ORDER)
        if one is not RequestPhase.HANDLING or number >= place or RequestPhase.HANDLING in days
    ]


def _when(number: int, place: int, phase: RequestPhase) -> Literal["done", "now", "then"]:
    if number < place or phase is RequestPhase.CLOSED:
        return "done"
    return "now" if number == place else "then"
