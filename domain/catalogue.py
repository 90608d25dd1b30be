"""A partnership described as data: parties, agreements from one template, clauses, duties, products."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from domain.clause import Clause, Product
from domain.messages import Message, Slug, Text

Oin = Annotated[str, Field(pattern=r"^\d{20}$")]
"""Organisatie-identificatienummer of Logius: twenty digits."""


class Party(Message):
    """A public body or company that takes part."""

    id: Slug
    name: Text
    kind: Literal["municipality", "province", "water-board", "company", "joint-body", "other"]
    oin: Oin | None = None
    college: bool = False
    """Whether its college votes in the governing scheme."""
    centre: bool = False
    """Whether it is the centre municipality (centrumgemeente) of the scheme."""


class Scheme(Message):
    """The arrangement under which the agreements stand (centrumregeling)."""

    title: Text
    citation: str
    in_force_on: date


class Annex(Message):
    id: Slug
    title: Text


class Definition(Message):
    term: Text
    meaning: Text


class Participation(Message):
    """One agreement from the template: who fills its roles, and how it is cited."""

    id: Slug
    citation_titles: Annotated[tuple[str, ...], Field(min_length=1)]
    roles: dict[Slug, Slug]
    """Role in the agreement to party: `client: beek`, `provider: sittard-geleen`."""


class Catalogue(Message):
    """One catalogue file (or folder): everything that a partnership agreed."""

    format: Literal["nakomen-catalogue/1"]
    id: Slug
    title: Text
    scheme: Scheme
    parties: Annotated[tuple[Party, ...], Field(min_length=2)]
    agreements: Annotated[tuple[Participation, ...], Field(min_length=1)]
    in_force_on: date
    """The date that the text states; force begins then, not with the last signature."""
    ends_on: date | None = None
    """None: for an indefinite time."""
    annexes: tuple[Annex, ...] = ()
    definitions: tuple[Definition, ...] = ()
    clauses: Annotated[tuple[Clause, ...], Field(min_length=1)]
    products: tuple[Product, ...] = ()

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        _unique("party", [party.id for party in self.parties])
        _unique("agreement", [agreement.id for agreement in self.agreements])
        _unique("annex", [annex.id for annex in self.annexes])
        _unique("clause", [clause.id for clause in self.clauses])
        _unique("duty", [duty.id for clause in self.clauses for duty in clause.duties])
        _unique("product", [product.id for product in self.products])
        parties = {party.id for party in self.parties}
        roles = set(self.agreements[0].roles)
        for agreement in self.agreements:
            if set(agreement.roles) != roles:
                raise ValueError(f"agreement {agreement.id}: every agreement fills the same roles")
            if unknown := set(agreement.roles.values()) - parties:
                raise ValueError(f"agreement {agreement.id}: no such party: {sorted(unknown)}")
        annexes = {annex.id for annex in self.annexes}
        products = {product.id for product in self.products}
        for clause in self.clauses:
            if clause.annex is not None and clause.annex not in annexes:
                raise ValueError(f"clause {clause.id}: no such annex: {clause.annex}")
            for duty in clause.duties:
                named = {*duty.debtor, *duty.creditor, *duty.waivable_by}
                if unknown := named - roles:
                    raise ValueError(f"duty {duty.id}: no such role: {sorted(unknown)}")
        for product in self.products:
            if product.part_of is not None and product.part_of not in products:
                raise ValueError(f"product {product.id}: no such product: {product.part_of}")
        return self

    def party(self, key: str) -> Party:
        return next(party for party in self.parties if party.id == key)


def _unique(noun: str, keys: list[str]) -> None:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            raise ValueError(f"{noun} {key} occurs twice")
        seen.add(key)
