"""The register of campaigns: whom to inform, how many were, by what evidence."""

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, cast, get_args

import orjson
from pydantic import TypeAdapter

from application.asof import AsOf
from application.informings import InformingEntry, Telling, UnknownInforming
from application.ports import Recorded
from domain.informing.events import (
    InformingClosed,
    InformingEvent,
    InformingPlanned,
    PeopleInformed,
)
from domain.informing.state import Informing, evolve, lacking
from domain.sealed import Sealed
from infra.views.filters import Filter
from infra.views.store import ViewStore
from infra.views.view import Version, View

EVERYTHING = 1_000_000


class InformingRow(NamedTuple):
    id: str
    dossier: str
    version: int
    phase: str
    """open or closed."""
    by: str
    agreement: str
    planned: str
    """The event that planned it."""
    evidence: str
    """By the version that gave it."""
    reason: str | None
    state: str
    """What decisions fold."""


_STATE: TypeAdapter[Informing] = TypeAdapter(Informing)


def project(row: InformingRow | None, recorded: Recorded) -> InformingRow:
    event = recorded.event
    if isinstance(event, InformingPlanned):
        return _planned(event, recorded)
    if row is None:
        raise LookupError(f"{recorded.stream} begins with {event.type}")
    state = evolve(_read(row.state), cast("InformingEvent", event))
    row = row._replace(version=recorded.version, state=_STATE.dump_json(state).decode())
    match event:
        case PeopleInformed():
            return row._replace(evidence=_with(row.evidence, event, recorded.version))
        case InformingClosed(reason=reason):
            said = None if reason is None else reason.model_dump_json()
            return row._replace(phase="closed", reason=said)
    return row


def _planned(event: InformingPlanned, recorded: Recorded) -> InformingRow:
    return InformingRow(
        id=_key(recorded),
        dossier=recorded.dossier,
        version=recorded.version,
        phase="open",
        by=event.by.isoformat(),
        agreement=event.agreement,
        planned=event.model_dump_json(),
        evidence="{}",
        reason=None,
        state=_STATE.dump_json(evolve(Informing(), event)).decode(),
    )


def _with(evidence: str, event: PeopleInformed, version: int) -> str:
    given = [one.model_dump(mode="json") for one in event.evidence]
    return orjson.dumps({**orjson.loads(evidence), str(version): given}).decode()


@lru_cache(maxsize=1024)
def _read(state: str) -> Informing:
    return _STATE.validate_json(state)


def _key(recorded: Recorded) -> str:
    return recorded.stream.removeprefix("informing-")


_EVENTS = get_args(InformingEvent)

INFORMINGS = View(
    name="informings",
    version=2,
    row=InformingRow,
    keys=dict.fromkeys((cast("str", kind.model_fields["type"].default) for kind in _EVENTS), _key),
    project=project,
    partition="phase",
    order="by",
    filters=("agreement",),
)
PHASES = ("open", "closed")


@dataclass(frozen=True)
class ViewedInformings:
    """The InformingRegister port over a ViewStore."""

    store: ViewStore

    def informings(self, at: AsOf, agreement: str | None = None) -> list[InformingEntry]:
        equal = {} if agreement is None else {"agreement": agreement}
        filters = [Filter(phase, equal=equal) for phase in PHASES]
        with self.store.asking(INFORMINGS.name) as (connection, questions):
            found = questions.page(connection, filters, at.position, EVERYTHING)
        return [_entry(one, at) for one in found]

    def informing(self, key: str, at: AsOf) -> InformingEntry:
        with self.store.asking(INFORMINGS.name) as (connection, questions):
            found = questions.one(connection, key, at.position)
        if found is None:
            raise UnknownInforming(informing=key)
        return _entry(found, at)


def _entry(version: Version, at: AsOf) -> InformingEntry:
    row: InformingRow = version.row
    state, planned = _read(row.state), InformingPlanned.model_validate_json(row.planned)
    evidence = orjson.loads(row.evidence)
    return InformingEntry(
        id=row.id,
        agreement=row.agreement,
        parties=planned.parties,
        party=planned.party,
        about=planned.about,
        audience=planned.audience,
        size=planned.size,
        informed=state.informed,
        in_time=state.in_time,
        planned_on=planned.occurred_on,
        by=planned.by,
        contents=planned.contents,
        lacking=tuple(lacking(planned.about, frozenset(planned.contents))),
        tellings=tuple(
            Telling(
                number=number,
                on=told.on,
                way=told.way,
                people=told.number,
                evidence=evidence[str(number)],
            )
            for number, told in state.told.items()
        ),
        closed_on=state.closed_on,
        reason=None if row.reason is None else Sealed.model_validate_json(row.reason),
        standing=state.standing(at.today),
        version=row.version,
        position=version.from_position,
    )
