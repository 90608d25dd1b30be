"""One YAML file as plain data in which every scalar is text, with the line of each part.

The format says what a value is, not YAML: `id: 5.10` stays `5.10` and `en: no` stays `no`.
Only an unquoted `null`, `~` or nothing at all means that there is no value. Tags are refused,
so that nothing is ever constructed.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from domain.catalogue import Location

LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""The C parser where PyYAML has it: ten times as fast."""

PLAIN_TAGS = {f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map")}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, where, and (in the words) what to do about it."""

    file: str
    line: int
    path: str
    words: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line} {self.path}".rstrip()
        return f"{place}: {self.words}"


@dataclass(frozen=True)
class Reading:
    """What one file says, and what is wrong with it before anyone asks what it means."""

    file: str
    data: dict[str, Any]
    root: yaml.Node | None
    problems: list[Problem] = field(default_factory=list)

    def line(self, path: Location) -> int:
        """The line of the place, or of the nearest one around it that was written."""
        node, line = self.root, 1
        for part in path:
            match node:
                case yaml.MappingNode():
                    entry = next((e for e in node.value if e[0].value == part), None)
                case yaml.SequenceNode() if isinstance(part, int) and part < len(node.value):
                    entry = (node.value[part], node.value[part])
                case _:
                    entry = None
            if entry is None:
                return line
            line, node = entry[0].start_mark.line + 1, entry[1]
        return line


def read(file: Path, begins: str = "clauses") -> Reading:
    """Read a file. What cannot be read at all is a problem without a path."""
    try:
        return _reading(file, begins)
    except OSError as error:
        return _unreadable(file, 1, f"it cannot be opened ({error.strerror}): check the path")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return _unreadable(file, line, "it is not UTF-8: save it as UTF-8")
    except RecursionError:
        return _unreadable(file, 1, "its parts are nested too deeply: a catalogue needs ten levels")
    except yaml.YAMLError as error:
        return _unreadable(file, *_told(error))


def _reading(file: Path, begins: str) -> Reading:
    root = yaml.compose(file.read_text("utf-8"), Loader=LOADER)
    if not isinstance(root, yaml.MappingNode):
        return _unreadable(file, 1, f"the file is a mapping: start with `{begins}:` or such")
    conversion = _Conversion(file.name)
    data = conversion.mapping(root, ())
    return Reading(file.name, data, root, conversion.problems)


def shown(path: Location) -> str:
    """`clauses[14].duties[0].due`."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return "".join(parts).removeprefix(".")


def _unreadable(file: Path, line: int, words: str) -> Reading:
    return Reading(file.name, {}, None, [Problem(file.name, line, "", words)])


def _told(error: yaml.YAMLError) -> tuple[int, str]:
    mark = getattr(error, "problem_mark", None)
    words = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    return (mark.line + 1 if mark else 1), f"this is not YAML: {words}"


class _Conversion:
    """From YAML nodes to plain data. A part used twice (`*alias`) is converted once."""

    def __init__(self, file: str) -> None:
        self.problems: list[Problem] = []
        self._file = file
        self._known: dict[int, Any] = {}

    def mapping(self, node: yaml.MappingNode, path: Location) -> dict[str, Any]:
        said: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._problem(key, path, "a key is a plain word: write one")
            elif key.value in said:
                place = (*path, key.value)
                self._problem(key, place, "this key was used above: keep one of the two")
            else:
                said[key.value] = self._value(value, (*path, key.value))
        return said

    def _value(self, node: yaml.Node, path: Location) -> Any:
        if id(node) in self._known:
            return self._known[id(node)]
        self._known[id(node)] = None  # a part that contains itself ends here
        if node.tag not in PLAIN_TAGS:
            self._problem(node, path, f"tags such as {node.tag} are not allowed: leave it out")
        match node:
            case yaml.MappingNode():
                value: Any = self.mapping(node, path)
            case yaml.SequenceNode():
                value = [self._value(one, (*path, n)) for n, one in enumerate(node.value)]
            case yaml.ScalarNode() if not node.style and node.value in ("", "~", "null"):
                value = None
            case _:
                value = node.value
        self._known[id(node)] = value
        return value

    def _problem(self, node: yaml.Node, path: Location, words: str) -> None:
        line = node.start_mark.line + 1
        self.problems.append(Problem(self._file, line, shown(path), words))
