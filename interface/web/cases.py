"""Cases of personal data on pages: a register, and one case with what happened to it.

What rooms of cases have in common. A room says what its deeds ask, and what its page shows.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any

from starlette.responses import Response

from application.cases import CaseQuery, CaseRegister
from application.paging import Page, Paging
from application.ports import Recorded
from application.states import AnyDecider
from application.transact import Wish
from domain.errors import Refusal
from domain.messages import Command, Message
from interface.doors import Doors
from interface.web.about import named
from interface.web.asked import Facts, Field
from interface.web.forms import Typed
from interface.web.timeline import entries
from interface.web.visit import Visit

HERE = "/privacy"
SHOWN = 50
GROUPS = ("open", "closed")
NEW = "new"
"""In the address of the form with which a case begins."""


@dataclass(frozen=True)
class Deed:
    """Something that may be recorded of a case: what its form asks."""

    name: str
    """In the address of its form."""
    command: type[Command]
    title: str
    hint: str
    fields: Sequence[Field]
    said: type[Message] | None = None
    """What is typed, where a service makes the command of it."""
    fixed: Mapping[str, Facts] = field(default_factory=dict)
    at_field: Mapping[type[Refusal], str] = field(default_factory=dict)
    """Where what is refused can be put right."""
    proposes: Callable[[Any], Mapping[str, str]] = lambda _: {}
    """What stands in the form already, from the case as it is."""


def controlling(entry: Any) -> Iterable[str]:
    """Data controller and processor."""
    return (one for one in (entry.controller, entry.processor) if one is not None)


@dataclass(frozen=True)
class Room:
    """One kind of case."""

    home: str
    """The address of its register."""
    parts: str
    """The template with its words."""
    decider: AnyDecider
    register: Callable[[Doors], CaseRegister[Any, Any]]
    possible: Callable[[Any, str], Sequence[type[Command]]]
    """What the rules allow a party in a state."""
    beginning: Callable[[Visit], Deed]
    """The deed with which a case begins."""
    deeds: Callable[[Visit], Sequence[Deed]]
    """All others; the likeliest first."""
    wish: Callable[[Visit, str, Message, Typed], Wish]
    """Of what was typed about the case with that key."""
    here: str = HERE
    """Its place in the menu."""
    concerned: Callable[[Any], Iterable[str]] = controlling
    """The parties that have to do with a case."""
    words: Callable[[Visit], Any] = lambda _: None
    """What its template says it with, where that is not in the template itself."""


@dataclass(frozen=True)
class Group:
    """Open cases, or closed ones: a page of them."""

    name: str
    """In the address, with where it goes on."""
    page: Page[Any]
    cursor: str | None


def register(room: Room, visit: Visit) -> Response:
    """Of the visitor's own party: open cases, then closed ones."""
    asked, listed = visit.request.query_params, room.register(visit.doors)
    cursors = [asked.get(name, "")[:500] or None for name in GROUPS]
    groups = [
        listed.page(
            CaseQuery(open=name == "open", reader=visit.party), visit.at, Paging(SHOWN, cursor)
        )
        for name, cursor in zip(GROUPS, cursors, strict=True)
    ]
    beginning = room.beginning(visit)
    return visit.page(
        "cases.html",
        here=room.here,
        room=room,
        kind=room.parts,
        words_of_kind=room.words(visit),
        groups=[Group(*one) for one in zip(GROUPS, groups, cursors, strict=True)],
        shown=SHOWN,
        beginning=beginning if visit.may_record(beginning.command) else None,
        recorded=asked.get("recorded", ""),
        unchanged="unchanged" in asked,
    )


@dataclass(frozen=True)
class CaseSight:
    """A case as one visitor sees it: what is recorded, what holds, what they may record."""

    visit: Visit
    room: Room
    key: str

    @cached_property
    def entry(self) -> Any:
        """Raises the room's NotFound, and RecordElsewhere for another municipality's."""
        found = self.room.register(self.visit.doors).one(self.key, self.visit.at)
        self.visit.must_read(self.room.decider.stream(self.key))
        return found

    @cached_property
    def recorded(self) -> Sequence[Recorded]:
        return self.visit.life(self.room.decider.stream(self.key))

    @cached_property
    def deeds(self) -> Sequence[Deed]:
        """None in the past, where nothing can be recorded."""
        party = self.visit.party
        if self.visit.at.past or party is None:
            return []
        return [one for one in self.by_party(party) if self.visit.may_record(one.command)]

    def by_party(self, party: str) -> Sequence[Deed]:
        """What the rules allow a party, whoever of it asks."""
        state = self.room.decider.fold(one.event for one in self.recorded)
        possible = self.room.possible(state, party)
        return [one for one in self.room.deeds(self.visit) if one.command in possible]

    @property
    def confirmed(self) -> Recorded | None:
        """What this reader just recorded, by the position in the address."""
        asked, person = self.visit.request.query_params.get("recorded", ""), self.visit.person
        mine = (one for one in self.recorded if person is not None and one.by.actor == person.id)
        return next((one for one in mine if str(one.position) == asked), None)


def case(room: Room, visit: Visit, key: str) -> Response:
    sight = CaseSight(visit, room, key)
    entry = sight.entry
    return visit.page(
        "case.html",
        here=room.here,
        room=room,
        kind=room.parts,
        words_of_kind=room.words(visit),
        about_of=partial(named, visit),
        sight=sight,
        entry=entry,
        life=entries(sight.recorded),
        confirmed=sight.confirmed,
        unchanged="unchanged" in visit.request.query_params,
        who={one: found for one in room.concerned(entry) if (found := sight.by_party(one))},
    )
