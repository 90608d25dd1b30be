"""What is on its way into the log, answered on itself."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from application.ports import Appended
from domain.messages import Event, Provenance


class Record(NamedTuple):
    stream: str
    version: int
    topic: str
    body: bytes


class Pending:
    """One caller's wish on its way into the log; answered on itself."""

    __slots__ = (
        "answer", "by", "dossier", "error", "events", "key", "make", "records", "request",
        "tracking",
    )  # fmt: skip

    def __init__(
        self,
        records: Sequence[Record] = (),
        *,
        dossier: str | None = None,
        events: Sequence[Event] = (),
        by: Provenance | None = None,
        key: str | None = None,
        request: bytes = b"",
        tracking: tuple[str, int] | None = None,
        make: Callable[[str, int], bytes] | None = None,
    ) -> None:
        self.records = records
        self.dossier = dossier
        self.events = events
        self.by = by
        self.key = key
        self.request = request
        self.tracking = tracking
        self.make = make
        """Makes a leaf that is no event, from the moment and its index."""
        self.answer: Appended | None = None
        self.error: Exception | None = None
