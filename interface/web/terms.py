"""The term calculator: which term, from when, and the date with everything that led to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import zip_longest

from fastapi import APIRouter
from starlette.datastructures import QueryParams
from starlette.responses import Response

from application.terms import RuleCard, TermAnswer, TermQuestion
from application.written import BadDate, BadNumber, BadStretch, MomentDoesNotExist
from application.written import day as written_day
from domain.calendar.choice import DecisionBeforeStart, TermNotInForce
from domain.calendar.penalty import (
    DecisionBeforeNotice,
    NoPenalty,
    NoticeBeforeFirstRate,
    NoticePremature,
)
from domain.calendar.rules import Unit, UnknownTerm
from domain.calendar.suspension import (
    SuspensionEndsBeforeItBegins,
    SuspensionOutsideTerm,
    UnknownSuspensionGround,
)
from domain.calendar.terms import ConsentNotLater
from domain.errors import Refusal
from interface.web.month import Sheet, sheet
from interface.web.reading import OfRegister
from interface.web.visit import Visit
from interface.words import told

router = APIRouter(include_in_schema=False)

_DAYS = ("from", "consent-until", "decided", "term-ended")
_FIELDS: Mapping[type[Refusal], str] = {
    ConsentNotLater: "consent-until",
    DecisionBeforeNotice: "decided",
    DecisionBeforeStart: "decided",
    NoPenalty: "concerning",
    NoticePremature: "term-ended",
    BadNumber: "applicants",
    BadStretch: "suspended",
    SuspensionEndsBeforeItBegins: "suspended",
    SuspensionOutsideTerm: "suspended",
    UnknownSuspensionGround: "suspended",
    UnknownTerm: "concerning",
    TermNotInForce: "from",
    NoticeBeforeFirstRate: "from",
    MomentDoesNotExist: "from",
}
"""Where in the form a refusal belongs; one that is not in here belongs to the date."""


@dataclass(frozen=True)
class Typed:
    """What stands in the form, as it was typed: the page's address."""

    said: QueryParams

    def __getitem__(self, name: str) -> str:
        return self.said.get(name, "").strip()

    @property
    def stretches(self) -> list[tuple[str, str, str]]:
        """Beginning, end and ground of each suspension, with room for the next."""
        names = ("begun", "ended", "ground")
        columns = [[one.strip() for one in self.said.getlist(name)[:20]] for name in names]
        rows = zip_longest(*columns, fillvalue="")
        return [*((a, b, ground) for a, b, ground in rows if a or b), ("", "", "")]

    @property
    def given(self) -> list[tuple[str, str, str]]:
        return self.stretches[:-1]

    def question(self, card: RuleCard) -> TermQuestion:
        """Only of what the rule takes: another rule's answers may still stand in the address."""

        def said(option: str) -> str | None:
            return self[option] or None if option in card.options else None

        suspended = [f"{a}..{b}@{c}" if c else f"{a}..{b}" for a, b, c in self.given]
        return TermQuestion(
            rule=card.id,
            start=self["from"],
            suspended=tuple(suspended) if "suspended" in card.options else (),
            extended="extended" in card.options and bool(self["extended"]),
            consent_until=said("consent-until"),
            decided=said("decided"),
            concerning=said("concerning"),
            term_ended=said("term-ended"),
            applicants=said("applicants"),
        )


@dataclass(frozen=True)
class Outcome:
    """What came of it: an answer with its drawing, or errors at the fields."""

    answer: TermAnswer | None = None
    drawn: Sheet | None = None
    errors: Mapping[str, str] = field(default_factory=dict)


@router.get("/terms")
def terms(visit: OfRegister) -> Response:
    typed = Typed(visit.request.query_params)
    cards = visit.doors.terms.list()
    card = next((one for one in cards if one.id == typed["rule"]), None)
    unknown: Refusal | None = None
    nearest: list[RuleCard] = []
    outcome = Outcome()
    if card is not None:
        outcome = _computed(visit, card, typed) if typed["from"] else _not_yet(visit, typed)
    elif typed["rule"]:
        try:
            visit.doors.terms.tables.rule(typed["rule"][:60])
        except UnknownTerm as refusal:
            unknown = refusal
            near = refusal.facts["nearest"].split(", ")
            nearest = [one for one in cards if one.id in near]
    return visit.page(
        "terms.html",
        422 if outcome.errors else 404 if unknown else 200,
        here="/terms",
        cards=cards,
        card=card,
        hours=card is not None and visit.doors.terms.tables.rule(card.id).unit is Unit.HOURS,
        typed=typed,
        nearest=nearest,
        unknown=unknown is not None,
        outcome=outcome,
        waiting=card is not None and visit.doors.terms.tables.rule(card.id).kind == "waiting",
    )


def _not_yet(visit: Visit, typed: Typed) -> Outcome:
    """A rule without a day: an error only once the form was sent."""
    if "from" not in typed.said:
        return Outcome()
    return Outcome(errors={"from": _words(BadDate(date=""), visit)})


def _computed(visit: Visit, card: RuleCard, typed: Typed) -> Outcome:
    errors = _unreadable_days(visit, typed)
    if errors:
        return Outcome(errors=errors)
    try:
        question = typed.question(card)
        answer = visit.doors.terms.compute(question)
    except Refusal as refusal:
        return Outcome(errors={_FIELDS.get(type(refusal), "from"): _words(refusal, visit)})
    drawn = sheet(visit.doors.terms, question, answer, visit.at.today)
    return Outcome(answer, drawn)


def _unreadable_days(visit: Visit, typed: Typed) -> dict[str, str]:
    """Each at its own field, before anything is computed."""
    errors = {}
    for name in _DAYS[1:]:
        if typed[name] and not _is_day(typed[name]):
            errors[name] = _words(BadDate(date=typed[name]), visit)
    for begun, ended, _ in typed.given:
        for said in (begun, ended):
            if not _is_day(said):
                errors["suspended"] = _words(BadDate(date=said or "-"), visit)
    return errors


def _is_day(said: str) -> bool:
    try:
        return isinstance(written_day(said), date)
    except BadDate:
        return False


def _words(refusal: Refusal, visit: Visit) -> str:
    title, detail = told(refusal.code, refusal.facts, visit.language)
    return f"{title.rstrip('.')}. {detail}"
