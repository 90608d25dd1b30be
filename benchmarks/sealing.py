"""Figure (i): fields sealed and opened a second on one thread, and by the cipher alone."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from application.vault import Field
from benchmarks.stores import settings
from domain.identity import uuid7
from domain.sealed import Plain, Sealed
from infra.vault import cipher
from infra.vault.store import StoredVault
from interface.main import open_doors

SUBJECTS, FIELDS, TOGETHER = 100, 20_000, 1_000
TEXT = "Proefpersoon Verzonnen, Denkbeeldplein 999, 9999 ZZ Nergens"


@dataclass(frozen=True)
class Rate:
    """Fields a second."""

    sealed: float
    opened: float


def by_the_vault(where: Path, postgres: str | None) -> Rate:
    """Durable: a batch is as large as what many waiting commands or one long list bring about."""
    doors = open_doors(settings(where, postgres))
    vault = doors.erasing.vault
    assert isinstance(vault, StoredVault)
    fields, sealed = _fields(), list[Sealed]()

    def seal() -> None:
        for start in range(0, FIELDS, TOGETHER):
            sealed.extend(vault.seal(fields[start : start + TOGETHER])[0])

    def open_all() -> None:
        for start in range(0, FIELDS, TOGETHER):
            vault.open(sealed[start : start + TOGETHER])

    rate = Rate(_a_second(seal), _a_second(open_all))
    doors.close()
    return rate


def by_the_cipher() -> Rate:
    key = cipher.new_key()
    places = [cipher.place("0" * 64, "s", number, "t", "name", "k") for number in range(FIELDS)]
    sealed: list[bytes] = []

    def seal() -> None:
        sealed.extend(cipher.seal(key, TEXT, place) for place in places)

    def open_all() -> None:
        for one, place in zip(sealed, places, strict=True):
            cipher.opened(key, one, place)

    return Rate(_a_second(seal), _a_second(open_all))


def _fields() -> list[Field]:
    subjects = [uuid7() for _ in range(SUBJECTS)]
    return [
        Field(
            f"data-subject-{subject}",
            version,
            "data-subject.registered.v1",
            "name",
            f"data-subject-{subject}",
            Plain(text=TEXT).about(subject),
        )
        for version in range(FIELDS // SUBJECTS)
        for subject in subjects
    ]


def _a_second(work: Callable[[], None]) -> float:
    began = time.perf_counter()
    work()
    return FIELDS / (time.perf_counter() - began)
