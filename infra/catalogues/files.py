"""The Catalogues port: shipped ones by name, others by where they lie."""

from dataclasses import dataclass
from pathlib import Path

from domain.calendar.rules import RuleTables
from domain.catalogue import Catalogue
from infra.catalogues.loader import digest, load_catalogue, shipped


@dataclass(frozen=True)
class CatalogueFiles:
    tables: RuleTables
    """In which a catalogue's statutory terms must be found."""

    def load(self, where: str) -> tuple[Catalogue, str]:
        path = Path(where)
        named = path.suffix in (".yaml", ".yml") or len(path.parts) > 1
        return self._loaded(path) if named or path.exists() else self.shipped(where)

    def shipped(self, name: str) -> tuple[Catalogue, str]:
        return self._loaded(shipped(name))

    def _loaded(self, path: Path) -> tuple[Catalogue, str]:
        catalogue = load_catalogue(path, self.tables)
        return catalogue, digest(catalogue)
