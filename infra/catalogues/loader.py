"""From catalogue files to a Catalogue, or to every problem that they have, each with its place."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from domain.calendar.contract import Statutory
from domain.calendar.rules import RuleTables, UnknownTerm
from domain.catalogue import Catalogue, Inconsistent, Location
from domain.errors import Invalid
from infra.catalogues.format import as_written, nearest
from infra.catalogues.reading import Problem, Reading, read, shown

SHIPPED = Path(__file__).parent


class CatalogueInvalid(Invalid):
    """The fact `problems` has one line for each: file, line, path, what is wrong, what to do."""

    code = "catalogue-invalid"

    def __init__(self, catalogue: str, problems: list[Problem]) -> None:
        told = "\n".join(str(problem) for problem in problems)
        super().__init__(catalogue=catalogue, count=str(len(problems)), problems=told)


def shipped(name: str) -> Path:
    """Where a catalogue that comes with the program is."""
    known = sorted(path.name for path in SHIPPED.iterdir() if any(path.glob("*.yaml")))
    if name not in known:
        words = f"no such catalogue is shipped: choose one of {', '.join(known)}"
        raise CatalogueInvalid(name, [Problem(name, 1, "", words)])
    return SHIPPED / name


def load_catalogue(path: Path, tables: RuleTables | None = None) -> Catalogue:
    """A YAML file, or a folder of them in the order of their names, whose lists are joined.

    With rule tables, its statutory terms are looked up in them as well.
    """
    files = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    if not files:
        words = "there is no .yaml file in this folder: name a file, or a folder that has one"
        raise CatalogueInvalid(path.name, [Problem(path.name, 1, "", words)])
    whole = _Whole(files)
    if not any(problem.path == "" for problem in whole.problems):
        try:
            catalogue = Catalogue.model_validate(whole.data, by_alias=False, by_name=True)
        except ValidationError as error:
            whole.judge(_findings(error))
        else:
            whole.judge(() if tables is None else _unknown_terms(catalogue, tables))
            if not whole.problems:
                return catalogue
    raise CatalogueInvalid(path.name, whole.problems)


def digest(catalogue: Catalogue) -> str:
    """SHA-256 of the catalogue as canonical JSON: the same for files that say the same."""
    canonical = json.dumps(
        catalogue.model_dump(mode="json"),
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    return hashlib.sha256(canonical.encode()).hexdigest()


class _Whole:
    """The files as one: top-level lists joined, everything else said by one file only."""

    def __init__(self, files: list[Path]) -> None:
        self.data: dict[str, Any] = {}
        self._readings: list[Reading] = []
        for file in files:
            self._add(read(file))

    @property
    def problems(self) -> list[Problem]:
        return [problem for reading in self._readings for problem in reading.problems]

    def judge(self, findings: Iterable[tuple[Location, str]]) -> None:
        for place, words in findings:
            reading, path = self._place(place)
            reading.problems.append(Problem(reading.file, reading.line(path), shown(path), words))

    def _add(self, reading: Reading) -> None:
        self._readings.append(reading)
        for key, value in reading.data.items():
            so_far = self.data.get(key)
            if isinstance(so_far, list) and isinstance(value, list):
                self.data[key] = so_far + value
            elif key in self.data:
                words = "another file says this already: keep one of the two"
                reading.problems.append(Problem(reading.file, reading.line((key,)), key, words))
            else:
                self.data[key] = value

    def _place(self, path: Location) -> tuple[Reading, Location]:
        """The file that says it, and the path within that file."""
        holders = [reading for reading in self._readings if path and path[0] in reading.data]
        if len(path) > 1 and isinstance(number := path[1], int):
            for reading in holders:
                held = reading.data[str(path[0])]
                if isinstance(held, list) and number < len(held):
                    return reading, (path[0], number, *path[2:])
                number -= len(held) if isinstance(held, list) else 0
        return (holders or self._readings)[0], path


def _findings(error: ValidationError) -> Iterator[tuple[Location, str]]:
    """Each problem once: a list that is too short only for its bad entries is not one more."""
    details = error.errors(include_url=False)
    blamed = {detail["loc"][:n] for detail in details for n in range(len(detail["loc"]))}
    for detail in details:
        cause = detail.get("ctx", {}).get("error")
        if isinstance(cause, Inconsistent):
            yield from ((one.path, one.words) for one in cause.found)
        elif detail["type"] != "too_short" or detail["loc"] not in blamed:
            yield as_written(detail["loc"]), _words(detail)


def _unknown_terms(catalogue: Catalogue, tables: RuleTables) -> Iterator[tuple[Location, str]]:
    for n, clause in enumerate(catalogue.clauses):
        for m, duty in enumerate(clause.duties):
            if isinstance(duty.due, Statutory):
                try:
                    tables.rule(duty.due.term)
                except UnknownTerm as unknown:
                    words = f"no such term: {duty.due.term}; near it are {unknown.facts['nearest']}"
                    place = ("clauses", n, "duties", m, "due", "term")
                    yield place, f"duty {duty.id}: {words}"


def _words(detail: Mapping[str, Any]) -> str:
    match detail["type"]:
        case "extra_forbidden":
            return f"there is no such key here: {nearest(detail['loc'])}"
        case "missing":
            return "this is missing: add it"
        case "union_tag_not_found":
            return "say which `kind` it is"
        case "value_error":
            return str(detail["ctx"]["error"])
        case _ if isinstance(said := detail["input"], str):
            return f"{detail['msg']}, not `{said[:40]}`"
        case _:
            return str(detail["msg"])
