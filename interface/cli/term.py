"""`nakomen term`: one term, a file of terms, or all rules that there are."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Protocol

import typer

from application.terms import BatchLine, RuleCard, TermAnswer, TermQuestion, Terms
from domain.calendar import explain
from domain.errors import Invalid, Refusal
from domain.messages import Text


class Counter(Protocol):
    """What the command finds in its context."""

    terms: Terms

    def say(self, refusal: Refusal, language: str) -> str:
        """The refusal in words, with the remedy."""
        ...


class Language(StrEnum):
    NL = "nl"
    EN = "en"


class BatchFileUnreadable(Invalid):
    code = "batch-file-unreadable"


def term(
    ctx: typer.Context,
    rule: Annotated[str | None, typer.Argument(help="A rule of `--list`.")] = None,
    start: Annotated[
        str | None,
        typer.Option("--from", help="Day (2026-04-13) or moment (2026-04-13T16:00) of the event."),
    ] = None,
    suspended: Annotated[
        list[str] | None,
        typer.Option(help="FROM..TO, or FROM..TO@GROUND: request and answer. Repeatable."),
    ] = None,
    extended: Annotated[bool, typer.Option("--extended", help="The term was extended.")] = False,
    consent_until: Annotated[str | None, typer.Option(help="Day that was agreed.")] = None,
    decided: Annotated[str | None, typer.Option(help="Day of the decision.")] = None,
    concerning: Annotated[
        str | None, typer.Option(help="Notice of default: the rule of the term that passed.")
    ] = None,
    term_ended: Annotated[
        str | None, typer.Option(help="Notice of default: last day of the term that passed.")
    ] = None,
    applicants: Annotated[
        str | None, typer.Option(help="Notice of default: how many share the penalty.")
    ] = None,
    show_list: Annotated[bool, typer.Option("--list", help="Show all rules.")] = False,
    batch: Annotated[
        Path | None,
        typer.Option(
            help="A CSV file with the columns rule, date, options;"
            " options as `extended suspended=2026-04-10..2026-04-20`, a space between."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Answer in JSON.")] = False,
    language: Annotated[Language, typer.Option("--lang", help="Language.")] = Language.NL,
) -> None:
    """Compute the last day of a term, with every step of the reasoning."""
    counter: Counter = ctx.obj
    if sum((rule is not None, show_list, batch is not None)) != 1:
        raise typer.BadParameter("give a rule, or --list, or --batch FILE: one of the three")
    if rule is not None and start is None:
        raise typer.BadParameter("give the day of the event: --from 2026-04-13")
    show = _Show(counter, language, as_json)
    try:
        if rule is not None and start is not None:
            question = TermQuestion(
                rule=rule,
                start=start,
                suspended=tuple(suspended or ()),
                extended=extended,
                consent_until=consent_until,
                decided=decided,
                concerning=concerning,
                term_ended=term_ended,
                applicants=applicants,
            )
            show.answer(counter.terms.compute(question))
        elif batch is not None:
            show.batch(list(counter.terms.batch(_lines(batch))))
        else:
            show.rules(counter.terms.list())
    except Refusal as refusal:
        typer.echo(counter.say(refusal, language), err=True)
        raise typer.Exit(1) from None


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise BatchFileUnreadable(file=file.name) from None


@dataclass(frozen=True)
class _Show:
    """The answers, as a page in one language or as JSON."""

    counter: Counter
    language: Language
    as_json: bool

    def answer(self, answer: TermAnswer) -> None:
        if self.as_json:
            return _echo_json(answer.model_dump(mode="json", by_alias=True))
        date = answer.ends
        typer.echo(f"{answer.title[self.language]} ({date.article}, {date.version})")
        for label, value in self._facts(answer):
            typer.echo(f"  {label[self.language]:<14} {value}")
        for number, step in enumerate((answer.penalty or date).steps, start=1):
            typer.echo(f"  {number}. {step.words[self.language]}")
        if answer.note is not None:
            typer.echo(f"  {answer.note[self.language]}")
        return None

    def _facts(self, answer: TermAnswer) -> Iterator[tuple[Text, str]]:
        date, owed = answer.ends, answer.penalty
        yield _DUE, explain.day(date.at or date.due)[self.language]
        if date.nominal != date.due:
            yield _NOMINAL, explain.day(date.nominal)[self.language]
        if date.alternative is not None:
            yield _OTHER, explain.day(date.alternative_at or date.alternative)[self.language]
        if owed is not None:
            yield _PENALTY, f"EUR {owed.euros}"
            if owed.decision is not None:
                yield _FIXED, explain.day(owed.decision.due)[self.language]
        if marks := (*date.marks, *(owed.marks if owed else ())):
            yield _MARKS, ", ".join(marks)

    def batch(self, lines: list[BatchLine]) -> None:
        if self.as_json:
            _echo_json([self._line(line) for line in lines])
        else:
            widest = max((len(line.rule) for line in lines), default=0)
            for line in lines:
                typer.echo(f"{line.number:>5}  {line.rule:<{widest}}  {self._outcome(line)}")
        if any(isinstance(line.outcome, Refusal) for line in lines):
            raise typer.Exit(1)

    def _line(self, line: BatchLine) -> dict[str, Any]:
        told: dict[str, Any] = {"line": line.number, "rule": line.rule}
        if isinstance(line.outcome, TermAnswer):
            return told | {"answer": line.outcome.model_dump(mode="json", by_alias=True)}
        refusal = line.outcome
        detail = self.counter.say(refusal, self.language)
        return told | {"refusal": {"code": refusal.code, "facts": refusal.facts, "detail": detail}}

    def _outcome(self, line: BatchLine) -> str:
        if isinstance(line.outcome, Refusal):
            return f"{_REFUSED[self.language]}: {self.counter.say(line.outcome, self.language)}"
        date = line.outcome.ends
        return " ".join((str(date.due), ", ".join(date.marks))).rstrip()

    def rules(self, cards: tuple[RuleCard, ...]) -> None:
        if self.as_json:
            return _echo_json([card.model_dump(mode="json", by_alias=True) for card in cards])
        for card in cards:
            extension = f" + {card.extension[self.language]}" if card.extension else ""
            typer.echo(f"{card.id}  {card.title[self.language]}")
            typer.echo(f"    {card.length[self.language]}{extension}, {card.article}")
            typer.echo(f"    {card.source}{'' if card.confirmed else _UNREAD[self.language]}")
            if card.options:
                options = (self._option(card, option) for option in card.options)
                typer.echo(f"    {' '.join(options)}")
        return None

    def _option(self, card: RuleCard, option: str) -> str:
        grounds = "|".join(ground.id for ground in card.grounds)
        return f"--suspended FROM..TO@{grounds}" if option == "suspended" else f"--{option}"


def _echo_json(answer: Any) -> None:
    typer.echo(json.dumps(answer, ensure_ascii=False, indent=2))


_DUE = Text(nl="laatste dag", en="last day")
_NOMINAL = Text(nl="vóór schuiven", en="before shift")
_OTHER = Text(nl="andere lezing", en="other reading")
_PENALTY = Text(nl="dwangsom", en="penalty")
_FIXED = Text(nl="vaststellen", en="fixed by")
_MARKS = Text(nl="let op", en="note")
_REFUSED = Text(nl="geweigerd", en="refused")
_UNREAD = Text(nl=" (niet in de tekst nagelezen)", en=" (not read in the text)")
