"""Answers on a terminal and in a pipe."""

import io
import re
import sys

import pytest

from interface.cli.show import progress, table

HEADINGS = ("due", "reason", "id")
ROWS = (
    ("2026-03-01", "two months after the end of the quarter that it is about", "obligation-1"),
    ("2026-04-30", "[bold] is no mark-up here", "obligation-22"),
)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(monkeypatch: pytest.MonkeyPatch, width: int, out: io.StringIO) -> list[str]:
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setattr(sys, "stdout", out)
    table(HEADINGS, ROWS)
    return re.sub(r"\x1b\[[0-9;]*m", "", out.getvalue()).splitlines()


def test_a_pipe_gets_aligned_columns_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    heading, first, second = shown(monkeypatch, 20, io.StringIO())
    places = [heading.index("reason"), first.index("two"), second.index("[bold]")]
    assert len(set(places)) == 1
    assert second.endswith("  obligation-22")


def test_a_terminal_folds_prose_and_keeps_what_people_copy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines = shown(monkeypatch, 60, Terminal())
    assert max(map(len, lines)) <= 60
    assert any("obligation-22" in line for line in lines)
    assert not any(ROWS[0][1] in line for line in lines)
    assert "[bold]" in "".join(lines)


def test_a_narrow_terminal_gets_plain_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(shown(monkeypatch, 30, Terminal())) == 3


def test_an_empty_table_has_headings_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    table(HEADINGS, ())
    assert out.getvalue() == "due  reason  id\n"


def test_a_bar_is_for_the_error_stream_of_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    with progress("Counting") as bar:
        bar(3, 7)
    assert "Counting" in terminal.getvalue()
    assert "3/7" in terminal.getvalue()
    monkeypatch.setattr(sys, "stderr", pipe := io.StringIO())
    with progress("Counting") as bar:
        bar(3, 7)
    assert pipe.getvalue() == ""
