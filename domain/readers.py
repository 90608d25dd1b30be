"""Who reads what is about people: the parties to it, in whatever role, and nobody else.

Data subjects and what they ask, breaches, calamities, disclosures, assessments and erasures are
read by the data controller and its processor (AVG art. 4(7) and (8); annex 2, art. 2); one of them
is who received a request. Everything else in the log is read by all parties; and of what is about
people its line in the trail, which everybody verifies.
"""

from domain.arrangement.events import ArrangementUsed
from domain.breach.events import BreachDiscovered
from domain.calamity.events import CalamityReported
from domain.complaint.events import ComplaintReceived
from domain.controllership import involved
from domain.data_subject.events import DataSubjectRegistered
from domain.default_notice.events import DefaultNoticeReceived
from domain.disclosure.events import DisclosureRequested
from domain.dpia.events import DpiaPlanned
from domain.erasure.events import Ordered
from domain.errors import Forbidden
from domain.messages import Event
from domain.objection.events import ObjectionReceived
from domain.privacy_request.events import RequestReceived
from domain.processing.events import ConsentGiven, ConsentWithdrawn, DataObtained
from domain.refusal.events import RefusalNoted
from domain.reuse.events import ReuseReceived
from domain.woo.events import WooReceived

_BEGINNING = (
    BreachDiscovered
    | ComplaintReceived
    | DataSubjectRegistered
    | DisclosureRequested
    | DpiaPlanned
    | ObjectionReceived
    | RequestReceived
    | CalamityReported
    | DefaultNoticeReceived
    | ReuseReceived
    | WooReceived
)
Readers = frozenset[str] | None
"""Parties; None for what all of them read."""


class RecordElsewhere(Forbidden):
    """About people of another municipality than the reader's own."""

    code = "record-elsewhere"


def readers_in(begun: Event) -> Readers:
    """As the event says with which a stream begins. Of an erasure it is only who ordered it: add
    those who read of its data subject and of its request."""
    if isinstance(begun, _BEGINNING):
        return frozenset(involved(begun))
    if isinstance(begun, Ordered):
        return frozenset({begun.party})
    return None


def stream_named_in(event: Event) -> str | None:
    """A stream that an event of another one names: who does not read that, does not read this."""
    match event:
        case RefusalNoted(stream=stream):
            return stream
        case ConsentGiven() | ConsentWithdrawn() | DataObtained():
            return None if event.subject is None else f"data-subject-{event.subject}"
        case ArrangementUsed(destruction=destruction):
            return destruction
    return None


def reads(party: str, readers: Readers) -> bool:
    return readers is None or party in readers


def must_read(party: str, readers: Readers) -> None:
    """Raises RecordElsewhere. Whose it is it does not tell."""
    if not reads(party, readers):
        raise RecordElsewhere(party=party)
