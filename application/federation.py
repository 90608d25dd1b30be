"""People whom an organisation's own provider vouches for (OpenID Connect).

Who someone is, the provider says; what that gives here, the mapping says, at each sign-in anew.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from application.accounts import NotSignedIn
from application.claims import ClaimMapping, Claims
from application.people import Person, Role
from application.sessions import Entrance, Happening
from domain.errors import Forbidden, Refusal, Unavailable


class ProviderUnavailable(Unavailable):
    code = "provider-unavailable"


class ArrivalRefused(NotSignedIn):
    """What came back from the provider is not the answer to what this browser asked."""

    code = "arrival-refused"


class ArrivalAbandoned(NotSignedIn):
    """The provider itself let nobody in."""

    code = "arrival-abandoned"


class BearerRefused(NotSignedIn):
    """A JWT that does not hold here. The fact `reason` is the check that failed."""

    code = "bearer-refused"


@dataclass(frozen=True, slots=True)
class Departure:
    """To the provider, and what the browser keeps until it comes back."""

    url: str
    kept: str


class Provider(Protocol):
    """All of it may ask the provider, and raises ProviderUnavailable where that fails."""

    def depart(self) -> Departure: ...

    def arrive(self, answer: Mapping[str, str], kept: str) -> Claims:
        """What the ID token says. Raises ArrivalRefused or ArrivalAbandoned."""
        ...

    def bearer(self, token: str) -> Claims:
        """What an access token says. Raises BearerRefused."""
        ...

    def signed_out(self, token: str) -> Claims:
        """What a logout token says. Raises BearerRefused."""
        ...

    def farewell(self) -> str | None:
        """Where a browser signs out at the provider, if there is such a place."""
        ...


class Subjects(Protocol):
    """Who is who at the provider: kept as a keyed digest, with the account that it has here."""

    def account_of(self, claims: Claims, party: str, roles: frozenset[Role]) -> Person:
        """The account, made where there is none. What it was given before stays as it is."""
        ...

    def follow(self, person: Person) -> bool:
        """Give the account the party and the roles of today; returns whether it had others."""
        ...

    def known(self, claims: Claims) -> str | None:
        """The id of the account, if there is one."""
        ...

    def has(self, account: str) -> bool:
        """Whether an account comes from the provider."""
        ...


@dataclass(frozen=True)
class Federation:
    provider: Provider
    mapping: ClaimMapping
    subjects: Subjects
    entrance: Entrance

    def depart(self) -> Departure:
        return self.provider.depart()

    def arrive(self, answer: Mapping[str, str], kept: str, address: str, before: str | None) -> str:
        """A new session's secret. Raises what the provider and the mapping refuse."""
        try:
            person = self._person(self.provider.arrive(answer, kept))
        except (NotSignedIn, Forbidden):
            self.entrance.security.note(Happening.SIGN_IN_REFUSED, address=address)
            raise
        if self.subjects.follow(person):
            self.entrance.leave_everywhere(person.id)
        return self.entrance.admit(person, before)

    def by_bearer(self, token: str, address: str) -> Person:
        """For this one request, with what this token says; the account itself stays as it is."""
        try:
            return self._person(self.provider.bearer(token))
        except (NotSignedIn, Forbidden):
            self.entrance.security.note(Happening.BEARER_REFUSED, address=address)
            raise

    def signed_out(self, token: str) -> None:
        """The provider itself says that someone left: every session of the account ends."""
        if (account := self.subjects.known(self.provider.signed_out(token))) is not None:
            self.entrance.leave_everywhere(account)

    def farewell(self, account: str) -> str | None:
        """Where whom the provider let in signs out there too."""
        try:
            return self.provider.farewell() if self.subjects.has(account) else None
        except Refusal:  # who signs out here has done so, whatever becomes of the provider
            return None

    def _person(self, claims: Claims) -> Person:
        party, roles = self.mapping.of(claims)
        return self.subjects.account_of(claims, party, roles)
