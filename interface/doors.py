"""What a door may ask for: the services of the application, put together elsewhere. No globals."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from application.accounts import Accounts
from application.agreements import Agreements, Catalogues
from application.arrangements import Arrangements
from application.asof import Moments
from application.assessments import Assessments
from application.breaches import Breaches
from application.carrying_out import CarryingOut
from application.case_duties import CaseDuties
from application.counter import Counter
from application.data_subjects import DataSubjects
from application.disclosures import Disclosures
from application.docket import Docket
from application.documents import Documents
from application.erasing import Erasing, Nightly
from application.federation import Federation
from application.feed import Feed
from application.informings import Informings
from application.last_seen import LastSeen
from application.objection_reports import ObjectionReports
from application.obligations import Obligations
from application.opening_log import OpeningDigests
from application.openings import Openings
from application.orphans import VaultUpkeep
from application.ports import Clock, EventLog
from application.privacy_requests import PrivacyRequests
from application.processing import ProcessingActivities
from application.reactions import Reacting
from application.readers import Readers
from application.registers import Registers
from application.reminders import Reminders
from application.request_answers import RequestAnswers
from application.request_register import RequestRegister
from application.sealed_documents import SealedDocuments
from application.search import Search
from application.sessions import Entrance
from application.stand_ins import StandIns
from application.subscriptions import Calendars
from application.terms import Terms
from application.timers import Timers
from application.trail import Trail
from application.transact import Desk
from application.upkeep import DocumentUpkeep, ViewUpkeep
from application.vault import VaultCheck


@dataclass(frozen=True)
class Doors:
    log: EventLog
    clock: Clock
    desk: Desk
    erasing: Erasing
    nightly: Nightly
    counter: Counter
    """The same desk, for callers that await."""
    agreements: Agreements
    catalogues: Catalogues
    obligations: Obligations
    processing: ProcessingActivities
    registers: Registers
    search: Search
    moments: Moments
    feed: Feed
    terms: Terms
    documents: Documents
    sealed_documents: SealedDocuments
    document_upkeep: DocumentUpkeep
    vault_upkeep: VaultUpkeep
    vault_check: VaultCheck
    reindex: Callable[[], int]
    """Makes anew by what data subjects are found; of how many names and numbers."""
    openings: Openings
    opening_digests: OpeningDigests
    data_subjects: DataSubjects
    readers: Readers
    accounts: Accounts
    entrance: Entrance
    last_seen: LastSeen
    trail: Trail
    views: ViewUpkeep
    timers: Timers
    reminders: Reminders
    calendars: Calendars
    case_duties: CaseDuties
    stand_ins: StandIns
    breaches: Breaches
    disclosures: Disclosures
    assessments: Assessments
    reacting: Reacting
    """The counter, for what may bring more by itself."""
    dockets: Mapping[str, Docket[Any]]
    """Of every kind of case, by its category."""
    objection_reports: ObjectionReports
    privacy_requests: PrivacyRequests
    carrying_out: CarryingOut
    request_register: RequestRegister
    arrangements: Arrangements
    informings: Informings
    request_answers: RequestAnswers
    max_body_bytes: int
    """The largest request that is read, documents excepted."""
    close: Callable[[], None]
    federation: Federation | None = None
    """Where people sign in with their own organisation."""
    theme: Path | None = None
    """The folder of a municipality's own `theme.css`."""
