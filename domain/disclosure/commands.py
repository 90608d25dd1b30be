"""What may be asked of a disclosure. Who asks is in the context, of which one in the stream."""

from datetime import date

from domain.controllership import UnderControl
from domain.disclosure.events import (
    Article,
    DisclosureRefusalGround,
    DisclosureWay,
    RecipientKind,
    Subjects,
)
from domain.evidence import DecisionReference
from domain.messages import Command, Slug
from domain.personal_data import Categories
from domain.sealed import Words


class AskDisclosure(UnderControl):
    """What a third party asks for."""

    occurred_on: date
    recipient_kind: RecipientKind
    recipient: Words
    purpose: Words
    categories: Categories
    subjects: Subjects = ()


class RequestDisclosure(AskDisclosure):
    """Record that a third party asks for personal data."""

    parties: tuple[Slug, ...]
    """To the agreement."""


class PermitDisclosure(Command):
    """Give the municipality's explicit permission, as its college decided."""

    occurred_on: date
    decision: DecisionReference
    categories: Categories
    until: date | None = None
    conditions: Words | None = None


class WithdrawPermission(Command):
    """Withdraw the permission; what was disclosed before stays recorded."""

    occurred_on: date
    reasons: Words


class FindDuty(Command):
    """Name the law that obliges to disclose."""

    occurred_on: date
    law: Slug
    article: Article
    categories: Categories


class RefuseDisclosure(Command):
    """Refuse it for the municipality."""

    occurred_on: date
    ground: DisclosureRefusalGround
    reasons: Words


class MakeDisclosure(Command):
    """Record that data were disclosed; refused without a permission or a legal duty."""

    occurred_on: date
    categories: Categories
    subjects: Subjects = ()
    way: DisclosureWay


DisclosureCommand = (
    RequestDisclosure
    | PermitDisclosure
    | WithdrawPermission
    | FindDuty
    | RefuseDisclosure
    | MakeDisclosure
)
