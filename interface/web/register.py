"""The register of processing activities (AVG 30): the list, an activity, and files to take away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from fastapi import APIRouter
from starlette.responses import Response

from application.paging import Paging
from application.processing_register import Exported, ProcessingEntry
from application.registers import AgreementEntry, leading
from application.request_answer import AnsweredProcessing
from domain.processing import PROCESSING
from domain.processing.commands import RecordProcessing
from domain.processing.description import Retention
from interface.web.reading import Cursor, OfRegister, Position
from interface.web.register_deeds import Deed, open_to
from interface.web.register_file import by_law, columns, kept
from interface.web.tables import Format, Sheet, exported
from interface.web.templating import translations
from interface.web.visit import Visit

router = APIRouter(include_in_schema=False)

HERE = "/register"
SHOWN = 50


@dataclass(frozen=True)
class Named:
    """What activities and products are called on pages."""

    visit: Visit

    @cached_property
    def _products(self) -> dict[str, Mapping[str, str]]:
        return {}

    def product(self, agreement: str, product: str) -> str:
        if agreement not in self._products:
            listed = self.visit.doors.registers.products(agreement, self.visit.at)
            titles = {one.product: one.title[self.visit.language] for one in listed}
            self._products[agreement] = titles
        return self._products[agreement].get(product, product)

    def title(self, entry: ProcessingEntry | AnsweredProcessing) -> str:
        """By its products, as the list of the agreement calls them."""
        products = entry.processing.products
        return ", ".join(self.product(entry.agreement, one) for one in products)

    def law(self, law: str, article: str) -> str:
        return by_law(law, article, self.visit.language)

    def kept(self, retention: Retention) -> str:
        return kept(retention, self.visit.language)


@router.get(HERE)
def register(
    visit: OfRegister,
    cursor: Cursor = None,
    recorded: Position = None,
    unchanged: Position = None,
) -> Response:
    listed = visit.doors.processing.register
    return visit.page(
        "register.html",
        here="/privacy",
        page=listed.page(visit.at, Paging(SHOWN, cursor)),
        cursor=cursor,
        shown=SHOWN,
        tally=listed.tally(visit.at),
        named=Named(visit),
        under=_may_record(visit),
        recorded=recorded,
        unchanged=unchanged,
    )


def _may_record(visit: Visit) -> Sequence[AgreementEntry]:
    """The agreements under which the reader may record an activity now."""
    if visit.at.past or visit.person is None or not visit.person.may(RecordProcessing):
        return ()
    found = visit.doors.registers.agreements(visit.at)
    return leading(found, visit.party)


@router.get(f"{HERE}/whole")
def whole(visit: OfRegister) -> Response:
    """Everything on one page, to read or to print."""
    found = visit.doors.processing.register.activities(visit.at)
    return visit.page("register_whole.html", here="/privacy", entries=found, named=Named(visit))


@router.get(f"{HERE}.json")
def taken_as_json(visit: OfRegister) -> Response:
    """As the supervisory authority may ask for it (AVG 30(4)), at any moment."""
    found = tuple(visit.doors.processing.register.activities(visit.at))
    told = Exported(position=visit.at.position, day=visit.at.today, activities=found)
    name = f"{_file_name(visit)}-{visit.at.position}.json"
    return Response(
        told.model_dump_json(by_alias=True, indent=2),
        media_type="application/json",
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )


@router.get(f"{HERE}.{{kind}}")
def taken(visit: OfRegister, kind: Format) -> Response:
    _ = translations(visit.language).gettext
    found = visit.doors.processing.register.activities(visit.at)
    told = columns(visit, Named(visit))
    known_at = _("Zoals bekend bij nr.")
    return exported(Sheet(_file_name(visit), told, found, visit.at, known_at), kind)


def _file_name(visit: Visit) -> str:
    return translations(visit.language).gettext("verwerkingen")


@router.get(f"{HERE}/{{activity}}")
def activity(
    visit: OfRegister, activity: str, recorded: Position = None, unchanged: Position = None
) -> Response:
    return shown(visit, activity, recorded, unchanged)


def shown(
    visit: Visit, key: str, recorded: int | None = None, unchanged: int | None = None
) -> Response:
    entry = visit.doors.processing.register.activity(key, visit.at)
    return visit.page(
        "activity.html",
        here="/privacy",
        entry=entry,
        named=Named(visit),
        life=visit.life(PROCESSING.stream(key)),
        deeds=_deeds(visit, key),
        recorded=recorded,
        unchanged=unchanged,
    )


def _deeds(visit: Visit, key: str) -> Sequence[Deed]:
    if visit.at.past or visit.person is None:
        return ()
    return open_to(visit.person, visit.doors.processing.current(key))
