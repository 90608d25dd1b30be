"""What the tutorial and the how-to pages show in a shell is what happens."""

import re
import shutil
import socket
from pathlib import Path

import pytest

from tests.console import commands, run

DOCS = Path(__file__).parents[2] / "docs"
PAGES = ("tutorial.md", "how-to/add-an-agreement.md")


@pytest.fixture
def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.skipif(shutil.which("curl") is None, reason="the tutorial asks the API with curl")
@pytest.mark.parametrize("page", PAGES)
def test_every_command_answers_as_shown(page: str, tmp_path: Path, free_port: int) -> None:
    for block in re.findall(r"^```yaml\n(.*?)^```$", (DOCS / page).read_text("utf-8"), re.M | re.S):
        (tmp_path / "library.yaml").write_text(block, "utf-8")
    shown = list(commands(DOCS / page))
    answers = run(shown, tmp_path, free_port)
    for one, given in zip(shown, answers[: len(shown)], strict=True):
        assert one.fits(given), f"$ {one.command}\n" + "\n".join(given)
