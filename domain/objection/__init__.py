"""Objections (bezwaren; annex 1, task 11): from receipt to the decision, and before the courts."""

from typing import get_args

from domain.calendar.rules import RuleTables
from domain.controllership import involved
from domain.kind import Kind
from domain.objection.commands import ObjectionCommand, RecomputeObjectionDue
from domain.objection.decisions import objections_under as objections_under
from domain.objection.duties import running
from domain.objection.events import ObjectionEvent
from domain.objection.possible import possible
from domain.objection.refusals import ObjectionNotFound
from domain.objection.state import Objection


def kind(tables: RuleTables) -> Kind[Objection]:
    return Kind(
        decider=objections_under(tables),
        commands=get_args(ObjectionCommand),
        events=get_args(ObjectionEvent),
        begun=lambda objection: objection.received,
        agreements=lambda objection: (
            () if objection.received is None else (objection.received.agreement,)
        ),
        concerned=lambda objection: involved(objection.received) if objection.received else (),
        standing=Objection.standing,
        closed=lambda objection: objection.finished,
        possible=possible,
        missing=ObjectionNotFound,
        subjects=lambda objection: [objection.received.objector] if objection.received else [],
        running=running,
        recompute=RecomputeObjectionDue,
    )
