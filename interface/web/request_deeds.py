"""What someone may record of a request: the forms that its phase, their role and party allow."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from pydantic import ValidationError

from application.carrying_out import ActivityElsewhere
from application.people import Person
from application.privacy_requests import ArrangementNotNamed, EraseOnRequest
from domain.calendar.penalty import NoticePremature
from domain.calendar.suspension import SuspensionEndsBeforeItBegins
from domain.data_subject.refusals import (
    BirthDateWrong,
    CitizenServiceNumberWrong,
    NothingRectified,
)
from domain.errors import Refusal
from domain.messages import Message
from domain.privacy_request.commands import (
    AskIdentity,
    CarryOut,
    CarryOutErasure,
    DecideRequest,
    EstablishIdentity,
    ExtendTerm,
    ForwardRequest,
    InformRecipient,
    LiftObstacle,
    NoteDefault,
    NoteObstacle,
    PrivacyRequestCommand,
    ReceiveRequest,
    Rectified,
    ScopeRequest,
    WithdrawRequest,
)
from domain.privacy_request.possible import possible
from domain.privacy_request.refusals import (
    AnswerNotGiven,
    ExtensionToldLate,
    GroundMissing,
    GroundNotForRight,
    GroundNotNeeded,
    NotActed,
)
from domain.privacy_request.rights import Right
from domain.privacy_request.state import PrivacyRequest
from domain.stated_day import (
    StatedDayBeforeDecision,
    StatedDayBeforeReceipt,
    StatedDayInFuture,
)
from interface.web.forms import WHOLE, Errors, Typed, at_field

Facts = dict[str, object]


def _day(typed: Typed) -> Facts:
    return {"occurred_on": typed.day("occurred_on")}


def _named(*names: str) -> Callable[[Typed], Facts]:
    """The fields of those names; one that was left empty is none."""

    def facts(typed: Typed) -> Facts:
        return _day(typed) | {name: typed[name] or None for name in names}

    return facts


def _received(typed: Typed) -> Facts:
    names = ("controller", "received_by", "agreement", "requester", "request", "subject")
    given = {name: typed[name] or None for name in names}
    processor = typed["processor"]
    return (
        _day(typed)
        | given
        | {
            "rights": tuple(typed.every("rights")),
            "processor": None if processor == given["controller"] else processor or None,
        }
    )


def _scoped(typed: Typed) -> Facts:
    return _day(typed) | {"rights": tuple(typed.every("rights")), "scope": typed["scope"] or None}


def _noted(typed: Typed) -> Facts:
    until = typed.day("until") if typed["until"] else None
    return _named("obstacle", "reference")(typed) | {"until": until}


def _decided(typed: Typed) -> Facts:
    decision = {
        "organ": "college",
        "taken_on": typed.day("taken_on"),
        "reference": typed["reference"],
    }
    rulings = [
        {
            "right": right,
            "outcome": typed[f"outcome-{right}"],
            "ground": typed[f"ground-{right}"] or None,
            "reasons": typed[f"reasons-{right}"] or None,
        }
        for right in typed.every("ruled")
    ]
    return _day(typed) | {"decision": decision, "rulings": tuple(rulings)}


def _recipients(typed: Typed) -> tuple[str, ...]:
    return tuple(typed["recipients"].replace(",", " ").lower().split())


def _carried_out(typed: Typed) -> Facts:
    right, _, measure = typed["measure"].partition("/")
    told = {"right": right, "measure": measure, "account": typed["account"] or None}
    return _day(typed) | told | _acted(typed, right) | {"recipients": _recipients(typed)}


def _acted(typed: Typed, right: str) -> Facts:
    """What is to be done on the record of the data subject; left empty, it was done there."""
    if right == Right.RECTIFICATION:
        words = {name: typed[name] or None for name in Rectified.model_fields}
        return {"rectified": words if any(words.values()) else None}
    named = {Right.RESTRICTION.value: "restricted", Right.OBJECTION.value: "activity"}.get(right)
    return {} if named is None else {named: typed[named] or None}


def _erased(typed: Typed) -> Facts:
    return _named("ground", "arrangement")(typed) | {"recipients": _recipients(typed)}


@dataclass(frozen=True)
class Deed:
    name: str
    """In the address of its form."""
    command: type[PrivacyRequestCommand]
    facts: Callable[[Typed], Facts]
    stated_as: type[Message] | None = None
    """What its door takes, where that is not the command itself."""

    def stated(self, typed: Typed) -> Message | Errors:
        """What was typed, as a message; or what of it cannot be read."""
        facts = self.facts(typed)
        try:
            return (self.stated_as or self.command).model_validate(facts)
        except ValidationError as error:
            return {_place(one["loc"], facts): None for one in error.errors(include_url=False)}


def _place(loc: tuple[int | str, ...], facts: Facts) -> str:
    """The field that holds what a command has there; a ruling's is named by its right."""
    match loc, facts.get("rulings"):
        case ("rulings", int(number), str(name), *_), tuple(rulings):
            return f"{name}-{rulings[number]['right']}"
        case ((("right" | "measure"), *_), _):
            return "measure"
        case (("rectified", str(name), *_), _):
            return name
        case ((), _):
            return "received_by"
    return next((one for one in reversed(loc) if isinstance(one, str) and one in facts), "") or (
        str(loc[-1])
    )


RECEIVE = Deed("receive", ReceiveRequest, _received)

DEEDS = (
    Deed("forward", ForwardRequest, _day),
    Deed("ask-identity", AskIdentity, _day),
    Deed("identify", EstablishIdentity, _named("means", "subject")),
    Deed("decide", DecideRequest, _decided),
    Deed("carry-out", CarryOut, _carried_out),
    Deed("erase", CarryOutErasure, _erased, EraseOnRequest),
    Deed("tell", InformRecipient, _named("number", "telling")),
    Deed("scope", ScopeRequest, _scoped),
    Deed("extend", ExtendTerm, _named("ground", "reasons")),
    Deed("note-obstacle", NoteObstacle, _noted),
    Deed("lift-obstacle", LiftObstacle, _named("obstacle")),
    Deed("note-default", NoteDefault, _named("reference")),
    Deed("withdraw", WithdrawRequest, _day),
)
"""The likeliest first."""

ASKED_FOR = (
    ForwardRequest,
    EstablishIdentity,
    DecideRequest,
    CarryOut,
    CarryOutErasure,
    InformRecipient,
)
"""What a request waits for, in this order; the rest is done of one's own accord."""

FIELDS: Mapping[type[Refusal], str] = {
    StatedDayInFuture: "occurred_on",
    StatedDayBeforeReceipt: "occurred_on",
    StatedDayBeforeDecision: "occurred_on",
    ExtensionToldLate: "occurred_on",
    SuspensionEndsBeforeItBegins: "occurred_on",
    NoticePremature: "occurred_on",
    ArrangementNotNamed: "arrangement",
    ActivityElsewhere: "activity",
    AnswerNotGiven: "measure",
    CitizenServiceNumberWrong: "number",
    BirthDateWrong: "born",
    NothingRectified: "name",
}
"""Where what is refused can be put right."""

TO_ACT = {Right.RECTIFICATION: "name", Right.RESTRICTION: "restricted", Right.OBJECTION: "activity"}
"""Where is stated what is to be done."""

_OF_A_RIGHT = (GroundMissing, GroundNotNeeded, GroundNotForRight)


def open_to(person: Person, state: PrivacyRequest, today: date) -> list[Deed]:
    """The deeds that the state allows the party, and the table the role."""
    commands = possible(state, person.party, today)
    return [one for one in DEEDS if one.command in commands and person.may(one.command)]


def open_to_parties(state: PrivacyRequest, today: date) -> dict[str, list[Deed]]:
    """What each party that is involved may do now, whoever looks."""
    if state.received is None:
        return {}
    parties = dict.fromkeys(
        one for one in (state.received.controller, state.received.processor) if one is not None
    )
    found = {party: possible(state, party, today) for party in parties}
    return {
        party: [one for one in DEEDS if one.command in commands]
        for party, commands in found.items()
        if commands
    }


def told_at_field(refusal: Refusal, language: str) -> Errors:
    """A refusal, at the field that can put it right."""
    if isinstance(refusal, _OF_A_RIGHT):
        return at_field(refusal, f"ground-{refusal.facts['right']}", language)
    if isinstance(refusal, NotActed):
        return at_field(refusal, TO_ACT.get(Right(refusal.facts["right"]), "measure"), language)
    return at_field(refusal, FIELDS.get(type(refusal), WHOLE), language)


def named(name: str, among: Iterable[Deed]) -> Deed | None:
    return next((one for one in among if one.name == name), None)
