"""Who has to do something about an obligation: the debtor's people, by their roles."""

from collections.abc import Iterable
from typing import Protocol

from application.people import MAY, Role
from domain.clause import Nature
from domain.obligation.commands import FulfilObligation

FULFILLING = MAY[FulfilObligation]
"""The roles of which one may be responsible."""
_OF_PRIVACY = frozenset({Role.PRIVACY_OFFICER, Role.DATA_CONTROLLER})


class Owed(Protocol):
    """An obligation, or what is due of personal data."""

    @property
    def debtor(self) -> tuple[str, ...]: ...

    @property
    def nature(self) -> Nature: ...


def responsible(party: str, roles: Iterable[Role], entry: Owed) -> bool:
    """Privacy officers answer for privacy alone; the other roles for all that is owed."""
    fulfilling = FULFILLING if entry.nature is Nature.PRIVACY else FULFILLING - _OF_PRIVACY
    return party in entry.debtor and not fulfilling.isdisjoint(roles)
