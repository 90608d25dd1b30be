"""The register of data subjects, by pseudonym: under which agreement, what is sealed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, cast, get_args

import orjson

from application.asof import AsOf
from application.data_subjects import DataSubjectEntry, UnknownDataSubject
from application.ports import Recorded
from domain.data_subject.events import (
    DataSubjectEvent,
    DataSubjectRectified,
    DataSubjectRegistered,
    ProcessingRestricted,
    ProcessingResumed,
    ProcessingStopped,
    RestrictionGround,
    RestrictionLifted,
)
from domain.sealed import Sealed, sealed_fields
from infra.views.filters import Cursor, Filter
from infra.views.store import ViewStore
from infra.views.view import Version, View


class DataSubjectRow(NamedTuple):
    id: str
    registered: str
    """`all`: one list, by pseudonym."""
    key: str
    agreement: str
    controller: str
    processor: str
    parties: str
    """Controller and processor, each with a space on both sides."""
    registered_on: str
    fields: str
    """By name, what the field refers to."""
    restricted: str | None
    stopped: str
    """The processing activities that they are left out of, with a space between."""
    version: int


ALL = "all"


def project(row: DataSubjectRow | None, recorded: Recorded) -> DataSubjectRow:
    event = cast("DataSubjectEvent", recorded.event)
    if isinstance(event, DataSubjectRegistered):
        return _registered(event, recorded)
    if row is None:
        raise LookupError(f"{recorded.stream} begins with {event.type}")
    row = row._replace(version=recorded.version)
    match event:
        case DataSubjectRectified():
            return row._replace(fields=_dumped({**orjson.loads(row.fields), **_sealed(event)}))
        case ProcessingRestricted(ground=ground):
            return row._replace(restricted=ground)
        case RestrictionLifted():
            return row._replace(restricted=None)
        case ProcessingStopped(activity=activity):
            return row._replace(stopped=" ".join((*_without(row, activity), activity)))
        case ProcessingResumed(activity=activity):
            return row._replace(stopped=" ".join(_without(row, activity)))


def _without(row: DataSubjectRow, activity: str) -> list[str]:
    return [one for one in row.stopped.split() if one != activity]


def _registered(event: DataSubjectRegistered, recorded: Recorded) -> DataSubjectRow:
    return DataSubjectRow(
        id=event.subject,
        registered=ALL,
        key=event.subject,
        agreement=event.agreement,
        controller=event.controller,
        processor=event.processor,
        parties=f" {event.controller} {event.processor} ",
        registered_on=event.occurred_on.isoformat(),
        fields=_dumped(_sealed(event)),
        restricted=None,
        stopped="",
        version=recorded.version,
    )


def _sealed(event: DataSubjectRegistered | DataSubjectRectified) -> dict[str, list[str]]:
    return {name: [one.key, one.digest] for name, one in sealed_fields(event)}


def _dumped(fields: dict[str, list[str]]) -> str:
    return orjson.dumps(fields, option=orjson.OPT_SORT_KEYS).decode()


def _key(recorded: Recorded) -> str:
    return recorded.stream.removeprefix("data-subject-")


_EVENTS = get_args(DataSubjectEvent)

DATA_SUBJECTS = View(
    name="data_subjects",
    version=2,
    row=DataSubjectRow,
    keys=dict.fromkeys((cast("str", kind.model_fields["type"].default) for kind in _EVENTS), _key),
    project=project,
    partition="registered",
    order="key",
    filters=("parties",),
)


@dataclass(frozen=True)
class ViewedDataSubjects:
    """The DataSubjectRegister port over a ViewStore."""

    store: ViewStore

    def of_party(
        self, party: str, at: AsOf, limit: int, after: str | None = None
    ) -> tuple[Sequence[DataSubjectEntry], int]:
        wanted = [Filter(ALL, has={"parties": party})]
        cursor: Cursor | None = None if after is None else (after, after)
        with self.store.asking(DATA_SUBJECTS.name) as (connection, questions):
            found = questions.page(connection, wanted, at.position, limit, cursor)
            total = questions.total(connection, wanted, at.position)
        return [_entry(one) for one in found], total

    def one(self, subject: str, at: AsOf) -> DataSubjectEntry:
        with self.store.asking(DATA_SUBJECTS.name) as (connection, questions):
            found = questions.one(connection, subject, at.position)
        if found is None:
            raise UnknownDataSubject(subject=subject)
        return _entry(found)


def _entry(version: Version) -> DataSubjectEntry:
    row: DataSubjectRow = version.row
    said = orjson.loads(row.fields).items()
    fields = {name: Sealed(key=key, digest=digest) for name, (key, digest) in said}
    return DataSubjectEntry(
        id=row.id,
        agreement=row.agreement,
        controller=row.controller,
        processor=row.processor,
        registered_on=date.fromisoformat(row.registered_on),
        name=fields["name"],
        number=fields.get("number"),
        born=fields.get("born"),
        address=fields.get("address"),
        restricted=None if row.restricted is None else RestrictionGround(row.restricted),
        stopped=tuple(row.stopped.split()),
        version=row.version,
        position=version.from_position,
    )
