"""The Catalogues port: shipped ones by name, others by where they lie."""

from pathlib import Path

from domain.catalogue import Catalogue
from infra.catalogues.loader import digest, load_catalogue, shipped


class CatalogueFiles:
    def load(self, where: str) -> tuple[Catalogue, str]:
        path = Path(where)
        catalogue = load_catalogue(path if path.exists() else shipped(where))
        return catalogue, digest(catalogue)
