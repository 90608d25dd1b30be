"""Around every page: what a browser may load, and no command from another site."""

from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from application.patience import TooMany
from application.sessions import Happening
from domain.errors import Forbidden, Refusal
from interface.problems import status_of, unexpected
from interface.security import address_of, doors
from interface.web.visit import Visit
from interface.words import told

POLICY = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; script-src 'self';"
    " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
TRANSPORT = "max-age=31536000; includeSubDomains"
BY_ITS_OWN_TOKEN = "/sign-in/organisation/signed-out"
"""Asked by the provider, which no browser carries: what it says is signed."""
READING = ("GET", "HEAD", "OPTIONS")


class CrossSite(Forbidden):
    """A form that did not come from a page of this site."""

    code = "cross-site-refused"


class Protection:
    """Plain ASGI, as at the API's edge."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = False

        async def answering(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("cache-control", "no-store")
                if scope["scheme"] == "https":
                    headers.setdefault("strict-transport-security", TRANSPORT)
            await send(message)

        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if not _bidden(scope):
            answer = await run_in_threadpool(_refused, Request(scope))
            await answer(scope, receive, answering)
            return
        if scope["method"] == "HEAD":  # the server itself leaves the body out
            scope = {**scope, "method": "GET"}
        try:
            await self._app(scope, receive, answering)
        except Exception as error:
            if started:
                raise
            answer = await run_in_threadpool(_mistaken, Request(scope), error)
            await answer(scope, receive, answering)


def _bidden(scope: Scope) -> bool:
    free = scope["method"] in READING or scope["path"] == BY_ITS_OWN_TOKEN
    return free or ours(Headers(scope=scope))


def ours(headers: Headers) -> bool:
    """Whether a browser says that one of our own pages sent it, or its user alone.

    Every browser of today says Sec-Fetch-Site; one that does not, says the origin. One that says
    both must say the same.
    """
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    here = origin is not None and urlsplit(origin).netloc == headers.get("host", "")
    if site is None:
        return here
    return site in ("same-origin", "none") and (here or origin is None)


async def too_many(request: Request, refusal: TooMany) -> Response:
    """Said around the site, so it brings its headers itself."""
    answer = await run_in_threadpool(_page, request, refusal)
    answer.headers.update({**HEADERS, "cache-control": "no-store", "retry-after": "60"})
    return answer


def _refused(request: Request) -> Response:
    security = doors(request).entrance.security
    security.note(Happening.CROSS_SITE_REFUSED, address=address_of(request))
    return _page(request, CrossSite())


def _mistaken(request: Request, error: Exception) -> Response:
    """Our own mistake, as a page; what went wrong is in the server's log."""
    return _page(request, unexpected(request, error, request.scope["correlation"]))


def _page(request: Request, refusal: Refusal) -> Response:
    visit = Visit(request, None)
    title, detail = told(refusal.code, refusal.facts, visit.language)
    status = status_of(type(refusal))
    return visit.page("refused.html", status, title=title, detail=detail, code=refusal.code)
