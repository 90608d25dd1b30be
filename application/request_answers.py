"""The answer to a request for access or for one's data: all that is held of one person, gathered.

What is sealed is opened for it like anything else: for who may, for that purpose, written down
first. So the last look that an answer tells of is the one that it took itself.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from application.asof import AsOf
from application.documents import Document, Documents
from application.opening_log import Kept
from application.openings import OpenedField, Openings, Trace
from application.people import Person
from application.privacy_requests import PrivacyRequests
from application.processing_register import ProcessingRegister
from domain.messages import Message
from domain.opening.asked import MOST, OpenSealed, Purpose
from domain.privacy_request.possible import must_be_answerable
from domain.processing.description import Processing
from domain.sealed import Sealed, sealed_fields

LOOKS = 500
"""Of who looked that are asked for at once."""


class AnsweredField(Message):
    """One thing that is held."""

    name: str
    """Which field it is: `name`, `request`."""
    text: str | None
    erased: int | None
    """The position of the erasure, where there is nothing any more."""


class AnsweredDocument(Message):
    """A document that is held, by what it is fetched by: it is opened apart, and that is written
    down."""

    digest: str
    media_type: str
    size: int
    """Bytes, as it is stored."""
    erased: int | None


class AnsweredProcessing(Message):
    """What the data are used for, as the register has it (AVG 15(1))."""

    id: str
    processing: Processing


class Look(Message):
    """That somebody looked, or found the person by number or name."""

    at: str
    party: str
    role: str
    purpose: str
    product: str | None
    fields: tuple[str, ...]


class RequestAnswer(Message):
    request: str
    subject: str
    """A pseudonym."""
    position: int
    """Of the log, up to which it is gathered."""
    fields: tuple[AnsweredField, ...]
    documents: tuple[AnsweredDocument, ...]
    processing: tuple[AnsweredProcessing, ...]
    looks: tuple[Look, ...]
    """The newest first."""


@dataclass(frozen=True)
class RequestAnswers:
    requests: PrivacyRequests
    openings: Openings
    documents: Documents
    processing: ProcessingRegister

    def gather(
        self, key: str, by: Person, at: AsOf, trace: Trace, correlation: str
    ) -> RequestAnswer:
        """Raises what forbids to answer it so, and what the rules on openings refuse."""
        requests = self.requests
        stream = requests.decider.stream(key)
        with requests.desk.noting(by, OpenSealed, stream, correlation):
            state = requests.current(key)
            received = must_be_answerable(state, by.party)
        subjects = dict.fromkeys(reversed(state.subjects))
        fields: list[AnsweredField] = []
        for some in _parts(self._held(subjects)):
            asked = OpenSealed(fields=some, purpose=Purpose.DATA_SUBJECT_REQUEST)
            opened = self.openings.open(asked, by, trace, correlation)
            fields += [_field(one) for one in opened]
        agreement = received.agreement
        activities = self.processing.activities(at, agreement) if agreement else ()
        return RequestAnswer(
            request=key,
            subject=next(iter(subjects)),
            position=at.position,
            fields=tuple(fields),
            documents=tuple(
                _document(one) for subject in subjects for one in self.documents.of_subject(subject)
            ),
            processing=tuple(
                AnsweredProcessing(id=one.id, processing=one.processing)
                for one in activities
                if one.ended_on is None
            ),
            looks=tuple(look for one in subjects for look in self._looks(one)),
        )

    def _held(self, subjects: Iterable[str]) -> Iterator[Sealed]:
        """As the log has it, whichever dossier it lies in."""
        vault, log = self.openings.vault, self.requests.desk.log
        for subject in subjects:
            keys = set(vault.keys_of(subject))
            for stream in vault.streams_of(subject):
                for recorded in log.read(stream):
                    yield from (one for _, one in sealed_fields(recorded.event) if one.key in keys)

    def _looks(self, subject: str) -> Iterator[Look]:
        before: int | None = None
        while found := self.openings.of_subject(subject, LOOKS, before)[0]:
            yield from map(_look, found)
            before = found[-1].number


def _parts(held: Iterator[Sealed]) -> Iterator[tuple[Sealed, ...]]:
    while some := tuple(islice(held, MOST)):
        yield some


def _field(one: OpenedField) -> AnsweredField:
    return AnsweredField(name=one.path, text=one.text, erased=one.erased)


def _document(one: Document) -> AnsweredDocument:
    erased = None if one.seal is None else one.seal.erased
    return AnsweredDocument(
        digest=one.digest, media_type=one.media_type, size=one.size, erased=erased
    )


def _look(kept: Kept) -> Look:
    one = kept.opening
    return Look(
        at=one.started_at.isoformat(),
        party=one.party,
        role=one.role,
        purpose=one.purpose,
        product=one.product,
        fields=tuple(field.rpartition(":")[2] for field in one.fields),
    )
