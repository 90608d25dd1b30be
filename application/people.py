"""People by account: the party that they act for, in which roles, and what these may do."""

import re
from dataclasses import dataclass
from datetime import date

from application.who_may import MAY as MAY
from application.who_may import Activity as Activity
from application.who_may import Role as Role
from application.who_may import Wish as Wish
from domain.errors import Forbidden
from domain.messages import Command


class NotAllowed(Forbidden):
    code = "not-allowed"


@dataclass(frozen=True, slots=True)
class Lent:
    """A role that a colleague passed on for a while."""

    role: Role
    by: str
    """The account that it is passed on by."""
    until: date
    """The last day on which it holds."""


@dataclass(frozen=True, slots=True)
class Acting:
    """The role in which something is done, and in whose place where it is not one's own."""

    role: Role
    in_place_of: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """An account: a random id, the party that it acts for, and in which roles. Never a name."""

    id: str
    party: str
    roles: frozenset[Role]
    reads_only: bool = False
    """A service that was let in to read records nothing, whatever its roles."""
    lent: tuple[Lent, ...] = ()
    """As the desk finds them; where own roles suffice nobody looks for these."""

    @property
    def acts_in(self) -> frozenset[Role]:
        """Own roles and lent ones."""
        return self.roles.union(lent.role for lent in self.lent)

    @property
    def foremost(self) -> Role:
        """The own role that may do the most; the first by its name where two may do as much."""
        return min(self.roles, key=lambda role: (-sum(role in may for may in MAY.values()), role))

    def must_be_allowed(self, wish: Wish) -> Role:
        """The role in which this person may do it."""
        return self.acting(wish).role

    def acting(self, wish: Wish) -> Acting:
        """The same, and in whose place. Own roles go before lent ones. Raises NotAllowed."""
        may = MAY[type(wish) if isinstance(wish, Command) else wish]
        if not (self.reads_only and _records(wish)):
            if own := may & self.roles:
                return Acting(min(own))
            for lent in self.lent:
                if lent.role in may:
                    return Acting(lent.role, lent.by)
        raise NotAllowed(wish=name_of(wish), roles=_listed(self.acts_in), needed=_listed(may))

    def may(self, wish: Wish) -> bool:
        try:
            self.acting(wish)
        except NotAllowed:
            return False
        return True


SYSTEM = Person("system", "system", frozenset({Role.SYSTEM}))


def _records(wish: Wish) -> bool:
    return wish is Activity.STORE_EVIDENCE or not isinstance(wish, Activity)


def name_of(wish: Wish) -> str:
    """`fulfil-obligation`, `read-log`."""
    if isinstance(wish, Activity):
        return wish.value
    kind = type(wish) if isinstance(wish, Command) else wish
    return re.sub(r"(?<=.)([A-Z])", r"-\1", kind.__name__).lower()


def _listed(roles: frozenset[Role]) -> str:
    return ", ".join(sorted(roles))
