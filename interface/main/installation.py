"""What the command line finds: installations at the places that the settings name."""

import socket
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pydantic import ValidationError

from application.agreements import Catalogues
from application.ports import Clock
from application.terms import Terms
from domain.errors import Unavailable
from infra.catalogues.files import CatalogueFiles
from infra.clock import SimulatedClock
from infra.event_log.trail import StoredTrail
from infra.rules.tables import load_rules
from infra.settings import Settings, SettingsInvalid
from interface.cli.session import DEMO, Simulation
from interface.doors import Doors
from interface.main.opening import open_doors
from interface.main.serving import serve


class PortUnavailable(Unavailable):
    code = "port-unavailable"


@dataclass(frozen=True)
class Installation:
    """Stores at the places that the settings name."""

    settings: Settings

    @property
    def data_dir(self) -> Path:
        return self.settings.data_dir

    def exists(self) -> bool:
        """A log in a database server is taken to be there."""
        return self.settings.log_url is not None or (self.data_dir / "log.db").exists()

    def lost_vault(self) -> Path | None:
        file = self.data_dir / "vault.db"
        lost = self.exists() and self.settings.vault_url is None and not file.exists()
        return file if lost else None

    def open(self, clock: Clock | None = None) -> Doors:
        return open_doors(self.settings, clock)

    def simulate(self, begins: datetime) -> Simulation:
        clock = SimulatedClock(begins)
        doors = open_doors(self.settings, clock, simulated=True)
        assert isinstance(doors.trail, StoredTrail)
        return Simulation(doors, clock, doors.trail.end_simulation)

    def listen(self, host: str, port: int) -> socket.socket:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        try:
            return socket.create_server((host, port), family=family)
        except OSError as error:
            reason = error.strerror or str(error)
            raise PortUnavailable(host=host, port=str(port), reason=reason) from None

    def serve(self, doors: Doors, listening: socket.socket) -> None:
        serve(doors, self.settings, listening)


class Installations:
    """What the command line finds."""

    def find(self, data_dir: Path | None) -> Installation:
        named = self.named(data_dir)
        demo = self.in_folder(DEMO)
        silent = data_dir is None and "data_dir" not in named.settings.model_fields_set
        return demo if silent and not named.exists() and demo.exists() else named

    def named(self, data_dir: Path | None) -> Installation:
        try:
            settings = Settings() if data_dir is None else Settings(data_dir=data_dir)
        except ValidationError as error:
            found = (
                f"NAKOMEN_{one['loc'][0]}".upper() + f": {one['msg']}" for one in error.errors()
            )
            raise SettingsInvalid(problems="; ".join(found)) from None
        return Installation(settings)

    def in_folder(self, data_dir: Path) -> Installation:
        whole = Settings(
            data_dir=data_dir,
            log_url=None,
            vault_url=None,
            views_url=None,
            openings_url=None,
            documents=None,
            keys=None,
            smtp_host=None,
            oidc_issuer=None,
        )
        return Installation(whole)

    def terms(self) -> Terms:
        return Terms(load_rules())

    def catalogues(self) -> Catalogues:
        return CatalogueFiles(load_rules())
