"""What may be asked of an agreement, and how a catalogue becomes the wish to register one."""

from datetime import date
from typing import Annotated

from pydantic import Field

from domain.agreement.events import Capacity, Relation, Wording
from domain.catalogue import Annex, Catalogue, Definition, Party, Scheme
from domain.clause import Clause, Every, Product
from domain.errors import NotFound
from domain.evidence import DecisionReference, Digest
from domain.messages import Command, Slug, Text

Number = Annotated[int, Field(ge=1)]


class NotInCatalogue(NotFound):
    code = "agreement-not-in-catalogue"


class RegisterAgreement(Command):
    catalogue: Slug
    digest: Digest
    """Of the catalogue as it was loaded."""
    title: Text
    citation_titles: tuple[str, ...]
    roles: dict[Slug, Slug]
    parties: tuple[Party, ...]
    scheme: Scheme
    in_force_on: date
    ends_on: date | None
    annexes: tuple[Annex, ...]
    definitions: tuple[Definition, ...]
    clauses: tuple[Clause, ...]
    products: tuple[Product, ...]


class SignAgreement(Command):
    """For the party in the context."""

    occurred_on: date
    capacity: Capacity
    decision: DecisionReference


class AgreeFrequency(Command):
    duty: Slug
    every: Every
    first: date
    decision: DecisionReference


class ProposeCorrection(Command):
    """Of the wording alone: what the parties owe each other changes by amendment only."""

    wording: Wording


class ConfirmCorrection(Command):
    number: Number


class WithdrawCorrection(Command):
    number: Number


class LinkAgreement(Command):
    """Say that another agreement between the same parties belongs to this one."""

    relation: Relation
    agreement: Slug
    """The other one."""
    parties: tuple[Slug, ...]
    """Of the other one, as the log has it."""
    itself: Slug
    """The key of this one, which its own events do not have."""


class UnlinkAgreement(Command):
    agreement: Slug


AgreementCommand = (
    RegisterAgreement
    | SignAgreement
    | AgreeFrequency
    | ProposeCorrection
    | ConfirmCorrection
    | WithdrawCorrection
    | LinkAgreement
    | UnlinkAgreement
)


def registration(catalogue: Catalogue, agreement_id: str, digest: str) -> RegisterAgreement:
    """One participant's agreement, from the template that all share."""
    found = [it for it in catalogue.agreements if it.id == agreement_id]
    if not found:
        known = ", ".join(it.id for it in catalogue.agreements)
        raise NotInCatalogue(agreement=agreement_id, known=known)
    participation = found[0]
    return RegisterAgreement(
        catalogue=catalogue.id,
        digest=digest,
        title=catalogue.title,
        citation_titles=participation.citation_titles,
        roles=participation.roles,
        parties=catalogue.parties,
        scheme=catalogue.scheme,
        in_force_on=catalogue.in_force_on,
        ends_on=catalogue.ends_on,
        annexes=catalogue.annexes,
        definitions=catalogue.definitions,
        clauses=catalogue.clauses,
        products=catalogue.products,
    )
