"""What was recorded, the newest first; and one line of the trail from close by, with its proof."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Path, Query
from starlette.responses import RedirectResponse, Response

from application.feed import FeedQuery
from application.ports import Recorded
from application.trail import Inclusion
from domain.event_types import NAMES
from domain.refusal.decisions import dossier as dossier_of_refusals
from domain.trail.leaf import parse
from interface.told import told
from interface.web.leafing import Asked
from interface.web.reading import OfLog
from interface.web.tables import Column, Format, Sheet, exported
from interface.web.templating import translations
from interface.web.visit import Visit

router = APIRouter(include_in_schema=False)

HERE = "/events"
SHOWN = 50
FURTHEST = 10**15

Position = Annotated[int, Path(ge=1, le=FURTHEST)]


@router.get(HERE)
def events(
    visit: OfLog,
    asked: Asked,
    upto: Annotated[int | None, Query(ge=0, le=FURTHEST)] = None,
) -> Response:
    last = asked.query.upto
    query = replace(asked.query, upto=last if upto is None else min(upto, last), limit=SHOWN)
    found = visit.doors.feed.page(query)
    page = replace(found, recorded=visit.read(found.recorded))
    return visit.page(
        "events.html",
        here="/trail",
        found=page,
        more=page.reached > query.after,
        asked=asked.fields,
        narrowed=asked.narrowed,
        types=sorted(NAMES),
        refusals=dossier_of_refusals(visit.at.today),
        parties=visit.party_names,
    )


@router.get(f"{HERE}.{{kind}}")
def taken(visit: OfLog, asked: Asked, kind: Format) -> Response:
    """All of them as they were narrowed, not only the page that was looked at."""
    _ = translations(visit.language).gettext
    name, known_at = _("gebeurtenissen"), _("Zoals bekend bij nr.")
    return exported(Sheet(name, _columns(visit), asked.every(visit), visit.at, known_at), kind)


def _columns(visit: Visit) -> list[Column[Recorded]]:
    _ = translations(visit.language).gettext
    return [
        Column(_("Nr."), lambda one: one.position),
        Column(_("Gebeurd"), lambda one: one.event.occurred_on),
        Column(_("Vastgelegd"), lambda one: one.at),
        Column(_("Dagen later vastgelegd"), lambda one: max(0, one.lag)),
        Column(_("Wat"), lambda one: told(one.event, visit.language, visit.manner)),
        Column(_("Soort"), lambda one: one.event.type),
        Column(_("Reeks"), lambda one: one.stream),
        Column(_("Dossier"), lambda one: one.dossier),
        Column(_("Vastgelegd door"), lambda one: visit.party_name(one.by.party)),
        Column(_("Rol"), lambda one: one.by.role),
    ]


# One line


@router.get("/trail/number")
def number(visit: OfLog, position: Annotated[int, Query(ge=1, le=FURTHEST)]) -> Response:
    return RedirectResponse(visit.link(f"/trail/{position}"), 303)


@dataclass(frozen=True)
class Neighbours:
    """What comes before and after, in the two chains that an event continues."""

    in_dossier: int | None
    in_stream: int | None
    next_in_stream: int | None


@router.get("/trail/{position}")
def leaf(position: Position, visit: OfLog) -> Response:
    size = visit.at.position
    if position > size:
        return visit.page("unrecorded.html", 404, here="/trail", position=position)
    found = visit.doors.trail.leaf(position)
    there = list(visit.doors.log.since(position - 1, position))
    recorded = next(iter(visit.read(there)), None)
    elsewhere = bool(there) and recorded is None
    proof = visit.doors.trail.inclusion(position)
    return visit.page(
        "event.html",
        here="/trail",
        position=position,
        leaf=found,
        parsed=parse(found.line.encode()),
        body=None if found.body is None or elsewhere else _pretty(found.body),
        recorded=recorded,
        elsewhere=elsewhere,
        neighbours=None if recorded is None else _neighbours(visit, recorded),
        proof=proof,
        drawn=drawn(proof),
    )


def _pretty(body: Any) -> str:
    return orjson.dumps(body, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS).decode()


def _neighbours(visit: Visit, here: Recorded) -> Neighbours:
    feed, before = visit.doors.feed, here.position - 1
    earlier = feed.page(FeedQuery(before, dossier=here.dossier, limit=1)).recorded
    stream = feed.page(FeedQuery(before, stream=here.stream, limit=1)).recorded
    later = visit.doors.log.read(here.stream, here.version)[:1]
    return Neighbours(_first(earlier), _first(stream), _first(later, visit.at.position))


def _first(found: Sequence[Recorded], upto: int = FURTHEST) -> int | None:
    return found[0].position if found and found[0].position <= upto else None


# The proof, drawn


@dataclass(frozen=True)
class Joint:
    """One step up: where we are, the neighbour, and the node that both come to."""

    x: int
    y: int
    beside: int
    up_x: int
    up_y: int
    words: str


@dataclass(frozen=True)
class Drawing:
    left: int
    width: int
    height: int
    joints: Sequence[Joint]
    root: tuple[int, int]


_UP = 32
_MARGIN = 130
_NARROW = 460
"""As wide as the page shows it at most, so that its words keep their size."""


def drawn(proof: Inclusion) -> Drawing:
    """The way from a leaf at the bottom to the root at the top."""
    rights = sides(proof.position - 1, proof.size)
    step = max(8, min(32, 240 // max(1, len(rights))))
    x, y, joints = 0, _UP * len(rights) + 30, list[Joint]()
    for right, words in zip(rights, proof.path, strict=True):
        way = step if right else -step
        joints.append(Joint(x, y, x + 2 * way, x + way, y - _UP, f"{words[:8]}…"))
        x, y = x + way, y - _UP
    places = [0, x, *(one.beside for one in joints)]
    left, right_end = min(places) - _MARGIN, max(places) + _MARGIN
    spare = max(0, _NARROW - (right_end - left)) // 2
    width = right_end - left + 2 * spare
    return Drawing(left - spare, width, _UP * len(rights) + 64, joints, (x, y))


def sides(index: int, size: int) -> list[bool]:
    """Of each step from the leaf up, whether the neighbour is to the right."""
    low, high, rights = 0, size, list[bool]()
    while high - low > 1:
        middle = low + (1 << (high - low - 1).bit_length() - 1)
        rights.append(index < middle)
        low, high = (low, middle) if index < middle else (middle, high)
    return rights[::-1]
