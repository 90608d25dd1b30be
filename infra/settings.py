"""Where an installation keeps its stores, from `NAKOMEN_*` variables."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from domain.errors import Invalid


class SettingsInvalid(Invalid):
    code = "settings-invalid"


class Settings(BaseSettings):
    """Everything may be left out: then all stores lie in one folder as SQLite files."""

    model_config = SettingsConfigDict(env_prefix="NAKOMEN_", frozen=True)

    data_dir: Path = Path("data/nakomen")
    """The folder of every store that has no place of its own."""
    log_url: str | None = None
    """The log: what happened, for ever."""
    vault_url: str | None = None
    """The accounts: what must be forgotten one day."""
    views_url: str | None = None
    """The views: made again from the log when they are lost."""
    openings_url: str | None = None
    """The log of openings: who read which sealed fields, in a database of its own."""
    documents: Path | None = None
    """The folder of the documents that are kept as evidence."""
    keys: Path | None = None
    """Signing key and digest key; outside every database and its backups."""
    origin: str = "nakomen.example/nakomen/log"
    """`<organisation>/nakomen/<log>`: the log's name in its checkpoints."""
    schema_prefix: str = ""
    """Before the schemas log, vault and views, so that installations can share a PostgreSQL."""
    theme: Path | None = None
    """A folder with a `theme.css`, and with what that asks for: served to all, laid under ours."""
    horizon_days: Annotated[int, Field(ge=1, le=3_660)] = 400
    """How far ahead occurrences of duties are opened."""
    openings_kept_days: Annotated[int, Field(ge=1, le=36_600)] = 1_827
    """How long it is kept who read what; the day's digest in the log stays."""
    max_body_bytes: int = 1_048_576
    """The largest request that is read, documents excepted."""
    max_document_bytes: int = 52_428_800
    """The largest document that is kept."""
    session_idle_minutes: Annotated[int, Field(ge=1)] = 60
    """After how long without a page someone has to sign in again."""
    session_hours: Annotated[int, Field(ge=1)] = 12
    """After how long everyone has to."""
    requests_per_minute: Annotated[int, Field(ge=0)] = 1_200
    """Of one session or token; an address may ask ten times as much. 0 is without limit."""
    tick_seconds: Annotated[int, Field(ge=1)] = 30
    """How often `serve` looks at what is due, and after views and documents."""
    site_url: str | None = None
    """Where the pages are, for the links in mails and calendars: `https://nakomen.example`."""
    smtp_host: str | None = None
    """The mail server that takes reminders; without one none are sent."""
    smtp_port: Annotated[int, Field(ge=1, le=65_535)] = 587
    """Its port."""
    smtp_security: Literal["starttls", "tls", "none"] = "starttls"
    """How the connection to it is made secret; `none` is for a server on the same machine."""
    smtp_user: str | None = None
    """Who signs in there, where that is asked."""
    smtp_password: SecretStr | None = None
    """With which password."""
    smtp_sender: str | None = None
    """From which address reminders come."""
    remind_days_before: Annotated[int, Field(ge=0, le=90)] = 14
    """How many days before a due date a reminder is sent."""
    remind_days_after: Annotated[int, Field(ge=1, le=90)] = 1
    """How many days after it, where it was not met."""
    remind_quiet: Literal["closed", "weekends", "none"] = "closed"
    """When no reminder is sent: on weekends and holidays, on weekends only, or never."""
    oidc_issuer: str | None = None
    """The provider that people sign in at (OpenID Connect), exactly as it names itself."""
    oidc_client_id: str | None = None
    """As whom this installation is registered there."""
    oidc_client_secret: SecretStr | None = None
    """With which secret; or write it to a file."""
    oidc_client_secret_file: Path | None = None
    """The file that holds the secret."""
    oidc_scopes: str = "openid"
    """What is asked for, so that the claims that the mapping reads come along."""
    oidc_mapping: Path | None = None
    """The YAML file that says which claims give which party and roles."""
    oidc_audience: str | None = None
    """For whom the provider's access tokens must be to be taken by the API; without, none is."""

    @property
    def log(self) -> str:
        return self.log_url or f"sqlite:///{self.data_dir / 'log.db'}"

    @property
    def vault(self) -> str:
        return self.vault_url or f"sqlite:///{self.data_dir / 'vault.db'}"

    @property
    def views(self) -> str:
        return self.views_url or f"sqlite:///{self.data_dir / 'views.db'}"

    @property
    def openings(self) -> str:
        return self.openings_url or f"sqlite:///{self.data_dir / 'openings.db'}"

    @property
    def documents_dir(self) -> Path:
        return self.documents or self.data_dir / "documents"

    @property
    def keys_dir(self) -> Path:
        return self.keys or self.data_dir / "keys"
