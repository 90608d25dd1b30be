"""Citizen service number (burgerservicenummer): nine digits that pass a check (elfproef).

Where it identifies somebody it is sealed. Everything else that is typed stays in the log for ever,
so that nothing else may hold one: an own reference that happens to be one cannot be told from it.
"""

import re
from collections.abc import Iterator
from typing import Any

from pydantic.alias_generators import to_camel
from stdnum.exceptions import ValidationError
from stdnum.nl import bsn

from domain.errors import Broken
from domain.messages import Command, Message
from domain.sealed import Plain, Sealed

DIGITS = 9
"""So many has a number."""
_NINE = re.compile(r"(?<![0-9A-Za-z])(?:bsn)?([0-9]{9})(?![0-9A-Za-z])", re.IGNORECASE)
"""Alone or between delimiters: a longer number, an IBAN or `Z202200771` is something else."""


class NumberInTheClear(Broken):
    """What is not sealed holds a citizen service number, or what nobody can tell from one."""

    code = "citizen-service-number-in-the-clear"


def written(typed: str) -> str | None:
    """As it is kept, whatever dots, spaces or zeros were typed; None where it is none."""
    try:
        return bsn.validate(typed)
    except ValidationError:
        return None


def mentioned_in(text: str) -> bool:
    """Whether nine digits in it, standing apart, pass the check."""
    return any(written(one) is not None for one in _NINE.findall(text))


def must_mention_none(command: Command, id: str | None = None) -> None:
    """Of a command as it was asked, and of the id that was chosen for what it makes.

    Raises NumberInTheClear, which names the field and never the number."""
    if id is not None and mentioned_in(id):
        raise NumberInTheClear(field="id")
    for text, path in _unsealed(command, ()):
        if mentioned_in(text):
            raise NumberInTheClear(field=".".join(map(to_camel, path)))


def _unsealed(value: Any, path: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each text that is written down as it is, with the fields in which it stands.

    Each command is walked, so what holds no nine characters is passed over at once."""
    if isinstance(value, str):
        if len(value) >= DIGITS:
            yield value, path
    elif isinstance(value, Message) and not isinstance(value, Plain | Sealed):
        for name, one in value.__dict__.items():
            if one is not None:
                yield from _unsealed(one, (*path, name))
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from _unsealed(name, path)
            yield from _unsealed(one, path)
    elif isinstance(value, tuple | list | set | frozenset):
        for one in value:
            yield from _unsealed(one, path)
