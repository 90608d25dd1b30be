"""Going to court about an objection: which ways are open, defending there, what the court says."""

from datetime import date
from typing import assert_never

from domain.calendar import terms
from domain.calendar.due import DueDate
from domain.calendar.rules import RuleTables
from domain.objection import dates
from domain.objection.codes import CourtEffect, CourtRuling, Forum
from domain.objection.commands import (
    FileDefence,
    FileProceedings,
    NoteCourtAsked,
    NoteHeardInCourt,
    NoteProceedingsWithdrawn,
    NoteRuling,
)
from domain.objection.court_events import (
    CourtAsked,
    CourtEvent,
    CourtRuled,
    DefenceFiled,
    HeardInCourt,
    ProceedingsFiled,
    ProceedingsWithdrawn,
)
from domain.objection.proceedings import Proceedings, found
from domain.objection.refusals import (
    DayNamedForNothing,
    DefenceAlreadyFiled,
    DefenceNotAsked,
    ForumNotOpen,
    NoSuchProceedings,
    ProceedingsEnded,
    RulingDoesNotFit,
)
from domain.objection.state import Objection
from domain.objection.timing import must_be_later
from domain.stated_day import StatedDayBeforeDecision

InCourt = FileDefence | NoteCourtAsked | NoteHeardInCourt | NoteProceedingsWithdrawn | NoteRuling
_AGAINST = (Forum.HIGHER_APPEAL, Forum.OPPOSITION, Forum.REVISION)
_ON_RELIEF = (CourtRuling.RELIEF_GRANTED, CourtRuling.RELIEF_REFUSED)
_ON_THE_MERITS = (CourtRuling.WELL_FOUNDED, CourtRuling.UNFOUNDED)


def file_proceedings(
    tables: RuleTables, objection: Objection, command: FileProceedings, party: str
) -> ProceedingsFiled:
    ruled_on = _contested_ruling(objection, command)
    _must_be_open(objection, command)
    filing = _filing(tables, objection, command.forum, ruled_on)
    return ProceedingsFiled(
        occurred_on=command.occurred_on,
        party=party,
        number=len(objection.proceedings) + 1,
        forum=command.forum,
        court=command.court,
        filer=command.filer,
        reference=command.reference,
        against=command.against,
        filing=filing,
        in_time=None if filing is None else command.occurred_on <= filing.due,
    )


def _contested_ruling(objection: Objection, command: FileProceedings) -> date | None:
    """The day of the ruling that it is against; some ways to a court are against one alone."""
    if command.against is None:
        if command.forum in _AGAINST:
            raise ForumNotOpen(forum=command.forum)
        return None
    one = found(objection.proceedings, command.against)
    if one is None:
        raise NoSuchProceedings(number=str(command.against))
    if one.ruled is None:
        raise ForumNotOpen(forum=command.forum)
    _must_not_be_before(command.occurred_on, one.ruled.occurred_on)
    return one.ruled.occurred_on


def _must_be_open(objection: Objection, command: FileProceedings) -> None:
    """An appeal is against a decision that was made known; relief goes along with what runs
    (Awb 8:81); silence is one only after the term."""
    undecided = objection.withdrawn is None and objection.decided is None
    match command.forum:
        case Forum.APPEAL:
            if objection.made_known is None:
                raise ForumNotOpen(forum=command.forum)
            _must_not_be_before(command.occurred_on, objection.made_known.occurred_on)
        case Forum.APPEAL_AGAINST_SILENCE:
            due = objection.due
            if not undecided or due is None or command.occurred_on <= due.due:
                raise ForumNotOpen(forum=command.forum)
        case Forum.PROVISIONAL_RELIEF:
            runs = any(one.forum is not Forum.PROVISIONAL_RELIEF for one in objection.in_court)
            if not undecided and not runs:
                raise ForumNotOpen(forum=command.forum)
        case _:
            pass


def _filing(
    tables: RuleTables, objection: Objection, forum: Forum, ruled_on: date | None
) -> DueDate | None:
    if forum is Forum.APPEAL and objection.made_known is not None:
        return objection.made_known.appeal_by
    rule = dates.AGAINST_A_RULING.get(forum)
    return None if rule is None or ruled_on is None else terms.term(tables, rule, ruled_on)


def _must_not_be_before(day: date, earlier: date) -> None:
    if day < earlier:
        raise StatedDayBeforeDecision(day=day.isoformat(), decided=earlier.isoformat())


def in_court(tables: RuleTables, objection: Objection, command: InCourt, party: str) -> CourtEvent:
    one = _running(objection, command)
    day, number = command.occurred_on, command.number
    match command:
        case NoteCourtAsked(defence_by=named):
            by = _defence_by(tables, day, named)
            return CourtAsked(occurred_on=day, party=party, number=number, defence_by=by)
        case FileDefence(defence=defence):
            if one.asked is None:
                raise DefenceNotAsked
            if one.defence is not None:
                raise DefenceAlreadyFiled(day=one.defence.occurred_on.isoformat())
            return DefenceFiled(occurred_on=day, party=party, number=number, defence=defence)
        case NoteHeardInCourt():
            return HeardInCourt(occurred_on=day, party=party, number=number)
        case NoteProceedingsWithdrawn():
            return ProceedingsWithdrawn(occurred_on=day, party=party, number=number)
        case NoteRuling():
            return _ruled(tables, one, command, party)
        case _:
            assert_never(command)


def _running(objection: Objection, command: InCourt) -> Proceedings:
    one = found(objection.proceedings, command.number)
    if one is None:
        raise NoSuchProceedings(number=str(command.number))
    if one.ended is not None:
        raise ProceedingsEnded(number=str(command.number), day=one.ended.occurred_on.isoformat())
    _must_not_be_before(command.occurred_on, one.filed.occurred_on)
    return one


def _defence_by(tables: RuleTables, day: date, named: date | None) -> DueDate:
    """The day that the court named; else four weeks (Awb 8:42)."""
    if named is None:
        return terms.term(tables, dates.DEFENCE, day)
    must_be_later(named, day)
    return dates.named_by_court(tables, named, "Awb 8:42(2)")


def _ruled(tables: RuleTables, one: Proceedings, command: NoteRuling, party: str) -> CourtRuled:
    relief = one.forum is Forum.PROVISIONAL_RELIEF
    changes = command.effect is not CourtEffect.STANDS
    if command.ruling in (_ON_THE_MERITS if relief else _ON_RELIEF) or (
        changes and command.ruling is not CourtRuling.WELL_FOUNDED
    ):
        raise RulingDoesNotFit(ruling=command.ruling, forum=one.forum, effect=command.effect)
    due = None
    if command.decide_by is not None:
        if command.effect is not CourtEffect.DECIDE_ANEW:
            raise DayNamedForNothing(effect=command.effect)
        must_be_later(command.decide_by, command.occurred_on)
        due = dates.named_by_court(tables, command.decide_by, "Awb 8:72(4)")
    return CourtRuled(
        occurred_on=command.occurred_on,
        party=party,
        number=command.number,
        ruling=command.ruling,
        effect=command.effect,
        judgment=command.judgment,
        costs=command.costs,
        due=due,
    )
