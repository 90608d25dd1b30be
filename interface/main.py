"""Where it is put together: the only module that knows both interface and infra."""

from datetime import date, timedelta
from functools import lru_cache, partial

from application.agreements import Agreements
from application.asof import Moments
from application.counter import Counter
from application.obligations import Obligations
from application.ports import Clock
from application.states import States
from application.terms import Terms
from application.timers import Timers
from application.transact import Desk
from domain.calendar.contract import DueRule
from domain.calendar.due import DueDate
from domain.calendar.duty_dates import due_date, recompute
from domain.calendar.period import Period
from domain.calendar.rules import RuleTables
from domain.occurrences import Dates
from infra.accounts import StoredAccounts
from infra.catalogues.files import CatalogueFiles
from infra.clock import SystemClock
from infra.database import Promises, open_database
from infra.documents import DocumentFolder
from infra.event_log.log import LibraryEventLog
from infra.event_log.trail import StoredTrail
from infra.keys import digest_secret, signing_key
from infra.rules.tables import load_rules
from infra.settings import Settings
from infra.views.agenda import ViewedAgenda
from infra.views.registers import VIEWS, ViewedRegisters
from infra.views.snapshots import StoredSnapshots
from infra.views.store import ViewStore
from interface.doors import Doors


def dates_by(tables: RuleTables) -> Dates:
    """Due dates by the rules of an agreement, under the rule tables in use.

    Remembered, since the timers ask for the same periods again each month.
    """

    @lru_cache(maxsize=8_192)
    def due(
        rule: DueRule, article: str, about: Period | None, event_on: date | None
    ) -> DueDate | None:
        return due_date(rule, article, period=about, event_on=event_on, tables=tables)

    return due


def open_doors(
    settings: Settings | None = None, clock: Clock | None = None, *, simulated: bool = False
) -> Doors:
    """Open an installation's stores, bring its views up to date, and put the services on them.

    What does not exist yet is made. `simulated` marks a new log as one with a made-up clock.
    """
    settings = settings or Settings()
    clock = clock or SystemClock()
    prefix = settings.schema_prefix
    log = LibraryEventLog(
        open_database(settings.log, Promises(f"{prefix}log")),
        clock,
        digest_secret(settings.keys_dir),
    )
    log.recorder.create_tables()
    trail = StoredTrail(log, signing_key(settings.keys_dir), settings.origin)
    trail.found(simulated=simulated)
    views_promises = Promises(f"{prefix}views", durable=False, busy_milliseconds=200)
    views = ViewStore(open_database(settings.views, views_promises), log, VIEWS)
    views.open()
    log.follower = views.projector.after_commit
    vault = open_database(settings.vault, Promises(f"{prefix}vault"))
    states = States(log, StoredSnapshots(views.database))
    desk = Desk(log, states, clock)
    counter = Counter(desk)
    agreements = Agreements(desk, states)
    tables = load_rules()
    dates = dates_by(tables)

    def close() -> None:
        counter.close()
        views.close()
        vault.close()
        log.close()

    return Doors(
        log=log,
        clock=clock,
        desk=desk,
        counter=counter,
        agreements=agreements,
        catalogues=CatalogueFiles(),
        obligations=Obligations(desk, agreements, dates),
        registers=ViewedRegisters(views),
        moments=Moments(log, clock),
        terms=Terms(tables),
        documents=DocumentFolder(settings.documents_dir, settings.max_document_bytes),
        accounts=StoredAccounts(vault),
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
        ),
        max_body_bytes=settings.max_body_bytes,
        close=close,
    )
