"""What is on its way into the log, answered on itself."""

from collections.abc import Sequence
from typing import NamedTuple

from application.ports import Appended, LeafMaker
from domain.messages import Event, Provenance


class Record(NamedTuple):
    stream: str
    version: int
    topic: str
    body: bytes


class Pending:
    """One caller's wish on its way into the log; answered on itself."""

    __slots__ = (
        "answer", "begun", "by", "dossier", "error", "events", "key", "leaves", "records",
        "request", "tracking",
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
        leaves: Sequence[LeafMaker] = (),
    ) -> None:
        self.records = records
        self.dossier = dossier
        self.events = events
        self.by = by
        self.key = key
        self.request = request
        self.tracking = tracking
        self.leaves = leaves
        """What is no event goes before what is."""
        self.begun = 0
        """The position of the first leaf, once there is an answer."""
        self.answer: Appended | None = None
        self.error: Exception | None = None
