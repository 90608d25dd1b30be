"""The register of obligations: what is owed, by whom, by when and why then, and how it was kept.

Overdue is not in here: it is the due date having passed at the moment that one asks about.
"""

from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple, cast, get_args

import orjson
from pydantic import TypeAdapter

from application.ports import Recorded
from domain.calendar.due import DueDate
from domain.obligation.events import (
    DueRecomputed,
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
    order_due: str
    due: str | None
    explained: str | None
    """The whole due date: rule, article, steps, nominal day."""
    clause: str
    duty: str
    period: str
    title: str
    debtor: str
    """Parties, each with a space on both sides."""
    concerned: str
    """Debtors and creditors, likewise."""
    creditor: str
    waivable_by: str
    expected: str
    """Kinds of evidence."""
    nature: str
    survives_end: int
    records: str
    """The state that decisions fold, without `opened` and `due`: those stand in other columns."""
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
    state = evolve(_state(row.records), event)  # type: ignore[arg-type]
    evidence = row.evidence
    if isinstance(event, ObligationFulfilled | ObligationPartlyFulfilled):
        evidence = _with(evidence, event, recorded.version)
    elif isinstance(event, DueRecomputed):
        order_due, due_day, explained = _due(event.due)
        row = row._replace(order_due=order_due, due=due_day, explained=explained)
    fulfilled = state.fulfilled_on
    due = None if row.due is None else date.fromisoformat(row.due)
    return row._replace(
        version=recorded.version,
        phase=register_phase(state.phase, fulfilled, due),
        records=_records(state),
        evidence=evidence,
        fulfilled_on=None if fulfilled is None else fulfilled.isoformat(),
        noticed=int(state.overdue_noticed),
    )


@lru_cache(maxsize=4096)
def _state(records: str) -> Obligation:
    return _STATE.validate_json(records)


def _records(state: Obligation) -> str:
    return _dump(state, exclude_defaults=True).decode()


def _opened(event: ObligationOpened, recorded: Recorded) -> ObligationRow:
    state = replace(evolve(Obligation(), event), opened=None, due=None)
    order_due, due, explained = _due(event.due)
    return ObligationRow(
        id=_key(recorded),
        agreement=event.agreement,
        dossier=recorded.dossier,
        version=recorded.version,
        phase=state.phase.value,
        order_due=order_due,
        due=due,
        explained=explained,
        clause=event.clause,
        duty=event.duty,
        period=event.period,
        title=event.title.model_dump_json(),
        debtor=_words(event.debtor),
        concerned=_words(tuple(dict.fromkeys((*event.debtor, *event.creditor)))),
        creditor=_words(event.creditor),
        waivable_by=" ".join(event.waivable_by),
        expected=" ".join(event.evidence),
        nature=event.nature.value,
        survives_end=int(event.survives_end),
        records=_records(state),
        evidence="[]",
        fulfilled_on=None,
        noticed=0,
    )


def _words(keys: tuple[str, ...]) -> str:
    return f" {' '.join(keys)} "


def _due(due: DueDate | None) -> tuple[str, str | None, str | None]:
    if due is None:
        return NEVER, None, None
    day = due.due.isoformat()
    return day, day, due.model_dump_json()


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
    version=1,
    row=ObligationRow,
    keys=dict.fromkeys((cast("str", kind.model_fields["type"].default) for kind in _EVENTS), _key),
    project=project,
    partition="phase",
    order="order_due",
    filters=("agreement", "clause", "debtor", "concerned"),
)
