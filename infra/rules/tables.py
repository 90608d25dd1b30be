"""From a rule file to its tables, or to every problem that it has, each with its place."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from domain.calendar.rules import RuleTables
from domain.errors import Invalid
from domain.messages import Message
from domain.retention import RetentionTable
from infra.catalogues.reading import Problem, Reading, read, shown

SHIPPED = Path(__file__).parent / "nl.yaml"
RETENTION = Path(__file__).parent / "retention.yaml"

M = TypeVar("M", bound=Message)


class RulesInvalid(Invalid):
    """The fact `problems` has one line for each: file, line, path, what is wrong, what to do."""

    code = "rules-invalid"

    def __init__(self, file: str, problems: list[Problem]) -> None:
        told = "\n".join(str(problem) for problem in problems)
        super().__init__(file=file, count=str(len(problems)), problems=told)


def load_rules(path: Path | None = None) -> RuleTables:
    """The tables of a file; without one, those that are shipped."""
    return _load(path or SHIPPED, RuleTables)


def load_retention(path: Path | None = None) -> RetentionTable:
    """The same for how long personal data are kept."""
    return _load(path or RETENTION, RetentionTable)


def _load(path: Path, kind: type[M]) -> M:
    reading = read(path)
    if reading.problems:
        raise RulesInvalid(reading.file, reading.problems)
    try:
        return kind.model_validate(reading.data, by_alias=False, by_name=True)
    except ValidationError as error:
        found = [_problem(reading, detail) for detail in error.errors(include_url=False)]
        raise RulesInvalid(reading.file, found) from None


def _problem(reading: Reading, detail: Mapping[str, Any]) -> Problem:
    path = detail["loc"]
    return Problem(reading.file, reading.line(path), shown(path), _words(detail))


def _words(detail: Mapping[str, Any]) -> str:
    match detail["type"]:
        case "extra_forbidden":
            return "there is no such key here: correct its spelling or leave it out"
        case "missing":
            return "this is missing: add it"
        case "value_error":
            return str(detail["ctx"]["error"])
        case _ if isinstance(said := detail["input"], str):
            return f"{detail['msg']}, not `{said[:40]}`: correct it"
        case _:
            return f"{detail['msg']}: correct it"
