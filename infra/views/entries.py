"""Rows of the views as entries of the registers."""

from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from typing import Any

import orjson
from pydantic import TypeAdapter

from application.registers import (
    AgreedEvery,
    AgreementEntry,
    Amended,
    ClauseEntry,
    GivenEvidence,
    Listed,
    ObligationEntry,
    OpenCorrection,
    ProductEntry,
    Signature,
)
from domain.agreement.changes import AnnexChange
from domain.agreement.state import last_day, with_change
from domain.calendar.due import DueDate
from domain.catalogue import Annex
from domain.clause import Clause, Duty, Nature, Product
from domain.evidence import Evidence
from domain.messages import Text
from domain.obligation.excuse import excused_by
from domain.obligation.lists import listed_status
from domain.obligation.state import status
from infra.views.agreements import AgreementRow
from infra.views.clauses import ClauseRow, ProductRow, holding
from infra.views.obligations import ObligationRow, due_of, state_of
from infra.views.owed import OwedRow
from infra.views.view import Version


@lru_cache(maxsize=1024)
def agreement_entry(version: Version, today: date) -> AgreementEntry:
    """As it stands on a day. Every page names parties: the same text is read once."""
    row: AgreementRow = version.row
    amended = orjson.loads(row.amended)
    signatures = [
        Signature(
            party=one["party"],
            signed_on=one["occurred_on"],
            capacity=one["capacity"],
            decision=one["decision"],
            recorded_at=one["at"],
        )
        for one in orjson.loads(row.signatures)
    ]
    corrections = orjson.loads(row.corrections)
    return AgreementEntry(
        id=row.id,
        title=_text(row.title),
        citation_titles=orjson.loads(row.citation_titles),
        catalogue=row.catalogue,
        catalogue_digest=row.digest,
        concluded=row.in_force_from is not None,
        roles=orjson.loads(row.roles),
        parties=orjson.loads(row.parties),
        scheme=orjson.loads(row.scheme),
        voters=orjson.loads(row.voters),
        annexes=_annexes(row, amended, today),
        definitions=orjson.loads(row.definitions),
        in_force_on=date.fromisoformat(row.in_force_on),
        in_force_from=_day(row.in_force_from),
        ends_on=last_day(_day(row.ends_on), _day(row.ended_from)),
        ended_from=_day(row.ended_from),
        amended=tuple(
            Amended(
                by=one.get("amendment") or one["planning"],
                effective_from=one["effective_from"],
                year=one.get("year"),
                addendum=one.get("addendum"),
            )
            for one in amended
            if one["type"] != _ANNEX
        ),
        signatures=tuple(signatures),
        frequencies={
            duty: AgreedEvery.model_validate(said)
            for duty, said in orjson.loads(row.frequencies).items()
        },
        open_corrections=tuple(
            OpenCorrection.model_validate({"number": int(number), **said})
            for number, said in corrections.items()
        ),
        links=orjson.loads(row.links),
        version=row.version,
        position=version.from_position,
    )


_ANNEX = "agreement.annex-amended.v1"


def _annexes(row: AgreementRow, amended: list[Any], today: date) -> tuple[Annex, ...]:
    found: Mapping[str, Annex] = {
        one["id"]: Annex.model_validate(one) for one in orjson.loads(row.annexes)
    }
    held = [one for one in amended if one["type"] == _ANNEX]
    for one in sorted(held, key=lambda one: str(one["effective_from"])):
        if date.fromisoformat(one["effective_from"]) <= today:
            found = with_change(found, AnnexChange.model_validate(one["change"]))
    return tuple(found.values())


def clause_entry(version: Version, today: date) -> ClauseEntry | None:
    """As it reads on a day; None where it does not stand in the text then."""
    row: ClauseRow = version.row
    if (held := holding(row.since, today)) is not None:
        return None if held["reads"] is None else _amended_clause(version, held)
    if not row.heading:
        return None
    return ClauseEntry(
        agreement=row.agreement,
        clause=row.clause,
        annex=row.annex,
        heading=_text(row.heading),
        text=_text(row.text),
        rows=tuple(row.rows.split()),
        duties=_duties(row.duties),
        none=None if row.none is None else _text(row.none),
        position=version.from_position,
    )


def _amended_clause(version: Version, held: dict[str, Any]) -> ClauseEntry:
    row: ClauseRow = version.row
    reads = Clause.model_validate(held["reads"])
    return ClauseEntry(
        agreement=row.agreement,
        clause=reads.id,
        annex=reads.annex,
        heading=reads.heading,
        text=reads.text,
        rows=reads.rows,
        duties=reads.duties,
        none=reads.none,
        amendment=held["by"],
        since=date.fromisoformat(held["from"]),
        position=version.from_position,
    )


def product_entry(version: Version, today: date) -> ProductEntry | None:
    """As it is listed on a day; None where it is not."""
    row: ProductRow = version.row
    if (held := holding(row.since, today)) is not None:
        return None if held["reads"] is None else _amended_product(version, held)
    if not row.title:
        return None
    return ProductEntry(
        product=row.product,
        kind=row.kind,
        title=_text(row.title),
        part_of=row.part_of,
        position=version.from_position,
    )


def _amended_product(version: Version, held: dict[str, Any]) -> ProductEntry:
    reads = Product.model_validate(held["reads"])
    return ProductEntry(
        product=reads.id,
        kind=reads.kind,
        title=reads.title,
        part_of=reads.part_of,
        planning=held["by"],
        since=date.fromisoformat(held["from"]),
        position=version.from_position,
    )


def obligation_entry(version: Version, owed: Version, today: date) -> ObligationEntry:
    """The entry as it stands on a day: that is what makes it overdue or not."""
    row: ObligationRow = version.row
    what: OwedRow = owed.row
    state = state_of(row)
    counting = {record.version for record in (*state.parts, state.fulfilled) if record is not None}
    given = [
        GivenEvidence(
            version=piece["version"],
            piece=_form(Evidence).validate_python(
                {name: value for name, value in piece.items() if name != "version"}
            ),
            counts=piece["version"] in counting,
        )
        for piece in orjson.loads(row.evidence)
    ]
    expected = tuple(what.expected.split())
    shown = {one.piece.kind for one in given if one.counts}
    return ObligationEntry(
        id=row.id,
        agreement=row.agreement,
        clause=row.clause,
        duty=what.duty,
        period=what.period,
        title=_text(what.title),
        debtor=tuple(what.debtor.split()),
        creditor=tuple(what.creditor.split()),
        status=status(state.phase, due_of(row.due), state.fulfilled_on, today),
        due=None if what.explained is None else _explained(what.explained),
        fulfilled_on=state.fulfilled_on,
        found_late=state.late is not None,
        force_majeure=excused_by(state.excuses, due_of(row.due)),
        expected_evidence=expected,
        outstanding=()
        if state.fulfilled is not None
        else tuple(kind for kind in expected if kind not in shown),
        evidence=tuple(given),
        waivable_by=tuple(what.waivable_by.split()),
        nature=Nature(what.nature),
        survives_end=bool(what.survives_end),
        version=row.version,
        position=version.from_position,
    )


def listed(version: Version, owed: Version, today: date) -> Listed:
    """As a list shows it on a day: nothing is read of it that a list leaves out."""
    row: ObligationRow = version.row
    what: OwedRow = owed.row
    due = due_of(row.due)
    return Listed(
        id=row.id,
        agreement=row.agreement,
        clause=row.clause,
        duty=what.duty,
        period=what.period,
        title=_text(what.title),
        debtor=tuple(what.debtor.split()),
        creditor=tuple(what.creditor.split()),
        status=listed_status(row.phase, due, today),
        due_day=due,
        fulfilled_on=_day(row.fulfilled_on),
    )


@lru_cache(maxsize=1024)
def _text(written: str) -> Text:
    """The same few titles stand in thousands of rows."""
    return Text.model_validate_json(written)


@lru_cache(maxsize=4096)
def _explained(written: str) -> DueDate:
    return DueDate.model_validate_json(written)


@lru_cache(maxsize=1024)
def _duties(written: str) -> tuple[Duty, ...]:
    duties: tuple[Duty, ...] = _form(tuple[Duty, ...]).validate_json(written)
    return duties


def _day(written: str | None) -> date | None:
    return None if written is None else date.fromisoformat(written)


@cache
def _form(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)
