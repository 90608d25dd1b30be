"""What was agreed in writing on destruction, and who was erased under it: four stories."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from application.arrangements import MakeArrangement
from application.erasing import Erase
from application.people import Person
from application.transact import Wish
from domain.arrangement.commands import ConfirmArrangement, EndArrangement
from domain.arrangement.decisions import ARRANGEMENT
from domain.arrangement.state import ALL
from domain.erasure.events import ErasureGround
from domain.evidence import OwnRecord
from domain.identity import uuid7_of
from domain.messages import Command
from domain.sealed import Plain
from interface.doors import Doors
from interface.example.cases import named
from interface.example.cast import CENTRE, Cast
from interface.example.deeds import Deed, agreement, amsterdam
from interface.example.office import day_of, night
from interface.example.people import Invented, of

STANDING = {
    "beek": "2020-beek",
    "beekdaelen": "2020-beekdaelen",
    "stein": "2022-stein",
}
"""The arrangement that stands for all destruction to come, by municipality."""
ONCE, WAITING = "2021-stein", "2026-stein"
"""For one destruction; and one that nobody has confirmed yet."""
TWICE, OBJECTED = 0, 0
"""Place in Beek of who was registered twice, place in Stein of who objected."""
ENDED = {"beek": (1, 2, 3), "stein": (1, 2), "beekdaelen": (1,)}
"""Places of those whose provision ended in 2014: ten years later their data go."""
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Destruction:
    doors: Doors
    cast: Cast

    def __iter__(self) -> Iterator[Deed]:
        yield from self._arrangements()
        yield from self._erasures()

    # Arrangements

    def _arrangements(self) -> Iterator[Deed]:
        """What one party records the other confirms; what is for once is made for that once."""
        yield from self._agreed("2020-beek", "beek", amsterdam(2020, 4, 14, 11, 5))
        yield from self._agreed("2020-beekdaelen", "beekdaelen", amsterdam(2020, 10, 6, 14, 20))
        yield from self._agreed(ONCE, "stein", amsterdam(2021, 9, 7, 9, 40), once=True)
        yield from self._agreed("2022-stein", "stein", amsterdam(2022, 4, 5, 10, 15))
        yield from self._of_income(amsterdam(2022, 1, 11, 13, 30))
        at = amsterdam(2026, 3, 10, 15, 5)
        yield Deed(at, partial(self._record, WAITING, "stein", at, ("health",)))

    def _agreed(self, key: str, client: str, at: datetime, *, once: bool = False) -> Iterator[Deed]:
        yield Deed(at, partial(self._record, key, client, at, (ALL,), once))
        confirmed = ConfirmArrangement(occurred_on=day_of(at + 7 * DAY))
        yield self._deed(at + 7 * DAY, key, confirmed, self._officer(CENTRE))

    def _of_income(self, at: datetime) -> Iterator[Deed]:
        """About one category, and ended when the other one came to stand for all."""
        key, centre = "2022-stein-income", self._officer(CENTRE)
        yield Deed(at, partial(self._record, key, "stein", at, ("income",)))
        yield self._deed(
            at + 7 * DAY, key, ConfirmArrangement(occurred_on=day_of(at + 7 * DAY)), centre
        )
        last = at + 91 * DAY
        said = Plain(text="Vervangen door de afspraak over alle gegevens.")
        ended = EndArrangement(occurred_on=day_of(last), reason=said)
        yield self._deed(last, key, ended, self._officer("stein"))

    def _record(
        self, key: str, client: str, at: datetime, categories: tuple[str, ...], once: bool = False
    ) -> tuple[Wish, ...]:
        day = day_of(at)
        document = OwnRecord(
            kind="destruction-arrangement",
            system=f"zaaksysteem-{client}",
            reference=f"Z-{client[:2].upper()}-{day:%Y}-{day:%m%d}",
        )
        asked = MakeArrangement(
            occurred_on=day,
            agreement=agreement(client),
            categories=categories,
            once=once,
            in_force_from=day,
            document=document,
            conditions=Plain(text="Met een verklaring van vernietiging binnen een week."),
        )
        return (named(self.doors.arrangements.recording(asked, self._officer(client)), key),)

    # Erasures

    def _erasures(self) -> Iterator[Deed]:
        """By an officer on its own accord, on an objection, and when the term was over."""
        yield from self._erased(
            amsterdam(2020, 6, 9, 10, 50),
            of("beek")[TWICE],
            ErasureGround.UNLAWFUL,
            STANDING["beek"],
            "Twee keer vastgelegd bij de overgang; de gegevens staan ook elders.",
        )
        yield from self._erased(
            amsterdam(2021, 10, 12, 14, 35),
            of("stein")[OBJECTED],
            ErasureGround.OBJECTION,
            ONCE,
            "Het bezwaar tegen de verwerking is gegrond.",
        )
        for number, (client, places) in enumerate(ENDED.items()):
            for place in places:
                yield from self._erased(
                    amsterdam(2025, 1, 14, 9 + number, 20 + 5 * place),
                    of(client)[place],
                    ErasureGround.RETENTION_ENDED,
                    STANDING[client],
                    "De voorziening eindigde in 2014; de termijn van tien jaar is om.",
                )

    def _erased(
        self, at: datetime, who: Invented, ground: ErasureGround, arrangement: str, reason: str
    ) -> Iterator[Deed]:
        """Done at once, and final with the upkeep of the next night."""
        asked = Erase(
            subject=who.key, ground=ground, arrangement=arrangement, reason=Plain(text=reason)
        )
        yield Deed(at, partial(self._erase, asked, self._officer(who.client)))
        yield finally_gone(self.doors, day_of(at))

    def _erase(self, asked: Erase, by: Person) -> tuple[Wish, ...]:
        key = uuid7_of(b"example", f"erasure {asked.subject}")
        self.doors.desk.handle(named(self.doors.erasing.ordering(asked, by), key))
        self.doors.erasing.carry_out(key)
        return ()

    # Who

    def _officer(self, party: str) -> Person:
        return self.cast.person(party, "privacy-officer")

    def _deed(self, at: datetime, key: str, command: Command, by: Person) -> Deed:
        return Deed(at, lambda: (Wish(ARRANGEMENT, key, command, by),))


def finally_gone(doors: Doors, day: date) -> Deed:
    """What the upkeep does in the night after a day."""

    def run() -> tuple[Wish, ...]:
        doors.nightly.run()
        return ()

    return Deed(night(day + DAY), run)
