"""What a provider says of someone, made into a party and roles of ours by a mapping."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from application.people import Role
from domain.errors import Forbidden

Claims = Mapping[str, Any]


class NoRoleInClaims(Forbidden):
    """The fact `claim` names where it was looked for, never what was found there."""

    code = "no-role-in-claims"


class NoPartyInClaims(Forbidden):
    code = "no-party-in-claims"


class MorePartiesInClaims(Forbidden):
    """Someone acts for one party; which of two is not for us to choose."""

    code = "more-parties-in-claims"


@dataclass(frozen=True)
class ClaimMapping:
    role_claim: str
    """A dotted path: `realm_access.roles`."""
    roles: Mapping[str, frozenset[Role]]
    """Which of its values give which roles."""
    party_claim: str
    parties: Mapping[str, str]
    """Which values of that claim stand for which party."""

    def of(self, claims: Claims) -> tuple[str, frozenset[Role]]:
        """Party and roles. Raises NoRoleInClaims, NoPartyInClaims or MorePartiesInClaims."""
        given = [self.roles[one] for one in _said(claims, self.role_claim) if one in self.roles]
        if not given:
            raise NoRoleInClaims(claim=self.role_claim)
        said = _said(claims, self.party_claim)
        parties = {self.parties[one] for one in said if one in self.parties}
        if not parties:
            raise NoPartyInClaims(claim=self.party_claim)
        if len(parties) > 1:
            raise MorePartiesInClaims(claim=self.party_claim)
        return parties.pop(), frozenset[Role]().union(*given) - {Role.SYSTEM}


def _said(claims: Claims, path: str) -> list[str]:
    """The texts at a path: one, a list of them, or none. A claim's own name may hold dots."""
    found: Any = claims
    if path in claims:
        found = claims[path]
    else:
        for part in path.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
    if isinstance(found, str):
        return [found]
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []
