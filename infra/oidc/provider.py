"""The authorization code flow with PKCE, and what the provider says afterwards.

What belongs to one sign-in (state, nonce, verifier) waits in the browser that began it, under a
seal of ours and for ten minutes: nothing is stored for who only knocks.
"""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

import orjson
from authlib.common.errors import AuthlibBaseError
from authlib.oauth2.client import OAuth2Client

from application.claims import Claims
from application.federation import ArrivalAbandoned, ArrivalRefused, Departure
from infra.oidc.endpoints import Endpoints
from infra.oidc.tokens import Tokens

HELD = 600
"""Seconds within which someone comes back."""
RETURN = "/sign-in/organisation/return"
SIGNED_OUT = "/sign-in"


@dataclass(frozen=True)
class Client:
    """As whom we are known to the provider."""

    id: str
    secret: str | None
    scopes: str
    site: str
    """Where our pages are, without a slash at the end."""


@dataclass(frozen=True)
class OidcProvider:
    endpoints: Endpoints
    tokens: Tokens
    client: Client
    secret: bytes

    def depart(self) -> Departure:
        state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
        where = self.endpoints.described()["authorization_endpoint"]
        url, _ = self._oauth().create_authorization_url(
            where, state=state, nonce=nonce, code_verifier=verifier
        )
        until = self._now() + HELD
        kept = {"state": state, "nonce": nonce, "verifier": verifier, "until": until}
        return Departure(url, self._sealed(orjson.dumps(kept)))

    def arrive(self, answer: Mapping[str, str], kept: str) -> Claims:
        begun = self._opened(kept)
        if not hmac.compare_digest(answer.get("state", "").encode(), begun["state"].encode()):
            raise ArrivalRefused(reason="state")
        if answer.get("iss", self.endpoints.issuer) != self.endpoints.issuer:  # RFC 9207
            raise ArrivalRefused(reason="iss")
        if "error" in answer or "code" not in answer:
            raise ArrivalAbandoned
        found = self._redeemed(answer["code"], begun["verifier"])
        return self.tokens.identity(
            str(found.get("id_token", "")), begun["nonce"], found.get("access_token")
        )

    def bearer(self, token: str) -> Claims:
        return self.tokens.access(token)

    def signed_out(self, token: str) -> Claims:
        return self.tokens.signed_out(token)

    def farewell(self) -> str | None:
        """Named by our id alone: an ID token as a hint would have to be kept, names and all."""
        where = self.endpoints.described().get("end_session_endpoint")
        if not isinstance(where, str):
            return None
        back = f"{self.client.site}{SIGNED_OUT}"
        asked = {"client_id": self.client.id, "post_logout_redirect_uri": back}
        return f"{where}{'&' if '?' in where else '?'}{urlencode(asked)}"

    def _redeemed(self, code: str, verifier: str) -> dict[str, str]:
        """What the provider gives for the code. Raises ArrivalRefused."""
        described, client = self.endpoints.described(), self.client
        methods = described.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
        asked = {"code": code, "code_verifier": verifier, "grant_type": "authorization_code"}
        auth = None
        if client.secret is not None and "client_secret_basic" in methods:
            auth = (client.id, client.secret)
        else:
            asked |= {"client_id": client.id, "client_secret": client.secret or ""}
        try:
            found = self._oauth().fetch_token(described["token_endpoint"], auth=auth, **asked)
        except (AuthlibBaseError, ValueError):
            raise ArrivalRefused(reason="code") from None
        return dict(found)

    def _oauth(self) -> OAuth2Client:
        return OAuth2Client(
            _Session(self.endpoints),
            self.client.id,
            scope=self.client.scopes,
            redirect_uri=f"{self.client.site}{RETURN}",
            code_challenge_method="S256",
        )

    def _sealed(self, said: bytes) -> str:
        whole = hmac.digest(self.secret, b"arrival\n" + said, hashlib.sha256) + said
        return base64.urlsafe_b64encode(whole).decode()

    def _opened(self, kept: str) -> dict[str, str]:
        """Raises ArrivalRefused: not ours, too long ago, or nothing at all."""
        try:
            whole = base64.urlsafe_b64decode(kept.encode())
        except ValueError:
            whole = b""
        seal, said = whole[:32], whole[32:]
        ours = hmac.digest(self.secret, b"arrival\n" + said, hashlib.sha256)
        begun = orjson.loads(said) if hmac.compare_digest(seal, ours) else {"until": 0}
        if begun["until"] < self._now():
            raise ArrivalRefused(reason="begun")
        return dict(begun)

    def _now(self) -> int:
        return int(self.tokens.clock.now().timestamp())


@dataclass(frozen=True)
class _Session:
    """What the library posts with."""

    endpoints: Endpoints

    def post(self, url: str, **said: object) -> object:
        return self.endpoints.ask("POST", url, **said)
