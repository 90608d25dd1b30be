"""Agreements: what was agreed, clause by clause, beside what came of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, cast

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from application.ports import Recorded
from application.registers import (
    AgreedEvery,
    AgreementEntry,
    ClauseEntry,
    Listed,
    ObligationEntry,
    OpenCorrection,
    ProductEntry,
    UnknownObligation,
)
from domain.agreement.decisions import AGREEMENT
from domain.agreement.events import AgreementEvent, AgreementSigned, ClauseAdopted, ProductListed
from domain.agreement.state import Agreement
from domain.clause import AgreedFrequency, Duty
from domain.duty_source import TO_BE_AGREED
from interface.web import hindsight
from interface.web.difference import Difference
from interface.web.ending import ending
from interface.web.kept import Kept, kept, shown_years
from interface.web.linking import linked
from interface.web.reading import OfRegister
from interface.web.tables import Column, Format, Sheet, exported
from interface.web.templating import translations
from interface.web.visit import Visit
from interface.web.wording import Settling, differences, may_propose, settling, worded

router = APIRouter(include_in_schema=False)

ARTICLES, ABOUT, PRODUCTS = "articles", "about", "products"
"""The parts of an agreement's page besides its annexes, which go by their own names."""

Sorting: TypeAlias = Literal["position", "-position", "title", "-title"]
"""Of the products: as the list has them, or by name; with a minus the other way round."""


@dataclass(frozen=True)
class Line:
    """A clause beside how each of its duties was kept."""

    entry: ClauseEntry
    duties: Sequence[Kept]


@dataclass(frozen=True)
class Frequency:
    """How often a duty returns; nothing is agreed while the point is open."""

    duty: Duty
    clause: str
    agreed: AgreedEvery | None
    open: ObligationEntry | None


@dataclass(frozen=True)
class Rewording:
    """An open correction beside what the text says until a second person confirms it."""

    correction: OpenCorrection
    differences: Sequence[tuple[str, Difference]]
    """By language, what of the text would read otherwise."""
    ways: Sequence[Settling]
    """What the reader may do with it."""
    yours: bool


@router.get("/agreements")
def agreements(visit: OfRegister) -> Response:
    found = visit.doors.registers.agreements(visit.at)
    mine = [one for one in found if visit.party in one.roles.values()]
    return visit.page("agreements.html", here="/agreements", agreements=found, mine=mine)


@router.get("/agreements/{key}")
def agreement(
    visit: OfRegister, key: str, part: str = ARTICLES, sort: Sorting = "position"
) -> Response:
    """One part at a time: the articles, an annex, the products, or what there is about it."""
    registers = visit.doors.registers
    found = registers.agreement(key, visit.at)
    clauses = registers.clauses(key, visit.at)
    if part not in (ARTICLES, ABOUT, PRODUCTS, *(one.id for one in found.annexes)):
        part = ARTICLES
    shown = {ABOUT: _about, PRODUCTS: _products}.get(part, _text)
    return visit.page(
        "agreement.html",
        here="/agreements",
        agreement=found,
        part=part,
        sort=sort,
        clauses=clauses,
        later=hindsight.of_agreement(visit, found),
        reworded=hindsight.of_clauses(visit, key, clauses),
        may_propose=not visit.at.past and may_propose(visit.person, found),
        confirmed=confirmed(visit, key),
        linked=linked(visit, found),
        ending=ending(visit, found, clauses),
        unchanged="unchanged" in visit.request.query_params,
        **shown(visit, found, clauses, part),
    )


@router.get("/agreements/{key}/products.{kind}")
def products(visit: OfRegister, key: str, kind: Format, sort: Sorting = "position") -> Response:
    """The product list as a file."""
    _ = translations(visit.language).gettext
    language, registers = visit.language, visit.doors.registers
    registers.agreement(key, visit.at)
    found = in_order(registers.products(key, visit.at), sort, language)
    columns: list[Column[ProductEntry]] = [
        Column(_("Nr."), lambda one: one.position),
        Column(_("Code"), lambda one: one.product),
        Column(_("Product"), lambda one: one.title[language]),
        Column(_("Onderdeel van"), lambda one: one.part_of),
    ]
    sheet = Sheet(_("producten"), columns, found, visit.at, _("Zoals bekend bij nr."))
    return exported(sheet, kind)


@router.get("/agreements/{key}/clauses/{clause}")
def clause(visit: OfRegister, key: str, clause: str) -> Response:
    """To the place of a clause in its part."""
    found = visit.doors.registers.clause(key, clause, visit.at)
    there = visit.link(f"/agreements/{key}", part=found.annex)
    return RedirectResponse(f"{there}#{anchor(clause)}", 303)


def anchor(clause: str) -> str:
    """The name of a clause's place on its page: `a17-2`."""
    return f"a{clause.replace('.', '-')}"


def _text(
    visit: Visit, found: AgreementEntry, clauses: Sequence[ClauseEntry], part: str
) -> dict[str, Any]:
    """Every duty looks up its obligations in one list that was read once."""
    by_duty: dict[str, list[Listed]] = defaultdict(list)
    for one in visit.doors.registers.owed_under(found.id, visit.at):
        by_duty[one.duty].append(one)
    today = visit.at.today
    years = shown_years(found, today)
    lines = [
        Line(one, [kept(duty, by_duty[duty.id], years, today) for duty in one.duties])
        for one in clauses
        if (one.annex or ARTICLES) == part
    ]
    return {"years": years, "lines": lines}


def _about(
    visit: Visit, found: AgreementEntry, clauses: Sequence[ClauseEntry], _: str
) -> dict[str, Any]:
    products = visit.doors.registers.products(found.id, visit.at)
    recorded = _recorded(visit, found.id, len(clauses) + len(products))
    return {
        "frequencies": _frequencies(visit, found, clauses),
        "signatures": _signatures(recorded),
        "recorded": recorded,
        "rewordings": _rewordings(visit, found),
    }


def _products(
    visit: Visit, found: AgreementEntry, clauses: Sequence[ClauseEntry], _: str
) -> dict[str, Any]:
    return {"products": visit.doors.registers.products(found.id, visit.at), "in_order": in_order}


def in_order(products: Sequence[ProductEntry], sort: Sorting, language: str) -> list[ProductEntry]:
    """As the list has them, or by the name that the reader reads; with a minus the other way."""

    def by_name(one: ProductEntry) -> str:
        return one.title[language].casefold()

    def by_place(one: ProductEntry) -> int:
        return one.position

    back = sort.startswith("-")
    if sort.endswith("title"):
        return sorted(products, key=by_name, reverse=back)
    return sorted(products, key=by_place, reverse=back)


def _recorded(visit: Visit, key: str, adopted: int) -> list[Recorded]:
    """What was recorded about an agreement besides adopting its text, up to the moment seen."""
    return [
        one
        for one in visit.life(AGREEMENT.stream(key), adopted)
        if not isinstance(one.event, ClauseAdopted | ProductListed)
    ]


def _signatures(recorded: Iterable[Recorded]) -> Mapping[str, Recorded]:
    return {one.event.party: one for one in recorded if isinstance(one.event, AgreementSigned)}


def _frequencies(
    visit: Visit, found: AgreementEntry, clauses: Sequence[ClauseEntry]
) -> list[Frequency]:
    return [
        Frequency(duty, clause.clause, agreed, None if agreed else _point(visit, found.id, duty.id))
        for clause in clauses
        for duty in clause.duties
        if isinstance(duty.trigger, AgreedFrequency)
        for agreed in [found.frequencies.get(duty.id)]
    ]


def _point(visit: Visit, agreement: str, duty: str) -> ObligationEntry | None:
    """The open point that an unagreed frequency is; none before the agreement is in force."""
    try:
        return visit.doors.registers.obligation(f"{agreement}-{duty}-{TO_BE_AGREED}", visit.at)
    except UnknownObligation:
        return None


def confirmed(visit: Visit, key: str) -> Recorded | None:
    """What this reader just recorded of it, by the position in the address."""
    asked, person = visit.request.query_params.get("recorded", ""), visit.person
    if person is None or not (asked.isdecimal() and len(asked) < 16):
        return None
    position, stream = int(asked), AGREEMENT.stream(key)
    found = visit.doors.log.since(position - 1, position) if position else iter(())
    return next((one for one in found if (one.stream, one.by.actor) == (stream, person.id)), None)


def _rewordings(visit: Visit, found: AgreementEntry) -> list[Rewording]:
    """As the text was at the moment seen; the log is only read where a correction is open."""
    if not found.open_corrections:
        return []
    events = (one.event for one in visit.life(AGREEMENT.stream(found.id)))
    state = AGREEMENT.fold(cast("AgreementEvent", one) for one in events)
    return [_rewording(visit, state, one) for one in found.open_corrections]


def _rewording(visit: Visit, state: Agreement, open: OpenCorrection) -> Rewording:
    person, number, new = visit.person, open.number, open.wording
    differing = differences(worded(state.on(visit.at.today), new.kind, new.id), new)
    ways = [] if visit.at.past else settling(person, state, number)
    yours = person is not None and state.proposals[number].actor == person.id
    return Rewording(open, [(language, one) for _, language, one in differing], ways, yours)
