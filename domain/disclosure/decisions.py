"""Disclosure (doorgifte aan derden): nothing goes to a third party, unless the municipality gave
its explicit permission or a law obliges to it (annex 2, art. 10).

What is disclosed lies within what was asked for and within what it rests on. Where both a law and
a permission cover it, it rests on the law.
"""

from collections.abc import Sequence
from typing import Literal, assert_never

from domain.controllership import must_be_between, must_be_involved
from domain.disclosure.commands import (
    DisclosureCommand,
    FindDuty,
    MakeDisclosure,
    PermitDisclosure,
    RefuseDisclosure,
    RequestDisclosure,
    WithdrawPermission,
)
from domain.disclosure.events import (
    DisclosureDutyFound,
    DisclosureEvent,
    DisclosureMade,
    DisclosurePermissionWithdrawn,
    DisclosurePermitted,
    DisclosureRefused,
    DisclosureRequested,
)
from domain.disclosure.possible import CONDITIONS
from domain.disclosure.refusals import (
    BeforePermission,
    CategoriesNotCovered,
    DisclosureAlreadyRecorded,
    DisclosureNotFound,
    PermissionEndsBefore,
    PermissionOver,
    SubjectsNotAskedFor,
)
from domain.disclosure.state import Disclosure, evolve, holds
from domain.messages import Context, Decider
from domain.personal_data import Data
from domain.stated_day import must_be_of_its_time, must_have_come

Basis = Literal["permission", "legal-duty"]


def decide(
    disclosure: Disclosure, command: DisclosureCommand, context: Context
) -> list[DisclosureEvent]:
    day, party = command.occurred_on, context.by.party
    if isinstance(command, RequestDisclosure):
        return _request(disclosure, command, context)
    requested = disclosure.requested
    if requested is None:
        raise DisclosureNotFound
    CONDITIONS[type(command)](disclosure, requested, party)
    must_be_of_its_time(day, context)
    match command:
        case PermitDisclosure():
            return _permit(requested, command, context)
        case WithdrawPermission(reasons=reasons):
            return [DisclosurePermissionWithdrawn(occurred_on=day, party=party, reasons=reasons)]
        case FindDuty(law=law, article=article, categories=categories):
            must_cover(requested.categories, categories)
            return [
                DisclosureDutyFound(
                    occurred_on=day, party=party, law=law, article=article, categories=categories
                )
            ]
        case RefuseDisclosure(ground=ground, reasons=reasons):
            return [DisclosureRefused(occurred_on=day, party=party, ground=ground, reasons=reasons)]
        case MakeDisclosure():
            return _make(disclosure, requested, command, party)
        case _:
            assert_never(command)


def _request(
    disclosure: Disclosure, command: RequestDisclosure, context: Context
) -> list[DisclosureEvent]:
    if disclosure.requested is not None:
        raise DisclosureAlreadyRecorded
    must_be_between(command, command.parties)
    must_be_involved(command, context.by.party)
    must_have_come(command.occurred_on, context)
    return [
        DisclosureRequested(
            occurred_on=command.occurred_on,
            agreement=command.agreement,
            controller=command.controller,
            processor=command.processor,
            party=context.by.party,
            recipient_kind=command.recipient_kind,
            recipient=command.recipient,
            purpose=command.purpose,
            categories=command.categories,
            subjects=command.subjects,
        )
    ]


def _permit(
    requested: DisclosureRequested, command: PermitDisclosure, context: Context
) -> list[DisclosureEvent]:
    must_have_come(command.decision.taken_on, context)
    must_cover(requested.categories, command.categories)
    if command.until is not None and command.until < command.occurred_on:
        raise PermissionEndsBefore(
            until=command.until.isoformat(), day=command.occurred_on.isoformat()
        )
    return [
        DisclosurePermitted(
            occurred_on=command.occurred_on,
            party=context.by.party,
            decision=command.decision,
            categories=command.categories,
            until=command.until,
            conditions=command.conditions,
        )
    ]


def _make(
    disclosure: Disclosure, requested: DisclosureRequested, command: MakeDisclosure, party: str
) -> list[DisclosureEvent]:
    basis = _basis(disclosure, command)
    if requested.subjects and (more := set(command.subjects) - set(requested.subjects)):
        raise SubjectsNotAskedFor(number=str(len(more)))
    return [
        DisclosureMade(
            occurred_on=command.occurred_on,
            party=party,
            basis=basis,
            categories=command.categories,
            subjects=command.subjects,
            way=command.way,
        )
    ]


def _basis(disclosure: Disclosure, command: MakeDisclosure) -> Basis:
    """There is at least one of the two, or it was refused before."""
    duty, permitted = disclosure.duty, disclosure.permitted
    owed = () if duty is None else duty.categories
    if permitted is None or set(command.categories) <= set(owed):
        must_cover(owed, command.categories)
        return "legal-duty"
    must_cover(permitted.categories, command.categories)
    if command.occurred_on < permitted.occurred_on:
        raise BeforePermission(permitted=permitted.occurred_on.isoformat())
    if not holds(permitted, command.occurred_on):
        raise PermissionOver(until=str(permitted.until))
    return "permission"


def must_cover(known: Sequence[Data], asked: Sequence[Data]) -> None:
    if more := [one for one in asked if one not in known]:
        raise CategoriesNotCovered(more=", ".join(more), known=", ".join(known))


DISCLOSURE: Decider[Disclosure, DisclosureCommand, DisclosureEvent] = Decider(
    category="disclosure",
    initial=Disclosure(),
    decide=decide,
    evolve=evolve,
    under=lambda one: None if one.requested is None else one.requested.agreement,
)
