"""How objections go, from the day after receipt to the last court."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from domain.objection.codes import (
    CourtEffect,
    CourtRuling,
    DelayGround,
    Forum,
    HearingOmission,
    InadmissibleGround,
    ObjectionOutcome,
    Omission,
)
from domain.objection.commands import (
    AdjournObjection,
    AgreeObjectionDelay,
    AskRepair,
    JudgeLateness,
    NoteProceedingsWithdrawn,
    NoteRepaired,
    WithdrawObjection,
)
from domain.sealed import Plain
from interface.example.objected import (
    FOUNDED,
    INADMISSIBLE,
    PARTLY,
    TRIBUNAL,
    UNFOUNDED,
    Pieces,
    Step,
)


@dataclass(frozen=True)
class Course(Pieces):
    def unfounded(self) -> list[Step]:
        return [
            *self.begun(),
            *self.heard(UNFOUNDED),
            *self.decided(75, UNFOUNDED, follows_advice=True),
        ]

    def founded(self) -> list[Step]:
        decided = self.decided(72, FOUNDED, follows_advice=True, costs_asked=True, costs=119400)
        return [*self.begun(), *self.heard(FOUNDED), *decided]

    def partly(self) -> list[Step]:
        return [*self.begun(), *self.heard(PARTLY), *self.decided(74, PARTLY, follows_advice=True)]

    def too_late(self) -> list[Step]:
        """Two months after the decision, and nothing excuses it."""
        day = self.on(8)
        judged = JudgeLateness(
            occurred_on=day, excused=False, reasons=Plain(text="De brief is niet opgehaald.")
        )
        late = InadmissibleGround.FILED_LATE
        return [
            *self.begun()[:1],
            (day, "centre", judged),
            *self.unheard(HearingOmission.INADMISSIBLE),
            *self.decided(30, INADMISSIBLE, inadmissible=late),
        ]

    def excused(self) -> list[Step]:
        day = self.on(9)
        judged = JudgeLateness(
            occurred_on=day, excused=True, reasons=Plain(text="Een opname in het ziekenhuis.")
        )
        decided = self.decided(55, PARTLY, follows_advice=True)
        return [*self.begun()[:1], (day, "centre", judged), *self.heard(PARTLY, 14), *decided]

    def repaired(self) -> list[Step]:
        asked, day = self._asked()
        done = (day, "centre", NoteRepaired(occurred_on=day))
        decided = self.decided(88, UNFOUNDED, follows_advice=True)
        return [*self.begun()[:1], asked, done, *self.heard(UNFOUNDED, 35), *decided]

    def not_repaired(self) -> list[Step]:
        asked, _ = self._asked()
        ground = InadmissibleGround.NOT_REPAIRED
        return [
            *self.begun()[:1],
            asked,
            *self.unheard(HearingOmission.INADMISSIBLE, 25),
            *self.decided(32, INADMISSIBLE, inadmissible=ground),
        ]

    def _asked(self) -> tuple[Step, date]:
        """Time to repair what is lacking; and a day within it."""
        day = self.on(3)
        lacking = self.chance.choice((Omission.GROUNDS, Omission.SIGNATURE, Omission.AUTHORITY))
        by = day + timedelta(days=14)
        asked = AskRepair(occurred_on=day, omissions=(lacking,), repair_by=by)
        return (day, "centre", asked), self.office.days.next_open(day + timedelta(days=9))

    def withdrawn(self) -> list[Step]:
        day = self.on(27)
        return [*self.begun(), (day, "centre", WithdrawObjection(occurred_on=day))]

    def adjourned(self) -> list[Step]:
        day = self.on(80)
        told = (day, "clerk", AdjournObjection(occurred_on=day))
        return [*self.begun(), told, *self.heard(FOUNDED, 85), *self._followed(128, FOUNDED)]

    def consented(self) -> list[Step]:
        day = self.on(70)
        delay = AgreeObjectionDelay(
            occurred_on=day,
            until=self.day + timedelta(days=200),
            ground=DelayGround.OBJECTOR_AGREES,
            consent=self.paper("consent"),
        )
        agreed = (day, "clerk", delay)
        return [*self.begun(), agreed, *self.heard(PARTLY, 110), *self._followed(160, PARTLY)]

    def deviating(self) -> list[Step]:
        why = Plain(text="De commissie ging uit van een ander peiljaar.")
        decided = self.decided(78, UNFOUNDED, follows_advice=False, reasons=why)
        return [*self.begun(), *self.heard(FOUNDED), *decided]

    def overdue(self) -> list[Step]:
        return [*self.begun(), *self.heard(UNFOUNDED, 60), *self._followed(165, UNFOUNDED)]

    def met(self) -> list[Step]:
        return [*self.begun(), *self.unheard(HearingOmission.FULLY_MET), *self.decided(35, FOUNDED)]

    def appealed(self) -> list[Step]:
        steps = [*self.unfounded(), self.filed(100, Forum.APPEAL), *self.defended(110)]
        return [*steps, self.ruled(240, CourtRuling.UNFOUNDED)]

    def appealed_higher(self) -> list[Step]:
        steps = [*self.appealed(), self.filed(265, Forum.HIGHER_APPEAL, TRIBUNAL, 1)]
        return [*steps, *self.defended(275, 2), self.ruled(480, CourtRuling.UNFOUNDED, 2)]

    def annulled(self) -> list[Step]:
        """The court has the college decide anew, which it does in time."""
        steps = [*self.unfounded(), self.filed(102, Forum.APPEAL), *self.defended(112)]
        anew = self.on(245) + timedelta(days=42)
        ruled = self.ruled(
            245,
            CourtRuling.WELL_FOUNDED,
            effect=CourtEffect.DECIDE_ANEW,
            decide_by=anew,
            costs=175000,
        )
        return [*steps, ruled, *self._followed(270, FOUNDED)]

    def silent(self) -> list[Step]:
        """Not decided in time, so the objector goes to court; then it is decided after all."""
        filed = self.filed(150, Forum.APPEAL_AGAINST_SILENCE)
        day = self.on(180)
        withdrawn = (day, "centre", NoteProceedingsWithdrawn(occurred_on=day, number=1))
        decided = self._followed(166, PARTLY)
        return [*self.begun(), *self.heard(PARTLY, 90), filed, *decided, withdrawn]

    def relieved(self) -> list[Step]:
        ruling = self.chance.choice((CourtRuling.RELIEF_REFUSED, CourtRuling.RELIEF_GRANTED))
        relief = [self.filed(5, Forum.PROVISIONAL_RELIEF), self.ruled(18, ruling)]
        return [*self.begun(), *relief, *self.heard(UNFOUNDED), *self._followed(76, UNFOUNDED)]

    def _followed(self, days: int, outcome: ObjectionOutcome) -> list[Step]:
        return self.decided(days, outcome, follows_advice=True)


COURSES: tuple[tuple[Callable[[Course], list[Step]], bool], ...] = (
    (Course.unfounded, False),
    (Course.founded, False),
    (Course.repaired, False),
    (Course.too_late, True),
    (Course.adjourned, False),
    (Course.unfounded, False),
    (Course.withdrawn, False),
    (Course.partly, False),
    (Course.appealed, False),
    (Course.not_repaired, False),
    (Course.overdue, False),
    (Course.relieved, False),
    (Course.deviating, False),
    (Course.unfounded, False),
    (Course.consented, False),
    (Course.excused, True),
    (Course.met, False),
    (Course.silent, False),
    (Course.founded, False),
    (Course.annulled, False),
    (Course.unfounded, False),
    (Course.appealed_higher, False),
)
"""How they go, in turn, and whether one was filed too late."""
