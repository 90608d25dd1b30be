"""The register of requests of data subjects: how far each is, ordered by due date."""

from functools import lru_cache
from typing import NamedTuple, cast, get_args

from pydantic import TypeAdapter

from application.ports import Recorded
from domain.privacy_request.events import PrivacyRequestEvent
from domain.privacy_request.state import PrivacyRequest, evolve
from domain.readers import readers_in
from infra.views.view import View


class RequestRow(NamedTuple):
    id: str
    agreement: str | None
    dossier: str
    version: int
    phase: str
    due: str
    controller: str
    subject: str
    rights: str
    """With a space on both sides of each."""
    readers: str
    """Who reads it, likewise."""
    records: str
    """The state that decisions fold: sealed fields as references, never the words."""


_STATE: TypeAdapter[PrivacyRequest] = TypeAdapter(PrivacyRequest)


def project(row: RequestRow | None, recorded: Recorded) -> RequestRow:
    before = PrivacyRequest() if row is None else state_of(row)
    state = evolve(before, cast("PrivacyRequestEvent", recorded.event))
    if state.received is None or state.due is None or state.subject is None:
        raise LookupError(f"{recorded.stream} begins with {recorded.event.type}")
    return RequestRow(
        id=_key(recorded),
        agreement=state.received.agreement,
        dossier=recorded.dossier,
        version=recorded.version,
        phase=state.phase.value,
        due=state.due.due.isoformat(),
        controller=state.received.controller,
        subject=state.subject,
        rights=f" {' '.join(state.rights)} ",
        readers=f" {' '.join(sorted(readers_in(state.received) or ()))} ",
        records=_STATE.dump_json(state).decode(),
    )


def state_of(row: RequestRow) -> PrivacyRequest:
    return _read(row.records)


@lru_cache(maxsize=1024)
def _read(records: str) -> PrivacyRequest:
    return _STATE.validate_json(records)


def _key(recorded: Recorded) -> str:
    return recorded.stream.removeprefix("privacy-request-")


_EVENTS = get_args(PrivacyRequestEvent)

PRIVACY_REQUESTS = View(
    name="privacy_requests",
    version=2,
    row=RequestRow,
    keys=dict.fromkeys((cast("str", kind.model_fields["type"].default) for kind in _EVENTS), _key),
    project=project,
    partition="phase",
    order="due",
    filters=("agreement", "controller", "subject", "rights", "readers"),
)
