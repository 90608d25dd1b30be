"""Where a provider is to be asked, and by which keys it is believed: asked once, then kept.

After a failure nobody waits for the provider again for a while: threads that wait are threads
that answer nobody else.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, cast
from urllib.parse import urlsplit

import httpx2
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from application.federation import ProviderUnavailable

KEPT = 3_600.0
"""Seconds after which description and keys are asked anew: a key that was withdrawn goes."""
AGAIN = 30.0
"""Seconds between two questions for keys because of a token that names one we do not have."""
AFTER_FAILURE = 5.0
SECONDS = 5.0
"""How long the provider may take, for each step of an answer."""

NEEDED = ("authorization_endpoint", "token_endpoint", "jwks_uri")


@dataclass
class Endpoints:
    issuer: str
    monotonic: Callable[[], float] = time.monotonic
    _lock: Lock = field(default_factory=Lock)
    _described: tuple[float, Mapping[str, Any]] | None = None
    _keys: tuple[float, KeySet] | None = None
    _asked_again: float = -AGAIN
    _failed: float = -AFTER_FAILURE

    def described(self) -> Mapping[str, Any]:
        """What the provider says of itself. Raises ProviderUnavailable."""
        with self._lock:
            return self._description()

    def keys(self) -> KeySet:
        """Raises ProviderUnavailable."""
        with self._lock:
            if self._keys is None or self._age(self._keys[0]) >= KEPT:
                self._keys = self.monotonic(), self._key_set()
            return self._keys[1]

    def keys_again(self) -> KeySet:
        """Asked anew, unless that was done just now: anyone can name a key that is not there."""
        with self._lock:
            if self._keys is None or self._age(self._asked_again) >= AGAIN:
                self._asked_again = self.monotonic()
                self._keys = self.monotonic(), self._key_set()
            return self._keys[1]

    def ask(self, method: str, url: str, **more: Any) -> httpx2.Response:
        """Raises ProviderUnavailable; an answer that refuses is an answer."""
        try:
            answer = httpx2.request(method, url, timeout=SECONDS, **more)
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            raise self.unavailable(type(error).__name__) from None
        if answer.status_code >= 500:
            raise self.unavailable(str(answer.status_code))
        return answer

    def unavailable(self, reason: str) -> ProviderUnavailable:
        return ProviderUnavailable(provider=urlsplit(self.issuer).netloc, reason=reason)

    def _description(self) -> Mapping[str, Any]:
        if self._described is None or self._age(self._described[0]) >= KEPT:
            said = self._json(f"{self.issuer.rstrip('/')}/.well-known/openid-configuration")
            if said.get("issuer") != self.issuer:
                raise self.unavailable("another issuer")
            if not all(self._secure(said.get(name)) for name in NEEDED):
                raise self.unavailable("no endpoint on https")
            self._described = self.monotonic(), said
        return self._described[1]

    def _secure(self, url: Any) -> bool:
        """On https, but for a provider that is itself on this machine without it."""
        return isinstance(url, str) and urlsplit(url).scheme in (
            "https",
            urlsplit(self.issuer).scheme,
        )

    def _key_set(self) -> KeySet:
        said = self._json(self._description()["jwks_uri"])
        try:
            return KeySet.import_key_set(cast("Any", said))
        except (JoseError, KeyError, TypeError, ValueError):
            raise self.unavailable("no keys") from None

    def _json(self, url: str) -> dict[str, Any]:
        if self._age(self._failed) < AFTER_FAILURE:
            raise self.unavailable("failed a moment ago")
        try:
            answer = self.ask("GET", url)
            said = answer.json() if answer.status_code == 200 else None
            if not isinstance(said, dict):
                raise self.unavailable(str(answer.status_code))
        except ValueError:
            self._failed = self.monotonic()
            raise self.unavailable("no JSON") from None
        except ProviderUnavailable:
            self._failed = self.monotonic()
            raise
        return said

    def _age(self, moment: float) -> float:
        return self.monotonic() - moment
