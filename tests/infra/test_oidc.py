"""What is believed of a provider: tokens by keys of our own making, its answers and its silence."""

import hmac
import json
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet, RSAKey

from application.claims import ClaimMapping
from application.federation import ArrivalRefused, BearerRefused, ProviderUnavailable
from application.people import Role
from domain.errors import Invalid
from infra.clock import SimulatedClock
from infra.oidc.configured import provider_of
from infra.oidc.endpoints import AFTER_FAILURE, AGAIN, KEPT, Endpoints
from infra.oidc.mapping import GIVEN, MappingInvalid, load_mapping
from infra.oidc.tokens import LEEWAY, SIGNED_OUT, Tokens
from infra.settings import Settings, SettingsInvalid

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
AT = int(NOW.timestamp())
AUDIENCE = "https://nakomen.example/api"
Claims = dict[str, Any]


@dataclass
class Pretender:
    """A provider of our own: it publishes what it is told to, and counts who asks."""

    issuer: str = ""
    keys: list[RSAKey | ECKey] = field(default_factory=list)
    answers: dict[str, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def answer(self, path: str) -> bytes | None:
        self.asked.append(path)
        if path in self.answers:
            return self.answers[path]
        if path == "/keys":
            return json.dumps(KeySet(list(self.keys)).as_dict()).encode()
        if path == "/.well-known/openid-configuration":
            places = {"authorization_endpoint": "auth", "token_endpoint": "token"}
            said = {name: f"{self.issuer}/{place}" for name, place in places.items()}
            said |= {"issuer": self.issuer, "jwks_uri": f"{self.issuer}/keys"}
            return json.dumps(said).encode()
        return None


@pytest.fixture(scope="module")
def key() -> RSAKey:
    return RSAKey.generate_key(2048, {"kid": "first"})


@pytest.fixture(scope="module")
def other() -> RSAKey:
    return RSAKey.generate_key(2048, {"kid": "first"})


@pytest.fixture
def pretender(key: RSAKey) -> Iterator[Pretender]:
    made = Pretender(keys=[key])

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            said = made.answer(self.path)
            self.send_response(404 if said is None else 200)
            self.end_headers()
            self.wfile.write(said or b"")

        def log_message(self, *_: Any) -> None:
            """Silent."""

    with HTTPServer(("127.0.0.1", 0), Answering) as server:
        made.issuer = f"http://127.0.0.1:{server.server_port}"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield made
        server.shutdown()
        thread.join()


@dataclass
class Hand:
    """Seconds that pass when they are told to."""

    seconds: float = 1_000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def clock() -> SimulatedClock:
    return SimulatedClock(NOW)


@pytest.fixture
def tokens(pretender: Pretender, hand: Hand, clock: SimulatedClock) -> Tokens:
    return Tokens(Endpoints(pretender.issuer, hand), clock, "nakomen", AUDIENCE)


def claims(pretender: Pretender, **more: Any) -> Claims:
    said = {"iss": pretender.issuer, "sub": "one", "aud": "nakomen", "iat": AT, "exp": AT + 300}
    found = said | {"nonce": "n"} | more
    return {name: value for name, value in found.items() if value is not None}


def signed(key: RSAKey | ECKey, said: Claims, **header: Any) -> str:
    full = {"alg": "RS256", "kid": "first", **header}
    return jwt.encode(full, said, key, algorithms=[full["alg"]])


def unsigned(said: Claims, alg: str = "none") -> str:
    header = {"alg": alg, "kid": "first"}
    return ".".join(_base64(json.dumps(part).encode()) for part in (header, said)) + "."


def by_secret(secret: bytes, said: Claims) -> str:
    """The library itself refuses to make one of these."""
    whole = unsigned(said, "HS256").removesuffix(".")
    return f"{whole}.{_base64(hmac.digest(secret, whole.encode(), 'sha256'))}"


def _base64(part: bytes) -> str:
    return urlsafe_b64encode(part).decode().rstrip("=")


def test_an_id_token_that_keeps_to_everything_is_believed(
    pretender: Pretender, key: RSAKey, tokens: Tokens
) -> None:
    said = claims(pretender)
    assert tokens.identity(signed(key, said), "n", None) == said
    assert tokens.identity(signed(key, said, alg="PS256"), "n", None) == said
    together = claims(pretender, aud=["nakomen", "another"], azp="nakomen")
    assert tokens.identity(signed(key, together), "n", None) == together


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"iss": "https://another.example"}, "iss"),
        ({"iss": None}, "iss"),
        ({"aud": "another"}, "aud"),
        ({"aud": ["nakomen", "another"]}, "azp"),
        ({"azp": "another"}, "azp"),
        ({"exp": AT - LEEWAY}, "exp"),
        ({"exp": None}, "exp"),
        ({"iat": AT + LEEWAY + 1}, "iat"),
        ({"iat": None}, "iat"),
        ({"nonce": "of another attempt"}, "nonce"),
        ({"nonce": None}, "nonce"),
        ({"sub": None}, "sub"),
    ],
)
def test_an_id_token_that_says_something_else_is_refused(
    pretender: Pretender, key: RSAKey, tokens: Tokens, more: Claims, reason: str
) -> None:
    with pytest.raises(ArrivalRefused) as refused:
        tokens.identity(signed(key, claims(pretender, **more)), "n", None)
    assert refused.value.facts == {"reason": reason}


def test_clocks_may_differ_a_little(pretender: Pretender, key: RSAKey, tokens: Tokens) -> None:
    said = claims(pretender, iat=AT + LEEWAY, exp=AT - LEEWAY + 1)
    assert tokens.identity(signed(key, said), "n", None) == said


Forge = Callable[[RSAKey, RSAKey, Claims], str]
FORGERIES: dict[str, Forge] = {
    "signed by another with the same name": lambda _, other, said: signed(other, said),
    "an unknown key": lambda _, other, said: signed(other, said, kid="unknown"),
    "signed by nobody": lambda *given: unsigned(given[2]),
    "the public key as a secret": lambda key, _, said: by_secret(key.as_pem(private=False), said),
    "cut short": lambda key, _, said: signed(key, said)[:-20],
    "no token": lambda *_: "eyJhbGciOiJSUzI1NiJ9",
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_token_that_the_provider_did_not_sign_is_refused(
    pretender: Pretender, key: RSAKey, other: RSAKey, tokens: Tokens, forgery: str
) -> None:
    forge = FORGERIES[forgery]
    with pytest.raises(ArrivalRefused):
        tokens.identity(forge(key, other, claims(pretender)), "n", None)
    with pytest.raises(BearerRefused):
        tokens.access(forge(key, other, claims(pretender, aud=AUDIENCE)))


@pytest.mark.parametrize("typ", ["at+jwt", "application/at+jwt", "AT+JWT", "JWT"])
def test_an_access_token_is_believed_by_its_audience(
    pretender: Pretender, key: RSAKey, tokens: Tokens, typ: str
) -> None:
    said = claims(pretender, aud=["another", AUDIENCE])
    assert tokens.access(signed(key, said, typ=typ)) == said


@pytest.mark.parametrize(
    ("more", "typ", "reason"),
    [
        ({"aud": "nakomen"}, "at+jwt", "aud"),
        ({"iss": "https://another.example"}, "at+jwt", "iss"),
        ({"exp": AT - LEEWAY}, "at+jwt", "exp"),
        ({"exp": None}, "at+jwt", "exp"),
        ({"nbf": AT + LEEWAY + 1}, "at+jwt", "nbf"),
        ({"sub": None}, "at+jwt", "sub"),
        ({}, "logout+jwt", "typ"),
    ],
)
def test_an_access_token_that_is_not_for_us_is_refused(
    pretender: Pretender, key: RSAKey, tokens: Tokens, more: Claims, typ: str, reason: str
) -> None:
    token = signed(key, claims(pretender, **{"aud": AUDIENCE, **more}), typ=typ)
    with pytest.raises(BearerRefused) as refused:
        tokens.access(token)
    assert refused.value.facts["reason"] == reason


def test_it_holds_until_it_expires(
    pretender: Pretender, key: RSAKey, tokens: Tokens, clock: SimulatedClock
) -> None:
    token = signed(key, claims(pretender, aud=AUDIENCE))
    assert tokens.access(token)
    clock.move_to(NOW + timedelta(seconds=300 + LEEWAY))
    with pytest.raises(BearerRefused):
        tokens.access(token)


@pytest.mark.parametrize("more", [{"events": None}, {"nonce": "n"}, {"events": []}])
def test_an_id_token_signs_nobody_out(
    pretender: Pretender, key: RSAKey, tokens: Tokens, more: Claims
) -> None:
    said = claims(pretender, nonce=None, events={SIGNED_OUT: {}})
    assert tokens.signed_out(signed(key, said, typ="logout+jwt")) == said
    with pytest.raises(BearerRefused):
        tokens.signed_out(signed(key, said | more))


def test_a_new_key_is_asked_for_and_names_that_are_made_up_are_not_asked_for_each_time(
    pretender: Pretender, key: RSAKey, tokens: Tokens, hand: Hand
) -> None:
    said = claims(pretender, aud=AUDIENCE)
    tokens.access(signed(key, said))
    new = ECKey.generate_key("P-256", {"kid": "second"})
    pretender.keys = [new]
    tokens.access(signed(new, said, kid="second", alg="ES256"))
    assert pretender.asked.count("/keys") == 2
    for _ in range(3):
        with pytest.raises(BearerRefused):
            tokens.access(signed(key, said))
    assert pretender.asked.count("/keys") == 2
    hand.seconds += AGAIN
    with pytest.raises(BearerRefused):
        tokens.access(signed(key, said))
    assert pretender.asked.count("/keys") == 3


def test_a_key_that_was_withdrawn_holds_no_longer_than_an_hour(
    pretender: Pretender, key: RSAKey, other: RSAKey, tokens: Tokens, hand: Hand
) -> None:
    token = signed(key, claims(pretender, aud=AUDIENCE))
    tokens.access(token)
    pretender.keys = [other]
    tokens.access(token)
    hand.seconds += KEPT
    with pytest.raises(BearerRefused):
        tokens.access(token)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/.well-known/openid-configuration", b"<html>"),
        ("/.well-known/openid-configuration", b'{"issuer": "https://another.example"}'),
        ("/.well-known/openid-configuration", b"[]"),
        ("/keys", b'{"keys": []}'),
        ("/keys", b'{"nothing": 1}'),
        ("/keys", b"\xff"),
    ],
)
def test_a_provider_that_talks_nonsense_is_out_of_reach(
    pretender: Pretender, key: RSAKey, tokens: Tokens, path: str, said: bytes
) -> None:
    pretender.answers[path] = said
    with pytest.raises(ProviderUnavailable):
        tokens.access(signed(key, claims(pretender)))


def test_after_a_failure_nobody_waits_for_it_for_a_while(pretender: Pretender, hand: Hand) -> None:
    endpoints = Endpoints(pretender.issuer, hand)
    pretender.answers["/.well-known/openid-configuration"] = b"<html>"
    for _ in range(3):
        with pytest.raises(ProviderUnavailable):
            endpoints.described()
    assert len(pretender.asked) == 1
    pretender.answers.clear()
    hand.seconds += AFTER_FAILURE
    assert endpoints.described()["issuer"] == pretender.issuer


def test_where_nobody_listens_it_is_out_of_reach(hand: Hand) -> None:
    with pytest.raises(ProviderUnavailable):
        Endpoints("http://127.0.0.1:1", hand).described()


ROLES = "roles:\n  claim: realm_access.roles\n  values:\n    clerks: clerk\n"
PARTY = "party:\n  claim: groups\n  values:\n    /beek: beek\n"


def mapped(folder: Path, text: str) -> ClaimMapping:
    file = folder / "mapping.yaml"
    file.write_text(text, "utf-8")
    return load_mapping(file)


def test_a_mapping_file_says_which_values_give_what(tmp_path: Path) -> None:
    found = mapped(tmp_path, ROLES + "    many: [auditor, finance]\n" + PARTY)
    assert found.roles["many"] == {Role.AUDITOR, Role.FINANCE}
    assert found.of({"realm_access": {"roles": ["clerks"]}, "groups": "/beek"}) == (
        "beek",
        {Role.CLERK},
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "mapping.yaml:1: the file is a mapping: start with `roles:`"),
        (ROLES, "mapping.yaml:1 party: this is missing"),
        (ROLES.replace(" clerk\n", " system\n") + PARTY, ":4 roles.values.clerks"),
        (ROLES.replace(" clerk\n", " boss\n") + PARTY, f"write one of {', '.join(GIVEN)}"),
        (ROLES.replace(" clerk\n", " []\n") + PARTY, ":4 roles.values.clerks: nothing"),
        (ROLES.replace("    clerks: clerk\n", "") + PARTY, ":3 roles.values: nothing"),
        (ROLES + PARTY.replace(" beek\n", " De Beek\n"), ":8 party.values./beek: this is no party"),
        (ROLES + PARTY + "else: 1\n", ":9 else: there is no such key"),
        (ROLES.replace("realm_access.roles", '""') + PARTY, ":2 roles.claim: nothing"),
        (ROLES + PARTY + "\t", "this is not YAML"),
    ],
)
def test_a_mapping_file_that_is_wrong_is_told_by_line_and_remedy(
    tmp_path: Path, text: str, problem: str
) -> None:
    with pytest.raises(MappingInvalid) as refused:
        mapped(tmp_path, text)
    assert problem in refused.value.facts["problems"]


@pytest.mark.parametrize(
    ("more", "named"),
    [
        ({"oidc_client_id": None}, "NAKOMEN_OIDC_CLIENT_ID"),
        ({"site_url": None}, "NAKOMEN_SITE_URL"),
        ({"oidc_mapping": None}, "NAKOMEN_OIDC_MAPPING"),
        ({"oidc_issuer": "http://id.example"}, "https"),
        ({"oidc_audience": "nakomen"}, "must differ"),
        ({"oidc_client_secret_file": Path("/no/such/file")}, "NAKOMEN_OIDC_CLIENT_SECRET_FILE"),
    ],
)
def test_settings_that_are_half_done_are_told_at_start(
    tmp_path: Path, clock: SimulatedClock, more: dict[str, Any], named: str
) -> None:
    mapped(tmp_path, ROLES + PARTY)
    whole = {
        "oidc_issuer": "https://id.example",
        "oidc_client_id": "nakomen",
        "oidc_mapping": tmp_path / "mapping.yaml",
        "site_url": "https://nakomen.example",
    }
    assert provider_of(Settings(), clock, b"") is None
    assert provider_of(Settings.model_validate(whole), clock, b"") is not None
    with pytest.raises(Invalid) as refused:
        provider_of(Settings.model_validate(whole | more), clock, b"")
    assert isinstance(refused.value, SettingsInvalid)
    assert named in refused.value.facts["problems"]


def test_the_secret_may_lie_in_a_file(tmp_path: Path, clock: SimulatedClock) -> None:
    mapped(tmp_path, ROLES + PARTY)
    (tmp_path / "secret").write_text("in the file\n", "utf-8")
    settings = Settings(
        oidc_issuer="https://id.example",
        oidc_client_id="nakomen",
        oidc_client_secret_file=tmp_path / "secret",
        oidc_mapping=tmp_path / "mapping.yaml",
        site_url="https://nakomen.example/",
    )
    found = provider_of(settings, clock, b"")
    assert found is not None
    assert found[0].client.secret == "in the file"
    assert found[0].client.site == "https://nakomen.example"
