"""Which activities concern a person, as far as it is recorded, and which others there are.

The register of processing says what is done with whose data by kind of person, and not by person.
So what an activity has to do with somebody is told by what was done: their data were looked at or
obtained for it, they consented to a purpose of it, or were taken out of it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from application.answered_life import consents, origins
from application.asof import AsOf
from application.opening_log import Kept
from application.ports import EventLog
from application.processing_register import ProcessingEntry, ProcessingRegister
from application.request_answer import (
    AnsweredConsent,
    AnsweredOrigin,
    AnsweredProcessing,
    AnsweredStop,
    KnownBy,
    RegisteredProcessing,
)
from domain.opening.record import Status
from domain.processing import PROCESSING


@dataclass(frozen=True)
class AboutThem:
    theirs: tuple[AnsweredProcessing, ...]
    others: tuple[RegisteredProcessing, ...]
    consents: tuple[AnsweredConsent, ...]
    origins: tuple[AnsweredOrigin, ...]


@dataclass(frozen=True)
class AnsweredRegister:
    register: ProcessingRegister
    log: EventLog

    def about(
        self,
        subjects: Sequence[str],
        controller: str,
        looks: Iterable[Kept],
        stopped: Iterable[AnsweredStop],
        at: AsOf,
    ) -> AboutThem:
        """Of the pseudonyms of one person. The others are the controller's, and have not ended."""
        activities = self.register.activities(at)
        lives = {one.id: list(self.log.read(PROCESSING.stream(one.id))) for one in activities}
        agreed = [one for key, life in lives.items() for one in consents(key, life, subjects)]
        obtained = [one for key, life in lives.items() for one in origins(key, life, subjects)]
        seen = (kept.opening for kept in looks)
        known = {
            KnownBy.LOOKED: {one.activity for one in seen if one.status is Status.OK},
            KnownBy.OBTAINED: {one.activity for one in obtained},
            KnownBy.CONSENT: {one.activity for one in agreed},
            KnownBy.OBJECTION: {one.activity for one in stopped},
        }
        theirs = [_theirs(one, known) for one in activities]
        named = {one.id for one in theirs if one.known_by}
        return AboutThem(
            theirs=tuple(one for one in theirs if one.known_by),
            others=tuple(
                _other(one)
                for one in activities
                if one.id not in named
                and one.ended_on is None
                and one.processing.controller == controller
            ),
            consents=tuple(agreed),
            origins=tuple(obtained),
        )


def _theirs(entry: ProcessingEntry, known: Mapping[KnownBy, set[str]]) -> AnsweredProcessing:
    return AnsweredProcessing(
        id=entry.id,
        agreement=entry.agreement,
        known_by=tuple(how for how, activities in known.items() if entry.id in activities),
        since=entry.since,
        ended_on=entry.ended_on,
        processing=entry.processing,
    )


def _other(entry: ProcessingEntry) -> RegisteredProcessing:
    said = entry.processing
    return RegisteredProcessing(
        id=entry.id,
        agreement=entry.agreement,
        products=said.products,
        law=said.law,
        article=said.article,
        persons=said.persons,
        data=said.data,
    )
