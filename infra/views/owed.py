"""What is owed, in full: the words, the parties, the explained due date.

Apart from the register of how it was kept, so that what never changes is not written down again
with everything that happens to an obligation.
"""

from typing import NamedTuple

from application.ports import Recorded
from domain.messages import Message
from domain.obligation.events import (
    DueRecomputed,
    ObligationAmended,
    ObligationDueAgreed,
    ObligationOpened,
)
from infra.views.view import View


class OwedRow(NamedTuple):
    id: str
    agreement: str
    dossier: str
    clause: str
    duty: str
    period: str
    title: str
    debtor: str
    """Parties, with spaces between them."""
    creditor: str
    waivable_by: str
    expected: str
    """Kinds of evidence."""
    nature: str
    survives_end: int
    explained: str | None
    """The whole due date: rule, article, steps, nominal day."""


def project(row: OwedRow | None, recorded: Recorded) -> OwedRow:
    match recorded.event:
        case ObligationOpened() as event:
            return OwedRow(
                id=_key(recorded),
                agreement=event.agreement,
                dossier=recorded.dossier,
                clause=event.clause,
                duty=event.duty,
                period=event.period,
                title=_json(event.title),
                debtor=" ".join(event.debtor),
                creditor=" ".join(event.creditor),
                waivable_by=" ".join(event.waivable_by),
                expected=" ".join(event.evidence),
                nature=event.nature.value,
                survives_end=int(event.survives_end),
                explained=None if event.due is None else _json(event.due),
            )
        case ObligationAmended() as event if row is not None:
            return row._replace(
                clause=event.clause,
                title=_json(event.title),
                debtor=" ".join(event.debtor),
                creditor=" ".join(event.creditor),
                waivable_by=" ".join(event.waivable_by),
                expected=" ".join(event.evidence),
                nature=event.nature.value,
                survives_end=int(event.survives_end),
                explained=None if event.due is None else _json(event.due),
            )
        case DueRecomputed(due=due) | ObligationDueAgreed(due=due) if row is not None:
            return row._replace(explained=_json(due))
    raise LookupError(f"{recorded.event.type} of an obligation that was not opened")


def _json(value: Message) -> str:
    return value.__pydantic_serializer__.to_json(value).decode()


def _key(recorded: Recorded) -> str:
    return recorded.stream.removeprefix("obligation-")


OWED = View(
    name="owed",
    version=3,
    row=OwedRow,
    keys={
        "obligation.opened.v1": _key,
        "obligation.amended.v1": _key,
        "obligation.due-agreed.v1": _key,
        "obligation.due-recomputed.v1": _key,
    },
    project=project,
    partition="agreement",
    order="clause",
)
