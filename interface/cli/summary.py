"""What the example tells at its end: what is due, what is overdue, who may come in, what to ask."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from pathlib import Path

import typer

from application.paging import Paging
from application.registers import ObligationEntry, ObligationQuery
from application.request_register import RequestQuery
from domain.messages import Text
from domain.obligation.state import Status
from interface.cli.obligations import due_day, every, reason
from interface.cli.show import table
from interface.doors import Doors
from interface.example.cast import CENTRE, Cast

AHEAD = timedelta(days=60)
LIVE = (Status.OPEN, Status.DUE_SOON, Status.PARTLY)


@dataclass(frozen=True)
class Summary:
    doors: Doors
    language: str

    def tell(self, people: Cast, folder: Path) -> None:
        at = self.doors.moments.resolve(None)
        soon = ObligationQuery(
            due_from=at.today, due_before=at.today + AHEAD + timedelta(days=1), limit=500
        )
        due = [one for one in every(self.doors, soon, at) if one.status in LIVE]
        self._list(_DUE, due)
        overdue = ObligationQuery(status=Status.OVERDUE, limit=500)
        self._list(_OVERDUE, list(every(self.doors, overdue, at)))
        self._personal_data()
        self._accounts(people)
        self._further(folder)

    def _list(self, heading: Text, entries: list[ObligationEntry]) -> None:
        """What one party owes several others on one day is told once."""
        typer.echo(f"\n{heading[self.language].format(len(entries))}")
        table([one[self.language] for one in _COLUMNS], list(self._rows(entries)))

    def _rows(self, entries: list[ObligationEntry]) -> Iterator[list[str]]:
        ordered = sorted(entries, key=_alike)
        for (day, article, debtor, _), alike in groupby(ordered, key=_alike):
            found = list(alike)
            agreements = ", ".join(one.agreement for one in found)
            why = reason(found[0].due, self.language)
            yield [day, article, debtor, found[0].title[self.language], agreements, why]

    def _personal_data(self) -> None:
        """How many there are of each; nothing of whom."""
        doors, at = self.doors, self.doors.moments.resolve(None)
        _, people = doors.data_subjects.of_party(CENTRE, at, 1)
        erased = doors.erasing.register.page(at, Paging(1)).total
        asked = doors.request_register.count(RequestQuery(), at)
        typer.echo("\n" + _PERSONAL[self.language].format(people, erased, asked))

    def _accounts(self, people: Cast) -> None:
        typer.echo(f"\n{_ACCOUNTS[self.language]}")
        table(
            [one[self.language] for one in _ACCOUNT],
            [
                [role.value, opened.person.party, opened.token]
                for role, opened in people.one_of_each_role()
            ],
        )

    def _further(self, folder: Path) -> None:
        program = sys.argv[0] if Path(sys.argv[0]).name == "nakomen" else "nakomen"
        typer.echo(f"\n{_FURTHER[self.language]}")
        for words in (
            "obligations --as-of 2026-03-02 --status overdue",
            "replay --stream obligation-dvo-2020-stein-quarterly-report-2022-Q2",
            "privacy requests --right erasure",
            "trail verify",
        ):
            typer.echo(f"  {program} --data-dir {folder} {words}")


def _alike(entry: ObligationEntry) -> tuple[str, str, str, str]:
    return due_day(entry), entry.clause, ", ".join(entry.debtor), f"{entry.duty}/{entry.period}"


_DUE = Text(nl="In de komende 60 dagen ({}):", en="Due in the next 60 days ({}):")
_OVERDUE = Text(nl="Te laat ({}):", en="Overdue ({}):")
_PERSONAL = Text(
    nl="Persoonsgegevens: {} betrokkenen, van wie {} gewist; {} verzoeken.",
    en="Personal data: {} data subjects, {} of them erased; {} requests.",
)
_ACCOUNTS = Text(
    nl="Tokens, eenmalig getoond (Authorization: Bearer ...):",
    en="Tokens, shown once (Authorization: Bearer ...):",
)
_FURTHER = Text(nl="Verder kijken:", en="To look further:")
_COLUMNS = (
    Text(nl="uiterlijk", en="due"),
    Text(nl="artikel", en="article"),
    Text(nl="schuldenaar", en="debtor"),
    Text(nl="verplichting", en="obligation"),
    Text(nl="overeenkomsten", en="agreements"),
    Text(nl="waarom", en="reason"),
)
_ACCOUNT = (
    Text(nl="rol", en="role"),
    Text(nl="partij", en="party"),
    Text(nl="token", en="token"),
)
