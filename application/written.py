"""What people type, understood or refused: days, moments, stretches of days, numbers."""

import re
from datetime import UTC, date, datetime
from typing import overload

from domain.calendar.inputs import Suspension
from domain.errors import Invalid
from domain.messages import AMSTERDAM

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?")
_NUMBER = re.compile(r"[0-9]{1,9}")
_STRETCH = re.compile(r"([^.@]+)\.\.([^.@]+)(?:@([a-z0-9][a-z0-9.-]{0,59}))?")


class BadDate(Invalid):
    code = "bad-date"


class MomentDoesNotExist(Invalid):
    code = "moment-does-not-exist"


class BadStretch(Invalid):
    code = "bad-stretch"


class BadNumber(Invalid):
    code = "bad-number"


@overload
def day(written: str) -> date: ...
@overload
def day(written: None) -> None: ...
def day(written: str | None) -> date | None:
    """`2026-04-13`."""
    if written is None:
        return None
    try:
        if _DAY.fullmatch(written.strip()):
            return date.fromisoformat(written.strip())
    except ValueError:
        pass
    raise BadDate(date=written)


def day_or_moment(written: str) -> date | datetime:
    """`2026-04-13`, or `2026-04-13T16:00` on the clocks of Amsterdam unless it has an offset."""
    if not _MOMENT.fullmatch(written.strip()):
        return day(written)
    try:
        moment = datetime.fromisoformat(written.strip())
        local = moment if moment.tzinfo else moment.replace(tzinfo=AMSTERDAM)
        shown = local.astimezone(UTC).astimezone(AMSTERDAM)
    except (ValueError, OverflowError):
        raise BadDate(date=written) from None
    if moment.tzinfo is None and shown.replace(tzinfo=None) != moment:
        raise MomentDoesNotExist(moment=written)
    return local


def stretch(written: str) -> Suspension:
    """`2026-04-10..2026-04-20`, with `@ground` behind it where a term knows several grounds."""
    found = _STRETCH.fullmatch(written.strip())
    if found is None:
        raise BadStretch(stretch=written)
    begun, ended, ground = found.groups()
    return Suspension(begun_on=day(begun), ended_on=day(ended), ground=ground)


def number(written: str, most: int) -> int:
    """A whole number from 1."""
    if not (_NUMBER.fullmatch(written.strip()) and 1 <= int(written) <= most):
        raise BadNumber(number=written, most=str(most))
    return int(written)
