"""The answer to a request for access or for one's data: all that is held of one person, gathered.

What is sealed is opened for it like anything else: for who may, for that purpose, written down
first. So the last look that an answer tells of is the one that it took itself.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any

from application.answered_life import restrictions, stops
from application.answered_processing import AnsweredRegister
from application.asof import AsOf
from application.disclosures import Disclosed, DisclosureEntry, Disclosures
from application.documents import Document, Documents
from application.opening_log import Kept
from application.openings import OpenedField, Openings, Trace
from application.paging import Paging
from application.people import Person
from application.ports import Recorded
from application.privacy_requests import PrivacyRequests
from application.request_answer import (
    AnsweredDisclosure,
    AnsweredDocument,
    AnsweredErasure,
    AnsweredField,
    AnsweredRequest,
    AnsweredTelling,
    Look,
    RequestAnswer,
    rights_told,
)
from application.request_register import RequestEntry, RequestQuery
from domain.data_subject.decisions import DATA_SUBJECT
from domain.opening.asked import MOST, OpenSealed, Purpose
from domain.privacy_request.possible import must_be_answerable
from domain.sealed import Sealed, sealed_fields

MANY = 500
"""Of who looked, of requests and of erasures that are asked for at once."""


@dataclass(frozen=True)
class RequestAnswers:
    requests: PrivacyRequests
    openings: Openings
    documents: Documents
    processing: AnsweredRegister
    disclosures: Disclosures

    def gather(
        self, key: str, by: Person, at: AsOf, trace: Trace, correlation: str
    ) -> RequestAnswer:
        """Raises what forbids to answer it so, and what the rules on openings refuse."""
        requests = self.requests
        stream = requests.decider.stream(key)
        with requests.desk.noting(by, OpenSealed, stream, correlation):
            state = requests.current(key)
            received = must_be_answerable(state, by.party)
        subjects = list(dict.fromkeys(reversed(state.subjects)))
        opened = partial(self._opened, by, trace, correlation)
        fields = [_field(one) for one in opened(self._held(subjects))]
        made = list(self._disclosed(subjects, at))
        recipients = opened(entry.recipient for entry, _ in made)
        told = zip(made, recipients, strict=True)
        return RequestAnswer(
            request=key,
            subject=subjects[0],
            controller=received.controller,
            processor=received.processor,
            position=at.position,
            fields=tuple(fields),
            disclosures=tuple(_disclosure(*one, recipient) for one, recipient in told),
            requests=tuple(self._requests(subjects, at)),
            erasures=tuple(self._erasures(subjects, at)),
            rights=tuple(rights_told()),
            complaints_to="autoriteit-persoonsgegevens",
            automated_decisions="none-registered",
            **self._done_with(subjects, received.controller, at),
        )

    def _opened(
        self, by: Person, trace: Trace, correlation: str, sealed: Iterator[Sealed]
    ) -> Iterator[OpenedField]:
        for some in _parts(sealed):
            asked = OpenSealed(fields=some, purpose=Purpose.DATA_SUBJECT_REQUEST)
            yield from self.openings.open(asked, by, trace, correlation)

    def _done_with(self, subjects: Sequence[str], controller: str, at: AsOf) -> dict[str, Any]:
        """What their data were used for, who looked, and what they had stopped."""
        looks = [kept for one in subjects for kept in self._looks(one)]
        life = [one for each in subjects for one in self._life(each)]
        stopped = stops(life)
        about = self.processing.about(subjects, controller, looks, stopped, at)
        documents = (one for each in subjects for one in self.documents.of_subject(each))
        return {
            "documents": tuple(map(_document, documents)),
            "processing": about.theirs,
            "other_processing": about.others,
            "origins": about.origins,
            "consents": about.consents,
            "restrictions": tuple(restrictions(life)),
            "stopped": tuple(stopped),
            "looks": tuple(map(_look, looks)),
        }

    def _held(self, subjects: Iterable[str]) -> Iterator[Sealed]:
        """As the log has it, whichever dossier it lies in."""
        vault, log = self.openings.vault, self.requests.desk.log
        for subject in subjects:
            keys = set(vault.keys_of(subject))
            for stream in vault.streams_of(subject):
                for recorded in log.read(stream):
                    yield from (one for _, one in sealed_fields(recorded.event) if one.key in keys)

    def _life(self, subject: str) -> Sequence[Recorded]:
        return list(self.requests.desk.log.read(DATA_SUBJECT.stream(subject)))

    def _looks(self, subject: str) -> Iterator[Kept]:
        before: int | None = None
        while found := self.openings.of_subject(subject, MANY, before)[0]:
            yield from found
            before = found[-1].number

    def _disclosed(
        self, subjects: Sequence[str], at: AsOf
    ) -> Iterator[tuple[DisclosureEntry, Disclosed]]:
        """What reached somebody, each time; asked for by several pseudonyms it is told once."""
        found = {
            one.id: one for subject in subjects for one in self.disclosures.made_about(subject, at)
        }
        for entry in found.values():
            mine = (one for one in entry.disclosed if set(one.subjects) & set(subjects))
            yield from ((entry, one) for one in mine)

    def _requests(self, subjects: Iterable[str], at: AsOf) -> Iterator[AnsweredRequest]:
        register, found = self.requests.register, dict[str, RequestEntry]()
        for subject in subjects:
            cursor: str | None = None
            while True:
                query = RequestQuery(subject=subject, limit=MANY, cursor=cursor)
                page = register.requests(query, at)
                found |= {one.id: one for one in page.entries}
                if (cursor := page.next) is None:
                    break
        return map(_request, sorted(found.values(), key=lambda one: (one.received_on, one.id)))

    def _erasures(self, subjects: Iterable[str], at: AsOf) -> Iterator[AnsweredErasure]:
        register = self.requests.erasing.register
        for subject in subjects:
            for one in register.page(at, Paging(MANY), subject).entries:
                yield AnsweredErasure(
                    id=one.id,
                    phase=one.phase,
                    ground=one.ground,
                    ordered_on=one.ordered_on,
                    position=one.position,
                )


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


def _disclosure(
    entry: DisclosureEntry, made: Disclosed, recipient: OpenedField
) -> AnsweredDisclosure:
    duty = entry.duty if made.basis == "legal-duty" else None
    return AnsweredDisclosure(
        id=entry.id,
        recipient_kind=entry.recipient_kind,
        recipient=recipient.text,
        on=made.on,
        categories=made.categories,
        basis=made.basis,
        law=duty and duty.law,
        article=duty and duty.article,
        way=made.way,
    )


def _request(one: RequestEntry) -> AnsweredRequest:
    return AnsweredRequest(
        id=one.id,
        received_on=one.received_on,
        rights=one.rights,
        status=one.status,
        outcome=one.decision and one.decision.outcome,
        decided_on=one.decision and one.decision.made_known_on,
        recipients=tuple(
            AnsweredTelling(
                recipient=told.recipient, right=told.right, telling=told.telling, on=told.on
            )
            for told in one.recipients
        ),
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
