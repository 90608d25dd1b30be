"""A partnership as data: parties, agreements from one template, clauses, duties, products."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from domain.clause import Clause, Product
from domain.messages import Message, Slug, Text

Oin = Annotated[str, Field(pattern=r"^\d{20}$")]
"""Organisatie-identificatienummer of Logius: twenty digits."""


Location = tuple[str | int, ...]
"""A place in a catalogue: `("clauses", 14, "duties", 0, "due")`."""


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
        if found := tuple(inconsistencies(self)):
            raise Inconsistent(found)
        return self

    def party(self, key: str) -> Party:
        return next(party for party in self.parties if party.id == key)

    def clause_of(self, product: Product) -> str:
        """The clause under which a product is delivered: its own, or that of what it is part of."""
        if product.clause is not None:
            return product.clause
        return self.clause_of(next(one for one in self.products if one.id == product.part_of))


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """Two places of a catalogue that contradict each other."""

    path: Location
    words: str


class Inconsistent(ValueError):
    """Everything in which a catalogue contradicts itself, with the places."""

    def __init__(self, found: tuple[Inconsistency, ...]) -> None:
        super().__init__("; ".join(one.words for one in found))
        self.found = found


def inconsistencies(catalogue: Catalogue) -> Iterator[Inconsistency]:
    """Everything in which it contradicts itself."""
    yield from _repeated(catalogue)
    yield from _dates(catalogue)
    yield from _unfilled_roles(catalogue)
    yield from _broken_clauses(catalogue)
    yield from _homeless_products(catalogue)


def _repeated(catalogue: Catalogue) -> Iterator[Inconsistency]:
    seen: set[tuple[str, str]] = set()
    for noun, key, path in _identified(catalogue):
        if (noun, key) in seen:
            yield Inconsistency(path, f"{noun} {key} occurs twice: rename one of them")
        seen.add((noun, key))


def _identified(catalogue: Catalogue) -> Iterator[tuple[str, str, Location]]:
    for n, party in enumerate(catalogue.parties):
        yield "party", party.id, ("parties", n, "id")
    for n, agreement in enumerate(catalogue.agreements):
        yield "agreement", agreement.id, ("agreements", n, "id")
    for n, annex in enumerate(catalogue.annexes):
        yield "annex", annex.id, ("annexes", n, "id")
    for n, definition in enumerate(catalogue.definitions):
        yield "definition", definition.term.nl, ("definitions", n, "term", "nl")
    for n, clause in enumerate(catalogue.clauses):
        yield "clause", clause.id, ("clauses", n, "id")
        for m, duty in enumerate(clause.duties):
            yield "duty", duty.id, ("clauses", n, "duties", m, "id")
    for n, product in enumerate(catalogue.products):
        yield "product", product.id, ("products", n, "id")


def _dates(catalogue: Catalogue) -> Iterator[Inconsistency]:
    if catalogue.ends_on is not None and catalogue.ends_on < catalogue.in_force_on:
        yield Inconsistency(("ends_on",), "it ends before it is in force: correct one of the dates")


def _unfilled_roles(catalogue: Catalogue) -> Iterator[Inconsistency]:
    parties = {party.id for party in catalogue.parties}
    roles = set(catalogue.agreements[0].roles)
    for n, agreement in enumerate(catalogue.agreements):
        path = ("agreements", n, "roles")
        if set(agreement.roles) != roles:
            words = f"every agreement fills the same roles: {', '.join(sorted(roles))}"
            yield Inconsistency(path, f"agreement {agreement.id}: {words}")
        for role, party in agreement.roles.items():
            if party not in parties:
                words = f"no such party: {party}; add it under `parties`"
                yield Inconsistency((*path, role), f"agreement {agreement.id}: {words}")


def _broken_clauses(catalogue: Catalogue) -> Iterator[Inconsistency]:
    annexes = {annex.id for annex in catalogue.annexes}
    roles = set(catalogue.agreements[0].roles)
    for n, clause in enumerate(catalogue.clauses):
        if clause.annex is not None and clause.annex not in annexes:
            words = f"no such annex: {clause.annex}; add it under `annexes`"
            yield Inconsistency(("clauses", n, "annex"), f"clause {clause.id}: {words}")
        for m, duty in enumerate(clause.duties):
            for field in ("debtor", "creditor", "waivable_by"):
                for role in sorted({*getattr(duty, field)} - roles):
                    words = f"no such role: {role}; the roles are {', '.join(sorted(roles))}"
                    path = ("clauses", n, "duties", m, field)
                    yield Inconsistency(path, f"duty {duty.id}: {words}")


def _homeless_products(catalogue: Catalogue) -> Iterator[Inconsistency]:
    clauses = {clause.id for clause in catalogue.clauses}
    before: set[str] = set()
    for n, product in enumerate(catalogue.products):
        if product.part_of is None and product.clause is None:
            words = "name the `clause` under which it is delivered, or what it is `part_of`"
            yield Inconsistency(("products", n), f"product {product.id}: {words}")
        if product.part_of is not None and product.part_of not in before:
            words = f"no such product before it: {product.part_of}"
            yield Inconsistency(("products", n, "part_of"), f"product {product.id}: {words}")
        if product.clause is not None and product.clause not in clauses:
            words = f"no such clause: {product.clause}"
            yield Inconsistency(("products", n, "clause"), f"product {product.id}: {words}")
        before.add(product.id)
