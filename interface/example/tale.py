"""What becomes of one obligation: the steps that its parties take, each at its moment."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from random import Random

from application.people import Person
from domain.calendar import period
from domain.messages import Command
from domain.obligation.commands import (
    CorrectObligation,
    DisputeObligation,
    FindLate,
    FulfilInPart,
    FulfilObligation,
    SettleDispute,
    WaiveObligation,
)
from domain.obligation.events import DisputeGround, ObligationOpened, WaiverGround, event_day
from domain.obligation.state import Obligation
from interface.example.cast import CENTRE, Cast
from interface.example.habits import HABITS, TOGETHER, USUAL
from interface.example.office import Office, day_of, night
from interface.example.papers import Papers, decision


@dataclass(frozen=True, slots=True)
class Step:
    at: datetime
    by: Person
    command: Callable[[Obligation], Command]
    """Made at that moment, from the obligation as it is then."""
    ends: bool = False
    """Whether nothing is owed after it."""
    reopens: bool = False
    """Whether something is owed again."""


@dataclass(frozen=True)
class Tale:
    """One obligation, known since it was opened, in the hands of who owes it."""

    key: str
    opened: ObligationOpened
    since: datetime
    office: Office
    cast: Cast
    papers: Papers

    # Who, and when

    @cached_property
    def chance(self) -> Random:
        return Random(self.key)

    @cached_property
    def party(self) -> str:
        """Who does it, of those who owe it."""
        parties = self.opened.debtor
        if len(parties) > 1 and Random(f"{self.key}/party").random() < 0.3:
            return next(one for one in parties if one != CENTRE)
        return CENTRE if CENTRE in parties else parties[0]

    @cached_property
    def other(self) -> Person:
        """The clerk of the other side."""
        return self.cast.person(
            next(one for one in self.opened.creditor if one != self.party), "clerk"
        )

    @cached_property
    def doer(self) -> Person:
        return self.cast.person(self.party, HABITS.get(self.opened.duty, USUAL).post)

    @cached_property
    def work(self) -> str:
        """What one party does in one go for all agreements."""
        duty = "advances" if self.opened.duty in TOGETHER else self.opened.duty
        return f"{self.party}/{duty}/{self.opened.period}"

    @cached_property
    def due(self) -> date:
        """Where there is no date, a few weeks."""
        if self.opened.due is not None:
            return self.opened.due.due
        return day_of(self.since) + timedelta(days=Random(self.work).randint(10, 40))

    @cached_property
    def first(self) -> date:
        """The first day on which it can be done."""
        name = self.opened.period
        if (happened := event_day(name)) is not None:
            return happened
        if not name[0].isdigit():
            return date.min
        about = period.parse(name)
        return about.last + timedelta(days=8) if self.due > about.last else date.min

    @cached_property
    def planned(self) -> date:
        habit = HABITS.get(self.opened.duty, USUAL)
        day = self.due - timedelta(days=Random(self.work).randint(habit.latest, habit.earliest))
        day = self.office.last_open(max(day, self.first))
        return day if day >= self.first else self.office.days.next_open(self.first)

    def _later(self, day: date, least: int, most: int) -> date:
        return self.office.days.next_open(day + timedelta(days=self.chance.randint(least, most)))

    def _moment(self, day: date) -> datetime:
        """Working hours of that day, or the first ones after the obligation was opened."""
        at = self.office.moment(day, Random(f"{self.work}/{day}"))
        return at if at > self.since else self.office.after(self.since, Random(self.work))

    # Steps

    def _fulfil(self, day: date, recorded: date | None = None) -> Step:
        at = self._moment(recorded or day)
        stated = day if day >= day_of(self.since) or event_day(self.opened.period) else day_of(at)

        def command(now: Obligation) -> Command:
            evidence = self.papers.evidence(self.opened, now.outstanding, self.party, now.version)
            return FulfilObligation(occurred_on=min(stated, day_of(at)), evidence=evidence)

        return Step(at, self.doer, command, ends=True)

    def _fulfil_in_part(self, day: date) -> Step:
        at = self._moment(day)

        def command(now: Obligation) -> Command:
            some = now.outstanding[: (len(now.outstanding) + 1) // 2]
            evidence = self.papers.evidence(self.opened, some, self.party, now.version)
            return FulfilInPart(occurred_on=day_of(at), evidence=evidence)

        return Step(at, self.doer, command)

    def _find_late(self, day: date) -> Step:
        at = self._moment(day)
        found = FindLate(occurred_on=day_of(at))
        return Step(at, self.other, lambda _: found)

    def _dispute(self, day: date, by: Person, ground: DisputeGround) -> Step:
        at = self._moment(day)
        disputed = DisputeObligation(occurred_on=day_of(at), ground=ground)
        return Step(at, by, lambda _: disputed)

    def _correct(self, day: date, instead: date | None) -> Step:
        def command(now: Obligation) -> Command:
            assert now.fulfilled is not None
            return CorrectObligation(corrects=now.fulfilled.version, instead=instead)

        return Step(self._moment(day), self.doer, command, reopens=instead is None)

    # What may become of it

    def in_time(self) -> list[Step]:
        return [self._fulfil(self.planned)]

    def in_parts(self) -> list[Step]:
        """Part of what is expected first, the rest about a week later."""
        before = self.office.last_open(max(self.planned - timedelta(days=8), self.first))
        last = self._later(before, 5, 8)
        return [self._fulfil_in_part(before), self._fulfil(max(last, self.planned))]

    def recorded_later(self) -> list[Step]:
        """Done in time, and put on record only weeks after the due date."""
        return [self._fulfil(self.planned, self._later(self.due, 6, 30))]

    def late(self) -> list[Step]:
        day = self._later(self.due, 2, 25)
        found = self._later(day, 3, 9)
        steps = [self._fulfil(day)]
        return [*steps, self._find_late(found)] if self.chance.random() < 0.6 else steps

    def very_late(self) -> list[Step]:
        found = self._later(self.due, 5, 12)
        return [self._find_late(found), self._fulfil(self._later(self.due, 30, 85))]

    def never(self) -> list[Step]:
        return [self._find_late(self._later(self.due, 12, 20))]

    def waived(self) -> list[Step]:
        party = self.opened.waivable_by[0]
        at = self._moment(self.office.last_open(self.due - timedelta(days=6)))
        day = day_of(at)
        waived = WaiveObligation(
            occurred_on=day,
            ground=self.chance.choice(list(WaiverGround)),
            decision=decision(party, "college", day, self.chance.randrange(1, 30)),
        )
        return [Step(at, self.cast.person(party, "clerk"), lambda _: waived, ends=True)]

    def conceded(self) -> list[Step]:
        """What was delivered is disputed; the debtor agrees and delivers again."""
        disputed, conceded = self._later(self.planned, 6, 9), self._later(self.planned, 16, 20)
        settled = SettleDispute(occurred_on=conceded, outcome="conceded")
        return [
            self._fulfil(self.planned),
            self._dispute(disputed, self.other, DisputeGround.NOT_AS_AGREED),
            Step(self._moment(conceded), self.doer, lambda _: settled, reopens=True),
            self._fulfil(self._later(conceded, 8, 12)),
        ]

    def withdrawn(self) -> list[Step]:
        """The duty itself is disputed; then the debtor withdraws that, and does it."""
        withdrawn = self._later(self.due, 9, 13)
        settled = SettleDispute(occurred_on=withdrawn, outcome="withdrawn")
        return [
            self._dispute(self.planned, self.doer, DisputeGround.NOT_OWED),
            Step(self._moment(withdrawn), self.doer, lambda _: settled, reopens=True),
            self._fulfil(self._later(withdrawn, 2, 5)),
        ]

    def corrected(self) -> list[Step]:
        """The wrong day first, a week too early."""
        wrong = self._fulfil(self.planned - timedelta(days=7), self.planned)
        return [wrong, self._correct(self._later(self.planned, 4, 8), self.planned)]

    def retracted(self) -> list[Step]:
        """It turns out that it was not sent at all."""
        retracted = self._later(self.planned, 4, 8)
        sent = self._fulfil(self._later(retracted, 6, 9))
        return [self._fulfil(self.planned), self._correct(retracted, None), sent]

    def looks(self, steps: list[Step]) -> list[datetime]:
        """When the timers will find something: what is not done in time, or is owed again."""
        reopened = [step.at + timedelta(minutes=1) for step in steps if step.reopens]
        if self.opened.due is None:
            return []
        midnight = night(self.due + timedelta(days=1))
        in_time = any(step.ends and step.at < midnight for step in steps)
        return reopened if in_time else [max(midnight, self.since), *reopened]
