"""Canonical JSON: the RFC 8785 subset without fractions, as leaves and bodies are stored."""

import json
from itertools import pairwise
from typing import Any, NoReturn

LARGEST = 2**53 - 1
"""The largest integer that every JSON reader keeps exactly."""


def read_canonical(data: bytes) -> Any:
    """The value that these bytes stand for. Raises ValueError unless they are its only form."""
    try:
        value = json.loads(
            data.decode(),
            object_pairs_hook=_members,
            parse_int=_integer,
            parse_float=_no_number,
            parse_constant=_no_number,
        )
        again = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if again != data:
        raise ValueError("not in canonical form")
    return value


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """RFC 8785 sorts names by their UTF-16 code units; strictly, so that no name comes twice."""
    names = [name.encode("utf-16-be") for name, _ in pairs]
    if any(left >= right for left, right in pairwise(names)):
        raise ValueError("names out of order or repeated")
    return dict(pairs)


def _integer(digits: str) -> int:
    number = int(digits)
    if abs(number) > LARGEST:
        raise ValueError("an integer beyond 2^53 - 1")
    return number


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text[:20]} is not an integer")
