"""Parties that work together under an agreement: who they are, and that who records is one.

What they record about their cooperation all of them read; nothing of it is about a data subject.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol

from domain.controllership import NotPartyToAgreement
from domain.errors import Forbidden
from domain.messages import Command, Slug


class NotOneOfThem(Forbidden):
    """Who asks is no party to what it concerns."""

    code = "not-one-of-the-parties"


class UnderAgreement(Command):
    """What is recorded of the cooperation, with the agreement that it belongs to."""

    agreement: Slug


class Between(Protocol):
    """What stands between parties."""

    @property
    def parties(self) -> tuple[str, ...]: ...


def must_be_one_of(parties: Sequence[str], party: str) -> None:
    if party not in parties:
        raise NotOneOfThem(party=party, parties=", ".join(parties))


def must_all_be_of(parties: Sequence[str], named: Iterable[str]) -> None:
    """Whoever is named in a record is a party to the agreement as well."""
    for party in named:
        if party not in parties:
            raise NotPartyToAgreement(party=party, parties=", ".join(parties))
