"""Mandates of the example, and whom the provider engages: recorded as their decisions are taken."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from domain.engagement.commands import EndEngagement, StateEngagement
from domain.engagement.events import EngagementKind
from domain.evidence import OwnRecord
from domain.identity import uuid7_of
from domain.mandate.commands import StateMandate, WithdrawMandate
from domain.mandate.events import Decides, MandatePower, Office
from domain.messages import Command
from interface.doors import Doors
from interface.example.cast import CENTRE, CLIENTS, Cast
from interface.example.deeds import Deed, agreement, amsterdam
from interface.example.dockets import Dockets
from interface.example.papers import decision

MAASTRICHT = Office(party="maastricht", organ="college")
SELF_EMPLOYED = ("bbz", "ioaz")
"""What annex 1 says that the college of Maastricht decides on."""
ALL = tuple(agreement(client) for client in CLIENTS)
CARRIED_OUT = ("direct.a", "direct.b", "direct.c", "direct.d")


@dataclass(frozen=True)
class Powers:
    doors: Doors
    cast: Cast

    def __iter__(self) -> Iterator[Deed]:
        for number, client in enumerate(CLIENTS):
            yield self._first(client, amsterdam(2020, 1, 21, 10, 5 + number))
        for number, giver in enumerate(("beek", CENTRE)):
            yield self._elsewhere(giver, amsterdam(2020, 1, 23, 14, 10 + number))
        yield from self._signing()
        yield from self._engaged()

    def _first(self, client: str, at: datetime) -> Deed:
        """The centre decides on applications; who signs is named."""
        function = Office(party=CENTRE, organ="head-of-income")
        stated = StateMandate(
            occurred_on=at.date(),
            agreements=(agreement(client),),
            giver=Office(party=client, organ="college"),
            holder=function,
            products=CARRIED_OUT,
            decides=(Decides.AT_FIRST,),
            signers=("head-of-income", "head-of-work"),
            since=date(2020, 1, 21),
            decision=decision(client, "college", date(2020, 1, 14), 11),
            consent=decision(CENTRE, "college", date(2020, 1, 7), 12),
        )
        return self._deed("mandate", f"first {client}", at, client, stated)

    def _elsewhere(self, giver: str, at: datetime) -> Deed:
        """The Bbz and the IOAZ: another municipality decides, also on objections."""
        stated = StateMandate(
            occurred_on=at.date(),
            agreements=(agreement("beek"),),
            giver=Office(party=giver, organ="college"),
            holder=MAASTRICHT,
            products=SELF_EMPLOYED,
            signers=("mayor", "secretary"),
            since=date(2020, 1, 23),
            decision=decision(giver, "college", date(2020, 1, 14), 13),
            consent=decision("maastricht", "college", date(2020, 1, 21), 14),
        )
        return self._deed("mandate", f"self-employed {giver}", at, giver, stated)

    def _signing(self) -> Iterator[Deed]:
        """Stein lets a function sign what its college decides on objections, for some years."""
        at, ended = amsterdam(2022, 3, 15, 11, 20), amsterdam(2024, 9, 10, 9, 50)
        stated = StateMandate(
            occurred_on=at.date(),
            agreements=(agreement("stein"),),
            giver=Office(party="stein", organ="college"),
            holder=Office(party="stein", organ="head-of-objections"),
            power=MandatePower.SIGN,
            decides=(Decides.OBJECTION,),
            signers=("head-of-objections",),
            since=date(2022, 4, 1),
            decision=decision("stein", "college", date(2022, 3, 8), 15),
        )
        yield self._deed("mandate", "signing", at, "stein", stated)
        taken = decision("stein", "college", date(2024, 9, 3), 16)
        withdrawn = WithdrawMandate(
            occurred_on=ended.date(), last_day=date(2024, 9, 30), decision=taken
        )
        yield self._deed("mandate", "signing", ended, "stein", withdrawn)

    def _engaged(self) -> Iterator[Deed]:
        """A place, a third party, and two sub-processors; one of them until another took over."""
        place = self._engagement(EngagementKind.PLACE, "werkplein-geleen", date(2020, 1, 28))
        yield self._deed("engagement", "place", amsterdam(2020, 1, 28, 9, 20), CENTRE, place)
        third = self._engagement(EngagementKind.THIRD_PARTY, "taalhuis-maasdal", date(2020, 9, 1))
        yield self._deed("engagement", "third", amsterdam(2020, 9, 1, 10, 0), CENTRE, third)
        print_ = self._engagement(
            EngagementKind.SUB_PROCESSOR, "drukkerij-maasland", date(2020, 6, 2)
        )
        yield self._deed("engagement", "print", amsterdam(2020, 6, 2, 13, 0), CENTRE, print_)
        at = amsterdam(2023, 11, 30, 15, 0)
        ended = EndEngagement(occurred_on=at.date(), last_day=at.date())
        yield self._deed("engagement", "print", at, CENTRE, ended)
        other = self._engagement(
            EngagementKind.SUB_PROCESSOR, "postverwerker-zuid", date(2023, 12, 1)
        )
        yield self._deed("engagement", "post", amsterdam(2023, 12, 1, 9, 0), CENTRE, other)

    def _engagement(self, kind: EngagementKind, name: str, since: date) -> StateEngagement:
        authorised = kind is EngagementKind.SUB_PROCESSOR
        reference = f"Z-SI-{since:%Y}-{since:%m%d}07"
        contract = OwnRecord(kind="contract", system=f"zaaksysteem-{CENTRE}", reference=reference)
        return StateEngagement(
            occurred_on=since,
            agreements=ALL,
            kind=kind,
            name=name,
            since=since,
            authorisation=decision("beek", "college", since.replace(day=1), 17)
            if authorised
            else None,
            contract=contract if authorised else None,
        )

    def _deed(self, category: str, name: str, at: datetime, party: str, said: Command) -> Deed:
        key = uuid7_of(b"example", f"{category} {name}")
        by, dockets = self.cast.person(party, "clerk"), Dockets(self.doors)
        if isinstance(said, StateMandate | StateEngagement):
            return dockets.begun(at, category, key, said, by)
        return dockets.gone_on(at, category, key, said, by)
