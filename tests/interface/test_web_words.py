"""Every sentence of the pages has its English, and no English is left over."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

WEB = Path("interface/web")
METHODS = [("templates/**.html", "jinja2.ext:babel_extract"), ("**.py", "python")]
OPTIONS = {"templates/**.html": {"trimmed": "true", "silent": "false"}}


def said() -> Iterator[str | tuple[str, ...]]:
    for _, _, message, _, _ in extract_from_dir(WEB, METHODS, OPTIONS):
        yield message


def translated() -> dict[str | tuple[str, ...], object]:
    found = {}
    for source in sorted((WEB / "locale" / "en").glob("*.po")):
        with source.open("rb") as file:
            for message in read_po(file, locale="en", abort_invalid=True):
                if message.id:
                    assert message.id not in found, f"{message.id} is translated twice"
                    found[message.id] = message.string
    return found


def test_every_sentence_has_its_english() -> None:
    known = translated()
    missing = {one for one in said() if not known.get(one)}
    assert missing == set()


def test_no_english_is_left_over() -> None:
    assert set(translated()) - set(said()) == set()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_catalogues_compile(language: str) -> None:
    from interface.web.templating import environment

    assert environment(language).list_templates()
