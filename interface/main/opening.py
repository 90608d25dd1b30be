"""An installation's stores opened, and the services put on them."""

from datetime import timedelta
from functools import partial

from application.agreements import Agreements
from application.answered_processing import AnsweredRegister
from application.arrangements import Arrangements
from application.asof import Moments
from application.assessments import Assessments
from application.breaches import Breaches
from application.carrying_out import CarryingOut
from application.case_duties import CaseDuties
from application.computed_anew import ComputedAnew
from application.counter import Counter
from application.data_subjects import DataSubjects
from application.disclosures import Disclosures
from application.erasing import Erasing, Nightly
from application.federation import Federation
from application.forbidding import Forbidding
from application.informings import Informings
from application.objection_reports import ObjectionReports
from application.obligations import Obligations
from application.obtaining import Obtaining
from application.opening_log import OpeningDigests
from application.openings import Openings
from application.orphans import VaultUpkeep
from application.ports import Clock
from application.privacy_requests import PrivacyRequests
from application.processing import ProcessingActivities
from application.reactions import Reacting
from application.reminders import Reminders
from application.request_answers import RequestAnswers
from application.sealed_documents import SealedDocuments
from application.search import Search
from application.sessions import Entrance
from application.stand_ins import StandIns
from application.states import States
from application.subscriptions import Calendars
from application.taking_effect import TakingEffect
from application.terms import Terms
from application.timers import Timers
from application.transact import Desk
from application.upkeep import DocumentUpkeep
from domain.calendar.duty_dates import recompute
from domain.identity import uuid7_of
from domain.privacy_request import requests_under
from infra.accounts import StoredAccounts
from infra.catalogues.files import CatalogueFiles
from infra.clock import SystemClock
from infra.database import Database, Promises, open_database
from infra.documents import DocumentFolder
from infra.event_log.feed import StoredFeed
from infra.event_log.key_leaves import KeyLeaves
from infra.event_log.log import LibraryEventLog, is_founded
from infra.event_log.opening_leaves import OpeningLeaves
from infra.event_log.trail import StoredTrail
from infra.keys import digest_secret, must_be_key_of, signing_key
from infra.last_seen import StoredLastSeen
from infra.mail import post_of
from infra.oidc.configured import provider_of
from infra.openings.store import StoredOpenings
from infra.reminders import StoredAddresses, StoredOutbox, policy_of
from infra.rules.tables import load_retention, load_rules
from infra.security_log import StoredSecurityLog
from infra.sessions import StoredSessions
from infra.settings import Settings
from infra.subjects import StoredSubjects
from infra.subscriptions import StoredSubscriptions
from infra.unnoted import unnoted
from infra.vault.checking import StoredVaultCheck
from infra.vault.documents import documents_in
from infra.vault.opening import open_vault
from infra.vault.rows import StoredRows
from infra.vault.staff import StaffNames
from infra.vault.told import tell_upheld
from infra.views.agenda import ViewedAgenda
from infra.views.arrangements import ViewedArrangements
from infra.views.cases import viewed_breaches, viewed_disclosures, viewed_dpias
from infra.views.data_subjects import ViewedDataSubjects
from infra.views.dockets import docket_views
from infra.views.erasures import ViewedErasures
from infra.views.informings import ViewedInformings
from infra.views.processing import ViewedProcessing
from infra.views.registers import VIEWS, ViewedRegisters
from infra.views.request_register import ViewedRequests
from infra.views.search.index import SearchIndex
from infra.views.snapshots import StoredSnapshots
from infra.views.store import ViewStore
from interface.doors import Doors
from interface.mail.letters import written
from interface.main.dates import dates_by
from interface.main.dockets import open_dockets, reactions_of, readers_of, termed, withdrawals_in


def open_doors(
    settings: Settings | None = None, clock: Clock | None = None, *, simulated: bool = False
) -> Doors:
    """Open an installation's stores, bring its views up to date, and put the services on them.

    What does not exist yet is made. `simulated` marks a new log as one with a made-up clock.
    """
    settings = settings or Settings()
    clock = clock or SystemClock()
    prefix = settings.schema_prefix
    database = open_database(settings.log, Promises(f"{prefix}log"))
    if is_founded(database):  # without its key it is refused before anything is made
        signing_key(settings.keys_dir, founded=True)
    log = LibraryEventLog(database, clock, digest_secret(settings.keys_dir))
    log.recorder.create_tables()
    trail = _open_trail(log, settings, simulated=simulated)
    views_promises = Promises(f"{prefix}views", durable=False, busy_milliseconds=200)
    every = (*VIEWS, *docket_views())
    views = ViewStore(open_database(settings.views, views_promises), log, every)
    views.open()
    index = SearchIndex(views.database, log)
    index.open()
    log.follower = views.projector.after_commit
    vault = open_database(settings.vault, Promises(f"{prefix}vault"))
    made_up = b'"simulated":1' in (log.line(1) or b"")
    views.snapshots = StoredSnapshots(views.database, log.secret)
    states = States(log, views.snapshots)
    sealed = open_vault(vault, settings.keys_dir, log, clock)
    names = StaffNames(sealed)
    entrance = _entrance(names, settings, clock, simulated=made_up)
    folder = DocumentFolder(settings.documents_dir, settings.max_document_bytes)
    documents = documents_in(folder, sealed)
    desk = Desk(log, states, clock, unnoted, documents, entrance.accounts.holds, sealed)
    tables = load_rules()
    request_register, requests = ViewedRequests(views), requests_under(tables)
    forbidding = Forbidding(request_register, states, requests, sealed)
    erasures = ViewedErasures(views)
    erasing = Erasing(desk, log, sealed, documents, KeyLeaves(log), erasures, forbidding)
    tell_upheld(erasing.uphold())
    erasing.resume()
    counter = Counter(desk)
    agreements = Agreements(desk, states)
    looked = open_database(settings.openings, Promises(f"{prefix}openings"))
    dates = dates_by(tables)
    obligations = Obligations(desk, agreements, dates)
    processing = ProcessingActivities(desk, agreements, obligations, ViewedProcessing(views))
    openings = Openings(desk, sealed, StoredOpenings(looked), processing.covering)
    term = timedelta(days=settings.openings_kept_days)
    digests = OpeningDigests(openings.kept, OpeningLeaves(log), clock, term)
    named = partial(uuid7_of, log.secret)
    arrangements = Arrangements(
        desk, agreements, ViewedArrangements(views), load_retention(), named
    )
    disclosures = Disclosures(desk, agreements, viewed_disclosures(views))
    privacy_requests = PrivacyRequests(
        desk,
        agreements,
        requests,
        request_register,
        arrangements,
        erasing,
        named,
        disclosures.received,
    )
    answered = AnsweredRegister(processing.register, log)
    subject_register = ViewedDataSubjects(views)
    readers = readers_of(desk, tables)
    data_subjects = DataSubjects(desk, agreements, sealed, openings, subject_register, named)

    breaches = Breaches(desk, agreements, viewed_breaches(views), tables)
    dockets = open_dockets(desk, agreements, views, tables, named)
    duties = CaseDuties(request_register, breaches.cases, termed(dockets))

    def anew(rules: str) -> int:
        services = (privacy_requests, breaches, ComputedAnew(tuple(dockets.values())))
        return sum(one.recompute(rules) for one in services)

    def close() -> None:
        counter.close()
        views.close()
        looked.close()
        vault.close()
        log.close()

    registers, moments, feed = ViewedRegisters(views), Moments(log, clock), StoredFeed(log)
    effect = TakingEffect(desk, agreements, lambda: withdrawals_in(desk, views), dates)
    reactions = reactions_of(desk, tables, effect)
    return Doors(
        log=log,
        clock=clock,
        desk=desk,
        erasing=erasing,
        nightly=Nightly(erasing, clock),
        counter=counter,
        agreements=agreements,
        catalogues=CatalogueFiles(tables),
        obligations=obligations,
        processing=processing,
        registers=registers,
        search=Search(index, log, readers.reads),
        moments=moments,
        feed=feed,
        terms=Terms(tables),
        documents=documents,
        sealed_documents=SealedDocuments(desk, documents, openings),
        document_upkeep=DocumentUpkeep(log, documents, clock),
        vault_check=StoredVaultCheck(sealed, documents.sealed, KeyLeaves(log)),
        reindex=sealed.reindex,
        vault_upkeep=VaultUpkeep(log, StoredRows(vault), clock),
        openings=openings,
        opening_digests=digests,
        data_subjects=data_subjects,
        readers=readers,
        accounts=entrance.accounts,
        entrance=entrance,
        last_seen=StoredLastSeen(vault, clock),
        trail=trail,
        views=views,
        timers=Timers(
            desk=desk,
            agreements=agreements,
            agenda=ViewedAgenda(views),
            keeping=trail,
            dates=dates,
            recompute=partial(recompute, tables=tables),
            rules=tables.version,
            horizon=timedelta(days=settings.horizon_days),
            anew=anew,
            finish=(Obtaining(processing, feed).finish, reactions.finish),
            befall=effect.finish,
            digests=digests,
        ),
        reminders=Reminders(
            registers=registers,
            duties=duties,
            moments=moments,
            clock=clock,
            addresses=StoredAddresses(vault, names),
            outbox=StoredOutbox(vault),
            policy=policy_of(settings, tables.holidays.atw.open_days),
            post=post_of(settings, written),
        ),
        calendars=Calendars(
            StoredSubscriptions(vault), registers, duties, moments, log, clock, desk
        ),
        case_duties=duties,
        stand_ins=StandIns(desk, entrance.accounts, feed),
        breaches=breaches,
        disclosures=disclosures,
        assessments=Assessments(desk, agreements, viewed_dpias(views)),
        reacting=Reacting(counter, reactions),
        dockets=dockets,
        objection_reports=ObjectionReports(dockets["objection"].cases),
        privacy_requests=privacy_requests,
        carrying_out=CarryingOut(privacy_requests, processing.current, openings.kept),
        request_register=request_register,
        arrangements=arrangements,
        informings=Informings(desk, agreements, ViewedInformings(views), named),
        request_answers=RequestAnswers(
            privacy_requests, openings, documents, answered, disclosures
        ),
        max_body_bytes=settings.max_body_bytes,
        close=close,
        federation=_federation(vault, settings, entrance, log.secret),
        theme=settings.theme,
    )


def _entrance(names: StaffNames, settings: Settings, clock: Clock, *, simulated: bool) -> Entrance:
    """Without a password only where the log itself says that it was made up."""
    vault = names.database
    accounts = StoredAccounts(vault, names)
    idle = timedelta(minutes=settings.session_idle_minutes)
    whole = timedelta(hours=settings.session_hours)
    return Entrance(
        accounts=accounts,
        sessions=StoredSessions(vault, clock, idle, whole),
        security=StoredSecurityLog(vault, clock),
        clock=clock,
        demo=simulated and bool(accounts.offered()),
    )


def _federation(
    vault: Database, settings: Settings, entrance: Entrance, secret: bytes
) -> Federation | None:
    configured = provider_of(settings, entrance.clock, secret)
    if configured is None:
        return None
    return Federation(*configured, StoredSubjects(vault, secret), entrance)


def _open_trail(log: LibraryEventLog, settings: Settings, *, simulated: bool) -> StoredTrail:
    key = signing_key(settings.keys_dir, founded=log.size() > 0)
    trail = StoredTrail(log, key, settings.origin)
    trail.found(simulated=simulated)
    note = trail.checkpoint() if trail.head().signed_size else None
    must_be_key_of(log.line(1) or b"", note, key, settings.keys_dir)
    return trail
