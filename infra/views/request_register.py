"""The requests of data subjects, answered from their view."""

from dataclasses import dataclass
from datetime import date

from application.asof import AsOf
from application.paging import Page
from application.request_register import (
    DecisionEntry,
    DefaultEntry,
    ExtensionEntry,
    MeasureEntry,
    MovedDue,
    ObstacleEntry,
    Pending,
    RecipientEntry,
    RequestEntry,
    RequestQuery,
    RulingEntry,
    UnknownRequest,
)
from domain.privacy_request.lists import UNDECIDED, everything, slices, within
from domain.privacy_request.state import PrivacyRequest, RequestPhase
from domain.sealed import Personal, Sealed
from infra.views.cursors import cursor, understood
from infra.views.filters import Filter
from infra.views.privacy_requests import PRIVACY_REQUESTS, RequestRow, state_of
from infra.views.store import ViewStore
from infra.views.view import Version


@dataclass(frozen=True)
class ViewedRequests:
    """The RequestRegister port over a ViewStore."""

    store: ViewStore

    def requests(self, query: RequestQuery, at: AsOf) -> Page[RequestEntry]:
        """Ordered by due date, then id. A cursor keeps to the position that it was made at."""
        after, position = understood(query.cursor) if query.cursor else (None, at.position)
        filters = _filters(query, at.today)
        with self.store.asking(PRIVACY_REQUESTS.name) as (connection, questions):
            found = questions.page(
                connection, filters, position, query.limit + 1, after, descending=query.descending
            )
            total = questions.total(connection, filters, position)
        shown = found[: query.limit]
        more = len(found) > query.limit
        last = cursor(shown[-1].row.due, shown[-1].id, position) if more else None
        return Page([request_entry(one, at.today) for one in shown], total, last)

    def count(self, query: RequestQuery, at: AsOf) -> int:
        with self.store.asking(PRIVACY_REQUESTS.name) as (connection, questions):
            return questions.total(connection, _filters(query, at.today), at.position)

    def request(self, key: str, at: AsOf) -> RequestEntry:
        with self.store.asking(PRIVACY_REQUESTS.name) as (connection, questions):
            found = questions.one(connection, key, at.position)
        if found is None:
            raise UnknownRequest(request=key)
        return request_entry(found, at.today)

    def pending(self, at: AsOf) -> list[Pending]:
        with self.store.asking(PRIVACY_REQUESTS.name) as (connection, questions):
            found = questions.page(connection, _PENDING, at.position, EVERYTHING)
        return [Pending(one.id, state_of(one.row), one.from_position) for one in found]

    def of_subject(self, subject: str) -> list[str]:
        wanted = [Filter(one.phase, equal={"subject": subject}) for one in everything()]
        with self.store.asking(PRIVACY_REQUESTS.name) as (connection, questions):
            return [one.id for one in questions.page(connection, wanted, NOW, EVERYTHING)]

    def by_other_rules(self, rules: str) -> list[str]:
        with self.store.asking(PRIVACY_REQUESTS.name) as (connection, questions):
            found = questions.page(connection, _UNDECIDED, NOW, EVERYTHING)
        dues = ((one.id, state_of(one.row).due) for one in found)
        return [key for key, due in dues if due is not None and due.version != rules]


NOW = 1 << 60
"""A position that no log reaches: whatever is current."""
EVERYTHING = 1_000_000
_PENDING = [Filter(one) for one in (*UNDECIDED, RequestPhase.DECIDED)]
_UNDECIDED = [Filter(one) for one in UNDECIDED]


def _filters(query: RequestQuery, today: date) -> list[Filter]:
    equal = {
        "agreement": query.agreement,
        "controller": query.controller,
        "subject": query.subject,
    }
    has = {"rights": query.right, "readers": query.reader}
    wanted = everything() if query.status is None else slices(query.status, today)
    narrowed = [within(one, query.due_from, query.due_before) for one in wanted]
    return [
        Filter(
            one.phase,
            None if one.from_due is None else one.from_due.isoformat(),
            None if one.before_due is None else one.before_due.isoformat(),
            {column: value for column, value in equal.items() if value is not None},
            {column: value for column, value in has.items() if value is not None},
        )
        for one in narrowed
    ]


def request_entry(version: Version, today: date) -> RequestEntry:
    """The entry as it stands on a day: that is what makes it overdue or not."""
    row: RequestRow = version.row
    state = state_of(row)
    received, due, asked, identified = state.received, state.due, state.asked, state.identified
    assert received is not None and due is not None
    return RequestEntry(
        id=row.id,
        controller=received.controller,
        processor=received.processor,
        agreement=received.agreement,
        received_by=received.received_by,
        received_on=received.occurred_on,
        forwarded_on=state.forwarded_on,
        subject=row.subject,
        rights=state.rights,
        requester=_sealed(received.requester),
        request=_sealed(received.request),
        scope=_sealed(state.scope),
        phase=state.phase,
        status=state.status(today),
        due=due,
        moved=tuple(MovedDue(due=one.due, until=one.until) for one in state.moved),
        identity_asked_on=None if asked is None else asked.occurred_on,
        pauses=asked is not None and asked.pauses,
        identified_on=None if identified is None else identified.occurred_on,
        means=None if identified is None else identified.means,
        extension=_extension(state),
        obstacles=_obstacles(state),
        decision=_decision(state),
        measures=_measures(state),
        recipients=_recipients(state),
        default=_default(state),
        withdrawn_on=state.withdrawn_on,
        version=row.version,
        position=version.from_position,
    )


def _sealed(field: Personal | None) -> Sealed | None:
    """What is recorded is sealed: nothing else gets into the log, or here."""
    return field if isinstance(field, Sealed) else None


def _extension(state: PrivacyRequest) -> ExtensionEntry | None:
    event = state.extended
    if event is None or (reasons := _sealed(event.reasons)) is None:
        return None
    return ExtensionEntry(told_on=event.occurred_on, ground=event.ground, reasons=reasons)


def _obstacles(state: PrivacyRequest) -> tuple[ObstacleEntry, ...]:
    return tuple(
        ObstacleEntry(
            obstacle=one.obstacle,
            article=one.obstacle.article,
            noted_on=one.occurred_on,
            until=one.until,
            reference=one.reference,
        )
        for one in state.obstacles
    )


def _decision(state: PrivacyRequest) -> DecisionEntry | None:
    event, outcome, in_time = state.decided, state.outcome, state.in_time
    if event is None or outcome is None or in_time is None:
        return None
    rulings = tuple(
        RulingEntry(
            right=one.right,
            outcome=one.outcome,
            ground=one.ground,
            article=one.article,
            reasons=_sealed(one.reasons),
        )
        for one in event.rulings
    )
    return DecisionEntry(
        made_known_on=event.occurred_on,
        in_time=in_time,
        outcome=outcome,
        decision=event.decision,
        rulings=rulings,
    )


def _measures(state: PrivacyRequest) -> tuple[MeasureEntry, ...]:
    return tuple(
        MeasureEntry(
            right=one.right,
            measure=one.measure,
            on=one.occurred_on,
            account=_sealed(one.account),
        )
        for one in state.done
    )


def _recipients(state: PrivacyRequest) -> tuple[RecipientEntry, ...]:
    return tuple(
        RecipientEntry(
            number=one.number,
            right=one.right,
            recipient=one.recipient,
            due=one.due,
            telling=one.telling,
            on=one.on,
        )
        for one in state.recipients
    )


def _default(state: PrivacyRequest) -> DefaultEntry | None:
    event = state.default
    if event is None:
        return None
    return DefaultEntry(
        received_on=event.occurred_on, reference=event.reference, last_chance=event.last_chance
    )
