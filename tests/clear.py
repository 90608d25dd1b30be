"""What is known of the example's people, looked for where it must not be found."""

import re
from collections.abc import Iterator
from pathlib import Path

from interface.example.people import COLOURS, PLACES, THINGS, people

NUMBERS = frozenset(one.number.encode() for one in people())
BIRTHS = frozenset(one.born.isoformat().encode() for one in people())
NAMES = tuple(f"{colour}{thing}".lower().encode() for colour in COLOURS for thing in THINGS)
"""All surnames that there can be, with those of people who ask something and are not registered."""
LIVING = tuple(place.lower().encode() for place in PLACES)
_NUMBER = re.compile(rb"(?<![0-9a-f])9999\d{5}(?![0-9a-f])")
"""Not within a digest, which is made of such signs as well."""
_BIRTH = re.compile(rb"19\d\d-\d\d-\d\d")


def in_the_clear(data: bytes) -> list[str]:
    """What of anybody is in there."""
    small = data.lower()
    found = {one for one in (*NAMES, *LIVING) if one in small}
    found |= NUMBERS.intersection(_NUMBER.findall(small))
    found |= BIRTHS.intersection(_BIRTH.findall(small))
    return sorted(one.decode() for one in found)


def files_in_the_clear(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Every file, write-ahead logs included; and what their names say."""
    for path in folder.rglob("*"):
        said = str(path.relative_to(folder)).encode()
        if found := in_the_clear(said + (path.read_bytes() if path.is_file() else b"")):
            yield path.name, found
