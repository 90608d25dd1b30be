"""Complaint (klacht, Awb chapter 9): from its receipt to what was found, and where it goes on.

Days come from the rule tables, so a decider is made for the tables in use: what it decided stands
in the events.
"""

from datetime import date
from functools import partial
from typing import assert_never

from domain.calendar import terms
from domain.calendar.due import DueDate
from domain.calendar.lengthening import agreed, computed_again, extended
from domain.calendar.rules import RuleTables
from domain.complaint.commands import (
    AcknowledgeComplaint,
    AdjournComplaint,
    AgreeComplaintDelay,
    ComplaintCommand,
    ConcludeComplaint,
    ForwardComplaint,
    HearComplaint,
    LeaveComplaint,
    NameComplaintHandler,
    OmitComplaintHearing,
    ReceiveComplaint,
    RecomputeComplaintDue,
    SettleComplaint,
    WithdrawComplaint,
)
from domain.complaint.events import (
    ComplaintAcknowledged,
    ComplaintAdjourned,
    ComplaintConcluded,
    ComplaintDelayAgreed,
    ComplaintDueRecomputed,
    ComplaintEvent,
    ComplaintForwarded,
    ComplaintHandlerNamed,
    ComplaintHeard,
    ComplaintHearingOmitted,
    ComplaintNotDealtWith,
    ComplaintReceived,
    ComplaintSettledInformally,
    ComplaintWithdrawn,
)
from domain.complaint.possible import CONDITIONS
from domain.complaint.refusals import (
    ComplaintAlreadyReceived,
    ComplaintNotFound,
    ComplaintTermPassed,
    ConductElsewhere,
    HandlerElsewhere,
    HandlerInvolved,
)
from domain.complaint.state import Complaint, evolve
from domain.controllership import involved, must_be_between, must_be_involved
from domain.messages import Context, Decider
from domain.product_list import must_be_listed
from domain.stated_day import must_be_of_its_time, must_follow_receipt

TERM = "complaint"
TERM_WITH_COMMITTEE = "complaint-committee"
"""Where section 9.1.3 applies."""
TERM_FOR_LEAVING = "complaint-refusal"


def decide(
    tables: RuleTables, complaint: Complaint, command: ComplaintCommand, context: Context
) -> list[ComplaintEvent]:
    if isinstance(command, ReceiveComplaint):
        return [_receive(tables, complaint, command, context)]
    received = complaint.received
    if received is None:
        raise ComplaintNotFound
    if isinstance(command, RecomputeComplaintDue):
        return _recompute(tables, complaint, context.today)
    party, day = context.by.party, command.occurred_on
    CONDITIONS[type(command)](complaint, received, party)
    must_follow_receipt(day, received.occurred_on, context)
    match command:
        case AcknowledgeComplaint():
            return [ComplaintAcknowledged(occurred_on=day, party=party)]
        case NameComplaintHandler():
            return _name_handler(complaint, received, command, party)
        case HearComplaint(report=report):
            return [ComplaintHeard(occurred_on=day, party=party, report=report)]
        case OmitComplaintHearing(ground=ground):
            return [ComplaintHearingOmitted(occurred_on=day, party=party, ground=ground)]
        case AdjournComplaint() | AgreeComplaintDelay():
            assert complaint.due is not None, "its condition says so"
            return [_lengthen(tables, complaint.due, received, command, party)]
        case _:
            return [_end(tables, received, command, party)]


def _receive(
    tables: RuleTables, complaint: Complaint, command: ReceiveComplaint, context: Context
) -> ComplaintReceived:
    if complaint.received is not None:
        raise ComplaintAlreadyReceived
    must_be_between(command, command.parties)
    must_be_involved(command, context.by.party)
    must_be_listed(command.product, command.products, command.agreement)
    must_be_of_its_time(command.occurred_on, context)
    if command.conduct_at not in involved(command):
        raise ConductElsewhere(party=command.conduct_at, involved=", ".join(involved(command)))
    rule = TERM_WITH_COMMITTEE if command.committee else TERM
    return ComplaintReceived(
        occurred_on=command.occurred_on,
        agreement=command.agreement,
        controller=command.controller,
        processor=command.processor,
        party=context.by.party,
        product=command.product,
        complainant=command.complainant,
        conduct_at=command.conduct_at,
        conduct_of=command.conduct_of,
        written=command.written,
        committee=command.committee,
        complaint=command.complaint.about(command.complainant),
        due=terms.term(tables, rule, command.occurred_on) if command.written else None,
    )


def _name_handler(
    complaint: Complaint, received: ComplaintReceived, command: NameComplaintHandler, party: str
) -> list[ComplaintEvent]:
    at, handler = command.handler_at, command.handler
    if at not in involved(received):
        raise HandlerElsewhere(party=at, involved=", ".join(involved(received)))
    if (at, handler) == (received.conduct_at, received.conduct_of):
        raise HandlerInvolved(handler=handler, party=at)
    known = complaint.handler
    if known is not None and (known.handler_at, known.handler) == (at, handler):
        return []
    named = ComplaintHandlerNamed(
        occurred_on=command.occurred_on, party=party, handler_at=at, handler=handler
    )
    return [named]


def _lengthen(
    tables: RuleTables,
    due: DueDate,
    received: ComplaintReceived,
    command: AdjournComplaint | AgreeComplaintDelay,
    party: str,
) -> ComplaintAdjourned | ComplaintDelayAgreed:
    """Told after the term it is no adjournment: the complaint was late already."""
    day = command.occurred_on
    if isinstance(command, AgreeComplaintDelay):
        return ComplaintDelayAgreed(
            occurred_on=day,
            party=party,
            consent=command.consent,
            due=agreed(tables, due, command.until),
            previous=due.due,
        )
    if day > due.due:
        raise ComplaintTermPassed(day=day.isoformat(), due=due.due.isoformat())
    return ComplaintAdjourned(
        occurred_on=day,
        party=party,
        reasons=command.reasons.about(received.complainant),
        due=extended(tables, due),
        previous=due.due,
    )


def _end(
    tables: RuleTables,
    received: ComplaintReceived,
    command: (
        ForwardComplaint | LeaveComplaint | SettleComplaint | ConcludeComplaint | WithdrawComplaint
    ),
    party: str,
) -> ComplaintEvent:
    day, whom = command.occurred_on, received.complainant
    match command:
        case ForwardComplaint(to=to):
            return ComplaintForwarded(occurred_on=day, party=party, to=to)
        case LeaveComplaint(ground=ground):
            told = terms.term(tables, TERM_FOR_LEAVING, received.occurred_on)
            return ComplaintNotDealtWith(
                occurred_on=day,
                party=party,
                ground=ground,
                article=ground.article,
                tell_by=told if received.written else None,
            )
        case SettleComplaint(settlement=settlement):
            return ComplaintSettledInformally(
                occurred_on=day, party=party, settlement=settlement.about(whom)
            )
        case ConcludeComplaint():
            return ComplaintConcluded(
                occurred_on=day,
                party=party,
                finding=command.finding,
                findings=command.findings.about(whom),
                measures=command.measures and command.measures.about(whom),
                ombudsman=command.ombudsman,
            )
        case WithdrawComplaint():
            return ComplaintWithdrawn(occurred_on=day, party=party)
        case _:
            assert_never(command)


def _recompute(tables: RuleTables, complaint: Complaint, today: date) -> list[ComplaintEvent]:
    known = complaint.due
    if known is None or complaint.ended is not None:
        return []
    due = computed_again(tables, known)
    if due is None:
        return []
    return [ComplaintDueRecomputed(occurred_on=today, due=due, previous=known.due)]


def complaints_under(
    tables: RuleTables,
) -> Decider[Complaint, ComplaintCommand, ComplaintEvent]:
    """The decider under the rule tables in use."""
    return Decider(
        category="complaint",
        initial=Complaint(),
        decide=partial(decide, tables),
        evolve=evolve,
        under=lambda complaint: (
            None if complaint.received is None else complaint.received.agreement
        ),
    )
