"""Calamity (calamiteit): reported, told to who must know, dealt with, investigated, closed.

The target for telling the labour authority comes from the rule tables, so a decider is made for
the tables in use: what it decided stands in the events.
"""

from datetime import date
from functools import partial
from typing import assert_never

from domain.calamity.commands import (
    CalamityCommand,
    CloseCalamity,
    InvestigateCalamity,
    NotifyDutyBody,
    RecomputeCalamityNotice,
    ReportOnCalamity,
    TakeCalamityMeasure,
    TakeInCalamity,
)
from domain.calamity.events import (
    CalamityBodyNotified,
    CalamityClosed,
    CalamityEvent,
    CalamityInvestigated,
    CalamityMeasureTaken,
    CalamityNoticeRecomputed,
    CalamityReported,
    CalamityReportedOn,
    Harm,
)
from domain.calamity.possible import CONDITIONS
from domain.calamity.refusals import (
    BodyAlreadyNotified,
    CalamityAlreadyReported,
    CalamityElsewhere,
    CalamityNotFound,
)
from domain.calamity.state import Calamity, evolve
from domain.calendar.contract import Policy
from domain.calendar.due import DueDate
from domain.calendar.duty_dates import due_date
from domain.calendar.lengthening import computed_again
from domain.calendar.rules import RuleTables
from domain.controllership import involved, must_be_between, must_be_involved
from domain.messages import Context, Decider
from domain.product_list import must_be_listed
from domain.sealed import Plain
from domain.stated_day import must_be_of_its_time, must_follow_receipt


def decide(
    tables: RuleTables, calamity: Calamity, command: CalamityCommand, context: Context
) -> list[CalamityEvent]:
    if isinstance(command, TakeInCalamity):
        return [_report(tables, calamity, command, context)]
    reported = calamity.reported
    if reported is None:
        raise CalamityNotFound
    if isinstance(command, RecomputeCalamityNotice):
        return _recompute(tables, calamity, context)
    party, day = context.by.party, command.occurred_on
    CONDITIONS[type(command)](calamity, reported, party)
    must_follow_receipt(day, reported.occurred_on, context)
    match command:
        case NotifyDutyBody():
            return [_notify(calamity, command, party)]
        case TakeCalamityMeasure(measure=measure, description=said):
            words = said and _about(reported, said)
            taken = CalamityMeasureTaken(
                occurred_on=day, party=party, measure=measure, description=words
            )
            return [taken]
        case InvestigateCalamity(findings=said):
            words = _about(reported, said)
            return [CalamityInvestigated(occurred_on=day, party=party, findings=words)]
        case ReportOnCalamity(report=report):
            return [CalamityReportedOn(occurred_on=day, party=party, report=report)]
        case CloseCalamity(conclusion=said):
            words = _about(reported, said)
            return [CalamityClosed(occurred_on=day, party=party, conclusion=words)]
        case _:
            assert_never(command)


def _report(
    tables: RuleTables, calamity: Calamity, command: TakeInCalamity, context: Context
) -> CalamityReported:
    if calamity.reported is not None:
        raise CalamityAlreadyReported
    must_be_between(command, command.parties)
    must_be_involved(command, context.by.party)
    must_be_of_its_time(command.occurred_on, context)
    if command.at not in involved(command):
        raise CalamityElsewhere(party=command.at, involved=", ".join(involved(command)))
    if command.product is not None:
        must_be_listed(command.product, command.products, command.agreement)
    return CalamityReported(
        occurred_on=command.occurred_on,
        agreement=command.agreement,
        controller=command.controller,
        processor=command.processor,
        party=context.by.party,
        at=command.at,
        place=command.place,
        product=command.product,
        kind=command.kind,
        alarm=command.alarm,
        harm=command.harm,
        subject=command.subject,
        description=_about(command, command.description),
        notify_by=_notify_by(tables, command.occurred_on, command.harm),
    )


def _notify_by(tables: RuleTables, day: date, harm: Harm) -> DueDate | None:
    """Arbowet 9(1) says at once, and names no day."""
    if harm is not Harm.SERIOUS:
        return None
    return due_date(Policy(), "Arbowet 9(1)", period=None, event_on=day, tables=tables)


def _about(whom: TakeInCalamity | CalamityReported, said: Plain) -> Plain:
    """What is said of a calamity is about the visitor, where it was one."""
    return said if whom.subject is None else said.about(whom.subject)


def _notify(calamity: Calamity, command: NotifyDutyBody, party: str) -> CalamityBodyNotified:
    for one in calamity.notified:
        if one.body is command.body:
            raise BodyAlreadyNotified(body=one.body, day=one.occurred_on.isoformat())
    return CalamityBodyNotified(
        occurred_on=command.occurred_on,
        party=party,
        body=command.body,
        reference=command.reference,
    )


def _recompute(tables: RuleTables, calamity: Calamity, context: Context) -> list[CalamityEvent]:
    known = calamity.notify_by
    if known is None or not calamity.to_notify:
        return []
    due = computed_again(tables, known)
    if due is None:
        return []
    return [CalamityNoticeRecomputed(occurred_on=context.today, notify_by=due, previous=known.due)]


def calamities_under(tables: RuleTables) -> Decider[Calamity, CalamityCommand, CalamityEvent]:
    """The decider under the rule tables in use."""
    return Decider(
        category="calamity",
        initial=Calamity(),
        decide=partial(decide, tables),
        evolve=evolve,
        under=lambda calamity: None if calamity.reported is None else calamity.reported.agreement,
    )
