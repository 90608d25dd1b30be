"""`nakomen cases`: the registers of all kinds of case; one case with its terms and its history."""

from typing import Annotated, Any

import typer

from application.cases import CaseQuery
from application.docket import CaseEntry
from domain.errors import NotFound
from domain.messages import AMSTERDAM, Text
from interface.cli import objection_reports
from interface.cli.obligations import AsOfOption, JsonOption
from interface.cli.session import Session, session
from interface.cli.show import echo_json, table
from interface.kinds import BY_NOUN, SHEETS
from interface.kinds.shared import LABELS
from interface.kinds.sheet import Sheet
from interface.told import told as event_words
from interface.told.kinds import at, fact, sentence
from interface.told.sentence import AS_STORED, written

Noun = Annotated[str | None, typer.Argument(help="The kind: `objections`; none lists the kinds.")]
Key = Annotated[str | None, typer.Argument(help="One case, by its id.")]
OpenOption = Annotated[bool, typer.Option("--open", help="Only those that are not closed.")]
PartyOption = Annotated[str | None, typer.Option(help="Only those that this party is in.")]


class UnknownKind(NotFound):
    code = "unknown-kind"


def cases(
    ctx: typer.Context,
    noun: Noun = None,
    key: Key = None,
    as_of: AsOfOption = None,
    only_open: OpenOption = False,
    party: PartyOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the kinds of case, the cases of one kind, or show one case.

    `objections-report 2025` is the annual report on objections.
    """
    told = session(ctx)
    if noun is None:
        rows = [[one.noun, one.heading[told.language], one.about[told.language]] for one in SHEETS]
        table([one[told.language] for one in _KINDS], rows)
        return
    if noun == objection_reports.NOUN:
        objection_reports.report(told, key, told.at(as_of), as_json=as_json)
        return
    sheet = BY_NOUN.get(noun)
    if sheet is None:
        raise UnknownKind(kind=noun, known=", ".join(BY_NOUN))
    register, moment = told.doors.dockets[sheet.category].register, told.at(as_of)
    if key is not None:
        _show(told, sheet, register.one(key, moment), as_json=as_json)
        return
    found = register.listed(CaseQuery(open=True if only_open else None, party=party), moment)
    if as_json:
        echo_json([one.model_dump(mode="json", by_alias=True) for one in found])
        return
    labels = {**LABELS, **sheet.labels}
    headings = [one[told.language] for one in _LISTED]
    headings += [labels[one.rpartition(".")[2]][told.language] for one in sheet.columns]
    table(headings, [_row(one, sheet, told.language) for one in found])


def _row(entry: CaseEntry[Any], sheet: Sheet, language: str) -> list[str]:
    due = min((one.due.due for one in entry.running), default=None)
    cells = ((one.rpartition(".")[2], at(entry.facts, one)) for one in sheet.columns)
    return [
        entry.id,
        entry.begun_on.isoformat(),
        " ".join(entry.parties),
        entry.standing,
        "-" if due is None else due.isoformat(),
        *(written(fact(name, value), language, AS_STORED) for name, value in cells),
    ]


def _show(told: Session, sheet: Sheet, entry: CaseEntry[Any], *, as_json: bool) -> None:
    if as_json:
        echo_json(entry.model_dump(mode="json", by_alias=True))
        return
    language = told.language
    kind = told.doors.dockets[sheet.category].kind
    typer.echo(_said(sentence(sheet.title, kind.begun(entry.facts)), language))
    typer.echo(sheet.standings[entry.standing].word[language])
    for one in entry.running:
        code = sheet.codes.get(one.duty)
        typer.echo(f"{code[language] if code else one.duty}: {one.due.due} ({one.due.article})")
        for step in one.due.steps:
            typer.echo(f"  {step.words[language]}")
    for recorded in told.doors.log.read(kind.decider.stream(entry.id)):
        if recorded.position <= entry.position:
            stated, moment = recorded.event.occurred_on, recorded.recorded_at.astimezone(AMSTERDAM)
            words = event_words(recorded.event, language)
            typer.echo(f"{recorded.position:>8}  {stated}  {moment:%Y-%m-%d %H:%M}  {words}")


def _said(made: Any, language: str) -> str:
    words: str = made.nl if language == "nl" else made.en
    return words.format(*(written(one, language, AS_STORED) for one in made.facts))


_KINDS = (Text(nl="soort", en="kind"), Text(nl="naam", en="name"), Text(nl="wat", en="what"))
_LISTED = (
    Text(nl="kenmerk", en="id"),
    Text(nl="begonnen", en="begun"),
    Text(nl="partijen", en="parties"),
    Text(nl="stand", en="standing"),
    Text(nl="uiterlijk", en="due"),
)
