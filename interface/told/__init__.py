"""Events in words: what happened, with the facts that matter."""

from typing import cast

from domain.agreement.events import (
    AgreementConcluded,
    AgreementLinked,
    AgreementRegistered,
    AgreementSigned,
    AgreementUnlinked,
    ClauseAdopted,
    ClauseCorrected,
    CorrectionProposed,
    CorrectionWithdrawn,
    FrequencyAgreed,
    ProductCorrected,
    ProductListed,
)
from domain.arrangement.events import (
    ArrangementConfirmed,
    ArrangementEnded,
    ArrangementRecorded,
    ArrangementUsed,
)
from domain.breach.events import BreachEvent
from domain.data_subject.events import (
    DataSubjectRectified,
    DataSubjectRegistered,
    ProcessingRestricted,
    ProcessingResumed,
    ProcessingStopped,
    RestrictionLifted,
)
from domain.disclosure.events import DisclosureEvent
from domain.dpia.events import DpiaEvent
from domain.erasure.events import (
    ErasureCarriedOut,
    ErasureMadeFinal,
    ErasureOrdered,
    ErasureOrderedUnder,
)
from domain.event_types import AnyEvent
from domain.informing.events import (
    InformingClosed,
    InformingCorrected,
    InformingPlanned,
    PeopleInformed,
)
from domain.messages import Event
from domain.obligation.events import ObligationEvent
from domain.privacy_request.events import PrivacyRequestEvent
from domain.processing.events import (
    ConsentGiven,
    ConsentWithdrawn,
    DataObtained,
    FoundIncompatible,
    OtherPurposeAgreed,
    OtherPurposeProposed,
    ProcessingAmended,
    ProcessingEnded,
    ProcessingRecorded,
    RowRecorded,
)
from domain.refusal.events import RefusalLimitReached, RefusalNoted
from domain.stand_in.events import StandInAppointed, StandInEnded
from interface.told.accounts import refusal, stand_in
from interface.told.agreements import agreement
from interface.told.arrangements import arrangement, informing
from interface.told.assessments import dpia
from interface.told.breaches import breach
from interface.told.data_subjects import data_subject
from interface.told.disclosures import disclosure
from interface.told.erasures import erasure
from interface.told.obligations import obligation
from interface.told.processing import processing
from interface.told.requests import privacy_request
from interface.told.sentence import AS_STORED, Sentence, written
from interface.told.sentence import Manner as Manner
from interface.told.together import Together, together


def told(event: Event, language: str, manner: Manner = AS_STORED) -> str:
    sentence = _sentence(cast("AnyEvent", event))
    words = sentence.nl if language == "nl" else sentence.en
    return words.format(*(written(fact, language, manner) for fact in sentence.facts))


def _sentence(event: AnyEvent) -> Sentence:
    if isinstance(event, Together):
        return together(event)
    if isinstance(event, BreachEvent):
        return breach(event)
    if isinstance(event, DisclosureEvent):
        return disclosure(event)
    if isinstance(event, DpiaEvent):
        return dpia(event)
    if isinstance(event, PrivacyRequestEvent):
        return privacy_request(event)
    match event:
        case (
            AgreementRegistered()
            | ClauseAdopted()
            | ProductListed()
            | AgreementSigned()
            | AgreementConcluded()
            | FrequencyAgreed()
            | CorrectionProposed()
            | ClauseCorrected()
            | ProductCorrected()
            | CorrectionWithdrawn()
            | AgreementLinked()
            | AgreementUnlinked()
        ):
            return agreement(event)
        case (
            DataSubjectRegistered()
            | DataSubjectRectified()
            | ProcessingRestricted()
            | RestrictionLifted()
            | ProcessingStopped()
            | ProcessingResumed()
        ):
            return data_subject(event)
        case ErasureOrdered() | ErasureOrderedUnder() | ErasureCarriedOut() | ErasureMadeFinal():
            return erasure(event)
        case (
            ArrangementRecorded() | ArrangementConfirmed() | ArrangementUsed() | ArrangementEnded()
        ):
            return arrangement(event)
        case InformingPlanned() | PeopleInformed() | InformingCorrected() | InformingClosed():
            return informing(event)
        case RefusalNoted() | RefusalLimitReached():
            return refusal(event)
        case StandInAppointed() | StandInEnded():
            return stand_in(event)
        case (
            ProcessingRecorded()
            | ProcessingAmended()
            | ProcessingEnded()
            | RowRecorded()
            | OtherPurposeProposed()
            | OtherPurposeAgreed()
            | ConsentGiven()
            | ConsentWithdrawn()
            | FoundIncompatible()
            | DataObtained()
        ):
            return processing(event)
        case _:
            return obligation(cast("ObligationEvent", event))
