"""Who takes part: one account for each post at each party. Accounts, never names."""

from collections.abc import Mapping
from dataclasses import dataclass

from application.accounts import Accounts, Opened
from application.people import Person, Role

CENTRE = "sittard-geleen"
CLIENTS = ("beek", "stein", "beekdaelen")

_CENTRE_POSTS = (
    "clerk",
    "second-clerk",
    "director",
    "finance",
    "privacy-officer",
    "archive-inspector",
    "auditor",
)
_CLIENT_POSTS = ("clerk", "finance", "privacy-officer", "data-controller")

_OFFERED = (
    ("beek", "clerk"),
    (CENTRE, "clerk"),
    (CENTRE, "director"),
    (CENTRE, "finance"),
    (CENTRE, "auditor"),
    (CENTRE, "archive-inspector"),
    (CENTRE, "privacy-officer"),
    ("beek", "data-controller"),
)
"""Whom the demo's sign-in page offers, in this order."""


@dataclass(frozen=True)
class Cast:
    accounts: Mapping[tuple[str, str], Opened]

    def person(self, party: str, post: str) -> Person:
        """Who holds a post; where a party has no such post, its clerk."""
        found = self.accounts.get((party, post)) or self.accounts[party, "clerk"]
        return found.person

    def one_of_each_role(self) -> list[tuple[Role, Opened]]:
        shown: dict[Role, Opened] = {}
        for (party, _), opened in sorted(self.accounts.items(), key=lambda one: one[0][0]):
            [role] = opened.person.roles
            if role not in shown or party == "beek":
                shown.setdefault(role, opened)
        return sorted(shown.items())


def cast(accounts: Accounts) -> Cast:
    opened = {}
    for party in (CENTRE, *CLIENTS):
        for post in _CENTRE_POSTS if party == CENTRE else _CLIENT_POSTS:
            role = "clerk" if post == "second-clerk" else post
            opened[party, post] = accounts.open(party, frozenset({role}), f"{post} of {party}")
    found = Cast(opened)
    for party, post in _OFFERED:
        accounts.offer(found.person(party, post).id)
    return found
