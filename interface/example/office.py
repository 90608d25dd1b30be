"""Working days and working hours: when people record what they did."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from domain.calendar.days import OpenDays
from domain.messages import AMSTERDAM

OPENS = 8 * 60 + 40
CLOSES = 16 * 60 + 50
"""Minutes after midnight in Amsterdam."""


SITTINGS = (1, 3)
"""Tuesday and Thursday."""


@dataclass(frozen=True)
class Office:
    days: OpenDays

    def moment(self, day: date, chance: Random) -> datetime:
        """Some time in the working hours of a day, or of the first working day after it."""
        minutes = timedelta(minutes=chance.randrange(OPENS, CLOSES), seconds=chance.randrange(60))
        midnight = datetime.combine(self.days.next_open(day), time())
        return (midnight + minutes).replace(tzinfo=AMSTERDAM).astimezone(UTC)

    def sitting(self, day: date) -> date:
        """That day or the first one after it on which cases of disputes are handled."""
        while day.weekday() not in SITTINGS:
            day += timedelta(days=1)
        return self.days.next_open(day)

    def at_sitting(self, before: datetime, day: date) -> datetime:
        """When what is handled on such a day is recorded, in one go; never before that moment."""
        return max(before, self.moment(day, Random(f"sitting of {day}")))

    def after(self, moment: datetime, chance: Random) -> datetime:
        """Some time on the next working day after a moment."""
        return self.moment(day_of(moment) + timedelta(days=1), chance)

    def open_at(self, moment: datetime) -> datetime:
        """That moment, or the same time on the first working day after it."""
        day = day_of(moment)
        return moment + (self.days.next_open(day) - day)

    def last_open(self, day: date) -> date:
        """That day itself, or the last working day before it."""
        return day if self.days.is_open(day) else self.days.nth_open_before(day, 1)


def day_of(moment: datetime) -> date:
    return moment.astimezone(AMSTERDAM).date()


def night(day: date) -> datetime:
    """Just after midnight, when the timers look at the new day."""
    return datetime.combine(day, time(0, 0, 30), AMSTERDAM).astimezone(UTC)
