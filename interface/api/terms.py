"""/terms: the calendar, for who wants to know when a term ends and why."""

from typing import Annotated

from fastapi import Depends, Query
from pydantic import Field
from starlette.responses import Response

from application.people import Activity
from application.terms import RuleCard, TermAnswer, TermQuestion
from domain.messages import Message
from interface.api.answers import json_answer
from interface.api.asking import OfRegister, Question, may
from interface.api.described import routes_of
from interface.api.said import Key, no_query
from interface.api.said import Query as Asked

router = routes_of("terms")

Said = Annotated[str, Field(max_length=100)]
OfCalendar = Annotated[Question, Depends(may(Activity.READ_REGISTER, "suspended"))]


class TermQuery(Asked):
    """The options that a rule takes are in the list of rules."""

    start: Annotated[
        Said, Field(alias="from", description="`2026-04-13`, or `2026-04-13T16:00` for hours.")
    ]
    suspended: Annotated[
        tuple[Said, ...], Field(max_length=20, description="`FROM..TO`, or `FROM..TO@ground`.")
    ] = ()
    extended: bool = False
    consent_until: Said | None = None
    decided: Said | None = None
    concerning: Said | None = None
    term_ended: Said | None = None
    applicants: Said | None = None


class Rules(Message):
    items: tuple[RuleCard, ...]


@router.get("", response_model=Rules)
def rules(question: OfRegister) -> Response:
    """All rules, with their sources and the options that each takes."""
    no_query(question.request)
    return json_answer(Rules(items=question.doors.terms.list()))


@router.get("/{rule}", response_model=TermAnswer)
def term(rule: Key, question: OfCalendar, asked: Annotated[TermQuery, Query()]) -> Response:
    """The last day of a term, with every step of the reasoning."""
    answer = question.doors.terms.compute(TermQuestion(rule=rule, **dict(asked)))
    return json_answer(answer)
