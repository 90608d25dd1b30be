"""What the parties do with the agreements themselves: register, sign, agree how often, correct."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial

from application.agreements import BelongsTo
from application.people import Person
from application.transact import Wish
from domain.agreement.commands import (
    AgreeFrequency,
    ConfirmCorrection,
    ProposeCorrection,
    SignAgreement,
    WithdrawCorrection,
)
from domain.agreement.decisions import AGREEMENT
from domain.agreement.events import Capacity, ClauseWording
from domain.clause import Every
from domain.messages import AMSTERDAM, Command, Text
from interface.doors import Doors
from interface.example.cast import CENTRE, CLIENTS, Cast
from interface.example.papers import decision

CATALOGUE = "dvo-2020"
PROCESSING = "processing-agreement"


def amsterdam(*parts: int) -> datetime:
    """A moment on the clocks of Amsterdam."""
    year, month, day, hour, minute = parts
    return datetime(year, month, day, hour, minute, tzinfo=AMSTERDAM).astimezone(UTC)


BEGINS = amsterdam(2019, 11, 4, 10, 12)

SIGNATURES = (
    ("beek", "beek", amsterdam(2019, 11, 21, 10, 30), date(2019, 11, 12)),
    ("stein", "stein", amsterdam(2019, 11, 26, 14, 5), date(2019, 11, 19)),
    ("beek", CENTRE, amsterdam(2019, 12, 2, 11, 0), date(2019, 11, 26)),
    ("stein", CENTRE, amsterdam(2019, 12, 2, 11, 10), date(2019, 11, 26)),
    ("beekdaelen", CENTRE, amsterdam(2019, 12, 2, 11, 20), date(2019, 11, 26)),
    ("beekdaelen", "beekdaelen", amsterdam(2020, 1, 14, 15, 40), date(2019, 12, 17)),
)
"""Client, who signs, when, and when its college decided. Beekdaelen is late."""

FREQUENCIES: tuple[tuple[str, Every, date, date], ...] = (
    ("progress-report", "quarter", date(2020, 4, 1), date(2020, 3, 10)),
    ("progress-consultation", "quarter", date(2020, 7, 1), date(2020, 6, 9)),
    ("progress-information", "quarter", date(2020, 7, 1), date(2020, 6, 9)),
    ("quality-control-round", "quarter", date(2021, 1, 1), date(2020, 11, 10)),
    ("evaluation", "year", date(2021, 1, 1), date(2021, 2, 9)),
    ("citizen-information-coordination", "year", date(2021, 1, 1), date(2021, 2, 9)),
    ("archive-inspection", "year", date(2022, 1, 1), date(2021, 10, 12)),
    ("dpia", "year", date(2023, 1, 1), date(2022, 9, 13)),
)
"""Duty, how often, from when, and when it was decided."""

STILL_OPEN = frozenset({("dpia", "beekdaelen")})
"""Never agreed: it stays an open point."""


Act = Callable[[], Iterable[Wish]]
"""Does something, or says what is wished; wishes of one moment are handled together."""


@dataclass(frozen=True)
class Deed:
    at: datetime
    act: Act


@dataclass(frozen=True)
class Deeds:
    doors: Doors
    cast: Cast

    def register(self) -> None:
        catalogue, digest = self.doors.catalogues.load(CATALOGUE)
        clerk = self.cast.person(CENTRE, "clerk")
        for client in CLIENTS:
            self.doors.agreements.register(catalogue, digest, agreement(client), clerk)

    def __iter__(self) -> Iterator[Deed]:
        yield from self._signatures()
        yield from self._of_processing()
        yield from self._frequencies()
        yield from self._corrections()

    def _signatures(self) -> Iterator[Deed]:
        for number, (client, party, at, decided) in enumerate(SIGNATURES, start=1):
            capacity = Capacity.AUTHORISED if party == "stein" else Capacity.MAYOR
            signed = SignAgreement(
                occurred_on=at.date(),
                capacity=capacity,
                decision=decision(party, "college", decided, number),
            )
            yield self._deed(at, client, signed, self.cast.person(party, "clerk"))

    def _of_processing(self) -> Iterator[Deed]:
        """The processing agreement: signed a week after the other one, and linked to it."""
        yield Deed(amsterdam(2019, 11, 11, 14, 30), self._register_of_processing)
        for number, (client, party, before, decided) in enumerate(SIGNATURES, start=51):
            at = before + timedelta(days=7)
            signed = SignAgreement(
                occurred_on=at.date(),
                capacity=Capacity.AUTHORISED,
                decision=decision(party, "college", decided, number),
            )
            yield self._deed(at, client, signed, self.cast.person(party, "clerk"), of_processing)
        for number, client in enumerate(CLIENTS):
            yield Deed(amsterdam(2020, 1, 28, 9, 30 + number), partial(self._link, client))

    def _register_of_processing(self) -> tuple[Wish, ...]:
        catalogue, digest = self.doors.catalogues.load(PROCESSING)
        clerk = self.cast.person(CENTRE, "clerk")
        for client in CLIENTS:
            self.doors.agreements.register(catalogue, digest, of_processing(client), clerk)
        return ()

    def _link(self, client: str) -> tuple[Wish, ...]:
        clerk, other = self.cast.person(CENTRE, "clerk"), BelongsTo(agreement=of_processing(client))
        return (self.doors.agreements.linking(agreement(client), other, clerk),)

    def _frequencies(self) -> Iterator[Deed]:
        for number, (duty, every, first, decided) in enumerate(FREQUENCIES, start=1):
            taken = decision(CENTRE, "college", decided, number)
            agreed = AgreeFrequency(duty=duty, every=every, first=first, decision=taken)
            day = decided + timedelta(days=1)
            at = amsterdam(day.year, day.month, day.day, 9, 45 + number)
            yield Deed(at, partial(self._agree, agreed))

    def _agree(self, agreed: AgreeFrequency) -> tuple[Wish, ...]:
        """With the frequency agreed, the open point is settled in the same deed."""
        clerk = self.cast.person(CENTRE, "clerk")
        for client in CLIENTS:
            if (agreed.duty, client) not in STILL_OPEN:
                self.doors.agreements.agree_frequency(agreement(client), agreed, clerk)
        return ()

    def _corrections(self) -> Iterator[Deed]:
        """One heading is put right by two people; another proposal is withdrawn."""
        clerk, second = (self.cast.person(CENTRE, post) for post in ("clerk", "second-clerk"))
        stein = self.cast.person("stein", "clerk")
        better = Text(nl="Kwartaalrapportage en jaarrapportage", en="Quarterly and annual report")
        proposed = ProposeCorrection(wording=self._reworded("stein", "12.3", better))
        yield self._deed(amsterdam(2021, 5, 11, 10, 20), "stein", proposed, clerk)
        confirmed = ConfirmCorrection(number=1)
        yield self._deed(amsterdam(2021, 5, 18, 13, 35), "stein", confirmed, stein)
        other = Text(nl="Overleg tussen de partijen", en="Consultation between the parties")
        proposed = ProposeCorrection(wording=self._reworded("beek", "7", other))
        yield self._deed(amsterdam(2023, 9, 5, 11, 0), "beek", proposed, clerk)
        withdrawn = WithdrawCorrection(number=1)
        yield self._deed(amsterdam(2023, 9, 12, 9, 30), "beek", withdrawn, second)

    def _reworded(self, client: str, clause: str, heading: Text) -> ClauseWording:
        found = self.doors.agreements.reading(agreement(client)).clauses[clause]
        return ClauseWording(id=clause, heading=heading, text=found.text)

    def _deed(
        self,
        at: datetime,
        client: str,
        command: Command,
        by: Person,
        of: Callable[[str], str] | None = None,
    ) -> Deed:
        key = (of or agreement)(client)
        return Deed(at, lambda: (Wish(AGREEMENT, key, command, by),))


def agreement(client: str) -> str:
    return f"{CATALOGUE}-{client}"


def of_processing(client: str) -> str:
    """The processing agreement (verwerkersovereenkomst) that belongs to it."""
    return f"vwo-{client}"
