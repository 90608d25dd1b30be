"""docs/reference/roles.md: who may do what, from the one table that decides it."""

import re
from collections.abc import Iterator

from application.people import MAY, Activity, Role
from docs.generate.source import cell, docstring, members
from domain.messages import Command

HEAD = """\
# Roles

Generated from `application/who_may.py`; do not edit.

An account acts for one party, in one or more roles. This table says what a role may ask for; for
which party is decided by the rule itself: a clerk of Beek cannot fulfil a duty of Stein.
"""


def roles_text() -> str:
    return "\n".join((HEAD, *_roles(), "", *_table(), ""))


def _roles() -> Iterator[str]:
    words = members(Role)
    for role in Role:
        yield f"- `{role}` {words[role.name]}".rstrip()


def _table() -> Iterator[str]:
    yield f"| | {' | '.join(Role)} |"
    yield f"|---|{':-:|' * len(Role)}"
    for wish, may in MAY.items():
        marks = " | ".join("●" if role in may else "" for role in Role)
        yield f"| {_told(wish)} | {marks} |".replace("  ", " ")


def _told(wish: type[Command] | Activity) -> str:
    if isinstance(wish, Activity):
        name, words = wish.value, members(Activity)[wish.name]
    else:
        name = re.sub(r"(?<=.)([A-Z])", r"-\1", wish.__name__).lower()
        words = docstring(wish)
    return f"`{name}` {cell(words)}".rstrip()
