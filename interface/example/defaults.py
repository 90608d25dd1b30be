"""Notices of default of the example: about applications elsewhere, and about a late Woo request."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from domain.default_notice.commands import (
    FixPenalty,
    JudgeDefaultNotice,
    NoteDecisionMade,
    PayPenaltyShare,
    ReceiveDefaultNotice,
    ReviewNoticedTerm,
    WithdrawDefaultNotice,
)
from domain.default_notice.concern import Applied
from domain.sealed import Plain
from interface.doors import Doors
from interface.example.cast import CENTRE, Cast
from interface.example.deeds import Deed
from interface.example.information import late_woo
from interface.example.office import Office
from interface.example.told_cases import Course, Step, Told, cases_of

FIRST = date(2020, 5, 11)
PRODUCTS = ("direct.a.1.2", "direct.a.1.5")
LATE, EARLY = timedelta(days=84), timedelta(days=35)
"""Since the application: its eight weeks have passed, or have not."""


def defaults(doors: Doors, cast: Cast, office: Office, last: date) -> Iterator[Deed]:
    """Everything that is done about notices of default until a last day."""
    noticed = cases_of(doors, cast, office, last, "default-notice", first=FIRST, every=(150, 230))
    for one in noticed:
        make = COURSES[one.number % len(COURSES)]
        since = one.day - (EARLY if make is _premature else LATE)
        applied = Applied(product=PRODUCTS[one.number % len(PRODUCTS)], received_on=since)
        facts = {
            "application": applied,
            "subject": one.person.key,
            "applicants": 2 if make is _shared else 1,
            "document": one.paper("letter"),
        }
        yield from one.deeds(ReceiveDefaultNotice.model_validate(one.about | facts), make(one))
    for asked in late_woo(doors, cast, office, last):
        day = asked.on(44)
        one = Told(doors, cast, office, asked.client, day, 0, "default-notice")
        facts = {"case": asked.stream, "subject": asked.person.key}
        lodged = ReceiveDefaultNotice.model_validate(one.about | facts)
        yield from one.deeds(lodged, _without_penalty(one))


def _judged(one: Told, days: int = 2, **more: object) -> Step:
    day = one.on(days)
    judge = JudgeDefaultNotice.model_validate({"occurred_on": day} | more)
    return day, judge, one.client


def _decided(one: Told, days: int) -> Step:
    day = one.on(days)
    return day, NoteDecisionMade(occurred_on=day, decision=one.decision(day)), CENTRE


def _fixed(one: Told, days: int, shares: int = 1) -> list[Step]:
    """And paid two weeks later."""
    day, paid = one.on(days), one.on(days + 14)
    payments = (
        (paid, PayPenaltyShare(occurred_on=paid, share=share), one.client)
        for share in range(1, shares + 1)
    )
    fixed = FixPenalty(occurred_on=day, decision=one.decision(day))
    return [(day, fixed, one.client), *payments]


def _just_in_time(one: Told) -> Sequence[Step]:
    return [_judged(one), _decided(one, 9)]


def _some_days(one: Told) -> Sequence[Step]:
    return [_judged(one), _decided(one, 34), *_fixed(one, 41)]


def _all_days(one: Told) -> Sequence[Step]:
    return [_judged(one), *_fixed(one, 66), _decided(one, 90)]


def _shared(one: Told) -> Sequence[Step]:
    return [_judged(one), _decided(one, 25), *_fixed(one, 33, shares=2)]


def _premature(one: Told) -> Sequence[Step]:
    return [_judged(one, 1)]


def _too_late(one: Told) -> Sequence[Step]:
    reasons = Plain(text="De aanvrager wachtte daar zonder reden mee.")
    judged = _judged(one, 3, ground="unreasonably-late", reasons=reasons)
    return [judged, _decided(one, 20)]


def _taken_back(one: Told) -> Sequence[Step]:
    day = one.on(6)
    return [_judged(one), (day, WithdrawDefaultNotice(occurred_on=day), one.client)]


COURSES: tuple[Course, ...] = (
    _some_days,
    _just_in_time,
    _premature,
    _all_days,
    _shared,
    _too_late,
    _taken_back,
)
"""How they go, in turn."""


def _without_penalty(one: Told) -> Sequence[Step]:
    """The Woo knows none (Woo 8.2, Wob 15); the decision came all the same."""
    day = one.on(1)
    review = ReviewNoticedTerm(occurred_on=day)
    return [(day, review, one.client), _judged(one, 2), _decided(one, 14)]
