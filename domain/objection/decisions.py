"""Objection (bezwaar, Awb chapters 6 and 7): from its receipt to the last court (chapter 8).

The centre prepares and defends, its committee hears and advises; the organ that the register of
mandates names decides (annex 1, task 11). Days come from the rule tables, so a decider is made for
the tables in use: what it decided stands in the events.
"""

from functools import partial
from typing import assert_never

from domain.calendar import terms
from domain.calendar.rules import RuleTables
from domain.controllership import must_be_between, must_be_involved
from domain.messages import Context, Decider
from domain.objection import dates
from domain.objection.commands import (
    AcknowledgeObjection,
    AdjournObjection,
    AdviseOnObjection,
    AgreeObjectionDelay,
    AskRepair,
    DecideObjection,
    FileProceedings,
    HearObjection,
    JudgeLateness,
    MakeKnown,
    NoteRepaired,
    ObjectionCommand,
    OmitObjectionHearing,
    PlanHearing,
    PrepareFile,
    ReceiveObjection,
    RecomputeObjectionDue,
    WithdrawObjection,
    WriteDefence,
)
from domain.objection.courts import file_proceedings, in_court
from domain.objection.deciding import decide_on
from domain.objection.events import (
    DefenceWritten,
    FilePrepared,
    HearingPlanned,
    LatenessJudged,
    ObjectionAcknowledged,
    ObjectionAdvised,
    ObjectionEvent,
    ObjectionHeard,
    ObjectionHearingOmitted,
    ObjectionMadeKnown,
    ObjectionReceived,
    ObjectionWithdrawn,
)
from domain.objection.possible import CONDITIONS
from domain.objection.refusals import (
    HearingBeforeInvitation,
    ObjectionAlreadyReceived,
    ObjectionNotFound,
    PostedAfterReceipt,
)
from domain.objection.state import Objection, evolve
from domain.objection.timing import ask_repair, lengthen, must_be_later, note_repaired, recompute
from domain.product_list import must_be_listed
from domain.stated_day import (
    StatedDayBeforeDecision,
    must_be_of_its_time,
    must_follow_receipt,
    must_have_come,
)


def decide(
    tables: RuleTables, objection: Objection, command: ObjectionCommand, context: Context
) -> list[ObjectionEvent]:
    if isinstance(command, ReceiveObjection):
        return [_receive(tables, objection, command, context)]
    received = objection.received
    if received is None:
        raise ObjectionNotFound
    if isinstance(command, RecomputeObjectionDue):
        return recompute(tables, objection, context.today)
    party, day = context.by.party, command.occurred_on
    CONDITIONS[type(command)](objection, received, party)
    must_follow_receipt(day, received.occurred_on, context)
    match command:
        case AcknowledgeObjection():
            return [ObjectionAcknowledged(occurred_on=day, party=party)]
        case JudgeLateness(excused=excused, reasons=reasons):
            said = reasons.about(received.objector)
            return [LatenessJudged(occurred_on=day, party=party, excused=excused, reasons=said)]
        case AskRepair():
            return [ask_repair(tables, objection, command, party)]
        case NoteRepaired():
            return [note_repaired(tables, objection, command, party)]
        case AdjournObjection() | AgreeObjectionDelay():
            return [lengthen(tables, objection, command, party)]
        case WithdrawObjection():
            return [ObjectionWithdrawn(occurred_on=day, party=party)]
        case DecideObjection():
            return [decide_on(objection, received, command, context)]
        case MakeKnown():
            return [_make_known(tables, objection, command, party)]
        case FileProceedings():
            return [file_proceedings(tables, objection, command, party)]
        case (
            PrepareFile()
            | WriteDefence()
            | PlanHearing()
            | HearObjection()
            | OmitObjectionHearing()
            | AdviseOnObjection()
        ):
            return [_prepare(tables, objection, command, party)]
        case _:
            return [in_court(tables, objection, command, party)]


def _receive(
    tables: RuleTables, objection: Objection, command: ReceiveObjection, context: Context
) -> ObjectionReceived:
    if objection.received is not None:
        raise ObjectionAlreadyReceived
    must_be_between(command, command.parties)
    must_be_involved(command, context.by.party)
    contested, day, posted = command.contested, command.occurred_on, command.mailed_on
    must_be_listed(contested.product, command.products, command.agreement)
    must_be_of_its_time(day, context)
    must_have_come(contested.notified_on, context)
    if posted is not None and posted > day:
        raise PostedAfterReceipt(posted=posted.isoformat(), received=day.isoformat())
    return ObjectionReceived(
        occurred_on=day,
        agreement=command.agreement,
        controller=command.controller,
        processor=command.processor,
        party=context.by.party,
        objector=command.objector,
        contested=contested,
        committee=command.committee,
        mailed_on=posted,
        grounds=command.grounds and command.grounds.about(command.objector),
        filing=terms.term(tables, dates.FILING, contested.notified_on),
        in_time=dates.filed_in_time(tables, contested.notified_on, day, posted),
        due=dates.decide_by(tables, contested.notified_on, committee=command.committee),
    )


def _prepare(
    tables: RuleTables,
    objection: Objection,
    command: (
        PrepareFile
        | WriteDefence
        | PlanHearing
        | HearObjection
        | OmitObjectionHearing
        | AdviseOnObjection
    ),
    party: str,
) -> ObjectionEvent:
    """What the centre and its committee do before the organ decides."""
    day = command.occurred_on
    match command:
        case PrepareFile(file=file):
            return FilePrepared(occurred_on=day, party=party, file=file)
        case WriteDefence(defence=defence):
            return DefenceWritten(occurred_on=day, party=party, defence=defence)
        case PlanHearing(hearing_on=hearing_on):
            must_be_later(hearing_on, day)
            return HearingPlanned(
                occurred_on=day,
                party=party,
                hearing_on=hearing_on,
                documents_by=terms.term(tables, dates.DOCUMENTS, hearing_on),
                open_from=terms.term(tables, dates.INSPECTION, hearing_on),
            )
        case HearObjection(report=report):
            assert objection.planned is not None, "its condition says so"
            invited = objection.planned.occurred_on
            if day < invited:
                raise HearingBeforeInvitation(day=day.isoformat(), invited=invited.isoformat())
            return ObjectionHeard(occurred_on=day, party=party, report=report)
        case OmitObjectionHearing(ground=ground):
            return ObjectionHearingOmitted(
                occurred_on=day, party=party, ground=ground, article=ground.article
            )
        case AdviseOnObjection(outcome=outcome, advice=advice):
            return ObjectionAdvised(occurred_on=day, party=party, outcome=outcome, advice=advice)
        case _:
            assert_never(command)


def _make_known(
    tables: RuleTables, objection: Objection, command: MakeKnown, party: str
) -> ObjectionMadeKnown:
    day = command.occurred_on
    assert objection.decided is not None, "its condition says so"
    decided = objection.decided.occurred_on
    if day < decided:
        raise StatedDayBeforeDecision(day=day.isoformat(), decided=decided.isoformat())
    appeal_by = terms.term(tables, dates.APPEAL, day)
    return ObjectionMadeKnown(occurred_on=day, party=party, appeal_by=appeal_by)


def objections_under(
    tables: RuleTables,
) -> Decider[Objection, ObjectionCommand, ObjectionEvent]:
    """The decider under the rule tables in use."""
    return Decider(
        category="objection",
        initial=Objection(),
        decide=partial(decide, tables),
        evolve=evolve,
        under=lambda objection: (
            None if objection.received is None else objection.received.agreement
        ),
    )
