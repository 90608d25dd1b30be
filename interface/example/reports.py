"""Quarterly reports of Beek since 2024, and one annual report: offered, received, commented."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from domain.calendar.period import Period, quarter, whole_year
from domain.evidence import OwnRecord
from domain.report.commands import (
    AnswerComment,
    CommentOnReport,
    OfferReport,
    ProposeReport,
    ReceiveReport,
    SettleReport,
)
from domain.report.events import ReportSort
from domain.sealed import Plain
from interface.doors import Doors
from interface.example.cast import CENTRE, Cast
from interface.example.deeds import Deed, agreement, amsterdam
from interface.example.dockets import DAY, HOUR, Dockets
from interface.example.office import Office, day_of

CLIENT = "beek"


def periods() -> Iterator[tuple[Period, str]]:
    """Each with the duty that its report fulfils."""
    for year in (2024, 2025):
        for number in (1, 2, 3):
            yield quarter(year, number), "quarterly-report"
        yield whole_year(year), "annual-report"


REPORTED = frozenset(f"{agreement(CLIENT)}-{duty}-{about.name}" for about, duty in periods())
"""The obligations that these reports fulfil: nobody does so otherwise."""


@dataclass(frozen=True)
class Reports:
    doors: Doors
    cast: Cast
    office: Office

    def __iter__(self) -> Iterator[Deed]:
        for number, (about, duty) in enumerate(periods()):
            day = about.last + timedelta(days=41)
            at = self.office.open_at(amsterdam(day.year, day.month, day.day, 10, 35))
            yield from self._report(at, about, duty, commented=number % 3 == 0)

    @cached_property
    def _dockets(self) -> Dockets:
        return Dockets(self.doors)

    def _report(self, at: datetime, about: Period, duty: str, *, commented: bool) -> Iterator[Deed]:
        key, director = f"{CLIENT}-{about.name.lower()}", self.cast.person(CENTRE, "director")
        clerk = self.cast.person(CLIENT, "clerk")
        asked = ProposeReport(
            occurred_on=day_of(at),
            agreement=agreement(CLIENT),
            sort=ReportSort(duty),
            duty=duty,
            period=about.name,
        )
        yield self._dockets.begun(at, "report", key, asked, director)
        at = self.office.open_at(at + DAY)
        document = OwnRecord(
            kind="report", system=f"zaaksysteem-{CENTRE}", reference=f"Z-SI-{about.name}-0412"
        )
        offered = OfferReport(occurred_on=day_of(at), document=document)
        yield self._dockets.gone_on(at, "report", key, offered, director)
        at = self.office.open_at(at + DAY)
        received = ReceiveReport(occurred_on=day_of(at))
        yield self._dockets.gone_on(at, "report", key, received, clerk)
        if commented:
            at = self.office.open_at(at + 6 * DAY)
            said = Plain(text="Waarom loopt het aantal plaatsingen achter?")
            comment = CommentOnReport(occurred_on=day_of(at), comment=said)
            yield self._dockets.gone_on(at, "report", key, comment, clerk)
            at = self.office.open_at(at + 4 * DAY)
            told = Plain(text="Drie trajecten liepen door in het volgende kwartaal.")
            answer = AnswerComment(occurred_on=day_of(at), number=1, answer=told)
            yield self._dockets.gone_on(at, "report", key, answer, director)
        at = self.office.open_at(at + 3 * DAY) + HOUR
        settled = SettleReport(occurred_on=day_of(at))
        yield self._dockets.gone_on(at, "report", key, settled, clerk)
