"""The register of obligations: how each was kept, ordered by due date.

Overdue is not in here: it is the due date having passed at the moment that one asks about.
"""

from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple, cast, get_args

import orjson
from pydantic import TypeAdapter

from application.ports import Recorded
from domain.obligation.events import (
    DueRecomputed,
    ObligationAmended,
    ObligationDueAgreed,
    ObligationEvent,
    ObligationFulfilled,
    ObligationOpened,
    ObligationPartlyFulfilled,
)
from domain.obligation.lists import register_phase
from domain.obligation.state import Obligation, evolve
from infra.views.view import View

NEVER = "9999-12-31"
"""Where an obligation without a date stands in a list ordered by due date."""


class ObligationRow(NamedTuple):
    id: str
    agreement: str
    dossier: str
    version: int
    phase: str
    """As the domain has it, but a fulfilment is told as `met` or `late`."""
    due: str
    """The due day, or NEVER."""
    clause: str
    debtor: str
    """Parties, each with a space on both sides."""
    concerned: str
    """Debtors and creditors, likewise."""
    records: str
    """The state that decisions fold, without `opened` and `due`: those stand elsewhere."""
    evidence: str
    fulfilled_on: str | None
    noticed: int


_STATE: TypeAdapter[Obligation] = TypeAdapter(Obligation)
_dump = _STATE.serializer.to_json


def project(row: ObligationRow | None, recorded: Recorded) -> ObligationRow:
    event = recorded.event
    if isinstance(event, ObligationOpened):
        return _opened(event, recorded)
    if row is None:
        raise LookupError(f"{recorded.stream} begins with {event.type}")
    state = evolve(state_of(row), cast("ObligationEvent", event))
    evidence, due = row.evidence, row.due
    if isinstance(event, ObligationFulfilled | ObligationPartlyFulfilled):
        evidence = _with(evidence, event, recorded.version)
    elif isinstance(event, DueRecomputed | ObligationAmended | ObligationDueAgreed):
        due = NEVER if event.due is None else event.due.due.isoformat()
        state = replace(state, due=None)
    if isinstance(event, ObligationAmended):
        row = row._replace(
            clause=event.clause,
            debtor=_words(event.debtor),
            concerned=_concerned(event),
        )
    fulfilled = state.fulfilled_on
    return row._replace(
        version=recorded.version,
        phase=register_phase(state.phase, fulfilled, due_of(due)),
        due=due,
        records=_records(state),
        evidence=evidence,
        fulfilled_on=None if fulfilled is None else fulfilled.isoformat(),
        noticed=int(state.overdue_noticed),
    )


def state_of(row: ObligationRow) -> Obligation:
    """What decisions know of it, but for the event that opened it and the due date."""
    return _read(row.records)


def due_of(due: str) -> date | None:
    return None if due == NEVER else date.fromisoformat(due)


@lru_cache(maxsize=4096)
def _read(records: str) -> Obligation:
    return _STATE.validate_json(records)


def _records(state: Obligation) -> str:
    return _dump(state, exclude_defaults=True).decode()


def _opened(event: ObligationOpened, recorded: Recorded) -> ObligationRow:
    state = evolve(Obligation(), event)
    return ObligationRow(
        id=_key(recorded),
        agreement=event.agreement,
        dossier=recorded.dossier,
        version=recorded.version,
        phase=state.phase.value,
        due=NEVER if event.due is None else event.due.due.isoformat(),
        clause=event.clause,
        debtor=_words(event.debtor),
        concerned=_concerned(event),
        records=_records(replace(state, opened=None, due=None)),
        evidence="[]",
        fulfilled_on=None,
        noticed=0,
    )


def _words(keys: tuple[str, ...]) -> str:
    return f" {' '.join(keys)} "


def _concerned(event: ObligationOpened | ObligationAmended) -> str:
    return _words(tuple(dict.fromkeys((*event.debtor, *event.creditor))))


def _with(
    evidence: str, event: ObligationFulfilled | ObligationPartlyFulfilled, version: int
) -> str:
    pieces = [{"version": version, **piece.__dict__} for piece in event.evidence]
    return orjson.dumps([*orjson.loads(evidence), *pieces]).decode()


def _key(recorded: Recorded) -> str:
    return recorded.stream.removeprefix("obligation-")


_EVENTS = get_args(ObligationEvent)

OBLIGATIONS = View(
    name="obligations",
    version=3,
    row=ObligationRow,
    keys=dict.fromkeys((cast("str", kind.model_fields["type"].default) for kind in _EVENTS), _key),
    project=project,
    partition="phase",
    order="due",
    filters=("agreement", "clause", "debtor", "concerned"),
    long=True,
)
