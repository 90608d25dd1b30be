"""What someone may record of an obligation: the forms that its state, role and party allow."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from pydantic import ValidationError

from application.documents import Documents, EvidenceNotAsStored
from application.people import Person
from domain.errors import Refusal
from domain.messages import Command
from domain.obligation.commands import (
    CorrectObligation,
    DisputeObligation,
    FindLate,
    FulfilInPart,
    FulfilObligation,
    ObligationCommand,
    SettleDispute,
    WaiveObligation,
)
from domain.obligation.possible import possible
from domain.obligation.refusals import (
    EvidenceComplete,
    EvidenceMissing,
    EvidenceNotExpected,
    FulfilmentRestsOnIt,
    NothingToCorrect,
    NotYetDue,
    StatedDayBeforePeriod,
)
from domain.obligation.state import Obligation
from domain.stated_day import StatedDayBeforeAgreement, StatedDayInFuture
from interface.web.evidence import pieces
from interface.web.forms import WHOLE, Errors, Typed, at_field

Facts = dict[str, object]


def _delivered(typed: Typed, documents: Documents) -> Facts:
    shown = tuple(pieces(documents, typed))
    return {"occurred_on": typed.day("occurred_on"), "evidence": shown}


def _found_late(typed: Typed, documents: Documents) -> Facts:
    return {"occurred_on": typed.day("occurred_on"), "attributable": typed["attributable"]}


def _waived(typed: Typed, documents: Documents) -> Facts:
    taken = {"organ": typed["organ"], "taken_on": typed.day("taken_on")}
    decision = {**taken, "reference": typed["reference"]}
    return {
        "occurred_on": typed.day("occurred_on"),
        "ground": typed["ground"],
        "decision": decision,
    }


def _disputed(typed: Typed, documents: Documents) -> Facts:
    return {"occurred_on": typed.day("occurred_on"), "ground": typed["ground"]}


def _settled(typed: Typed, documents: Documents) -> Facts:
    return {"occurred_on": typed.day("occurred_on"), "outcome": typed["outcome"]}


def _corrected(typed: Typed, documents: Documents) -> Facts:
    """Another day, or none: it did not happen. One of the two has to be chosen."""
    another = typed["mistake"] != "not-happened"
    return {"corrects": typed["corrects"], "instead": typed.day("instead") if another else None}


@dataclass(frozen=True)
class Deed:
    name: str
    """In the address of its form."""
    command: type[ObligationCommand]
    facts: Callable[[Typed, Documents], Facts]

    def stated(self, typed: Typed, documents: Documents) -> ObligationCommand | Errors:
        """What was typed, as a command; or what of it cannot be read. Raises DocumentNotFound."""
        facts = self.facts(typed, documents)
        try:
            return self.command.model_validate(facts)
        except ValidationError as error:
            return {_place(one["loc"], facts): None for one in error.errors(include_url=False)}


def _place(loc: tuple[int | str, ...], facts: Facts) -> str:
    """The field that holds what a command has there; a piece of evidence is named by its kind."""
    match loc, facts.get("evidence"):
        case ("evidence", int(number), *_), tuple(shown):
            return f"{loc[-1]}-{shown[number]['kind']}"
        case _:
            return str(loc[-1])


DEEDS = (
    Deed("settle", SettleDispute, _settled),
    Deed("fulfil", FulfilObligation, _delivered),
    Deed("fulfil-in-part", FulfilInPart, _delivered),
    Deed("find-late", FindLate, _found_late),
    Deed("dispute", DisputeObligation, _disputed),
    Deed("waive", WaiveObligation, _waived),
    Deed("correct", CorrectObligation, _corrected),
)
"""The likeliest first."""

ASKED_FOR = (SettleDispute, FulfilObligation, FindLate)
"""What an obligation waits for; the rest a party may do of its own accord."""


def open_to(person: Person, state: Obligation, today: date) -> list[Deed]:
    """The deeds that the state allows the party, and the table the role."""
    commands = possible(state, person.party, today).commands
    return [one for one in DEEDS if one.command in commands and person.may(one.command)]


def open_to_parties(state: Obligation, today: date) -> dict[str, list[Deed]]:
    """What each party to it may do now, whoever looks."""
    if state.opened is None:
        return {}
    parties = dict.fromkeys((*state.opened.debtor, *state.opened.creditor))
    found = {party: possible(state, party, today).commands for party in parties}
    return {
        party: [one for one in DEEDS if one.command in commands]
        for party, commands in found.items()
        if commands
    }


def told_at_field(refusal: Refusal, command: Command, today: date, language: str) -> Errors:
    """A refusal, at the field that can put it right."""
    if isinstance(refusal, EvidenceMissing):
        return {f"file-{kind}": None for kind in refusal.facts["kinds"].split(", ")}
    return at_field(refusal, _field(refusal, command, today), language)


def _field(refusal: Refusal, command: Command, today: date) -> str:
    match refusal:
        case (
            StatedDayInFuture() | StatedDayBeforePeriod() | StatedDayBeforeAgreement() | NotYetDue()
        ):
            return _day_field(command, today)
        case EvidenceNotExpected() | EvidenceComplete() | EvidenceNotAsStored():
            return "evidence"
        case NothingToCorrect():
            return "corrects"
        case FulfilmentRestsOnIt():
            return "mistake"
        case _:
            return WHOLE


def _day_field(command: Command, today: date) -> str:
    match command:
        case CorrectObligation():
            return "instead"
        case WaiveObligation(occurred_on=day) if day <= today:
            return "taken_on"
        case _:
            return "occurred_on"


def named(name: str, among: Iterable[Deed]) -> Deed | None:
    return next((one for one in among if one.name == name), None)
