"""Correcting the wording of a clause or a product: one person proposes, another confirms."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, Self, TypeAlias

from fastapi import APIRouter
from starlette.responses import Response

from application.people import Person
from application.ports import Recorded
from application.registers import AgreementEntry
from application.transact import Wish
from domain.agreement.commands import (
    AgreementCommand,
    ConfirmCorrection,
    ProposeCorrection,
    WithdrawCorrection,
)
from domain.agreement.decisions import AGREEMENT
from domain.agreement.events import ClauseWording, ProductWording, Wording
from domain.agreement.possible import possible
from domain.agreement.refusals import CorrectionNotFound, WordingNotFound
from domain.agreement.state import Agreement
from domain.clause import Clause
from domain.errors import Refusal
from domain.messages import Command, Text
from interface.problems import NoSuchPath
from interface.web import steps
from interface.web.difference import Difference, difference
from interface.web.forms import WHOLE, Errors, Typed, at_field, typed_in
from interface.web.reading import OfRegister
from interface.web.templating import translations
from interface.web.visit import Visit

router = APIRouter(include_in_schema=False)

Kind: TypeAlias = Literal["clause", "product"]
Settling: TypeAlias = Literal["confirm", "withdraw"]
SETTLING: Mapping[Settling, type[ConfirmCorrection] | type[WithdrawCorrection]] = {
    "confirm": ConfirmCorrection,
    "withdraw": WithdrawCorrection,
}
FIELDS: Mapping[Kind, Sequence[str]] = {"clause": ("heading", "text"), "product": ("title",)}
"""What of each can be worded otherwise."""


def about(agreement: str) -> str:
    """Where open corrections stand."""
    return f"/agreements/{agreement}?part=about"


def may_propose(person: Person | None, agreement: AgreementEntry) -> bool:
    if person is None or person.party not in agreement.roles.values():
        return False
    return person.may(ProposeCorrection)


def settling(person: Person | None, agreement: Agreement, number: int) -> list[Settling]:
    """What someone may do with an open correction, as their role and the rules have it."""
    if person is None:
        return []
    commands = possible(agreement, number, person.id, person.party)
    return [
        name for name, command in SETTLING.items() if command in commands and person.may(command)
    ]


def worded(agreement: Agreement, kind: Kind, id: str) -> Wording:
    """How it reads now. Raises WordingNotFound."""
    found = (agreement.clauses if kind == "clause" else agreement.products).get(id)
    if found is None:
        raise WordingNotFound(kind=kind, id=id[:60])
    if isinstance(found, Clause):
        return ClauseWording(id=found.id, heading=found.heading, text=found.text)
    return ProductWording(id=found.id, title=found.title)


def differences(old: Wording, new: Wording) -> list[tuple[str, str, Difference]]:
    """Field, language, and what of it differs; the fields that do not are left out."""
    found = [
        (name, language, difference(getattr(old, name)[language], getattr(new, name)[language]))
        for name in FIELDS[old.kind]
        for language in ("nl", "en")
    ]
    return [one for one in found if one[2].any]


# What the forms have in common


@dataclass(frozen=True)
class WordingForm:
    visit: Visit
    key: str

    @cached_property
    def state(self) -> Agreement:
        return self.visit.doors.agreements.current(self.key)

    @cached_property
    def agreement(self) -> AgreementEntry:
        """Raises AgreementNotFound."""
        return self.visit.doors.registers.agreement(self.key, self.visit.at)

    @property
    def home(self) -> str:
        return about(self.key)

    def blank(self) -> Typed:
        return Typed(seen=self.state.version)

    def wish(self, command: Command, typed: Typed) -> Wish:
        return steps.wish(self.visit, AGREEMENT, self.key, command, typed)

    def told(self, refusal: Refusal, command: Command) -> Errors:
        return at_field(refusal, WHOLE, self.visit.language)

    def since(self, typed: Typed) -> Sequence[Recorded]:
        return self.visit.doors.log.read(AGREEMENT.stream(self.key), typed.seen)

    def anew(self) -> Self:
        return replace(self, visit=replace(self.visit))

    def shown(self, template: str, status: int, wording: Wording, **facts: object) -> Response:
        return self.visit.page(
            template,
            status,
            here="/agreements",
            words="wording_parts.html",
            agreement=self.agreement,
            wording=wording,
            fields=FIELDS[wording.kind],
            differences=differences,
            **facts,
        )


# To propose


@dataclass(frozen=True)
class Proposing(WordingForm):
    kind: Kind = "clause"
    id: str = ""
    name: str = "propose"

    @property
    def now(self) -> Wording:
        return worded(self.state.on(self.visit.at.today), self.kind, self.id)

    @property
    def allowed(self) -> bool:
        return not self.visit.at.past and may_propose(self.visit.person, self.agreement)

    def blank(self) -> Typed:
        now = self.now
        fields = {
            f"{name}-{language}": getattr(now, name)[language]
            for name in FIELDS[self.kind]
            for language in ("nl", "en")
        }
        return super().blank().but(**fields)

    def read(self, typed: Typed) -> tuple[Typed, Wish | Errors]:
        names = FIELDS[self.kind]
        empty = [f"{n}-{lang}" for n in names for lang in ("nl", "en") if not typed[f"{n}-{lang}"]]
        if empty:
            return typed, dict.fromkeys(empty)
        wording = self.typed(typed)
        if wording == self.now:
            unchanged = translations(self.visit.language).gettext(
                "U hebt nog niets veranderd. Verander de woorden, of annuleer."
            )
            return typed, {f"{names[-1]}-{self.visit.language}": unchanged}
        return typed, self.wish(ProposeCorrection(wording=wording), typed)

    def typed(self, typed: Typed) -> Wording:
        """A browser ends lines in its own way; the text does not."""

        def text(name: str) -> Text:
            said = (typed[f"{name}-{language}"] for language in ("nl", "en"))
            nl, en = (one.replace("\r\n", "\n") for one in said)
            return Text(nl=nl, en=en)

        if self.kind == "clause":
            return ClauseWording(id=self.id, heading=text("heading"), text=text("text"))
        return ProductWording(id=self.id, title=text("title"))

    def page(self, template: str, status: int = 200, **facts: object) -> Response:
        return self.shown(
            template, status, self.now, typed_wording=self.typed, home=self.home, **facts
        )


def _proposing(visit: Visit, agreement: str, places: str, id: str) -> Proposing:
    kinds: dict[str, Kind] = {"clauses": "clause", "products": "product"}
    if places not in kinds:
        raise NoSuchPath(path=places[:60])
    return Proposing(visit, agreement, kind=kinds[places], id=id)


@router.get("/agreements/{agreement}/{places}/{id}/correction")
def blank_proposal(visit: OfRegister, agreement: str, places: str, id: str) -> Response:
    return steps.blank(_proposing(visit, agreement, places, id))


@router.post("/agreements/{agreement}/{places}/{id}/correction")
async def send_proposal(visit: OfRegister, agreement: str, places: str, id: str) -> Response:
    form = _proposing(visit, agreement, places, id)
    return await steps.send(form, await typed_in(visit.request), {})


# To confirm, or to withdraw


@dataclass(frozen=True)
class Settled(WordingForm):
    number: int = 0
    name: Settling = "confirm"

    @property
    def proposed(self) -> Wording:
        """Raises CorrectionNotFound."""
        proposal = self.state.proposals.get(self.number)
        if proposal is None:
            raise CorrectionNotFound(number=str(self.number))
        return proposal.wording

    @property
    def allowed(self) -> bool:
        open_to = settling(self.visit.person, self.state, self.number)
        return not self.visit.at.past and self.name in open_to

    def read(self, typed: Typed) -> tuple[Typed, Wish | Errors]:
        command: AgreementCommand = SETTLING[self.name](number=self.number)
        return typed, self.wish(command, typed)

    def page(self, template: str, status: int = 200, **facts: object) -> Response:
        proposed = self.proposed
        now = worded(self.state.on(self.visit.at.today), proposed.kind, proposed.id)
        party = self.state.proposals[self.number].party
        return self.shown(
            template,
            status,
            now,
            proposed=proposed,
            proposed_by=party,
            number=self.number,
            home=self.home,
            **facts,
        )


@router.get("/agreements/{agreement}/corrections/{number}/{name}")
def blank_settling(visit: OfRegister, agreement: str, number: int, name: Settling) -> Response:
    return steps.blank(Settled(visit, agreement, number=number, name=name))


@router.post("/agreements/{agreement}/corrections/{number}/{name}")
async def send_settling(visit: OfRegister, agreement: str, number: int, name: Settling) -> Response:
    form = Settled(visit, agreement, number=number, name=name)
    return await steps.send(form, await typed_in(visit.request), {})
