"""What someone may record of a processing activity: what was typed, as a message."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from application.people import Person
from application.processing import AmendedProcessing
from domain.messages import Command, Message
from domain.processing.commands import (
    AgreeToOtherPurpose,
    AmendProcessing,
    EndProcessing,
    FindIncompatible,
    ProposeOtherPurpose,
    RecordConsent,
    RecordObtained,
    RecordRow,
    WithdrawConsent,
)
from domain.processing.matrix import MATRIX
from domain.processing.state import Activity
from interface.web.forms import Errors, Typed

Facts = dict[str, Any]


def stated(typed: Typed) -> Facts:
    """A whole activity: what it is, and the tests that it stands."""
    return {
        "occurred_on": typed.day("occurred_on"),
        "processing": _processing(typed),
        "proportionality": typed["proportionality"],
        "subsidiarity": typed["subsidiarity"],
    }


def _processing(typed: Typed) -> Facts:
    chosen = ("products", "persons", "data", "special", "origins", "measures")
    single = ("law", "basis", "article", "controller", "officer")
    return {
        **{name: typed.every(name) for name in chosen},
        **{name: typed[name] for name in single},
        "special_ground": typed["special_ground"] or None,
        "processor": typed["processor"] or None,
        "recipients": _listed(typed["recipients"]),
        "third_countries": _listed(typed["third_countries"]),
        "retention": [_kept(typed, data) for data in typed.every("data")],
    }


def _listed(words: str) -> list[str]:
    return words.replace(",", " ").split()


def _kept(typed: Typed, data: str) -> Facts:
    """How long one category is kept; what stays as long as needed has no period."""
    return {
        "data": data,
        "basis": typed[f"keep-{data}"],
        "months": typed[f"months-{data}"] or None,
        "counted_from": typed[f"from-{data}"] or None,
        "article": typed[f"article-{data}"] or None,
    }


def _amended(typed: Typed) -> Facts:
    return {**stated(typed), "reason": typed["reason"]}


def _ended(typed: Typed) -> Facts:
    return {"reason": typed["reason"]}


def _decision(typed: Typed) -> Facts:
    taken = {"organ": "college", "taken_on": typed.day("taken_on")}
    return {"decision": {**taken, "reference": typed["reference"]}}


def _row(typed: Typed) -> Facts:
    return {"persons": typed.every("persons"), "data": typed.every("data"), **_decision(typed)}


def _proposed(typed: Typed) -> Facts:
    compatible = {"yes": True, "no": False}.get(typed["compatible"])
    return {"purpose": typed["purpose"], "compatible": compatible, "reason": typed["reason"]}


def _agreed(typed: Typed) -> Facts:
    return {"number": typed["number"], **_decision(typed)}


def _consented(typed: Typed) -> Facts:
    shown = {"source": "own-system", "kind": "consent", "system": typed["system"]}
    piece = {**shown, "reference": typed["reference"]}
    return {"number": typed["number"], "subject": typed["subject"], "evidence": [piece]}


def _withdrawn(typed: Typed) -> Facts:
    return {"number": typed["number"], "subject": typed["subject"]}


def _incompatible(typed: Typed) -> Facts:
    return {"number": typed["number"], "reason": typed["reason"]}


def _obtained(typed: Typed) -> Facts:
    return {"origin": typed["origin"], "subject": typed["subject"] or None}


@dataclass(frozen=True)
class Deed:
    name: str
    """In the address of its form."""
    command: type[Command]
    """What the table of who may what knows it by."""
    facts: Callable[[Typed], Facts]
    says: type[Message] | None = None
    """What is said instead of the command, where the service makes that of it."""

    def read(self, typed: Typed) -> Message | Errors:
        """What was typed, as a message; or what of it cannot be read."""
        return read(self.says or self.command, {**_day(typed), **self.facts(typed)})


def _day(typed: Typed) -> Facts:
    return {"occurred_on": typed.day("occurred_on")}


def read(kind: type[Message], facts: Facts) -> Message | Errors:
    try:
        return kind.model_validate(facts)
    except ValidationError as error:
        return {_place(one["loc"], facts): None for one in error.errors(include_url=False)}


def _place(loc: tuple[int | str, ...], facts: Facts) -> str:
    """The field that holds what a message has there; a retention period by its data."""
    match loc:
        case ("processing", "retention", int(number), *rest):
            data = facts["processing"]["retention"][number]["data"]
            return f"{_RETENTION.get(str(rest[-1]) if rest else '', 'keep')}-{data}"
        case ("processing", str(name), *_):
            return name
    return next(str(one) for one in reversed(loc) if isinstance(one, str))


_RETENTION = {"months": "months", "counted_from": "from", "article": "article"}

DEEDS = (
    Deed("obtain", RecordObtained, _obtained),
    Deed("amend", AmendProcessing, _amended, AmendedProcessing),
    Deed("row", RecordRow, _row),
    Deed("purpose", ProposeOtherPurpose, _proposed),
    Deed("agree", AgreeToOtherPurpose, _agreed),
    Deed("consent", RecordConsent, _consented),
    Deed("withdraw", WithdrawConsent, _withdrawn),
    Deed("incompatible", FindIncompatible, _incompatible),
    Deed("end", EndProcessing, _ended),
)
"""The likeliest first."""


def named(name: str) -> Deed | None:
    return next((one for one in DEEDS if one.name == name), None)


def open_to(person: Person, activity: Activity) -> Sequence[Deed]:
    """The deeds that the state allows the party, and the table the role."""
    return [one for one in DEEDS if person.may(one.command) and _fits(one, activity, person.party)]


def _fits(deed: Deed, activity: Activity, party: str) -> bool:
    """What would be refused whatever was typed is not offered."""
    processing, purposes = activity.processing, activity.purposes
    if processing is None or party not in activity.parties:
        return False
    if deed.name == "withdraw":
        return any(one.consents for one in purposes)
    if activity.ended_on is not None:
        return False
    match deed.name:
        case "row":
            return processing.law not in MATRIX and party == processing.controller
        case "agree":
            waiting = any(one.agreed is None and not one.incompatible for one in purposes)
            return waiting and party == processing.controller
        case "consent":
            return any(one.agreed is not None and not one.incompatible for one in purposes)
        case "incompatible":
            return any(not one.incompatible for one in purposes)
        case "obtain":
            return any(one != "data-subject" for one in processing.origins)
    return True


def described(activity: Activity) -> Typed:
    """An activity as its form shows it, to be amended."""
    processing = activity.processing
    assert processing is not None
    chosen = [
        (name, value)
        for name in ("products", "persons", "data", "special", "origins", "measures")
        for value in getattr(processing, name)
    ]
    single = {
        name: str(getattr(processing, name) or "")
        for name in (
            "law",
            "basis",
            "article",
            "special_ground",
            "controller",
            "processor",
            "officer",
        )
    }
    lists = {
        name: " ".join(getattr(processing, name)) for name in ("recipients", "third_countries")
    }
    kept = {
        f"{field}-{one.data}": str(value or "")
        for one in processing.retention
        for field, value in (
            ("keep", one.basis),
            ("months", one.months),
            ("from", one.counted_from),
            ("article", one.article),
        )
    }
    return Typed(seen=activity.version).adding(*chosen).but(**single, **lists, **kept)
