"""Opening a sealed document: asked for with a purpose, handed over once, as sealed fields are."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from application.documents import Document
from domain.errors import Broken, Forbidden
from domain.opening.asked import OpenDocument
from interface.tracing import trace_of
from interface.web import steps
from interface.web.evidence import Digest, OfEvidence, handed
from interface.web.forms import Errors, Shown, Typed, typed_in
from interface.web.openings import MENU, choices, told, unread_of, why, within
from interface.web.visit import Visit

router = APIRouter(include_in_schema=False)

Back = Annotated[str, Query(max_length=500)]


@router.get("/documents/{digest}/open")
def asked_for(visit: OfEvidence, digest: Digest, back: Back = "/") -> Response:
    document = visit.doors.documents.about(digest)
    if document.seal is None:
        return RedirectResponse(f"/documents/{digest}", 303)
    correlation: str = visit.request.scope["correlation"]
    visit.doors.openings.must_be_allowed(steps.who(visit), OpenDocument, correlation)
    return _page(visit, document, Typed().but(back=back))


@router.post("/documents/{digest}/open")
async def open_it(visit: OfEvidence, digest: Digest) -> Response:
    typed = await typed_in(visit.request)
    return await run_in_threadpool(_open, visit, digest, typed)


def _open(visit: Visit, digest: str, typed: Typed) -> Response:
    document = visit.doors.documents.about(digest)
    if unread := unread_of(visit, typed):
        return _page(visit, document, typed, unread, 422)
    asked = OpenDocument(digest=digest, **why(typed))
    correlation: str = visit.request.scope["correlation"]
    opening = visit.doors.sealed_documents.open
    try:
        found = opening(asked, steps.who(visit), trace_of(visit.request), correlation)
    except (Broken, Forbidden) as refusal:
        errors = told(refusal, visit.language)
        status = 403 if isinstance(refusal, Forbidden) else 422
        return _page(visit, document, typed, errors, status)
    return handed(found, digest)


def _page(
    visit: Visit,
    document: Document,
    typed: Typed,
    errors: Errors | None = None,
    status: int = 200,
) -> Response:
    return visit.page(
        "document_opening.html",
        status,
        here=MENU,
        document=document,
        back=within(typed["back"]),
        form=Shown("open", typed, errors or {}),
        **choices(visit),
    )
