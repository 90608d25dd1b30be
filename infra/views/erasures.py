"""The register of erasures: whose data went, on which ground, how far it has come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, cast

import orjson
from sqlalchemy import Connection

from application.asof import AsOf
from application.erasing import ErasureEntry
from application.paging import Page, Paging
from application.ports import Recorded
from domain.erasure.decisions import Phase
from domain.erasure.events import (
    ErasureCarriedOut,
    ErasureGround,
    ErasureMadeFinal,
    ErasureOrdered,
    ErasureOrderedUnder,
    Ordered,
)
from infra.views.agenda import NOW, PAGE
from infra.views.cursors import cursor, understood
from infra.views.data_subjects import DATA_SUBJECTS
from infra.views.filters import Filter
from infra.views.paged import paged
from infra.views.privacy_requests import PRIVACY_REQUESTS
from infra.views.store import ViewStore
from infra.views.view import Version, View

EVERYTHING = 1_000_000


class ErasureRow(NamedTuple):
    id: str
    dossier: str
    phase: str
    party: str
    subject: str
    ground: str
    arrangement: str
    request: str | None
    destruction: str
    """The stream of the erasure that it is, or whose rest it is."""
    keys: str
    ordered_on: str
    position: int
    """Where it is recorded as done; before that, where it was ordered."""
    epoch: int | None
    """Of the key that it became final by."""


def project(row: ErasureRow | None, recorded: Recorded) -> ErasureRow:
    event = recorded.event
    if isinstance(event, Ordered):
        return ErasureRow(
            id=_key(recorded),
            dossier=recorded.dossier,
            phase=Phase.ORDERED.value,
            party=event.party,
            subject=event.subject,
            ground=event.ground.value,
            arrangement=event.arrangement,
            request=event.request,
            destruction=getattr(event, "continues", None) or recorded.stream,
            keys=orjson.dumps(event.keys).decode(),
            ordered_on=event.occurred_on.isoformat(),
            position=recorded.position,
            epoch=None,
        )
    if row is None:
        raise LookupError(f"{recorded.stream} begins with {event.type}")
    if isinstance(event, ErasureCarriedOut):
        return row._replace(phase=Phase.CARRIED_OUT.value, position=recorded.position)
    if isinstance(event, ErasureMadeFinal):
        return row._replace(phase=Phase.FINAL.value, epoch=event.epoch)
    raise LookupError(f"{recorded.stream} has {event.type}")


def _key(recorded: Recorded) -> str:
    return recorded.stream.removeprefix("erasure-")


ERASURES = View(
    name="erasures",
    version=3,
    row=ErasureRow,
    keys={
        cast("str", event.model_fields["type"].default): _key
        for event in (ErasureOrdered, ErasureOrderedUnder, ErasureCarriedOut, ErasureMadeFinal)
    },
    project=project,
    partition="phase",
    order="ordered_on",
    filters=("party", "subject"),
)


@dataclass(frozen=True)
class ViewedErasures:
    """The ErasureRegister port over a ViewStore."""

    store: ViewStore

    def not_final(self) -> list[str]:
        with self.store.asking(ERASURES.name) as (connection, questions):
            page = questions.page(connection, [Filter(Phase.CARRIED_OUT)], NOW, PAGE)
        return [one.id for one in page]

    def last_epoch(self) -> int:
        """All that waits becomes final at once, so that the newest orders have the last one."""
        newest = [Filter(Phase.FINAL)]
        with self.store.asking(ERASURES.name) as (connection, questions):
            page = questions.page(connection, newest, NOW, PAGE, descending=True)
        return max((one.row.epoch for one in page), default=0)

    def destructions(self, subject: str, request: str) -> list[str]:
        wanted = [Filter(one, equal={"subject": subject}) for one in _PHASES]
        with self.store.asking(ERASURES.name) as (connection, questions):
            found = [one.row for one in questions.page(connection, wanted, NOW, PAGE)]
        return [one.destruction for one in found if one.request == request]

    def page(
        self, at: AsOf, asked: Paging, subject: str | None = None, reader: str | None = None
    ) -> Page[ErasureEntry]:
        narrowed = {} if subject is None else {"subject": subject}
        phases = [Filter(one, equal=narrowed) for one in _PHASES]
        if reader is not None:
            return self._read_by(reader, phases, at.position, asked)
        found = paged(self.store, ERASURES, phases, at.position, asked, descending=True)
        return Page([_entry(one.row) for one in found.entries], found.total, found.next)

    def _read_by(
        self, party: str, phases: Sequence[Filter], position: int, asked: Paging
    ) -> Page[ErasureEntry]:
        """Whose they are is known elsewhere, so all are asked: there are as many as people whose
        data were destroyed."""
        after, position = understood(asked.cursor) if asked.cursor else (None, position)
        with self.store.asking(ERASURES.name) as (connection, questions):
            every = questions.page(connection, phases, position, EVERYTHING, descending=True)
            mine = read_by(self.store, connection, party, every, position)
        rest = [one for one in mine if after is None or (one.row.ordered_on, one.id) < after]
        shown, last = rest[: asked.limit], None
        if len(rest) > asked.limit:
            last = cursor(shown[-1].row.ordered_on, shown[-1].id, position)
        return Page([_entry(one.row) for one in shown], len(mine), last)


def read_by(
    store: ViewStore, connection: Connection, party: str, every: Sequence[Version], position: int
) -> list[Version]:
    """Those that a party reads: it ordered them, or reads of their data subject or request."""
    subjects = store.questions(connection, DATA_SUBJECTS.name)
    requests = store.questions(connection, PRIVACY_REQUESTS.name)
    whom = subjects.many(connection, [one.row.subject for one in every], position)
    asked = [one.row.request for one in every if one.row.request is not None]
    on = requests.many(connection, asked, position)

    def readers(one: Version) -> set[str]:
        subject, request = whom.get(one.row.subject), on.get(one.row.request)
        found = {one.row.party}
        found.update(() if subject is None else subject.row.parties.split())
        found.update(() if request is None else request.row.readers.split())
        return found

    return [one for one in every if party in readers(one)]


_PHASES = (Phase.ORDERED, Phase.CARRIED_OUT, Phase.FINAL)


def _entry(row: ErasureRow) -> ErasureEntry:
    return ErasureEntry(
        id=row.id,
        phase=Phase(row.phase),
        party=row.party,
        subject=row.subject,
        ground=ErasureGround(row.ground),
        arrangement=row.arrangement,
        request=row.request,
        ordered_on=date.fromisoformat(row.ordered_on),
        position=row.position,
    )
