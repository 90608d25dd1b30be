"""Documents with personal data: kept and opened for who may, and written down each time."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace

from application.data_subjects import UnknownDataSubject
from application.documents import Document, Documents, KeptFor, OpenedDocument, Seal
from application.openings import Looked, Openings, Purposeful, Trace
from application.people import Person
from application.transact import Desk
from application.vault import SealBroken
from domain.data_subject.decisions import DATA_SUBJECT, must_be_of
from domain.data_subject.state import DataSubject
from domain.errors import NotFound
from domain.opening.asked import OpenDocument, SealDocument
from domain.opening.record import DOSSIER, PSEUDONYM, Status
from domain.opening.rules import Owner, must_be_kept_by

NAME = "document"
"""What a record of an opening calls it, behind its digest."""


class NothingThere(NotFound):
    """A document belongs to what is recorded already."""

    code = "document-belongs-nowhere"


@dataclass(frozen=True)
class SealedDocuments:
    desk: Desk
    documents: Documents
    openings: Openings

    def kept_for(self, asked: SealDocument, by: Person, correlation: str) -> KeptFor:
        """Whose a document becomes. Raises NotAllowed, UnknownDataSubject, DataSubjectElsewhere,
        NothingThere and DocumentElsewhere: that is noted."""
        stream = asked.stream or DATA_SUBJECT.stream(asked.subject or "")
        with self.desk.noting(by, SealDocument, stream, correlation):
            self.desk.lending.acting(by, SealDocument, self.desk.clock.now())
            if asked.subject is not None:
                self._must_be_theirs(asked.subject, by)
            if next(iter(self.desk.log.read(stream)), None) is None:
                raise NothingThere(stream=stream)
            must_be_kept_by(by.party, self._owner(asked.subject, stream))
        return KeptFor(stream, self.desk.log.dossier_of(stream), asked.subject)

    async def seal(
        self, chunks: AsyncIterator[bytes], media_type: str, kept_for: KeptFor
    ) -> Document:
        """Raises what the Documents port refuses."""
        return await self.documents.seal(chunks, media_type, kept_for)

    def open(
        self, asked: OpenDocument, by: Person, trace: Trace, correlation: str
    ) -> OpenedDocument:
        """Written down first, also where it comes to nothing.

        Raises DocumentNotFound, DocumentErased, NotAllowed, SealBroken and what the rules refuse:
        that is noted."""
        start, document = self.desk.clock.now(), self.documents.about(asked.digest)
        seal = document.seal
        if seal is None:
            chunks = self.documents.read(asked.digest)
            return OpenedDocument(document.media_type, document.size, chunks)
        with self.desk.noting(by, OpenDocument, seal.stream, correlation):
            acting = self.desk.lending.acting(by, OpenDocument, start)
            owner = self._owner(seal.subject, seal.stream)
            activity = self.openings.part_of(owner, asked, by, seal.subject, {})
            about = (owner.agreement, seal.subject or seal.stream)
            what_for = Purposeful(
                by=by,
                acting=acting,
                trace=trace,
                start=start,
                purpose=asked.purpose,
                product=asked.product,
                activities={about: activity},
                other=asked.other_purpose,
                exception=asked.exception,
            )
            return self._opened(asked.digest, seal, owner, what_for)

    def _opened(
        self, digest: str, seal: Seal, owner: Owner, what_for: Purposeful
    ) -> OpenedDocument:
        subject, kind = (seal.subject, PSEUDONYM) if seal.subject else (seal.stream, DOSSIER)
        fields = (f"{digest}:{NAME}",)
        looked = Looked(subject, kind, owner.agreement, fields, owner.restricted)
        try:
            found = self.documents.open(digest)
        except SealBroken:
            self.openings.looked(looked, what_for, Status.ERROR)
            raise
        self.openings.looked(looked, what_for)
        return found

    def _must_be_theirs(self, subject: str, by: Person) -> None:
        _, state = self.desk.states.read(DATA_SUBJECT, DATA_SUBJECT.stream(subject))
        assert isinstance(state, DataSubject)
        if not state.subject:
            raise UnknownDataSubject(subject=subject)
        must_be_of(by.party, state.parties)

    def _owner(self, subject: str | None, stream: str) -> Owner:
        """It says something of somebody, also where it was not told of whom."""
        return replace(self.openings.owner_of(subject, stream), personal=True)
