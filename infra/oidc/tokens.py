"""Tokens of the provider, believed or refused: signature first, then what they claim."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from authlib.oidc.core import CodeIDToken
from joserfc.errors import ClaimError, InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet
from joserfc.jwt import JWTClaimsRegistry, Token, decode

from application.claims import Claims
from application.federation import ArrivalRefused, BearerRefused
from application.ports import Clock
from infra.oidc.endpoints import Endpoints

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")
"""Those with a public key. Never `none`, and never one whose key is a secret that is shared."""
LEEWAY = 30
"""Seconds that two clocks may differ."""
ACCESS = ("at+jwt", "application/at+jwt", "jwt", "")
"""Types of an access token: RFC 9068 says the first two, many providers say one of the others."""
SIGNED_OUT = "http://schemas.openid.net/event/backchannel-logout"


@dataclass(frozen=True)
class Tokens:
    endpoints: Endpoints
    clock: Clock
    client: str
    audience: str | None
    """Whom access tokens must be for; without one none is accepted."""

    def identity(self, token: str, nonce: str, access_token: str | None) -> Claims:
        """Of an ID token (OpenID Connect Core, 3.1.3.7). Raises ArrivalRefused."""
        try:
            read = self._read(token)
            must = {
                "iss": {"essential": True, "value": self.endpoints.issuer},
                "aud": {"essential": True, "value": self.client},
            }
            asked = {"nonce": nonce, "client_id": self.client, "access_token": access_token}
            CodeIDToken(read.claims, read.header, must, asked).validate(self._now(), LEEWAY)
        except (JoseError, ValueError) as error:
            raise ArrivalRefused(reason=_reason(error)) from None
        return read.claims

    def access(self, token: str) -> Claims:
        """Of an access token (RFC 9068). Raises BearerRefused."""
        if self.audience is None:
            raise BearerRefused(reason="aud")
        return self._told(token, self.audience, ACCESS)

    def signed_out(self, token: str) -> Claims:
        """Of a logout token (OpenID Connect Back-Channel Logout, 2.6). Raises BearerRefused."""
        claims = self._told(token, self.client, ("logout+jwt", "jwt", ""))
        events = claims.get("events")
        if not isinstance(events, Mapping) or SIGNED_OUT not in events or "nonce" in claims:
            raise BearerRefused(reason="events")
        return claims

    def _told(self, token: str, audience: str, types: tuple[str, ...]) -> Claims:
        try:
            read = self._read(token)
            if str(read.header.get("typ") or "").lower() not in types:
                raise BearerRefused(reason="typ")
            JWTClaimsRegistry(
                self._now(),
                LEEWAY,
                iss={"essential": True, "value": self.endpoints.issuer},
                aud={"essential": True, "value": audience},
                sub={"essential": True},
                iat={"essential": True},
                exp={"essential": True},
            ).validate(read.claims)
        except (JoseError, ValueError) as error:
            raise BearerRefused(reason=_reason(error)) from None
        return read.claims

    def _read(self, token: str) -> Token:
        """A key that we do not have yet may be a new one."""
        try:
            return _decode(token, self.endpoints.keys())
        except InvalidKeyIdError:
            return _decode(token, self.endpoints.keys_again())

    def _now(self) -> int:
        return int(self.clock.now().timestamp())


def _decode(token: str, keys: KeySet) -> Token:
    return decode(token, keys, algorithms=ALGORITHMS)


def _reason(error: Exception) -> str:
    """Which claim, or which check; nothing of what the token says."""
    named: Any = error.claim if isinstance(error, ClaimError) else None
    return str(named or getattr(error, "error", "") or "malformed")
