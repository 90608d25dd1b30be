"""The filters of the events, as they stand in the address and in the form."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Annotated

from fastapi import Depends, Query

from application.feed import FeedQuery
from application.ports import Recorded
from application.written import day
from interface.web.reading import OfLog
from interface.web.visit import Visit

Short = Annotated[str, Query(max_length=200)]

TAKEN = 500
"""Events that a file asks of the log at once."""


@dataclass(frozen=True)
class Leafing:
    """What is asked, and the part of the log that is looked at: after one position, up to one."""

    fields: Mapping[str, str]
    query: FeedQuery

    @property
    def narrowed(self) -> dict[str, str]:
        return {name: said for name, said in self.fields.items() if said}

    def every(self, visit: Visit) -> Iterator[Recorded]:
        """All of them, a part at a time: what is in memory does not grow with the log."""
        query = replace(self.query, limit=TAKEN)
        while query.upto > query.after:
            page = visit.doors.feed.page(query)
            yield from visit.read(page.recorded)
            query = replace(query, upto=page.reached)


def _leafing(
    visit: OfLog,
    type: Short = "",
    dossier: Short = "",
    stream: Short = "",
    party: Short = "",
    start: Annotated[str, Query(alias="from", max_length=40)] = "",
    until: Annotated[str, Query(alias="to", max_length=40)] = "",
) -> Leafing:
    """`from` and `to` are positions or days; both ends belong to it."""
    asked = {"type": type, "dossier": dossier, "stream": stream, "party": party}
    asked = {name: value.strip() for name, value in asked.items()}
    query = FeedQuery(
        upto=_upto(visit, until),
        after=_before(visit, start),
        type=asked["type"] or None,
        dossier=asked["dossier"] or None,
        stream=asked["stream"] or None,
        party=asked["party"] or None,
    )
    return Leafing({**asked, "from": start.strip(), "to": until.strip()}, query)


Asked = Annotated[Leafing, Depends(_leafing)]


def _before(visit: Visit, written: str) -> int:
    """The last position before what was asked to begin with."""
    if not written.strip():
        return 0
    if written.strip().isdecimal():
        return max(0, int(written[:16]) - 1)
    eve = day(written) - timedelta(days=1)
    return visit.doors.moments.resolve(eve.isoformat()).position


def _upto(visit: Visit, written: str) -> int:
    at = visit.at.position
    if not written.strip():
        return at
    if written.strip().isdecimal():
        return min(at, int(written[:16]))
    return min(at, visit.doors.moments.resolve(day(written).isoformat()).position)
