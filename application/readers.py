"""Whose records about people are, asked of the log; what is refused of them is noted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from application.people import Activity, Person
from application.ports import Recorded
from application.transact import Desk
from domain.data_subject.decisions import DATA_SUBJECT
from domain.erasure.events import Ordered
from domain.readers import Readers as Parties
from domain.readers import RecordElsewhere, must_read, readers_in, reads, stream_named_in

ABOUT = ("data-subject-", "privacy-request-", "breach-", "disclosure-", "dpia-", "erasure-")
"""How the streams about people begin."""
KEPT = 50_000


@dataclass(frozen=True)
class Readers:
    desk: Desk
    kinds: tuple[str, ...] = ()
    """How the streams of kinds of case about people begin."""
    _known: dict[str, Parties] = field(default_factory=dict)

    def of(self, stream: str) -> Parties:
        """The parties that read a stream; None for all of them."""
        if not stream.startswith((*ABOUT, *self.kinds)):
            return None
        if (known := self._known.get(stream)) is not None:
            return known
        begun = next(iter(self.desk.log.read(stream)), None)
        found = None if begun is None else readers_in(begun.event)
        if begun is not None and isinstance(begun.event, Ordered):
            return self._of_erasure(begun.event)  # its data subject may be registered later
        if len(self._known) >= KEPT:
            self._known.clear()
        self._known[stream] = found
        return found

    def _of_erasure(self, ordered: Ordered) -> Parties:
        named = [DATA_SUBJECT.stream(ordered.subject)]
        if ordered.request is not None:
            named.append(f"privacy-request-{ordered.request}")
        found = (self.of(one) for one in named)
        return frozenset({ordered.party}).union(*(one for one in found if one is not None))

    def reads(self, party: str, recorded: Recorded) -> bool:
        """Whether a party reads what an event says. Who recorded it does."""
        named = stream_named_in(recorded.event)
        streams = (recorded.stream, *(() if named is None else (named,)))
        return recorded.by.party == party or all(reads(party, self.of(one)) for one in streams)

    def read_by(self, party: str, found: Iterable[Recorded]) -> Iterator[Recorded]:
        return (one for one in found if self.reads(party, one))

    def must_read_event(self, recorded: Recorded, by: Person, correlation: str) -> None:
        """Raises RecordElsewhere, which is noted."""
        with self.desk.noting(by, Activity.READ_LOG, recorded.stream, correlation):
            if not self.reads(by.party, recorded):
                raise RecordElsewhere(party=by.party)

    def must_read(self, stream: str, by: Person, correlation: str) -> None:
        """Raises RecordElsewhere, which is noted as what is refused to commands is."""
        with self.desk.noting(by, Activity.READ_REGISTER, stream, correlation):
            must_read(by.party, self.of(stream))
