"""Figure (g): how long pages and the API take with the example, and with twenty times as much."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from fastapi.testclient import TestClient

from benchmarks.example import played
from interface.main import served
from interface.web.session import COOKIE

AGREEMENT = "dvo-2020-beek"
DUTY = f"{AGREEMENT}-quarterly-report-2020-Q2"
EARLY = "2021-03-01"
ASKED = 11
PAGES = (
    "/",
    "/obligations",
    "/obligations?status=overdue",
    "/obligations?view=calendar",
    f"/obligations/{DUTY}",
    "/agreements",
    f"/agreements/{AGREEMENT}",
    "/terms",
    "/trail",
    "/trail/600",
    "/events",
    f"/dossiers/year-{AGREEMENT}-2020",
    "/replay",
    f"/replay/compare?asOf={EARLY}&with=2022-03-01",
    "/v1/obligations",
    f"/v1/obligations/{DUTY}",
    f"/v1/agreements/{AGREEMENT}/clauses",
    "/v1/events?after=1000",
)


@dataclass(frozen=True)
class Took:
    """Median milliseconds on the server's side, now and as of an early moment."""

    page: str
    now: float
    early: float


def measure(where: Path, postgres: str | None, times: int) -> Iterator[Took]:
    example = played(where, postgres, times)
    client = TestClient(served(example.doors), follow_redirects=False)
    entrance = example.doors.entrance
    client.cookies.set(COOKIE, entrance.by_token(example.token, "", None))
    client.headers["authorization"] = f"Bearer {example.token}"
    for page in PAGES:
        early = f"{page}{'&' if '?' in page else '?'}asOf={EARLY}"
        yield Took(page, _median(client, page), _median(client, page if "asOf" in page else early))
    example.doors.close()


def _median(client: TestClient, page: str) -> float:
    took = []
    for _ in range(ASKED):
        began = time.perf_counter()
        answer = client.get(page)
        took.append((time.perf_counter() - began) * 1e3)
        if answer.status_code != 200:
            raise RuntimeError(f"{page}: {answer.status_code}")
    return median(took[1:])
