"""The words of refusals: catalogues in Dutch and English, and which one a reader prefers."""

import gettext
import io
import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from domain.errors import Refusal

LANGUAGES = ("nl", "en")
DEFAULT = "nl"

_RANGE = re.compile(
    r"\s*([A-Za-z]{1,8}|\*)(?:-[A-Za-z0-9-]*)?\s*(?:;\s*q\s*=\s*([01](?:\.\d{0,3})?))?"
)


class Told(NamedTuple):
    """A refusal in words: what it is, and what to do about it."""

    title: str
    detail: str


def told(code: str, facts: Mapping[str, str], language: str) -> Told:
    words = catalogue(language)
    return Told(words.gettext(code), words.gettext(f"{code}.detail").format(**facts))


def say(refusal: Refusal, language: str) -> str:
    """In one line, for the command line."""
    return ": ".join(told(refusal.code, refusal.facts, language))


def phrase(key: str, language: str) -> str | None:
    """The words under a key that need not be there."""
    found = catalogue(language).gettext(key)
    return None if found == key else found


@cache
def catalogue(language: str) -> gettext.GNUTranslations:
    return compiled([Path(__file__).parent / "locale" / f"{language}.po"], language)


def compiled(sources: Iterable[Path], language: str) -> gettext.GNUTranslations:
    """From .po files when first asked for, so that no compiled copy can be stale."""
    whole = Catalog(language)
    for source in sources:
        with source.open("rb") as file:
            for message in read_po(file, locale=language, abort_invalid=True):
                if message.id:
                    whole[message.id] = message
    made = io.BytesIO()
    write_mo(made, whole)
    made.seek(0)
    return gettext.GNUTranslations(made)


@lru_cache(maxsize=256)
def preferred(accept: str | None) -> str:
    """The language that an Accept-Language header likes best; Dutch where it likes none of ours."""
    best, weight = DEFAULT, 0.0
    for part in (accept or "").split(",")[:20]:
        found = _RANGE.fullmatch(part)
        if found is None:
            continue
        name, q = found[1].lower(), float(found[2] or 1)
        language = DEFAULT if name == "*" else name
        if language in LANGUAGES and q > weight:
            best, weight = language, q
    return best
