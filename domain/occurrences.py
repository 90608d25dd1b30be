"""Occurrences: which obligations the duties of an agreement give rise to, and when.

Each is governed by the text as it reads on the last day that it is about. What was over, or due,
before an amendment took effect stays as it was.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import assert_never

from domain.agreement.events import AgreementRegistered
from domain.agreement.refusals import DutyNotFound
from domain.agreement.state import Agreement, Frequency
from domain.calendar.period import number, successive
from domain.clause import AgreedFrequency, Continuous, Dated, OnEvent, Periodic
from domain.duty_source import Dates, Occurrence, Source, same_duty, source_on
from domain.errors import Broken, Refusal
from domain.messages import Message, Slug
from domain.obligation.spans import span


class RecordOccurrence(Message):
    """Someone states that the event happened that a duty waits for."""

    duty: Slug
    event_on: date


class NotTriggeredByEvent(Broken):
    code = "duty-not-triggered-by-event"


class NotInForce(Broken):
    code = "agreement-not-in-force"


def occurrences(
    agreement_id: str,
    agreement: Agreement,
    *,
    since: date,
    until: date,
    dates: Dates,
    today: date | None = None,
    undated: dict[str, Refusal] | None = None,
) -> Iterator[Occurrence]:
    """What falls due between two days, both included, and everything that has no date.

    Nothing before the agreement is concluded. Asking again for the same days gives the same. A
    duty whose date cannot be told is put among the `undated`, and the others go on. What has no
    date and comes by an amendment waits until that has taken effect on `today`.
    """
    registered, force = agreement.registered, agreement.in_force_from
    if registered is None or force is None:
        return
    seen = set[str]()
    for source in _sources(agreement_id, agreement, registered, force):
        try:
            found = list(_occurring(source, agreement, until, dates, today or until))
        except Refusal as refusal:
            if undated is None:
                raise
            undated[source.duty.id] = refusal.with_traceback(None)
            continue
        for occurrence in found:
            due = occurrence.wish.due
            if (due is None or since <= due.due <= until) and occurrence.key not in seen:
                seen.add(occurrence.key)
                yield occurrence


def _sources(
    agreement_id: str, agreement: Agreement, registered: AgreementRegistered, force: date
) -> Iterator[Source]:
    """Each duty as it read at first, and then as each amendment that touches it has it read."""
    days = agreement.effective_days
    texts = [
        (since, until, agreement.on(since))
        for since, until in zip((date.min, *days), (*days, date.max), strict=True)
    ]
    for place, (since, until, text) in enumerate(texts):
        before = texts[place - 1][2] if place else None
        for clause in text.clauses.values():
            for duty in clause.duties:
                if before is not None and same_duty(before.duty(duty.id), (clause, duty)):
                    continue
                reads = until
                for _, ends, later in texts[place + 1 :]:
                    if not same_duty(later.duty(duty.id), (clause, duty)):
                        break
                    reads = ends
                yield Source(
                    agreement_id,
                    registered,
                    clause,
                    duty,
                    force,
                    agreement.last_day,
                    since,
                    reads,
                )


def _occurring(
    source: Source, agreement: Agreement, until: date, dates: Dates, today: date
) -> Iterator[Occurrence]:
    """Those that this reading of the duty governs."""
    for one in _from(source, agreement.frequencies.get(source.duty.id), until, dates):
        due = one.wish.due
        if due is None and span(one.wish.period)[0] == date.min:
            if (source.since == date.min or source.since <= today) and today < source.until:
                yield one
        elif source.governs(one.wish.period, None if due is None else due.due):
            yield one


def _from(
    source: Source, agreed: Frequency | None, until: date, dates: Dates
) -> Iterator[Occurrence]:
    duty = source.duty
    match duty.trigger:
        case Dated():
            yield source.once(dates)
        case Periodic(first=first):
            yield from _periodic(source, duty.trigger, first, until, dates)
        case AgreedFrequency() if agreed is not None:
            as_agreed = Periodic(every=agreed.every)
            yield from _periodic(source, as_agreed, agreed.first, until, dates)
        case AgreedFrequency():
            yield source.to_be_agreed()
        case Continuous():
            yield source.standing()
        case OnEvent():
            return
        case _:
            assert_never(duty.trigger)


def _periodic(
    source: Source, trigger: Periodic, first: date | None, until: date, dates: Dates
) -> Iterator[Occurrence]:
    """The periods in their order, until one falls due too late.

    Where the text names no first period, it is the first that does not fall due before the
    agreement is in force.
    """
    periods = successive(trigger.every, first or source.force)
    about = next(periods)
    while (due := source.due_in(about, dates)) is not None and due.due <= until:
        if not source.covers(max(about.first, source.force)):
            return
        counts = not trigger.only or number(about) in trigger.only
        if counts and (first is not None or due.due >= source.force):
            yield source.occurrence(about.name, about.year, due)
        about = next(periods)


def occurrence_on_event(
    agreement_id: str,
    agreement: Agreement,
    stated: RecordOccurrence,
    *,
    count: int = 1,
    dates: Dates,
) -> Occurrence:
    """What a recorded event gives rise to, by the text of its day; `count` tells a second one on
    the same day apart."""
    day = stated.event_on
    source = source_on(agreement_id, agreement, stated.duty, day)
    if source is None:
        raise DutyNotFound(duty=stated.duty)
    if not isinstance(source.duty.trigger, OnEvent):
        raise NotTriggeredByEvent(duty=source.duty.id, clause=source.clause.id)
    if not source.covers(day):
        raise NotInForce(day=day.isoformat())
    name = day.isoformat() if count == 1 else f"{day.isoformat()}-{count}"
    return source.on_event(day, name, dates)


def triggered(agreement: Agreement, events: Sequence[str], day: date) -> list[str]:
    """The duties that wait for these events, where the agreement holds on that day."""
    registered, force = agreement.registered, agreement.in_force_from
    if registered is None or force is None or day < force:
        return []
    last = agreement.last_day
    over = last is not None and day > last
    return [
        duty.id
        for clause in agreement.on(day).clauses.values()
        for duty in clause.duties
        if isinstance(duty.trigger, OnEvent) and duty.trigger.event in events
        if duty.survives_end or not over
    ]
