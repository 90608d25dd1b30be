"""Every row of the domain description is covered: clauses, commands, events and tests of it."""

import pytest

from docs.generate.rows import ROWS, commands_of, events_of, proofs_of, rows_text

LINES = {line.split(" | ")[0].strip("| "): line for line in rows_text().splitlines()}


@pytest.mark.parametrize(
    "row", [f"A{n:02}" for n in range(1, 26)] + [f"P{n:02}" for n in range(1, 13)]
)
def test_no_part_of_a_row_is_empty(row: str) -> None:
    cells = [cell.strip() for cell in LINES[row].strip("|").split("|")]
    assert len(cells) == 5
    assert all(cells), cells


@pytest.mark.parametrize("package", sorted({one for found in ROWS.values() for one in found}))
def test_a_package_that_is_named_has_commands_events_and_tests(package: str) -> None:
    assert commands_of(package)
    assert events_of(package) or package == "opening"
    assert any(test.startswith("tests/domain/") for test in proofs_of((package,)))
