"""What the catalogue format knows: the names that are allowed at each place."""

from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel

from domain.catalogue import Catalogue, Location


def as_written(location: Location) -> Location:
    """The path as it stands in the file: without the `kind` that pydantic adds for a union."""
    return _walk(location)[0]


def nearest(location: Location) -> str:
    """The name that was probably meant by an unknown one, or all that are possible."""
    *around, unknown = location
    names = sorted(_walk(tuple(around))[1].model_fields)
    close = get_close_matches(str(unknown), names, n=1)
    return f"did you mean `{close[0]}`?" if close else f"possible are {', '.join(names)}"


def _walk(location: Location) -> tuple[Location, type[BaseModel]]:
    """The path as written, and the model at its end."""
    path: list[str | int] = []
    model: type[BaseModel] = Catalogue
    choices: dict[str, type[BaseModel]] = {}
    for part in location:
        if part in choices:
            model, choices = choices[str(part)], {}
            continue
        if part == "[key]":  # pydantic's way to say that the key itself is wrong
            continue
        path.append(part)
        if isinstance(part, str) and part in model.model_fields:
            found = _models(model.model_fields[part].annotation)
            choices = {_kind(one): one for one in found} if len(found) > 1 else {}
            model = found[0] if found else model
    return tuple(path), model


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models(part)]


def _kind(model: type[BaseModel]) -> str:
    return str(model.model_fields["kind"].default)
