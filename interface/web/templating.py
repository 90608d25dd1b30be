"""The templates: one environment per language, strict about names, escaping everything."""

from functools import cache
from gettext import GNUTranslations
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from interface.web.written import filters
from interface.words import compiled

WORDS = Path(__file__).parent / "locale"


@cache
def translations(language: str) -> GNUTranslations:
    """What the catalogues of all rooms say together."""
    return compiled(sorted((WORDS / language).glob("*.po")), language)


@cache
def environment(language: str) -> Environment:
    """Dutch is what the templates say; any other language is a folder of catalogues, one a room."""
    made = Environment(
        loader=PackageLoader("interface.web"),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.policies["ext.i18n.trimmed"] = True
    made.filters.update(filters(language))
    made.install_gettext_translations(translations(language), newstyle=True)  # type: ignore[attr-defined]
    return made
