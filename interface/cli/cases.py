"""`nakomen privacy breaches`, `disclosures`, `assessments`: the registers of cases."""

from datetime import datetime
from typing import Annotated

import typer

from application.assessments import DpiaEntry
from application.breaches import BreachEntry
from application.cases import CaseQuery
from application.disclosures import DisclosureEntry
from domain.messages import AMSTERDAM, Text
from interface.cli.obligations import AsOfOption, JsonOption
from interface.cli.session import session
from interface.cli.show import show_list

OpenOption = Annotated[bool, typer.Option("--open", help="Only those that are not closed.")]
PartyOption = Annotated[str | None, typer.Option(help="Data controller or processor.")]


def breaches(
    ctx: typer.Context,
    as_of: AsOfOption = None,
    only_open: OpenOption = False,
    party: PartyOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the breaches, with the 72 hours; the last that was discovered first."""
    told = session(ctx)
    query = CaseQuery(open=True if only_open else None, party=party)
    found = told.doors.breaches.register.listed(query, told.at(as_of))
    show_list(found, _BREACHES, _breach, told.language, as_json=as_json)


def disclosures(
    ctx: typer.Context,
    as_of: AsOfOption = None,
    only_open: OpenOption = False,
    party: PartyOption = None,
    subject: Annotated[str | None, typer.Option(help="A data subject, by pseudonym.")] = None,
    as_json: JsonOption = False,
) -> None:
    """List what third parties asked for and what was disclosed; the last that was asked first."""
    told = session(ctx)
    query = CaseQuery(open=True if only_open else None, party=party, subject=subject)
    found = told.doors.disclosures.register.listed(query, told.at(as_of))
    show_list(found, _DISCLOSURES, _disclosure, told.language, as_json=as_json)


def assessments(
    ctx: typer.Context,
    as_of: AsOfOption = None,
    only_open: OpenOption = False,
    party: PartyOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the impact assessments (DPIA); the last that was planned first."""
    told = session(ctx)
    query = CaseQuery(open=True if only_open else None, party=party)
    found = told.doors.assessments.register.listed(query, told.at(as_of))
    show_list(found, _ASSESSMENTS, _assessment, told.language, as_json=as_json)


def _breach(entry: BreachEntry) -> list[str]:
    due = entry.notify_by and entry.notify_by.at
    return [
        entry.id,
        _moment(entry.discovered_at),
        entry.controller,
        entry.cause,
        entry.assessed.risk if entry.assessed else "-",
        _moment(due) if due else "-",
        entry.notice,
        ", ".join(entry.outstanding) or "-",
    ]


def _disclosure(entry: DisclosureEntry) -> list[str]:
    return [
        entry.id,
        entry.requested_on.isoformat(),
        entry.controller,
        entry.recipient_kind,
        ", ".join(entry.categories),
        entry.standing,
        ", ".join(f"{one.on} {one.basis}" for one in entry.disclosed) or "-",
    ]


def _assessment(entry: DpiaEntry) -> list[str]:
    return [
        entry.id,
        entry.planned_for.isoformat(),
        entry.controller,
        entry.processing or "-",
        entry.standing,
        entry.concluded.outcome if entry.concluded else "-",
        entry.concluded.protocol if entry.concluded else "-",
    ]


def _moment(at: datetime) -> str:
    return f"{at.astimezone(AMSTERDAM):%Y-%m-%d %H:%M}"


_BREACHES = (
    Text(nl="id", en="id"),
    Text(nl="ontdekt", en="discovered"),
    Text(nl="verantwoordelijke", en="controller"),
    Text(nl="oorzaak", en="cause"),
    Text(nl="risico", en="risk"),
    Text(nl="melden tot", en="notify by"),
    Text(nl="melding", en="notice"),
    Text(nl="nog te doen", en="still to do"),
)
_DISCLOSURES = (
    Text(nl="id", en="id"),
    Text(nl="gevraagd", en="asked"),
    Text(nl="verantwoordelijke", en="controller"),
    Text(nl="door", en="by"),
    Text(nl="gegevens", en="data"),
    Text(nl="stand", en="standing"),
    Text(nl="verstrekt", en="disclosed"),
)
_ASSESSMENTS = (
    Text(nl="id", en="id"),
    Text(nl="gepland", en="planned"),
    Text(nl="verantwoordelijke", en="controller"),
    Text(nl="verwerking", en="processing"),
    Text(nl="stand", en="standing"),
    Text(nl="uitkomst", en="outcome"),
    Text(nl="protocol", en="protocol"),
)
