"""The register of processing activities: each as the fold of its events, by its agreement."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, cast, get_args

from pydantic import TypeAdapter

from application.asof import AsOf
from application.ports import Recorded
from application.processing_register import (
    OtherPurposeEntry,
    ProcessingEntry,
    RowEntry,
    SealedField,
    UnknownProcessing,
)
from domain.processing.events import ProcessingEvent
from domain.processing.matrix import MATRIX
from domain.processing.state import Activity, OtherPurpose, Row, evolve, flags
from domain.sealed import Personal, Sealed
from infra.views.filters import Filter
from infra.views.store import ViewStore
from infra.views.view import Version, View

ACTIVE, ENDED = "active", "ended"
EVERYTHING = 1_000_000


class ProcessingRow(NamedTuple):
    id: str
    agreement: str
    dossier: str
    version: int
    standing: str
    """ACTIVE or ENDED."""
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
        standing=ACTIVE if state.ended_on is None else ENDED,
        state=_STATE.dump_json(state, exclude_defaults=True).decode(),
    )


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
    version=1,
    row=ProcessingRow,
    keys=dict.fromkeys((cast("str", kind.model_fields["type"].default) for kind in _EVENTS), _key),
    project=project,
    partition="standing",
    order="agreement",
)


@dataclass(frozen=True)
class ViewedProcessing:
    """The ProcessingRegister port over a ViewStore."""

    store: ViewStore

    def activities(self, at: AsOf, agreement: str | None = None) -> Sequence[ProcessingEntry]:
        equal = {} if agreement is None else {"agreement": agreement}
        with self.store.asking(PROCESSING.name) as (connection, questions):
            found = [
                one
                for standing in (ACTIVE, ENDED)
                for one in questions.page(
                    connection, [Filter(standing, equal=equal)], at.position, EVERYTHING
                )
            ]
        return [_entry(one) for one in found]

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
