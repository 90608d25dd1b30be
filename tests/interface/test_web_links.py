"""Every link and asset of the pages leads somewhere; in the past it stays in the past."""

import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urljoin, urlsplit

import pytest
from fastapi.testclient import TestClient

from interface.main import served
from tests.interface.conftest import BEEK, Installation

EACH = {"clerk": 3, "auditor": 1, "archive-inspector": 1}
"""Addresses that are followed of those that look alike."""
EARLIER = "2021-03-01"
LEADS_ON = re.compile(r"/(hindsight|language)/|/agreements/[^/]+/clauses/[^/]+$")
"""What sends the reader on: back with their choice, or to a place on a page."""
OF_NO_MOMENT = re.compile(r"/(assets|hindsight|language|documents|v1|docs)/|/openapi\.json$")


@dataclass
class Page(HTMLParser):
    """What one page links to, and the places on it that a link may name."""

    links: list[str] = field(default_factory=list)
    places: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if (place := said.get("id")) is not None:
            self.places.add(place)
        where = said.get("src") if tag in ("script", "img") else said.get("href")
        if where is not None and tag in ("a", "link", "script", "img"):
            self.links.append(where)


def alike(address: str) -> tuple[str, ...]:
    """What an address has in common with others: its path without ids, its moment, its view."""
    parts = urlsplit(address)
    path = re.sub(r"[^/]*\d[^/]*", "*", parts.path)
    asked = dict(parse_qsl(parts.query))
    return (path, *(name for name in ("asOf", "cursor") if name in asked), asked.get("view", ""))


@dataclass
class Crawl:
    http: TestClient
    each: int
    wrong: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    kinds: Counter[tuple[str, ...]] = field(default_factory=Counter)
    pages: dict[str, Page] = field(default_factory=dict)

    def follow(self, first: str) -> None:
        waiting = deque([first])
        while waiting:
            address = waiting.popleft()
            for link in self._links(address):
                there, _, place = urljoin(address, link).partition("#")
                if self._stays_behind(address, there):
                    self.wrong.append(f"{address} leads out of the past to {there}")
                if there not in self.seen and self.kinds[alike(there)] < self.each:
                    self.seen.add(there)
                    self.kinds[alike(there)] += 1
                    waiting.append(there)
                if place and there in self.pages and place not in self.pages[there].places:
                    self.wrong.append(f"{address} names #{place}, which {there} does not have")

    def _links(self, address: str) -> list[str]:
        answer = self.http.get(address)
        if answer.status_code != (303 if LEADS_ON.match(urlsplit(address).path) else 200):
            self.wrong.append(f"{address} answers {answer.status_code}")
        if not answer.headers.get("content-type", "").startswith("text/html"):
            return []
        self.pages[address] = page = Page()
        page.feed(answer.text)
        return [one for one in page.links if not re.match(r"[a-z]+:", one)]

    def _stays_behind(self, here: str, there: str) -> bool:
        """Whether a page of the past leads to one of now that was there already.

        A comparison has a side there.
        """
        before, after = urlsplit(here), urlsplit(there)
        if "asOf=" not in before.query or "asOf=" in after.query:
            return False
        kept = before.path in (after.path, "/replay/compare")
        if kept or OF_NO_MOMENT.match(after.path):
            return False
        moment = dict(parse_qsl(before.query))["asOf"]
        return self.http.get(after.path, params={"asOf": moment}).status_code != 404


@pytest.fixture
def crawl(lived: Installation, role: str) -> Iterator[Crawl]:
    ours = {"sec-fetch-site": "same-origin"}
    with TestClient(served(lived.doors), headers=ours, follow_redirects=False) as http:
        http.post("/sign-in/token", data={"token": lived.token(BEEK, role)})
        yield Crawl(http, EACH[role])


@pytest.mark.parametrize("role", EACH)
def test_every_link_leads_somewhere_and_stays_in_its_moment(crawl: Crawl) -> None:
    crawl.follow("/")
    crawl.follow(f"/?asOf={EARLIER}")
    assert crawl.wrong == []
    assert len(crawl.pages) > 40
