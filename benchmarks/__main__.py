"""`make bench`: all figures in one run, printed side by side and kept in RESULTS.md."""

import statistics
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import commands, over_http, pages, reading, sealing, site, site_over_http
from benchmarks.loopback import Load
from benchmarks.machine import machine
from benchmarks.stores import folder, settings
from interface.main import open_doors, settle
from tests.postgres import postgres

RESULTS = Path(__file__).with_name("RESULTS.md")
EVENTS = 400_000
"""In the log that is verified and rebuilt from."""
VERSIONS = (10_000, 100_000, 1_000_000)
LENGTHS = (10, 100, 1_000, 10_000)
TIMES = (1, 20)
"""As much as the example."""
WANTED = 100
"""Milliseconds in which every page is answered."""

Line = tuple[str, str, str, str, str]
"""Figure, database, ratio, ours, the same with less."""


def main() -> None:
    began = time.monotonic()
    lines: list[Line] = []
    settle()  # as the server does
    with postgres() as url:
        for measure in (_commands, _http, _reading, _loads, _pages, _site, _site_http, _sealing):
            for where in (None, url):
                for line in measure(where):
                    lines.append(line)
                    sys.stdout.write("  ".join(line) + "\n")
                    sys.stdout.flush()
                    RESULTS.write_text(_report(lines, time.monotonic() - began), "utf-8")


def _named(postgres: str | None) -> str:
    return "SQLite" if postgres is None else "PostgreSQL"


def _commands(postgres: str | None) -> Iterator[Line]:
    for threads in (32, 1):
        ours, theirs = commands.measure(postgres, threads)
        yield (
            f"(a) durable commands, {threads} threads",
            _named(postgres),
            f"{ours.commands / theirs.commands:.2f}",
            f"{ours.commands:,.0f}/s, {ours.batch:.1f} a commit",
            f"{theirs.commands:,.0f}/s by the library's own recorder",
        )


def _http(postgres: str | None) -> Iterator[Line]:
    with folder() as where:
        ours, nothing = over_http.measure(where, postgres)
    yield (
        f"(b) commands over HTTP, {over_http.CONNECTIONS} connections",
        _named(postgres),
        f"{ours.rate / nothing.rate:.2f}",
        _load(ours),
        f"{_load(nothing)} by an endpoint that does nothing",
    )


def _sealing(postgres: str | None) -> Iterator[Line]:
    with folder() as where:
        ours = sealing.by_the_vault(where, postgres)
    alone = sealing.by_the_cipher()
    for name, mine, its in (
        ("sealed", ours.sealed, alone.sealed),
        ("opened", ours.opened, alone.opened),
    ):
        yield (
            f"(i) fields {name}, one thread",
            _named(postgres),
            f"{mine / its:.2f}",
            f"{mine:,.0f}/s by the vault",
            f"{its:,.0f}/s by the cipher alone",
        )


def _load(load: Load) -> str:
    p50, p99 = (one.total_seconds() * 1e3 for one in (load.p50, load.p99))
    return f"{load.rate:,.0f}/s, p50 {p50:.1f} ms, p99 {p99:.1f} ms"


def _reading(postgres: str | None) -> Iterator[Line]:
    with folder() as where:
        doors = open_doors(settings(where, postgres))
        reading.fill(doors, EVENTS)
        for name, less, measured in (
            ("(c) trail verification", "read + SHA-256", reading.trail(doors)),
            ("(d) view rebuild", "read + decode", reading.rebuild(doors)),
        ):
            yield (
                f"{name}, {EVENTS:,} events",
                _named(postgres),
                f"{measured.ratio:.2f}",
                f"{measured.ours:,.0f} events/s",
                f"{measured.less:,.0f} events/s by {less}",
            )
        doors.close()


def _loads(postgres: str | None) -> Iterator[Line]:
    with folder() as where:
        took = reading.loads(where, postgres, LENGTHS)
    yield (
        "(f) loading one aggregate",
        _named(postgres),
        f"{took[LENGTHS[-1]] / took[100]:.2f}",
        ", ".join(f"{length:,} events {ms:.2f} ms" for length, ms in took.items()),
        "100 events",
    )


def _pages(postgres: str | None) -> Iterator[Line]:
    for versions in VERSIONS:
        with folder() as where:
            found = pages.measure(where, postgres, versions)
        plain = found.pop("without history")
        for name, asked in found.items():
            yield (
                f"(e) page + total {name} of {versions:,} versions",
                _named(postgres),
                f"{plain.page / asked.page:.2f} + {plain.total / asked.total:.2f}",
                f"{asked.page:.2f} + {asked.total:.2f} ms",
                f"{plain.page:.2f} + {plain.total:.2f} ms without history",
            )


def _site(postgres: str | None) -> Iterator[Line]:
    for times in TIMES:
        with folder() as where:
            took = list(site.measure(where, postgres, times))
        for moment, found in (
            ("now", [(one.now, one.name) for one in took]),
            (f"as of {site.EARLY}", [(one.early, one.name) for one in took]),
        ):
            slowest, name = max(found)
            middle = statistics.median(ms for ms, _ in found)
            yield (
                f"(g) {len(found)} pages, {times} x the example, {moment}",
                _named(postgres),
                f"{WANTED / slowest:.2f}",
                f"slowest {slowest:.0f} ms ({name}), middle {middle:.0f} ms",
                f"{WANTED} ms",
            )


def _site_http(postgres: str | None) -> Iterator[Line]:
    with folder() as where:
        for asked in site_over_http.measure(where, postgres):
            yield (
                f"(h) {asked.name} over HTTP, {site_over_http.CONNECTIONS} connections",
                _named(postgres),
                f"{asked.ours.rate / asked.nothing.rate:.3f}",
                _load(asked.ours),
                f"{_load(asked.nothing)} by an endpoint that does nothing",
            )


def _report(lines: list[Line], seconds: float) -> str:
    head = ["ratio", "figure", "database", "ours", "beside"]
    rows = [(ratio, figure, base, ours, less) for figure, base, ratio, ours, less in lines]
    table = [head, ["---"] * len(head), *rows]
    text = "\n".join(f"| {' | '.join(row)} |" for row in table)
    return (
        "# Results\n\n"
        f"Measured by `make bench` on {datetime.now(UTC):%Y-%m-%d}, in one run of"
        f" {seconds / 60:.0f} minutes, on: {machine()}.\n\n"
        "A ratio is ours against the same work done with less, so higher is better; for (f) it is"
        " the time for 10,000 events against that for 100, so 1 is flat.\n\n"
        f"{text}\n"
    )


if __name__ == "__main__":
    main()
