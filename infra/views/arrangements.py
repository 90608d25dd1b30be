"""The register of arrangements on destruction: what was agreed, confirmed, used and ended."""

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, cast, get_args

import orjson
from pydantic import TypeAdapter

from application.arrangements import ArrangementEntry, UnknownArrangement
from application.asof import AsOf
from application.paging import Page, Paging
from application.ports import Recorded
from domain.arrangement.events import (
    ArrangementConfirmed,
    ArrangementEnded,
    ArrangementEvent,
    ArrangementRecorded,
)
from domain.arrangement.state import Arrangement, evolve
from domain.evidence import Evidence
from domain.sealed import Personal, Sealed
from infra.views.filters import Filter
from infra.views.paged import paged
from infra.views.store import ViewStore
from infra.views.view import Version, View

EVERYTHING = 1_000_000
NOW = 1 << 60
"""A position that no log reaches: whatever is current."""


class ArrangementRow(NamedTuple):
    id: str
    dossier: str
    version: int
    phase: str
    """recorded, confirmed or ended."""
    in_force_from: str
    agreement: str
    parties: str
    categories: str
    document: str
    conditions: str | None
    confirmed_on: str | None
    reason: str | None
    state: str
    """What decisions fold."""


_STATE: TypeAdapter[Arrangement] = TypeAdapter(Arrangement)
_DOCUMENT: TypeAdapter[Evidence] = TypeAdapter(Evidence)


def project(row: ArrangementRow | None, recorded: Recorded) -> ArrangementRow:
    event = recorded.event
    if isinstance(event, ArrangementRecorded):
        return _recorded(event, recorded)
    if row is None:
        raise LookupError(f"{recorded.stream} begins with {event.type}")
    state = evolve(_read(row.state), cast("ArrangementEvent", event))
    row = row._replace(version=recorded.version, state=_STATE.dump_json(state).decode())
    match event:
        case ArrangementConfirmed(occurred_on=day):
            phase = row.phase if row.phase == "ended" else "confirmed"
            return row._replace(phase=phase, confirmed_on=day.isoformat())
        case ArrangementEnded(reason=reason):
            return row._replace(phase="ended", reason=_sealed(reason))
    return row


def _recorded(event: ArrangementRecorded, recorded: Recorded) -> ArrangementRow:
    return ArrangementRow(
        id=_key(recorded),
        dossier=recorded.dossier,
        version=recorded.version,
        phase="recorded",
        in_force_from=event.in_force_from.isoformat(),
        agreement=event.agreement,
        parties=" ".join(event.parties),
        categories=" ".join(event.categories),
        document=event.document.model_dump_json(),
        conditions=_sealed(event.conditions),
        confirmed_on=None,
        reason=None,
        state=_STATE.dump_json(evolve(Arrangement(), event)).decode(),
    )


def _sealed(field: Personal | None) -> str | None:
    """As the log has it: words that nobody sealed are never in there."""
    return None if field is None else field.model_dump_json()


@lru_cache(maxsize=1024)
def _read(state: str) -> Arrangement:
    return _STATE.validate_json(state)


def _key(recorded: Recorded) -> str:
    return recorded.stream.removeprefix("arrangement-")


_EVENTS = get_args(ArrangementEvent)

ARRANGEMENTS = View(
    name="arrangements",
    version=2,
    row=ArrangementRow,
    keys=dict.fromkeys((cast("str", kind.model_fields["type"].default) for kind in _EVENTS), _key),
    project=project,
    partition="phase",
    order="in_force_from",
    filters=("agreement",),
)
PHASES = ("recorded", "confirmed", "ended")


@dataclass(frozen=True)
class ViewedArrangements:
    """The ArrangementRegister port over a ViewStore."""

    store: ViewStore

    def arrangements(self, at: AsOf, agreement: str | None = None) -> list[ArrangementEntry]:
        return [_entry(one, at) for one in self._found(at.position, agreement)]

    def page(self, at: AsOf, agreement: str | None, asked: Paging) -> Page[ArrangementEntry]:
        found = paged(self.store, ARRANGEMENTS, _filters(agreement), at.position, asked)
        return Page([_entry(one, at) for one in found.entries], found.total, found.next)

    def arrangement(self, key: str, at: AsOf) -> ArrangementEntry:
        with self.store.asking(ARRANGEMENTS.name) as (connection, questions):
            found = questions.one(connection, key, at.position)
        if found is None:
            raise UnknownArrangement(arrangement=key)
        return _entry(found, at)

    def keys(self, agreement: str) -> list[str]:
        return [one.id for one in self._found(NOW, agreement)]

    def _found(self, position: int, agreement: str | None) -> list[Version]:
        with self.store.asking(ARRANGEMENTS.name) as (connection, questions):
            return questions.page(connection, _filters(agreement), position, EVERYTHING)


def _filters(agreement: str | None) -> list[Filter]:
    equal = {} if agreement is None else {"agreement": agreement}
    return [Filter(phase, equal=equal) for phase in PHASES]


def _entry(version: Version, at: AsOf) -> ArrangementEntry:
    row: ArrangementRow = version.row
    state = _read(row.state)
    assert state.made_on is not None
    assert state.in_force_from is not None
    return ArrangementEntry(
        id=row.id,
        agreement=row.agreement,
        parties=tuple(row.parties.split()),
        recorded_by=state.recorded_by,
        categories=tuple(row.categories.split()),
        once=state.once,
        made_on=state.made_on,
        in_force_from=state.in_force_from,
        until=state.until,
        document=_DOCUMENT.validate_json(row.document),
        conditions=_field(row.conditions),
        confirmed_on=row.confirmed_on,
        ended_on=state.ended_on,
        reason=_field(row.reason),
        destructions=state.used_by,
        standing=state.standing(at.today),
        version=row.version,
        position=version.from_position,
    )


def _field(stored: str | None) -> Sealed | None:
    return None if stored is None else Sealed(**orjson.loads(stored))
