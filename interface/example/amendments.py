"""How the agreements change: four proposals with their votes, the yearly cycle, a withdrawal."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, partial

from application.transact import Wish
from domain.agreement.events import Capacity
from domain.agreement.text import as_catalogue
from domain.amendment.commands import (
    CastVote,
    ClauseDraft,
    ConsentToProtocol,
    DrawUpAddendum,
    ProposeAmendment,
    SignAddendum,
)
from domain.amendment.events import Ballot
from domain.calendar.contract import EndOfMonthAfter
from domain.clause import Clause
from domain.evidence import OwnRecord
from domain.messages import Command, Text
from domain.planning.commands import AdoptLists, DraftFourYearPlan, HearLists, ProposeLists
from domain.sealed import Plain
from domain.withdrawal.commands import AnnounceWithdrawal
from interface.doors import Doors
from interface.example.cases import named
from interface.example.cast import CENTRE, CLIENTS, Cast
from interface.example.deeds import Deed, agreement, amsterdam
from interface.example.dockets import DAY, HOUR, Dockets
from interface.example.office import Office, day_of
from interface.example.papers import Papers, decision

REPORT, PROTOCOL = "12.3", "annex-2.9.3"
AMENDED = {REPORT: ("beek",), PROTOCOL: CLIENTS}
"""By clause: of whose agreements. The report of Beek alone: its clause was corrected there once."""
CARRIED = (Ballot.FOR, Ballot.FOR, Ballot.FOR, Ballot.AGAINST)
WITHOUT_CENTRE = (Ballot.AGAINST, Ballot.FOR, Ballot.FOR, Ballot.FOR)
WITHOUT_MAJORITY = (Ballot.FOR, Ballot.AGAINST, Ballot.ABSTAINED, Ballot.FOR)
"""Of the centre municipality first, then of the others."""


@dataclass(frozen=True)
class Amendments:
    doors: Doors
    cast: Cast
    office: Office
    papers: Papers

    def __iter__(self) -> Iterator[Deed]:
        yield from self._proposed(
            amsterdam(2021, 9, 7, 10, 40), "2021-report", REPORT, date(2022, 1, 1), WITHOUT_CENTRE
        )
        yield from self._proposed(
            amsterdam(2022, 3, 8, 11, 5), "2022-report", REPORT, date(2022, 9, 1), WITHOUT_MAJORITY
        )
        yield from self._proposed(
            amsterdam(2022, 9, 6, 9, 30), "2022-protocol", PROTOCOL, date(2023, 1, 1), CARRIED
        )
        yield from self._proposed(
            amsterdam(2023, 3, 7, 10, 15), "2023-report", REPORT, date(2023, 8, 1), CARRIED
        )
        for year in range(2021, 2027):
            for client in CLIENTS:
                yield from self._cycle(client, year)
        yield self._withdrawal(amsterdam(2026, 3, 24, 15, 30))

    @cached_property
    def _dockets(self) -> Dockets:
        return Dockets(self.doors)

    def _proposed(
        self, at: datetime, key: str, clause: str, from_: date, ballots: tuple[Ballot, ...]
    ) -> Iterator[Deed]:
        """What a vote carries is put in writing and signed, by both parties to each agreement."""
        at = self.office.open_at(at)
        yield Deed(at, partial(self._propose, key, clause, from_))
        for number, (party, ballot) in enumerate(zip((CENTRE, *CLIENTS), ballots, strict=True)):
            voted = self.office.open_at(at + (14 + 3 * number) * DAY)
            if ballots == WITHOUT_CENTRE and number:
                break
            decided = decision(party, "college", day_of(voted), 40 + number)
            vote = CastVote(occurred_on=day_of(voted), ballot=ballot, decision=decided)
            yield self._said(voted, key, vote, party)
            if ballots == CARRIED and number == len(CLIENTS) - 1:
                break
            if ballots == WITHOUT_MAJORITY and number == 2:
                break
        if ballots == CARRIED:
            yield from self._signed(self.office.open_at(at + 35 * DAY), key, clause)

    def _propose(self, key: str, clause: str, from_: date) -> tuple[Wish, ...]:
        under = tuple(agreement(client) for client in AMENDED[clause])
        reads = as_catalogue(under[0], self.doors.agreements.reading(under[0]))
        now = next(one for one in reads.clauses if one.id == clause)
        asked = ProposeAmendment(
            agreements=under,
            effective_on=from_,
            reason=Plain(text="De evaluatie vraagt erom."),
            clauses=(ClauseDraft(clause=_later(now) if clause == REPORT else _clearer(now)),),
        )
        clerk = self.cast.person("beek", "clerk")
        return (named(self.doors.dockets["amendment"].beginning(asked, clerk), key),)

    def _signed(self, at: datetime, key: str, clause: str) -> Iterator[Deed]:
        for number, client in enumerate(AMENDED[clause]):
            day, one = self.office.open_at(at + number * DAY), agreement(client)
            paper = self.papers.addendum(key, one)
            drawn_up = DrawUpAddendum(occurred_on=day_of(day), agreement=one, addendum=paper)
            yield self._said(day, key, drawn_up, CENTRE)
            for place, party in enumerate((CENTRE, client)):
                decided = decision(party, "college", day_of(day), 60 + number)
                if clause == PROTOCOL:
                    agreed = ConsentToProtocol(
                        occurred_on=day_of(day), agreement=one, decision=decided
                    )
                    yield self._said(day + (1 + place) * HOUR, key, agreed, party)
                signed = SignAddendum(
                    occurred_on=day_of(day),
                    agreement=one,
                    capacity=Capacity.MAYOR,
                    decision=decided,
                )
                yield self._said(day + (3 + place) * HOUR, key, signed, party)

    def _said(self, at: datetime, key: str, said: Command, party: str) -> Deed:
        by = self.cast.person(party, "clerk")
        return self._dockets.gone_on(at, "amendment", key, said, by)

    def _cycle(self, client: str, year: int) -> Iterator[Deed]:
        """The lists of a year: drafted in September, heard in October, adopted in November."""
        key, centre = f"{client}-{year}", self.cast.person(CENTRE, "clerk")
        at = self.office.open_at(amsterdam(year - 1, 9, 10, 11, 45))
        plan = DraftFourYearPlan(
            agreement=agreement(client),
            year=year,
            occurred_on=day_of(at),
            plan=_record("plan", key),
        )
        yield self._dockets.begun(at, "planning", key, plan, centre)
        drafted = ProposeLists(
            occurred_on=day_of(at),
            effective_on=date(year, 1, 1),
            product_list=_record("product-list", key),
            price_list=_record("price-list", key),
        )
        yield self._dockets.gone_on(at + HOUR, "planning", key, drafted, centre)
        heard_at = self.office.open_at(at + 47 * DAY)
        heard = HearLists(occurred_on=day_of(heard_at), minutes=_record("minutes", key))
        yield self._dockets.gone_on(heard_at, "planning", key, heard, centre)
        if (client, year - 1) == ("stein", 2025):
            return
        for number, party in enumerate((CENTRE, client)):
            day = self.office.open_at(heard_at + (15 + number) * DAY)
            decided = decision(party, "college", day_of(day), 20 + number)
            adopted = AdoptLists(occurred_on=day_of(day), decision=decided)
            by = self.cast.person(party, "clerk")
            yield self._dockets.gone_on(day, "planning", key, adopted, by)

    def _withdrawal(self, at: datetime) -> Deed:
        """Of Stein, for a year to come."""
        day = day_of(at)
        announced = AnnounceWithdrawal(
            agreement=agreement("stein"),
            occurred_on=day,
            takes_effect_on=date(2028, 1, 1),
            decision=decision("stein", "college", day, 12),
            reason=Plain(text="De gemeente gaat de taken zelf uitvoeren."),
        )
        clerk = self.cast.person("stein", "clerk")
        return self._dockets.begun(at, "withdrawal", "stein", announced, clerk)


def _later(clause: Clause) -> Clause:
    """The quarterly report a month later than it was."""
    duties = tuple(
        one.model_copy(update={"due": EndOfMonthAfter(months=3)})
        if one.id == "quarterly-report"
        else one
        for one in clause.duties
    )
    return clause.model_copy(update={"duties": duties})


def _clearer(clause: Clause) -> Clause:
    text = Text(
        nl=f"{clause.text.nl} Dit gebeurt schriftelijk.",
        en=f"{clause.text.en} This is done in writing.",
    )
    return clause.model_copy(update={"text": text})


def _record(kind: str, reference: str) -> OwnRecord:
    return OwnRecord(kind=kind, system=f"zaaksysteem-{CENTRE}", reference=f"Z-SI-{reference}")
