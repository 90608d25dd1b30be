"""`nakomen privacy requests` and `nakomen privacy request`: what data subjects asked, and why then.

What is sealed stays sealed here: a terminal has no purpose to open it for.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Annotated

import typer

from application.asof import AsOf
from application.request_register import RequestEntry, RequestQuery
from application.written import day
from domain.messages import Text
from domain.privacy_request.rights import Right
from domain.privacy_request.state import RequestStatus
from interface.cli.obligations import AsOfOption, JsonOption, must_be_known
from interface.cli.session import session
from interface.cli.show import echo_json, facts, show_list
from interface.doors import Doors

PAGE = 500


def requests(
    ctx: typer.Context,
    as_of: AsOfOption = None,
    status: Annotated[
        RequestStatus | None, typer.Option(help="Only those with this status.")
    ] = None,
    right: Annotated[Right | None, typer.Option(help="Only those that invoke it.")] = None,
    controller: Annotated[str | None, typer.Option(help="Of one data controller.")] = None,
    due_from: Annotated[str | None, typer.Option(help="Due on this day or later.")] = None,
    due_before: Annotated[str | None, typer.Option(help="Due before this day.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many.")] = None,
    as_json: JsonOption = False,
) -> None:
    """List the requests of data subjects in the order of their due dates."""
    told = session(ctx)
    at = told.at(as_of)
    if controller is not None:
        must_be_known(told.doors, controller, at)
    query = RequestQuery(
        status=status,
        right=right,
        controller=controller,
        due_from=day(due_from),
        due_before=day(due_before),
        limit=min(limit or PAGE, PAGE),
    )
    found = list(islice(_every(told.doors, query, at), limit))
    show_list(found, _LISTED, _row, told.language, as_json=as_json)


def _row(one: RequestEntry) -> list[str]:
    return [one.due_day.isoformat(), one.status, ", ".join(one.rights), one.controller, one.id]


def request(
    ctx: typer.Context,
    key: Annotated[str, typer.Argument(metavar="ID", help="As `requests` shows it.")],
    as_of: AsOfOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show one request: its due date with every step, and what came of it."""
    told = session(ctx)
    entry = told.doors.request_register.request(key, told.at(as_of))
    if as_json:
        echo_json(entry.model_dump(mode="json", by_alias=True))
        return
    facts([(name[told.language], said) for name, said in _facts(entry)])
    for number, step in enumerate(entry.due.steps, start=1):
        typer.echo(f"{number:>3}. {step.words[told.language]}")


def _every(doors: Doors, query: RequestQuery, at: AsOf) -> Iterator[RequestEntry]:
    """All pages, one after the other."""
    while True:
        page = doors.request_register.requests(query, at)
        yield from page.entries
        if page.next is None:
            return
        query = replace(query, cursor=page.next)


def _facts(entry: RequestEntry) -> Iterator[tuple[Text, str]]:
    yield Text(nl="verzoek", en="request"), entry.id
    yield Text(nl="rechten", en="rights"), ", ".join(entry.rights)
    yield Text(nl="verantwoordelijke", en="controller"), entry.controller
    yield Text(nl="ontvangen", en="received"), entry.received_on.isoformat()
    yield Text(nl="stand", en="status"), entry.status
    yield Text(nl="uiterlijk", en="due"), entry.due_day.isoformat()
    if (decision := entry.decision) is not None:
        yield Text(nl="besluit", en="decision"), decision.decision.reference
        for one in decision.rulings:
            yield Text(nl="uitkomst", en="outcome"), f"{one.right}: {one.outcome}"
    for measure in entry.measures:
        yield Text(nl="uitgevoerd", en="done"), f"{measure.right}: {measure.measure}, {measure.on}"


_LISTED = (
    Text(nl="uiterlijk", en="due"),
    Text(nl="stand", en="status"),
    Text(nl="rechten", en="rights"),
    Text(nl="verantwoordelijke", en="controller"),
    Text(nl="verzoek", en="request"),
)
