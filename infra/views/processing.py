"""The register of processing activities: each as the fold of its events, by its agreement."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, cast, get_args

from pydantic import TypeAdapter

from application.asof import AsOf
from application.paging import Page, Paging
from application.ports import Recorded
from application.processing_register import (
    OtherPurposeEntry,
    ProcessingEntry,
    RowEntry,
    SealedField,
    Tally,
    UnknownProcessing,
)
from domain.processing.events import ProcessingEvent
from domain.processing.matrix import MATRIX
from domain.processing.state import Activity, OtherPurpose, Row, evolve, flags
from domain.sealed import Personal, Sealed
from infra.views.filters import Filter
from infra.views.paged import paged
from infra.views.store import ViewStore
from infra.views.view import Version, View

ACTIVE, FLAGGED, ENDED = "active", "flagged", "ended"
EVERYTHING = Paging(limit=1_000_000)


class ProcessingRow(NamedTuple):
    id: str
    agreement: str
    dossier: str
    version: int
    standing: str
    """ACTIVE, FLAGGED (active, with something open) or ENDED."""
    place: str
    """By agreement; what has ended comes last."""
    state: str
    """What decisions fold, words sealed."""


_STATE: TypeAdapter[Activity] = TypeAdapter(Activity)


def project(row: ProcessingRow | None, recorded: Recorded) -> ProcessingRow:
    before = Activity() if row is None else state_of(row)
    state = evolve(before, cast("ProcessingEvent", recorded.event))
    return ProcessingRow(
        id=_key(recorded),
        agreement=state.agreement,
        dossier=recorded.dossier,
        version=recorded.version,
        standing=_standing(state),
        place=f"{int(state.ended_on is not None)} {state.agreement}",
        state=_STATE.dump_json(state, exclude_defaults=True).decode(),
    )


def _standing(state: Activity) -> str:
    if state.ended_on is not None:
        return ENDED
    return FLAGGED if flags(state) else ACTIVE


def state_of(row: ProcessingRow) -> Activity:
    return _read(row.state)


@lru_cache(maxsize=1024)
def _read(state: str) -> Activity:
    return _STATE.validate_json(state)


def _key(recorded: Recorded) -> str:
    return recorded.stream.removeprefix("processing-")


_EVENTS = get_args(ProcessingEvent)

PROCESSING = View(
    name="processing",
    version=2,
    row=ProcessingRow,
    keys=dict.fromkeys((cast("str", kind.model_fields["type"].default) for kind in _EVENTS), _key),
    project=project,
    partition="standing",
    order="place",
)


@dataclass(frozen=True)
class ViewedProcessing:
    """The ProcessingRegister port over a ViewStore."""

    store: ViewStore

    def page(self, at: AsOf, asked: Paging, agreement: str | None = None) -> Page[ProcessingEntry]:
        equal = {} if agreement is None else {"agreement": agreement}
        filters = [Filter(standing, equal=equal) for standing in (ACTIVE, FLAGGED, ENDED)]
        found = paged(self.store, PROCESSING, filters, at.position, asked)
        return Page([_entry(one) for one in found.entries], found.total, found.next)

    def activities(self, at: AsOf, agreement: str | None = None) -> Sequence[ProcessingEntry]:
        return self.page(at, EVERYTHING, agreement).entries

    def tally(self, at: AsOf) -> Tally:
        with self.store.asking(PROCESSING.name) as (connection, questions):
            flagged, active = (
                questions.total(connection, [Filter(one)], at.position) for one in (FLAGGED, ACTIVE)
            )
        return Tally(active=active + flagged, flagged=flagged)

    def activity(self, key: str, at: AsOf) -> ProcessingEntry:
        with self.store.asking(PROCESSING.name) as (connection, questions):
            found = questions.one(connection, key, at.position)
        if found is None:
            raise UnknownProcessing(activity=key)
        return _entry(found)


def _entry(version: Version) -> ProcessingEntry:
    row: ProcessingRow = version.row
    state = state_of(row)
    processing, rows = state.processing, None
    assert processing is not None and state.since is not None
    rows = MATRIX.get(processing.law)
    return ProcessingEntry(
        id=row.id,
        agreement=row.agreement,
        processing=processing,
        called_special=()
        if rows is None
        else tuple(one for one in processing.data if rows.called_special(one)),
        proportionality=_sealed(state.proportionality),
        subsidiarity=_sealed(state.subsidiarity),
        since=state.since,
        amended_on=state.amended_on,
        ended_on=state.ended_on,
        flags=flags(state),
        row=None if state.row is None else _row(state.row),
        other_purposes=tuple(_purpose(one) for one in state.purposes),
        version=row.version,
        position=version.from_position,
    )


def _row(row: Row) -> RowEntry:
    return RowEntry(
        persons=row.persons, data=row.data, decision=row.decision, recorded_on=row.recorded_on
    )


def _purpose(purpose: OtherPurpose) -> OtherPurposeEntry:
    return OtherPurposeEntry(
        number=purpose.number,
        purpose=purpose.purpose,
        reason=_sealed(purpose.reason),
        agreed=purpose.agreed,
        incompatible=purpose.incompatible,
        consents=len(purpose.consents),
    )


def _sealed(field: Personal | None) -> SealedField:
    """The log holds nothing else."""
    assert isinstance(field, Sealed)
    return SealedField(sealed=field)
