"""`nakomen obligations` and `nakomen obligation`: what is due, when, and why then."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Annotated

import typer

from application.asof import AsOf
from application.registers import ObligationEntry, ObligationQuery
from application.written import day
from domain.calendar.due import DueDate
from domain.errors import Invalid
from domain.messages import Text
from domain.obligation.state import Status
from interface.cli.session import session
from interface.cli.show import echo_json, facts, table
from interface.doors import Doors

PAGE = 500


class UnknownParty(Invalid):
    code = "unknown-party"


AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", help="As known then: a day, a moment with offset, or a position."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Answer in JSON.")]


def obligations(
    ctx: typer.Context,
    as_of: AsOfOption = None,
    status: Annotated[Status | None, typer.Option(help="Only those with this status.")] = None,
    party: Annotated[str | None, typer.Option(help="Debtor or creditor.")] = None,
    agreement: Annotated[str | None, typer.Option(help="Of one agreement.")] = None,
    article: Annotated[str | None, typer.Option(help="Under one article: 12.3.")] = None,
    due_from: Annotated[str | None, typer.Option(help="Due on this day or later.")] = None,
    due_before: Annotated[str | None, typer.Option(help="Due before this day.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many.")] = None,
    steps: Annotated[bool, typer.Option("--steps", help="With each step to the date.")] = False,
    as_json: JsonOption = False,
) -> None:
    """List obligations in the order of their due dates, with the article and the reason."""
    told = session(ctx)
    at = told.at(as_of)
    if agreement is not None:
        told.doors.registers.agreement(agreement, at)
    if party is not None:
        must_be_known(told.doors, party, at)
    query = ObligationQuery(
        status=status,
        party=party,
        agreement=agreement,
        article=article,
        due_from=day(due_from),
        due_before=day(due_before),
        limit=min(limit or PAGE, PAGE),
    )
    entries = list(islice(every(told.doors, query, at), limit))
    if as_json:
        echo_json([entry.model_dump(mode="json", by_alias=True) for entry in entries])
    elif steps:
        for entry in entries:
            _detail(entry, told.language)
            typer.echo()
    else:
        table([_HEADINGS[name][told.language] for name in _HEADINGS], _rows(entries, told.language))


def obligation(
    ctx: typer.Context,
    key: Annotated[str, typer.Argument(metavar="ID", help="As `nakomen obligations` shows it.")],
    as_of: AsOfOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show one obligation: its due date with every step, and what was recorded of it."""
    told = session(ctx)
    entry = told.doors.registers.obligation(key, told.at(as_of))
    if as_json:
        echo_json(entry.model_dump(mode="json", by_alias=True))
    else:
        _detail(entry, told.language)


def must_be_known(doors: Doors, party: str, at: AsOf) -> None:
    """Before an agreement is registered, any party may be the first."""
    agreements = doors.registers.agreements(at)
    known = {one.id for entry in agreements for one in entry.parties}
    if known and party not in known:
        raise UnknownParty(party=party, known=", ".join(sorted(known)))


def every(doors: Doors, query: ObligationQuery, at: AsOf) -> Iterator[ObligationEntry]:
    """All pages, one after the other."""
    while True:
        page = doors.registers.obligations(query, at)
        yield from page.entries
        if page.next is None:
            return
        query = replace(query, cursor=page.next)


def reason(due: DueDate | None, language: str) -> str:
    """In one sentence: the step that reached the day, before any shift."""
    if due is None:
        return _NO_DATE[language]
    reached = [step for step in due.steps if step.on == due.nominal] or due.steps[-1:]
    return reached[0].words[language] if reached else due.rule


def shown_day(on: date | None) -> str:
    return "-" if on is None else on.isoformat()


def due_day(entry: ObligationEntry) -> str:
    return shown_day(None if entry.due is None else entry.due.due)


def _rows(entries: list[ObligationEntry], language: str) -> list[list[str]]:
    return [
        [
            due_day(entry),
            entry.status.value,
            entry.clause,
            ", ".join(entry.debtor),
            entry.title[language],
            reason(entry.due, language),
            entry.id,
        ]
        for entry in entries
    ]


def _detail(entry: ObligationEntry, language: str) -> None:
    typer.echo(f"{entry.title[language]} ({entry.id})")
    facts([(f"  {name[language]}", value) for name, value in _facts(entry)])
    for number, step in enumerate(entry.due.steps if entry.due else (), start=1):
        typer.echo(f"  {number}. {step.words[language]}")
    if entry.due is None:
        typer.echo(f"  {_NO_DATE[language]}")


def _facts(entry: ObligationEntry) -> Iterator[tuple[Text, str]]:
    due = entry.due
    yield _AGREEMENT, entry.agreement
    yield _HEADINGS["article"], entry.clause
    yield _HEADINGS["status"], entry.status.value
    yield _HEADINGS["debtor"], ", ".join(entry.debtor)
    yield _CREDITOR, ", ".join(entry.creditor)
    yield _HEADINGS["due"], due_day(entry)
    if due is not None:
        yield _RULE, f"{due.rule}, {due.article} ({due.version})"
        if due.nominal != due.due:
            yield _NOMINAL, due.nominal.isoformat()
        if due.marks:
            yield _MARKS, ", ".join(due.marks)
        if due.alternative is not None:
            yield _OTHER, due.alternative.isoformat()
    if entry.fulfilled_on is not None:
        yield _FULFILLED, entry.fulfilled_on.isoformat()
    if entry.outstanding:
        yield _OUTSTANDING, ", ".join(entry.outstanding)
    for given in entry.evidence:
        if given.counts:
            yield _EVIDENCE, _piece(given.piece.model_dump())


def _piece(piece: dict[str, object]) -> str:
    if piece["source"] == "store":
        return f"{piece['kind']}: {piece['media_type']}, sha256 {piece['digest']}"
    return f"{piece['kind']}: {piece['system']} {piece['reference']}"


_HEADINGS = {
    "due": Text(nl="uiterlijk", en="due"),
    "status": Text(nl="status", en="status"),
    "article": Text(nl="artikel", en="article"),
    "debtor": Text(nl="schuldenaar", en="debtor"),
    "title": Text(nl="verplichting", en="obligation"),
    "reason": Text(nl="waarom", en="reason"),
    "id": Text(nl="id", en="id"),
}
_AGREEMENT = Text(nl="overeenkomst", en="agreement")
_CREDITOR = Text(nl="schuldeiser", en="creditor")
_RULE = Text(nl="regel", en="rule")
_NOMINAL = Text(nl="vóór schuiven", en="before shift")
_MARKS = Text(nl="let op", en="note")
_OTHER = Text(nl="andere lezing", en="other reading")
_FULFILLED = Text(nl="nagekomen op", en="fulfilled on")
_OUTSTANDING = Text(nl="nog te tonen", en="still to show")
_EVIDENCE = Text(nl="bewijs", en="evidence")
_NO_DATE = Text(nl="Zonder datum.", en="No date.")
