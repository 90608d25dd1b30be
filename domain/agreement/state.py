"""What holds of an agreement: its text as of any day, its signatures, its open corrections."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TypeVar, assert_never

from domain.agreement.changes import Changed
from domain.agreement.events import (
    AgreementAmended,
    AgreementConcluded,
    AgreementEnded,
    AgreementEvent,
    AgreementLinked,
    AgreementRegistered,
    AgreementSigned,
    AgreementUnlinked,
    AnnexAmended,
    ClauseAdopted,
    ClauseAmended,
    ClauseCorrected,
    CorrectionProposed,
    CorrectionWithdrawn,
    FrequencyAgreed,
    ProductAmended,
    ProductCorrected,
    ProductListAdopted,
    ProductListed,
    Relation,
    Wording,
)
from domain.catalogue import Annex
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


T = TypeVar("T", Clause, Annex, Product)


@dataclass(frozen=True)
class Agreement:
    """The mappings are values: nobody changes one, a change makes another."""

    version: int = 0
    registered: AgreementRegistered | None = None
    clauses: Mapping[str, Clause] = field(default_factory=dict)
    """As adopted at the beginning; `on` tells how they read on a day, and likewise the others."""
    products: Mapping[str, Product] = field(default_factory=dict)
    annexes: Mapping[str, Annex] = field(default_factory=dict)
    changes: tuple[ClauseAmended | AnnexAmended | ProductAmended, ...] = ()
    """In the order of recording, each with the day from which it holds."""
    amended: Mapping[str, date] = field(default_factory=dict)
    """By amendment or yearly cycle, the day from which what it changes holds."""
    ended: AgreementEnded | None = None
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

    @property
    def last_day(self) -> date | None:
        """On which it holds: by its text, or because a participant withdrew (art. 20, 21.1)."""
        stated = None if self.registered is None else self.registered.ends_on
        return last_day(stated, None if self.ended is None else self.ended.ended_from)

    @property
    def places(self) -> dict[str, str]:
        """Of every clause that there ever was, its place in the text as digits that sort."""
        adopted = {id: f"{number:05d}" for number, id in enumerate(self.clauses, start=1)}
        changed = (one for one in self.changes if isinstance(one, ClauseAmended))
        return adopted | {one.change.id: one.place for one in changed}

    def annex_of(self, clause: str) -> str | None:
        """In which annex a clause stands, or stood."""
        if (adopted := self.clauses.get(clause)) is not None:
            return adopted.annex
        for one in self.changes:
            if isinstance(one, ClauseAmended) and one.change.id == clause and one.change.after:
                return one.change.after.annex
        return None

    @property
    def effective_days(self) -> tuple[date, ...]:
        """The days from which its text reads otherwise, the first of them first."""
        return tuple(sorted({one.effective_from for one in self.changes}))

    def on(self, day: date) -> "Agreement":
        """With its clauses, annexes and products as they read on a day."""
        held = [one for one in self.changes if one.effective_from <= day]
        if not held:
            return self
        clauses, annexes, products = self.clauses, self.annexes, self.products
        for one in sorted(held, key=lambda one: one.effective_from):
            match one:
                case ClauseAmended(change=clause):
                    clauses = with_change(clauses, clause)
                case AnnexAmended(change=annex):
                    annexes = with_change(annexes, annex)
                case ProductAmended(change=product):
                    products = with_change(products, product)
                case _:
                    assert_never(one)
        return changed(self, clauses=clauses, annexes=annexes, products=products, changes=())

    def duty(self, key: str) -> tuple[Clause, Duty] | None:
        """A duty with the clause that creates it."""
        for clause in self.clauses.values():
            for duty in clause.duties:
                if duty.id == key:
                    return clause, duty
        return None


def last_day(ends_on: date | None, ended_from: date | None) -> date | None:
    """By the text, or the day before the withdrawal from the scheme if that is sooner."""
    if ended_from is None:
        return ends_on
    left = ended_from - timedelta(days=1)
    return left if ends_on is None else min(left, ends_on)


def with_change(known: Mapping[str, T], change: Changed[T]) -> Mapping[str, T]:
    if change.after is None:
        return {id: one for id, one in known.items() if id != change.id}
    return {**known, change.id: change.after}


# Evolution: total, never refuses


def evolve(agreement: Agreement, event: AgreementEvent) -> Agreement:
    now = changed(agreement, version=agreement.version + 1)
    match event:
        case AgreementRegistered():
            return changed(
                now, registered=event, annexes={annex.id: annex for annex in event.annexes}
            )
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
        case AgreementAmended(effective_from=day):
            return changed(now, amended={**now.amended, event.amendment: day})
        case ProductListAdopted(effective_from=day):
            return changed(now, amended={**now.amended, event.planning: day})
        case ClauseAmended() | AnnexAmended() | ProductAmended():
            return changed(now, changes=(*now.changes, event))
        case AgreementEnded():
            return changed(now, ended=event)
        case _:
            assert_never(event)


def _without(agreement: Agreement, number: int) -> Agreement:
    rest = {key: it for key, it in agreement.proposals.items() if key != number}
    return changed(agreement, proposals=rest)


def _reworded(agreement: Agreement, event: ClauseCorrected | ProductCorrected) -> Agreement:
    """Of the text as it read on the day of the correction: what was amended since stays so."""
    if isinstance(event, ProductCorrected):
        if (product := agreement.on(event.occurred_on).products.get(event.product)) is None:
            return agreement
        return _put(agreement, event, product.model_copy(update={"title": event.title}))
    if (clause := agreement.on(event.occurred_on).clauses.get(event.clause)) is None:
        return agreement
    words = {"heading": event.heading, "text": event.text}
    return _put(agreement, event, clause.model_copy(update=words))


def _put(
    agreement: Agreement, event: ClauseCorrected | ProductCorrected, said: Clause | Product
) -> Agreement:
    """In the place of the version that held on that day."""
    kind = ClauseAmended if isinstance(said, Clause) else ProductAmended
    held = [
        (one.effective_from, number)
        for number, one in enumerate(agreement.changes)
        if isinstance(one, kind) and one.change.id == said.id
        if one.effective_from <= event.occurred_on
    ]
    if not held:
        if isinstance(said, Clause):
            return changed(agreement, clauses={**agreement.clauses, said.id: said})
        return changed(agreement, products={**agreement.products, said.id: said})
    _, number = max(held)
    one = agreement.changes[number]
    change = one.change.model_copy(update={"after": said})
    put = one.model_copy(update={"change": change})
    changes = (*agreement.changes[:number], put, *agreement.changes[number + 1 :])
    return changed(agreement, changes=changes)
