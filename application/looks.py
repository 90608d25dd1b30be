"""A look into sealed fields: which, for whom and what for; and the record that is made of it."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from application.opening_log import day_of
from application.people import Acting, Person
from domain.opening.asked import Purpose, RestrictionException
from domain.opening.record import DOSSIER, PSEUDONYM, Opening, Operation, Status, microseconds
from domain.opening.rules import Owner
from domain.sealed import Sealed

Place = tuple[str, int, str]
"""A stream, a version in it, a path in the event there."""


@dataclass(frozen=True, slots=True)
class Trace:
    """The trace that a request is in (W3C Trace Context)."""

    id: str
    parent: str | None = None
    """The caller's span."""


@dataclass(frozen=True, slots=True)
class Purposeful:
    """On whose behalf, in which role, since when and what for."""

    by: Person
    acting: Acting
    trace: Trace
    start: datetime
    purpose: Purpose
    product: str | None
    activities: Mapping[tuple[str | None, str], str]
    """The processing activity that it is part of, by agreement and whom it is about."""
    other: str | None = None
    """Another purpose than the product's own."""
    exception: RestrictionException | None = None
    """What allows it where processing is restricted."""


@dataclass(frozen=True, slots=True)
class Part:
    """One field of those asked for."""

    sealed: Sealed
    place: Place | None
    subject: str | None
    owner: Owner

    @property
    def about(self) -> tuple[str, str]:
        """Whom a record of it is about, and what kind of id that is."""
        if self.subject is not None:
            return self.subject, PSEUDONYM
        return ("" if self.place is None else self.place[0]), DOSSIER


@dataclass(frozen=True, slots=True)
class Looked:
    """What one record tells of."""

    subject: str
    kind: str
    agreement: str | None
    fields: tuple[str, ...]
    restricted: bool = False


def by_subject(parts: Sequence[Part]) -> list[Looked]:
    found: dict[tuple[str, str], list[Part]] = {}
    for part in parts:
        found.setdefault(part.about, []).append(part)
    return [
        Looked(
            subject,
            kind,
            mine[0].owner.agreement,
            tuple(map(written, mine)),
            mine[0].owner.restricted,
        )
        for (subject, kind), mine in found.items()
    ]


def record(
    mine: Looked, what_for: Purposeful, end: datetime, status: Status, name: Operation
) -> Opening:
    return Opening(
        day=day_of(end),
        trace=what_for.trace.id,
        span=secrets.token_hex(8),
        parent=what_for.trace.parent,
        start=microseconds(what_for.start),
        end=microseconds(end),
        status=status,
        name=name,
        activity=what_for.activities[mine.agreement, mine.subject],
        subject=mine.subject,
        subject_type=mine.kind,
        account=what_for.by.id,
        in_place_of=what_for.acting.in_place_of,
        party=what_for.by.party,
        role=what_for.acting.role,
        purpose=what_for.purpose,
        product=what_for.product,
        agreement=mine.agreement,
        fields=mine.fields,
        other_purpose=what_for.other,
        exception=what_for.exception if mine.restricted else None,
    )


def written(part: Part) -> str:
    """Where it lies; of what was erased, by its digest."""
    if part.place is None:
        return part.sealed.digest
    stream, version, path = part.place
    return f"{stream}@{version}:{path}"
