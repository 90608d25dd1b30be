"""The README keeps its word: two commands that exist, and a picture that can be seen."""

import re
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from docs.screenshots import PICTURES, SHOWN

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")


def test_it_takes_exactly_two_commands() -> None:
    blocks = re.findall(r"^```.*?\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    assert [block.strip() for block in blocks] == ["make demo", "make test"]


@pytest.mark.parametrize(
    ("target", "does"), [("demo", ".venv/bin/nakomen demo"), ("test", ".venv/bin/pytest --cov")]
)
def test_make_knows_both(target: str, does: str) -> None:
    shown = subprocess.run(
        ["make", "--dry-run", target], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert does in shown.stdout


def test_the_set_up_says_what_it_does_before_each_step_that_takes_long() -> None:
    said = ["make", "--dry-run", "--always-make", "demo"]
    shown = subprocess.run(said, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    steps = [line for line in shown.splitlines() if re.search(r"^echo|-m venv|uv sync", line)]
    assert [step.split()[0] for step in steps] == ["echo", "$python", "echo", ".venv/bin/uv"]


def test_help_lists_every_target_and_is_the_default() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    [phony] = re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    shown = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert re.findall(r"^ +make (\w+) +\S", shown, re.MULTILINE) == phony.split()


def test_the_pictures_are_whole_and_say_what_they_show() -> None:
    pictures = re.findall(r"!\[([^\]]+)\]\(([^)]+)\)", README)
    drawn = [where for _, where in pictures if where.endswith(".svg")]
    assert sorted(Path(where).stem for _, where in pictures if where not in drawn) == sorted(SHOWN)
    assert all(told for told, _ in pictures)
    for where in drawn:
        drawing = ET.parse(ROOT / where).getroot()
        assert drawing.tag == "{http://www.w3.org/2000/svg}svg"
        assert drawing.findtext("{*}title")
        assert "href" not in ET.tostring(drawing, "unicode")
    for name in SHOWN:
        taken = (PICTURES / f"{name}.png").read_bytes()
        assert taken.startswith(b"\x89PNG")
        assert len(taken) < 250_000


def test_it_speaks_dutch_as_well() -> None:
    assert "## In het Nederlands" in README
