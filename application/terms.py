"""What a clerk asks of the calendar: one term, many terms, or which terms there are.

What is asked comes as text and is understood here, so that the command line, a batch file and
the HTTP API refuse the same things in the same words.
"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import Field

from application.written import day, day_or_moment, number, stretch
from domain.calendar.counting import length_words
from domain.calendar.due import DueDate
from domain.calendar.penalty import Notice, Penalty, penalty
from domain.calendar.rules import Family, RuleTables, TermRule
from domain.calendar.terms import legal_day, term
from domain.errors import Invalid, Refusal
from domain.messages import Message, Slug, Text

# Refusals


class OptionNotForTerm(Invalid):
    code = "option-not-for-term"


class UnknownOption(Invalid):
    code = "unknown-option"


class BatchColumns(Invalid):
    code = "batch-columns"


class BatchLineUnreadable(Invalid):
    code = "batch-line-unreadable"


# Questions and answers


class TermQuestion(Message):
    """One term, as it is asked."""

    rule: str
    start: Annotated[str, Field(alias="from")]
    """`2026-04-13`; `2026-04-13T16:00` for a term in hours."""
    suspended: tuple[str, ...] = ()
    """`2026-04-10..2026-04-20`, with `@ground` behind it where the term knows several."""
    extended: bool = False
    consent_until: str | None = None
    decided: str | None = None
    concerning: str | None = None
    term_ended: str | None = None
    applicants: str | None = None


class TermAnswer(Message):
    """The date with its explanation; for a notice of default, also what is owed."""

    title: Text
    ends: DueDate
    """The last day of it, explained."""
    note: Text | None = None
    penalty: Penalty | None = None


class Ground(Message):
    id: Slug
    title: Text
    article: str


class RuleCard(Message):
    """One rule as the list shows it."""

    id: Slug
    title: Text
    family: Family
    length: Text
    extension: Text | None
    article: str
    source: str
    confirmed: bool
    counted_from: Text
    grounds: tuple[Ground, ...]
    """On which it can be suspended."""
    options: tuple[str, ...]
    valid_from: date | None
    valid_until: date | None
    note: Text | None


@dataclass(frozen=True)
class BatchLine:
    """What came of one line: an answer or a refusal."""

    number: int
    rule: str
    outcome: TermAnswer | Refusal


# Service


@dataclass(frozen=True)
class Terms:
    """The calendar's counter: needs the rule tables and nothing else."""

    tables: RuleTables

    def compute(self, question: TermQuestion) -> TermAnswer:
        rule = self.tables.rule(question.rule)
        for option in _given(question):
            if option not in self._options(rule):
                known = ", ".join(self._options(rule)) or "-"
                raise OptionNotForTerm(term=rule.id, option=option, known=known)
        if rule.id == self.tables.penalties.notice:
            return self._notice(rule, question)
        due = term(
            self.tables,
            rule.id,
            day_or_moment(question.start),
            suspensions=[stretch(one) for one in question.suspended],
            extended=question.extended,
            consent_until=day(question.consent_until),
            decided_on=day(question.decided),
        )
        held = self.tables.rule(due.rule)
        return TermAnswer(title=held.title, ends=due, note=held.note)

    def list(self) -> tuple[RuleCard, ...]:
        """All rules, in the order of the tables."""
        return tuple(self._card(rule) for rule in self.tables.terms)

    def batch(self, lines: Iterable[str]) -> Iterator[BatchLine]:
        """One answer or refusal for each line of a file with the columns rule, date, options.

        Comma or semicolon between the columns, as spreadsheets write them.
        """
        numbered = enumerate(lines, start=1)
        _, head = next(numbered, (1, ""))
        head = head.removeprefix("\ufeff").strip()
        separator = ";" if ";" in head else ","
        columns = [column.strip().lower() for column in head.split(separator)]
        if columns not in (["rule", "date"], ["rule", "date", "options"]):
            raise BatchColumns(found=head[:80] or "-")
        return (self._line(number, line, separator) for number, line in numbered if line.strip())

    def _line(self, number: int, line: str, separator: str) -> BatchLine:
        rule = line.split(separator)[0].strip()
        try:
            return BatchLine(number, rule, self.compute(_question(line, separator)))
        except Refusal as refusal:
            return BatchLine(number, rule, refusal)

    def _notice(self, rule: TermRule, question: TermQuestion) -> TermAnswer:
        applicants = 1 if question.applicants is None else number(question.applicants, 1000)
        notice = Notice(
            received_on=legal_day(day_or_moment(question.start))[0],
            concerning=question.concerning and self.tables.rule(question.concerning).id,
            term_ended_on=day(question.term_ended),
            decided_on=day(question.decided),
            applicants=applicants,
        )
        owed = penalty(self.tables, notice)
        return TermAnswer(title=rule.title, ends=owed.last_chance, note=rule.note, penalty=owed)

    def _options(self, rule: TermRule) -> tuple[str, ...]:
        notice = rule.id == self.tables.penalties.notice
        known = {
            "extended": rule.extension is not None,
            "suspended": bool(rule.suspensions),
            "consent-until": rule.further is not None,
            "decided": notice or rule.valid.by == "decision",
            "concerning": notice,
            "term-ended": notice,
            "applicants": notice,
        }
        return tuple(option for option, takes in known.items() if takes)

    def _card(self, rule: TermRule) -> RuleCard:
        more = rule.extension
        return RuleCard(
            id=rule.id,
            title=rule.title,
            family=rule.family,
            length=length_words(rule.length, rule.unit),
            extension=length_words(more.length, rule.unit) if more else None,
            article=rule.article,
            source=rule.source,
            confirmed=rule.confirmed,
            counted_from=rule.counted_from,
            grounds=tuple(
                Ground(id=one.id, title=one.title, article=one.article) for one in rule.suspensions
            ),
            options=self._options(rule),
            valid_from=rule.valid.first,
            valid_until=rule.valid.last,
            note=rule.note,
        )


_OPTIONS = tuple(
    name.replace("_", "-") for name in TermQuestion.model_fields if name not in ("rule", "start")
)


def _given(question: TermQuestion) -> list[str]:
    """The options that were used, by the names under which people know them."""
    return [option for option in _OPTIONS if getattr(question, option.replace("-", "_"))]


def _question(line: str, separator: str) -> TermQuestion:
    try:
        columns = next(csv.reader([line.strip()], delimiter=separator, strict=True))
    except csv.Error:
        raise BatchLineUnreadable(line=line.strip()[:80]) from None
    if not 2 <= len(columns) <= 3:
        raise BatchLineUnreadable(line=line.strip()[:80])
    said: dict[str, Any] = {"rule": columns[0].strip(), "start": columns[1], "suspended": ()}
    for word in " ".join(columns[2:]).split():
        option, _, value = word.removeprefix("--").partition("=")
        if option not in _OPTIONS or (option == "extended") == bool(value):
            raise UnknownOption(option=word, known=" ".join(_OPTIONS))
        if option == "suspended":
            said["suspended"] += (value,)
        else:
            said[option.replace("-", "_")] = value or True
    return TermQuestion(**said)
