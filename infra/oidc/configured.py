"""The provider that the settings name, or none."""

from urllib.parse import urlsplit

from application.claims import ClaimMapping
from application.ports import Clock
from infra.oidc.endpoints import Endpoints
from infra.oidc.mapping import load_mapping
from infra.oidc.provider import Client, OidcProvider
from infra.oidc.tokens import Tokens
from infra.settings import Settings, SettingsInvalid

HERE = ("localhost", "127.0.0.1", "::1")


def provider_of(
    settings: Settings, clock: Clock, secret: bytes
) -> tuple[OidcProvider, ClaimMapping] | None:
    """Raises SettingsInvalid or MappingInvalid. The provider itself is asked when it is needed."""
    issuer, client, mapping = settings.oidc_issuer, settings.oidc_client_id, settings.oidc_mapping
    if issuer is None:
        return None
    if client is None or mapping is None or settings.site_url is None:
        needed = "NAKOMEN_OIDC_CLIENT_ID, NAKOMEN_OIDC_MAPPING and NAKOMEN_SITE_URL"
        raise SettingsInvalid(problems=f"NAKOMEN_OIDC_ISSUER needs {needed}")
    where = urlsplit(issuer)
    if where.scheme != "https" and (where.scheme != "http" or where.hostname not in HERE):
        raise SettingsInvalid(problems="NAKOMEN_OIDC_ISSUER: write its address with https://")
    if settings.oidc_audience == client:
        wrong = "NAKOMEN_OIDC_AUDIENCE must differ from NAKOMEN_OIDC_CLIENT_ID"
        raise SettingsInvalid(problems=f"{wrong}: an ID token is no key to the API")
    endpoints = Endpoints(issuer)
    tokens = Tokens(endpoints, clock, client, settings.oidc_audience)
    known = Client(client, _secret(settings), settings.oidc_scopes, settings.site_url.rstrip("/"))
    return OidcProvider(endpoints, tokens, known, secret), load_mapping(mapping)


def _secret(settings: Settings) -> str | None:
    """As it is, or from a file that only the server may read."""
    if (file := settings.oidc_client_secret_file) is not None:
        try:
            return file.read_text("utf-8").strip()
        except OSError as error:
            reason = f"{file} cannot be read ({error.strerror}): check path and rights"
            raise SettingsInvalid(problems=f"NAKOMEN_OIDC_CLIENT_SECRET_FILE: {reason}") from None
    said = settings.oidc_client_secret
    return None if said is None else said.get_secret_value()
