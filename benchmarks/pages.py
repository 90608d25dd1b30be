"""Figure (e): a page as of any position, against the same page of a table without history."""

import random
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from application.ports import Recorded
from benchmarks.life import correcting, fulfilling, opening
from benchmarks.stores import settings
from domain.messages import Context, Event, Provenance
from domain.obligation.decisions import OBLIGATION
from domain.obligation.events import OverdueNoticed
from domain.obligation.state import Obligation, evolve
from infra.database import Database, Promises, open_database
from infra.views import blocks
from infra.views.filters import Filter
from infra.views.obligations import OBLIGATIONS
from infra.views.questions import Questions
from infra.views.rebuild import build
from infra.views.schema import metadata, place, tables

PAGE = 50
PHASES = ("open", "met", "late")
_BY = Provenance(actor="a", party="sittard-geleen", role="clerk", correlation="c")


@dataclass(frozen=True)
class Asked:
    """Milliseconds, for the list that takes longest."""

    page: float
    total: float


@dataclass(frozen=True)
class Lives:
    """A log that was never written: obligations open over time, and move on at random."""

    versions: int

    def size(self) -> int:
        return self.versions

    def line(self, position: int) -> bytes | None:
        return b"%d" % position

    def since(self, position: int, upto: int | None = None) -> Iterator[Recorded]:
        dice = random.Random(3)
        events, opened = _events(), 0
        waiting: list[int] = []
        age: dict[int, int] = {}
        for at in range(1, self.versions + 1):
            if not waiting or dice.random() < 1 / len(events):
                opened += 1
                number = opened
                waiting.append(number)
            else:
                place_of = dice.randrange(len(waiting))
                number = waiting[place_of]
            step = age.get(number, 0)
            age[number] = step + 1
            if age[number] == len(events):
                waiting[place_of if step else -1] = waiting[-1]
                waiting.pop()
                del age[number]
            yield Recorded(
                at, "", f"obligation-{number:09d}", step + 1, "d", events[step](number), _BY
            )


def _events() -> list[Callable[[int], Event]]:
    """What happens to each: opened, noticed overdue, fulfilled, twice stated otherwise."""
    [opened] = OBLIGATION.decide(Obligation(), opening("k").command, _context("system"))
    state = evolve(Obligation(), opened)
    [fulfilled] = OBLIGATION.decide(state, fulfilling("k").command, _context())
    state = evolve(evolve(state, fulfilled), fulfilled)
    [corrected] = OBLIGATION.decide(
        evolve(evolve(Obligation(), opened), fulfilled), correcting("k", 19).command, _context()
    )

    def due(number: int) -> date:
        return date(2020, 1, 1) + timedelta(days=number * 7_919 % 3_650)

    def with_due(number: int) -> Event:
        changed = opened.due.model_copy(update={"due": due(number)})
        return opened.model_copy(update={"due": changed})

    def on(number: int, days: int) -> Event:
        return fulfilled.model_copy(update={"occurred_on": due(number) + timedelta(days=days)})

    def instead(number: int, days: int) -> Event:
        day = due(number) + timedelta(days=days)
        return corrected.model_copy(update={"corrects": 3, "instead": day})

    return [
        with_due,
        lambda number: OverdueNoticed(occurred_on=due(number), due=due(number)),
        lambda number: on(number, number % 9 - 4),
        lambda number: instead(number, number % 5 - 2),
        lambda number: instead(number, number % 7 - 3),
    ]


def _context(party: str = "sittard-geleen") -> Context:
    from datetime import UTC, datetime

    by = Provenance(actor="a", party=party, role="clerk", correlation="c")
    return Context(by, datetime(2026, 6, 20, 12, tzinfo=UTC))


def measure(where: Path, postgres: str | None, versions: int) -> dict[str, Asked]:
    """Early, middle, late and now, and the table without history, by name."""
    chosen = settings(where, postgres)
    promises = Promises(f"{chosen.schema_prefix}pages", durable=False)
    database = open_database(chosen.views, promises)
    try:
        questions = _made(database, versions)
        with database.reading() as connection:
            found = {
                name: _asked(connection, questions, at)
                for name, at in (
                    ("at 1 %", versions // 100),
                    ("at 10 %", versions // 10),
                    ("at 50 %", versions // 2),
                    ("at 90 %", versions * 9 // 10),
                    ("at 99.5 %", versions - versions // 200),
                    ("now", versions),
                )
            }
            found["without history"] = _without(connection, questions, database.postgres)
        return found
    finally:
        database.close()


def _made(database: Database, versions: int) -> Questions:
    made = tables(OBLIGATIONS, 1, database.postgres)
    with database.writing() as connection:
        metadata.create_all(connection)
    build(database, Lives(versions), [made], versions)
    with database.writing() as connection:
        row = {"view": OBLIGATIONS.name, "position": versions, "leaf": b"", "generation": 1}
        row |= {"fingerprint": OBLIGATIONS.fingerprint, "sealed": 0, "span": blocks.SMALLEST}
        connection.execute(place.insert().values(**row))
    blocks.seal(database, made)
    name = made.now.name
    with database.writing() as connection:
        said = f"create table plain as select * from {name}"
        connection.exec_driver_sql(said)
        connection.exec_driver_sql("create index plain_order on plain (phase, due, id)")
        connection.exec_driver_sql("analyze")
    return Questions(made, database.postgres)


def _asked(connection: Connection, questions: Questions, at: int) -> Asked:
    return Asked(
        _slowest(lambda phase: questions.page(connection, [Filter(phase)], at, PAGE)),
        _slowest(lambda phase: questions.total(connection, [Filter(phase)], at)),
    )


def _without(connection: Connection, questions: Questions, postgres: bool) -> Asked:
    columns = ", ".join(questions.view.columns)
    mark = "%s" if postgres else "?"
    page = f"select {columns} from plain where phase = {mark} order by due, id limit {PAGE}"
    total = f"select count(*) from plain where phase = {mark}"
    row = questions.view.row
    return Asked(
        _slowest(lambda phase: [row(*one) for one in connection.exec_driver_sql(page, (phase,))]),
        _slowest(lambda phase: connection.exec_driver_sql(total, (phase,)).scalar()),
    )


def _slowest(ask: Callable[[str], object]) -> float:
    """A list in which most stays is no measure for one in which nothing does: the worst counts."""
    return max(_median(partial(ask, phase)) for phase in PHASES)


def _median(task: Callable[[], object], runs: int = 21) -> float:
    took = []
    for _ in range(runs):
        began = time.perf_counter()
        task()
        took.append(time.perf_counter() - began)
    return statistics.median(took) * 1e3
