"""How far an account had seen the log when it was last here."""

from typing import Protocol


class LastSeen(Protocol):
    """A convenience beside the accounts: nothing that is recorded depends on it."""

    def look(self, account: str, position: int) -> int | None:
        """The position seen at the visit before this one; None at the first.

        Looks that follow one another closely are one visit.
        """
        ...
