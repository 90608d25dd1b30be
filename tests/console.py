"""What a document shows in a shell: its commands run in their order, and answer as it says."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

MARK = "--- done with"


@dataclass(frozen=True)
class Shown:
    """A command, and the lines that the document shows of its answer; `...` stands for others."""

    command: str
    answer: tuple[str, ...]

    def fits(self, given: list[str]) -> bool:
        pattern = "".join(
            r"(?:.*\n)*?" if line.strip() == "..." else _line(line) for line in self.answer
        )
        return re.fullmatch(pattern, "".join(f"{line.rstrip()}\n" for line in given)) is not None


def _line(shown: str) -> str:
    return ".*?".join(re.escape(part) for part in shown.rstrip().split("...")) + r"\n"


def commands(document: Path) -> Iterator[Shown]:
    """Each line that begins with `$ `, with the lines that continue it and those that answer it."""
    text = document.read_text("utf-8")
    for block in re.findall(r"^```console\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            first, *rest = part.splitlines()
            more = [line for line in rest if line.startswith("> ")]
            command = "\n".join([first, *(line.removeprefix("> ") for line in more)])
            yield Shown(command, tuple(rest[len(more) :]))


def run(shown: list[Shown], folder: Path, port: int) -> list[list[str]]:
    """The answers to all commands, given to one shell in a folder. Port 8000 is another one.

    What the commands leave running ends with the shell.
    """
    said = "".join(
        f"{one.command}\n{{ status=$?; echo '{MARK}'; (exit $status); }}\n" for one in shown
    )
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    with subprocess.Popen(
        ["bash", "-c", said.replace("8000", str(port))],
        cwd=folder,
        env={**os.environ, "PATH": path, "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        process_group=0,
    ) as shell:
        try:
            told, _ = shell.communicate(timeout=600)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(shell.pid, signal.SIGKILL)
    return [part.splitlines() for part in told.replace(str(port), "8000").split(f"{MARK}\n")]
