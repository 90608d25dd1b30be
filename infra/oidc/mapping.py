"""From the mapping file to a ClaimMapping, or to every problem that it has, each with its line."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from application.claims import ClaimMapping
from application.people import Role
from domain.errors import Invalid
from domain.messages import Slug
from infra.catalogues.reading import Problem, Reading, read, shown

GIVEN = tuple(sorted(role.value for role in Role if role is not Role.SYSTEM))
"""What a provider can give: everything but what happens by itself."""


class MappingInvalid(Invalid):
    """The fact `problems` has one line for each: file, line, path, what is wrong, what to do."""

    code = "mapping-invalid"

    def __init__(self, reading: Reading, problems: list[Problem]) -> None:
        told = "\n".join(str(problem) for problem in problems)
        super().__init__(file=reading.file, count=str(len(problems)), problems=told)


def _role(said: Any) -> Role:
    if said not in GIVEN:
        raise ValueError(f"there is no such role: write one of {', '.join(GIVEN)}")
    return Role(said)


def _listed(said: Any) -> Any:
    return [said] if isinstance(said, str) else said


Text = Annotated[str, Field(min_length=1)]
Roles = Annotated[
    list[Annotated[Role, BeforeValidator(_role)]],
    Field(min_length=1),
    BeforeValidator(_listed),
]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    claim: Text
    """A dotted path."""


class _Roles(_Part):
    values: Annotated[dict[Text, Roles], Field(min_length=1)]


class _Party(_Part):
    values: Annotated[dict[Text, Slug], Field(min_length=1)]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    roles: _Roles
    party: _Party


def load_mapping(path: Path) -> ClaimMapping:
    """Raises MappingInvalid."""
    reading = read(path, "roles")
    if reading.problems:
        raise MappingInvalid(reading, reading.problems)
    try:
        said = _File.model_validate(reading.data)
    except ValidationError as error:
        found = [_problem(reading, one) for one in error.errors(include_url=False)]
        raise MappingInvalid(reading, found) from None
    return ClaimMapping(
        role_claim=said.roles.claim,
        roles={value: frozenset(roles) for value, roles in said.roles.values.items()},
        party_claim=said.party.claim,
        parties=said.party.values,
    )


def _problem(reading: Reading, detail: Mapping[str, Any]) -> Problem:
    path = tuple(part for part in detail["loc"] if part != "[key]")
    return Problem(reading.file, reading.line(path), shown(path), _words(detail))


def _words(detail: Mapping[str, Any]) -> str:
    match detail["type"]:
        case "extra_forbidden":
            return "there is no such key here: correct its spelling or leave it out"
        case "missing":
            return "this is missing: add it"
        case "too_short" | "string_too_short" | "dict_type" | "list_type" | "model_type":
            return "nothing is written here: write at least one value, and what it gives"
        case "string_pattern_mismatch":
            return "this is no party: write its id, in small letters and hyphens"
        case "value_error":
            return str(detail["ctx"]["error"])
        case _:
            return f"{detail['msg']}: correct it"
