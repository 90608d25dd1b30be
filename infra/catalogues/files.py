"""The Catalogues port: shipped ones by name, others by where they lie."""

from pathlib import Path

from domain.catalogue import Catalogue
from infra.catalogues.loader import digest, load_catalogue, shipped


class CatalogueFiles:
    def load(self, where: str) -> tuple[Catalogue, str]:
        path = Path(where)
        return _loaded(path) if path.exists() else self.shipped(where)

    def shipped(self, name: str) -> tuple[Catalogue, str]:
        return _loaded(shipped(name))


def _loaded(path: Path) -> tuple[Catalogue, str]:
    catalogue = load_catalogue(path)
    return catalogue, digest(catalogue)
