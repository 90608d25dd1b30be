"""Figure (g): how long each page takes on the server's side, now and as of an early moment.

With the example as it is, or so many times over. The pages are those that the browser tests look
at, and the lists once more as narrowly as a reader may ask them. The views are sealed first and
the index of search made, as a server does at its start.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from fastapi.testclient import TestClient

from benchmarks.example import played
from interface.main import served
from interface.web.session import COOKIE
from tests.browser.pages import PAGES, REFUSED

EARLY = "2021-03-01"
ASKED = 9
"""Times that a page is asked; the first does not count."""
AGREEMENT = "dvo-2020-beek"
DUTY = f"{AGREEMENT}-quarterly-report-2020-Q2"
BUSY = "2020-12"
"""The month in which most is due."""
NARROWED = {
    "obligations, of a party": "/obligations?party=beek",
    "obligations, of a debtor": "/obligations?debtor=sittard-geleen",
    "obligations, met by a party": "/obligations?party=beek&status=met",
    "obligations, of an article": "/obligations?article=12.3&debtor=beek",
    "obligations, of an agreement": f"/obligations?agreement={AGREEMENT}",
    "obligations, of a year": "/obligations?dueFrom=2021-01-01&dueBefore=2022-01-01",
    "obligations, calendar, the busiest": f"/obligations?view=calendar&month={BUSY}",
    "obligations, calendar, of a party": f"/obligations?view=calendar&month={BUSY}&party=beek",
    "an obligation, of a quarter": f"/obligations/{DUTY}",
    "the events, of a stream": f"/events?stream=obligation-{DUTY}",
    "the events, by a party": "/events?party=beek",
    "the events, of a dossier": f"/events?dossier=year-{AGREEMENT}-2020",
    "a dossier, as it happened": f"/dossiers/year-{AGREEMENT}-2020?order=happened",
    "two moments, far apart": "/replay/compare?with=2020-03-01&page=50",
    "two moments, clauses": "/replay/compare?with=2022-03-01&view=clauses",
    "search, a common word": "/search?q=gemeente",
    "search, a name's parts": "/search?q=dvo",
    "API, obligations": "/v1/obligations",
    "API, an obligation": f"/v1/obligations/{DUTY}",
    "API, clauses": f"/v1/agreements/{AGREEMENT}/clauses",
    "API, events": "/v1/events?after=1000",
}


@dataclass(frozen=True)
class Took:
    """Median milliseconds."""

    name: str
    path: str
    now: float
    early: float


def asked() -> dict[str, str]:
    """Name -> path, of everything that is measured."""
    pages = {
        name: path
        for name, path in PAGES.items()
        if name not in REFUSED and not name.startswith("components") and "asOf=" not in path
    }
    return {**pages, **NARROWED}


def measure(where: Path, postgres: str | None, copies: int) -> Iterator[Took]:
    example = played(where, postgres, copies)
    example.doors.views.seal()
    example.doors.search.index.catch_up()
    client = TestClient(served(example.doors), follow_redirects=False)
    session = example.doors.entrance.by_token(example.token, "", None)
    client.cookies.set(COOKIE, session)
    client.headers["authorization"] = f"Bearer {example.token}"
    for name, path in asked().items():
        early = f"{path}{'&' if '?' in path else '?'}asOf={EARLY}"
        yield Took(name, path, _median(client, path), _median(client, early, *NOT_YET))
    example.doors.close()


NOT_YET = (404,)
"""What a page answers as of a moment before there was such a thing."""


def _median(client: TestClient, path: str, *also: int) -> float:
    """A form that is not for this reader, or not for the past, answers with another address."""
    took = []
    for _ in range(ASKED):
        began = time.perf_counter()
        answer = client.get(path)
        took.append((time.perf_counter() - began) * 1e3)
        if answer.status_code not in (200, 303, *also):
            raise RuntimeError(f"{path}: {answer.status_code}")
    return median(took[1:])
