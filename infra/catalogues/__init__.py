"""Catalogue files: read, judged as a whole, and those that are shipped."""

from infra.catalogues.loader import CatalogueInvalid, digest, load_catalogue, shipped

__all__ = ["CatalogueInvalid", "digest", "load_catalogue", "shipped"]
