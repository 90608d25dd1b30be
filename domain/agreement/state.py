"""What holds of an agreement: its text as it reads now, its signatures, its open corrections."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import assert_never

from domain.agreement.events import (
    AgreementConcluded,
    AgreementEvent,
    AgreementLinked,
    AgreementRegistered,
    AgreementSigned,
    AgreementUnlinked,
    ClauseAdopted,
    ClauseCorrected,
    CorrectionProposed,
    CorrectionWithdrawn,
    FrequencyAgreed,
    ProductCorrected,
    ProductListed,
    Relation,
    Wording,
)
from domain.clause import Clause, Duty, Every, Product
from domain.values import changed


@dataclass(frozen=True, slots=True)
class Frequency:
    every: Every
    first: date


@dataclass(frozen=True, slots=True)
class Proposal:
    wording: Wording
    actor: str
    party: str


@dataclass(frozen=True)
class Agreement:
    """The mappings are values: nobody changes one, a change makes another."""

    version: int = 0
    registered: AgreementRegistered | None = None
    clauses: Mapping[str, Clause] = field(default_factory=dict)
    products: Mapping[str, Product] = field(default_factory=dict)
    signed: frozenset[str] = frozenset()
    in_force_from: date | None = None
    """Set once it is concluded."""
    begins: date | None = None
    """Of the first signature, or from when it is in force if that is sooner."""
    frequencies: Mapping[str, Frequency] = field(default_factory=dict)
    """By duty, as last agreed."""
    proposals: Mapping[int, Proposal] = field(default_factory=dict)
    """Corrections that wait for a second person."""
    last_correction: int = 0
    links: Mapping[str, Relation] = field(default_factory=dict)
    """What other agreements are to this one, by their keys."""

    @property
    def parties(self) -> frozenset[str]:
        """The parties to this agreement: those that fill a role in it."""
        return frozenset() if self.registered is None else frozenset(self.registered.roles.values())

    @property
    def participants(self) -> tuple[str, ...]:
        """Those of them that take part in the partnership: all but the centre municipality."""
        registered = self.registered
        centre = {one.id for one in registered.parties if one.centre} if registered else set()
        return tuple(sorted(self.parties - centre))

    def duty(self, key: str) -> tuple[Clause, Duty] | None:
        """A duty with the clause that creates it."""
        for clause in self.clauses.values():
            for duty in clause.duties:
                if duty.id == key:
                    return clause, duty
        return None


# Evolution: total, never refuses


def evolve(agreement: Agreement, event: AgreementEvent) -> Agreement:
    now = changed(agreement, version=agreement.version + 1)
    match event:
        case AgreementRegistered():
            return changed(now, registered=event)
        case ClauseAdopted(clause=clause):
            return changed(now, clauses={**now.clauses, clause.id: clause})
        case ProductListed(product=product):
            return changed(now, products={**now.products, product.id: product})
        case AgreementSigned(party=party, occurred_on=day):
            begins = min(day, now.begins or day)
            return changed(now, signed=now.signed | {party}, begins=begins)
        case AgreementConcluded(in_force_from=day):
            return changed(now, in_force_from=day, begins=min(day, now.begins or day))
        case FrequencyAgreed(duty=duty, every=every, first=first):
            return changed(now, frequencies={**now.frequencies, duty: Frequency(every, first)})
        case CorrectionProposed(number=number, wording=wording, actor=actor, party=party):
            proposals = {**now.proposals, number: Proposal(wording, actor, party)}
            return changed(now, proposals=proposals, last_correction=number)
        case ClauseCorrected() | ProductCorrected():
            return _reworded(_without(now, event.number), event)
        case CorrectionWithdrawn(number=number):
            return _without(now, number)
        case AgreementLinked(agreement=other, relation=relation):
            return changed(now, links={**now.links, other: relation})
        case AgreementUnlinked(agreement=other):
            left = {key: it for key, it in now.links.items() if key != other}
            return changed(now, links=left)
        case _:
            assert_never(event)


def _without(agreement: Agreement, number: int) -> Agreement:
    rest = {key: it for key, it in agreement.proposals.items() if key != number}
    return changed(agreement, proposals=rest)


def _reworded(agreement: Agreement, event: ClauseCorrected | ProductCorrected) -> Agreement:
    if isinstance(event, ProductCorrected):
        if (product := agreement.products.get(event.product)) is None:
            return agreement
        retitled = product.model_copy(update={"title": event.title})
        return changed(agreement, products={**agreement.products, product.id: retitled})
    if (clause := agreement.clauses.get(event.clause)) is None:
        return agreement
    reworded = clause.model_copy(update={"heading": event.heading, "text": event.text})
    return changed(agreement, clauses={**agreement.clauses, clause.id: reworded})
