"""The vote of the colleges in the scheme (art. 22.2): what carries a proposal and what defeats it.

A majority of the voters is for, the centre municipality's college among them. Abstaining is not
for. A proposal is defeated as soon as nobody who still may vote could carry it.
"""

from collections.abc import Collection, Mapping
from typing import Literal

from domain.amendment.events import Ballot, Want


def outcome(
    voters: Collection[str], centre: str, ballots: Mapping[str, Ballot]
) -> Literal["carried"] | Want | None:
    """None while it is open."""
    in_favour = [one for one in voters if ballots.get(one) is Ballot.FOR]
    if len(in_favour) * 2 > len(voters) and centre in in_favour:
        return "carried"
    if ballots.get(centre, Ballot.FOR) is not Ballot.FOR or centre not in voters:
        return Want.CENTRE
    outstanding = [one for one in voters if one not in ballots]
    if (len(in_favour) + len(outstanding)) * 2 <= len(voters):
        return Want.MAJORITY
    return None
