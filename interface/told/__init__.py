"""Events in words: what happened, with the facts that matter."""

from typing import TypeAlias, cast

from domain.agreement.events import AgreementEvent
from domain.arrangement.events import ArrangementEvent
from domain.breach.events import BreachEvent
from domain.data_subject.events import DataSubjectEvent
from domain.disclosure.events import DisclosureEvent
from domain.dpia.events import DpiaEvent
from domain.erasure.events import ErasureEvent
from domain.informing.events import InformingEvent
from domain.messages import Event
from domain.obligation.events import ObligationEvent
from domain.privacy_request.events import PrivacyRequestEvent
from domain.processing.events import ProcessingEvent
from domain.refusal.events import RefusalEvent
from domain.stand_in.events import StandInEvent
from interface.kinds import SENTENCES
from interface.told.accounts import refusal, stand_in
from interface.told.agreements import agreement
from interface.told.arrangements import arrangement, informing
from interface.told.assessments import dpia
from interface.told.breaches import breach
from interface.told.data_subjects import data_subject
from interface.told.disclosures import disclosure
from interface.told.erasures import erasure
from interface.told.kinds import sentence
from interface.told.obligations import obligation
from interface.told.processing import processing
from interface.told.requests import privacy_request
from interface.told.sentence import AS_STORED, Sentence, written
from interface.told.sentence import Manner as Manner

Told: TypeAlias = (
    AgreementEvent
    | ArrangementEvent
    | BreachEvent
    | DataSubjectEvent
    | DisclosureEvent
    | DpiaEvent
    | ErasureEvent
    | InformingEvent
    | ObligationEvent
    | PrivacyRequestEvent
    | ProcessingEvent
    | RefusalEvent
    | StandInEvent
)
"""Events whose sentences are written out; those of all other kinds of case stand in a sheet."""


def told(event: Event, language: str, manner: Manner = AS_STORED) -> str:
    said = SENTENCES.get(type(event))
    made = _sentence(cast("Told", event)) if said is None else sentence(said, event)
    words = made.nl if language == "nl" else made.en
    return words.format(*(written(fact, language, manner) for fact in made.facts))


def _sentence(event: Told) -> Sentence:
    if isinstance(event, ObligationEvent):
        return obligation(event)
    if isinstance(event, AgreementEvent):
        return agreement(event)
    if isinstance(event, ProcessingEvent):
        return processing(event)
    if isinstance(event, RefusalEvent):
        return refusal(event)
    if isinstance(event, StandInEvent):
        return stand_in(event)
    return _about_people(event)


def _about_people(
    event: ArrangementEvent
    | BreachEvent
    | DataSubjectEvent
    | DisclosureEvent
    | DpiaEvent
    | ErasureEvent
    | InformingEvent
    | PrivacyRequestEvent,
) -> Sentence:
    if isinstance(event, PrivacyRequestEvent):
        return privacy_request(event)
    if isinstance(event, DataSubjectEvent):
        return data_subject(event)
    if isinstance(event, ErasureEvent):
        return erasure(event)
    if isinstance(event, ArrangementEvent):
        return arrangement(event)
    if isinstance(event, InformingEvent):
        return informing(event)
    if isinstance(event, DisclosureEvent):
        return disclosure(event)
    return dpia(event) if isinstance(event, DpiaEvent) else breach(event)
