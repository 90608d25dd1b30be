"""What has some words in it: one list of everything that the reader may see, now or as it was."""

import re
from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

from application.search import Found, FoundPage, Kind, SearchQuery, findable
from application.sought import LONGEST, Sought, excerpt, holds, marked
from interface.web.coded import coded
from interface.web.homes import page_of
from interface.web.narrowed import cited
from interface.web.reading import Cursor, OfRegister
from interface.web.templating import translations
from interface.web.visit import Visit
from interface.words import LANGUAGES

router = APIRouter(include_in_schema=False)

HERE = "/search"
SHOWN = 25

_UNSHOWN = re.compile(r"[\x00-\x1f\x7f]")
"""What an address may hold and a page may not."""


@router.get(HERE)
def search(
    visit: OfRegister,
    q: str = "",
    kind: Annotated[str, Query(max_length=200)] = "",
    agreement: Annotated[str, Query(max_length=200)] = "",
    cursor: Cursor = None,
) -> Response:
    written = _UNSHOWN.sub(" ", q).strip()
    sought, kinds = Sought.read(written), kinds_of(visit)
    agreements = {
        one.id: cited(one, visit.language) for one in visit.doors.registers.agreements(visit.at)
    }
    unknown = {
        name
        for name, said, known in (("kind", kind, kinds), ("agreement", agreement, agreements))
        if said and said not in known
    }
    frame: dict[str, Any] = {
        "here": HERE,
        "q": written[:LONGEST],
        "long": len(written),
        "longest": LONGEST,
        "sought": sought,
        "asked": {"kind": kind, "agreement": agreement},
        "unknown": unknown,
        "kinds": kinds,
        "agreements": agreements,
        "cursor": cursor,
        "shown": SHOWN,
        "page": None,
    }
    if unknown or sought.too_long:
        return visit.page("search.html", 400, **frame)
    if sought.terms:
        frame["page"] = _page(visit, sought, kind, agreement, cursor)
    parts = {"parts": marked, "excerpt": excerpt, "spoken": spoken, "address": address}
    parts["readable"] = readable
    return visit.page("search.html", **frame | parts)


def _page(visit: Visit, sought: Sought, kind: str, agreement: str, cursor: str | None) -> FoundPage:
    assert visit.person is not None
    query = SearchQuery(
        sought,
        findable(visit.person),
        visit.person.party,
        Kind(kind) if kind else None,
        agreement or None,
        SHOWN,
        cursor or None,
    )
    return visit.doors.search.find(query, visit.at)


def kinds_of(visit: Visit) -> Mapping[str, str]:
    """Those that this reader can find, with the word of each."""
    assert visit.person is not None
    _ = translations(visit.language).gettext
    words = {
        Kind.AGREEMENT: _("overeenkomst"),
        Kind.CLAUSE: _("artikel"),
        Kind.DEFINITION: _("begrip"),
        Kind.ANNEX: _("bijlage"),
        Kind.PRODUCT: _("product"),
        Kind.OBLIGATION: _("verplichting"),
        Kind.EVIDENCE: _("bewijsstuk"),
        Kind.REQUEST: _("verzoek van een betrokkene"),
        Kind.BREACH: _("datalek"),
        Kind.DISCLOSURE: _("verstrekking"),
        Kind.ASSESSMENT: _("DPIA"),
        Kind.ARRANGEMENT: _("afspraak over vernietiging"),
        Kind.ERASURE: _("wissing"),
        Kind.INFORMING: _("inlichten van betrokkenen"),
        Kind.ACTIVITY: _("verwerking"),
        Kind.CASE: _("zaak"),
        Kind.DOSSIER: _("dossier"),
        Kind.EVENT: _("gebeurtenis"),
    }
    allowed = findable(visit.person)
    return {kind.value: said for kind, said in words.items() if kind in allowed}


def spoken(found: Found, sought: Sought, language: str) -> str:
    """The language of the excerpt: the reader's own, unless only the other has what was sought."""
    if holds(found.text[language], sought) or holds(found.title[language], sought):
        return language
    others = (one for one in LANGUAGES if one != language and holds(found.text[one], sought))
    return next(others, language)


def readable(found: Found, language: str) -> str:
    """Its text, with the kinds of evidence in words instead of codes."""
    text = found.text[language]
    if found.kind is not Kind.EVIDENCE:
        return text
    pieces = (one.partition(": ") for one in text.split("; "))
    return "; ".join(f"{coded(kind, language)}: {rest}" for kind, _, rest in pieces)


def address(found: Found) -> tuple[str, dict[str, str], str]:
    """Where it is shown: the path, the query, and the place on the page."""
    part = found.key.partition("/")[2]
    match found.kind:
        case Kind.AGREEMENT:
            return f"/agreements/{found.key}", {}, ""
        case Kind.CLAUSE:
            return f"/agreements/{found.agreement}/clauses/{part}", {}, ""
        case Kind.DEFINITION:
            return f"/agreements/{found.agreement}", {"part": "about"}, "#begrippen"
        case Kind.ANNEX:
            return f"/agreements/{found.agreement}", {"part": part}, ""
        case Kind.PRODUCT:
            place = f"#p-{part.replace('.', '-')}"
            return f"/agreements/{found.agreement}", {"part": "products"}, place
        case Kind.OBLIGATION:
            return f"/obligations/{found.key}", {}, ""
        case Kind.EVIDENCE:
            return f"/obligations/{found.key.rpartition('/')[0]}", {}, ""
        case Kind.ACTIVITY:
            return f"/register/{found.key}", {}, ""
        case Kind.CASE:
            return page_of(found.key) or f"/dossiers/{found.key}", {}, ""
        case Kind.DOSSIER:
            return f"/dossiers/{found.key}", {}, ""
        case Kind.EVENT:
            return f"/trail/{found.key}", {}, ""
        case _:
            return f"/privacy/{ROOMS[found.kind]}/{found.key}", {}, ""


ROOMS = {
    Kind.REQUEST: "requests",
    Kind.BREACH: "breaches",
    Kind.DISCLOSURE: "disclosures",
    Kind.ASSESSMENT: "assessments",
    Kind.ARRANGEMENT: "arrangements",
    Kind.ERASURE: "erasures",
    Kind.INFORMING: "informing",
}
"""Where cases of personal data are shown."""
