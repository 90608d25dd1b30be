"""The vault of an installation, put together: its tables, its keys, the log that it belongs to."""

from pathlib import Path
from typing import Protocol

from application.ports import Clock
from domain.trail.leaf import leaf_hash
from infra.database import Database
from infra.keys import secret_file
from infra.vault.blind import BlindIndex
from infra.vault.destroying import finish_rotation, go_on
from infra.vault.epochs import EpochFiles
from infra.vault.store import StoredVault
from infra.vault.told import tell_lost


class FirstLeaf(Protocol):
    def line(self, position: int) -> bytes | None: ...


def open_vault(database: Database, keys: Path, log: FirstLeaf, clock: Clock) -> StoredVault:
    """For a log that is founded: what is sealed is bound to its first leaf."""
    first = log.line(1)
    assert first is not None
    index = BlindIndex(secret_file(keys / "blind-index.key"))
    vault = StoredVault(database, EpochFiles(keys), index, leaf_hash(first).hex(), clock)
    tell_lost(go_on(database, vault.epochs))
    finish_rotation(database, vault.epochs)
    return vault
