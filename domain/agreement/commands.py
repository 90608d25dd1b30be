"""What may be asked of an agreement, and how a catalogue becomes the wish to register one."""

from datetime import date
from typing import Annotated

from pydantic import Field

from domain.agreement.changes import ProductChange, TextChange
from domain.agreement.events import Capacity, Relation, Wording
from domain.catalogue import Annex, Catalogue, Definition, Party, Scheme
from domain.clause import Clause, Every, Product
from domain.errors import NotFound
from domain.evidence import DecisionReference, Digest, Evidence
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


class TerminateAgreement(Command):
    """Always refused: it ends only together with withdrawal from the scheme (art. 21.1)."""

    occurred_on: date


class AmendAgreement(Command):
    """The system finds that both parties signed the addendum of an amendment."""

    amendment: Slug
    bound_on: date
    """The day of the last signature."""
    effective_from: date
    addendum: Evidence
    changes: tuple[TextChange, ...]
    follows: tuple[Slug | None, ...]
    """Of each change, the clause after which a new one stands; None at the end of its annex."""


class AdoptProductList(Command):
    """The system finds that both colleges adopted a product list (art. 5.1)."""

    planning: Slug
    year: int
    adopted_on: date
    """The day of the last decision."""
    effective_from: date
    decisions: tuple[DecisionReference, ...]
    changes: tuple[ProductChange, ...]


class EndAgreement(Command):
    """The system finds that a withdrawal from the scheme took effect (art. 21.1)."""

    withdrawal: Slug
    participant: Slug
    ended_from: date


AgreementCommand = (
    RegisterAgreement
    | SignAgreement
    | AgreeFrequency
    | ProposeCorrection
    | ConfirmCorrection
    | WithdrawCorrection
    | LinkAgreement
    | UnlinkAgreement
    | TerminateAgreement
    | AmendAgreement
    | AdoptProductList
    | EndAgreement
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
