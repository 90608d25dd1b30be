"""Requests of data subjects: the month and its course, the decision, what is done about it."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from domain.calendar.due import DueDate, Mark
from domain.calendar.inputs import Suspension
from domain.calendar.penalty import NoticePremature
from domain.calendar.suspension import SuspensionEndsBeforeItBegins
from domain.errors import Refusal
from domain.event_types import EVENTS
from domain.evidence import DecisionReference
from domain.messages import Context, Event
from domain.privacy_request import dates, requests_under
from domain.privacy_request.commands import (
    AskIdentity,
    CarryOut,
    CarryOutActed,
    CarryOutErasure,
    DecideRequest,
    EstablishIdentity,
    ExtendTerm,
    ForwardRequest,
    InformRecipient,
    LiftObstacle,
    NoteDefault,
    NoteObstacle,
    PrivacyRequestCommand,
    ReceiveRequest,
    RecomputeRequestDue,
    RuledOn,
    ScopeRequest,
    WithdrawRequest,
)
from domain.privacy_request.duties import owed
from domain.privacy_request.events import (
    DefaultNoticed,
    IdentityAsked,
    IdentityEstablished,
    ObstacleLifted,
    ObstacleNoted,
    RecipientInformed,
    RequestCarriedOut,
    RequestDecided,
    RequestDueRecomputed,
    RequestForwarded,
    RequestReceived,
    RequestScoped,
    RequestWithdrawn,
    Ruling,
    TermExtended,
)
from domain.privacy_request.forbidding import must_be_free
from domain.privacy_request.possible import (
    answerable,
    must_be_answerable,
    must_have_to_carry_out,
    possible,
)
from domain.privacy_request.refusals import (
    AlreadyCarriedOut,
    AlreadyDecided,
    AlreadyExtended,
    AlreadyInDefault,
    AlreadyTold,
    ErasureApart,
    ErasureForbidden,
    ErasureLast,
    ErasureNotAsked,
    ExtensionToldLate,
    GroundMissing,
    GroundNotForRight,
    GroundNotNeeded,
    IdentityAlreadyAsked,
    IdentityKnown,
    IdentityNotEstablished,
    MeasureNotForRight,
    NoSuchObstacle,
    NoSuchRecipient,
    NotActed,
    NotDecided,
    NotForwarded,
    NotGranted,
    NothingToAnswer,
    NothingToCarryOut,
    NotInvolved,
    NotTheController,
    RecipientsNotForRight,
    RequestAlreadyReceived,
    RequestClosed,
    RequestNotFound,
    RulingsDiffer,
    TermStandsStill,
    WithController,
)
from domain.privacy_request.rights import (
    ACTING,
    MEASURES,
    ExtensionGround,
    Means,
    Obstacle,
    RequestMeasure,
    RequestOutcome,
    RequestRefusalGround,
    RequestTelling,
    Right,
)
from domain.privacy_request.state import PrivacyRequest
from domain.sealed import Plain, Sealed, with_sealed
from domain.stated_day import (
    StatedDayBeforeDecision,
    StatedDayBeforeReceipt,
    StatedDayInFuture,
)
from tests.domain.calendar.shipped import TABLES
from tests.scenario import TODAY, Scenario, any_of, context

SUBJECT = "0197a3c2-7e11-7a40-9c02-5b1d2e3f4a5b"
OTHER = "0197a3c2-7e11-7a40-9c02-5b1d2e3f4a5c"
RECEIVED = date(2026, 1, 12)
DUE = date(2026, 2, 12)
"""A Thursday, and no holiday."""
EXTENDED = date(2026, 4, 13)
"""12 April is a Sunday."""
REQUEST = requests_under(TABLES)
SNAPSHOTS = TypeAdapter(PrivacyRequest)
SEALED = Sealed(key=SUBJECT, digest="a" * 64)
CENTRE = "sittard-geleen"

asking = Scenario(REQUEST).on(RECEIVED)


def words(text: str = "a", subject: str | None = SUBJECT) -> Plain:
    return Plain(text=text, subject=subject)


def term(*pauses: Suspension, extended: bool = False) -> DueDate:
    return dates.term(TABLES, RECEIVED, pauses, extended=extended)


def receive(**other: Any) -> ReceiveRequest:
    asked = {"controller": "beek", "processor": CENTRE, "received_by": "beek"}
    more = {"occurred_on": RECEIVED, "rights": (Right.ACCESS,), "subject": SUBJECT}
    return ReceiveRequest(**(asked | more | other))


def received(*rights: Right, **other: Any) -> RequestReceived:
    told: dict[str, Any] = {"controller": "beek", "processor": CENTRE, "received_by": "beek"}
    more = {"occurred_on": RECEIVED, "rights": rights or (Right.ACCESS,), "subject": SUBJECT}
    none = {"agreement": None, "requester": None, "request": None}
    return RequestReceived(**(told | more | none | {"due": term()} | other))


def identified(day: date = RECEIVED, **other: Any) -> IdentityEstablished:
    told: dict[str, Any] = {"means": Means.DIGID, "subject": SUBJECT, "due": term()}
    return IdentityEstablished(occurred_on=day, **(told | other))


DECISION = DecisionReference(organ="college", taken_on=date(2026, 2, 9), reference="B-2026-61")
MADE_KNOWN = date(2026, 2, 10)
GRANT = RuledOn(right=Right.ACCESS, outcome=RequestOutcome.GRANTED)


def decide(*rulings: RuledOn, day: date = MADE_KNOWN) -> DecideRequest:
    return DecideRequest(occurred_on=day, decision=DECISION, rulings=rulings or (GRANT,))


def ruling(right: Right, outcome: RequestOutcome = RequestOutcome.GRANTED, **other: Any) -> Ruling:
    none = {"ground": None, "article": None, "reasons": None}
    return Ruling(right=right, outcome=outcome, **(none | other))


def decided(*rights: Right, day: date = MADE_KNOWN) -> RequestDecided:
    rulings = tuple(ruling(right) for right in rights or (Right.ACCESS,))
    return RequestDecided(occurred_on=day, decision=DECISION, rulings=rulings)


def done(right: Right, *recipients: str) -> RequestCarriedOut:
    by = dates.inform_by(TABLES, MADE_KNOWN) if recipients else None
    return RequestCarriedOut(
        occurred_on=MADE_KNOWN,
        right=right,
        measure=MEASURES[right][0],
        account=None,
        recipients=recipients,
        inform_by=by,
    )


known = asking.given(received(), identified()).on(MADE_KNOWN)
to_erase = asking.given(received(Right.ERASURE), identified()).on(MADE_KNOWN)


# Received


def test_it_is_due_within_a_month_explained_step_by_step() -> None:
    asking.when(receive()).then(received())
    assert (term().due, term().article) == (DUE, "AVG 12(3)")
    assert len(term().steps) == 2


def test_what_was_asked_is_sealed_for_the_data_subject() -> None:
    asked = receive(requester=words("A. Voorbeeld", None), request=words("Inzage.", None))
    [event] = REQUEST.decide(REQUEST.initial, asked, asking.context)
    assert isinstance(event, RequestReceived)
    assert event.requester == words("A. Voorbeeld")
    assert event.request == words("Inzage.")


def test_where_it_came_in_is_one_of_the_two_that_are_involved() -> None:
    asking.by(CENTRE).when(receive(received_by=CENTRE)).then(received(received_by=CENTRE))
    asking.by("stein").when(receive()).refused(
        NotInvolved, party="stein", involved=f"beek, {CENTRE}"
    )
    alone = receive(controller=CENTRE, processor=None, received_by=CENTRE)
    asking.by("beek").when(alone).refused(NotInvolved, party="beek", involved=CENTRE)
    for wrong in (
        {"received_by": "stein"},
        {"processor": "beek"},
        {"rights": (Right.ACCESS, Right.ACCESS)},
    ):
        with pytest.raises(ValidationError):
            receive(**wrong)


def test_it_came_today_or_earlier_and_once() -> None:
    tomorrow = RECEIVED + timedelta(days=1)
    asking.when(receive(occurred_on=tomorrow)).refused(
        StatedDayInFuture, day="2026-01-13", today="2026-01-12"
    )
    asking.given(received()).when(receive()).refused(RequestAlreadyReceived)


def test_what_was_never_received_is_not_found() -> None:
    asking.when(AskIdentity(occurred_on=RECEIVED)).refused(RequestNotFound)
    asking.by_system().when(RecomputeRequestDue()).refused(RequestNotFound)
    assert possible(PrivacyRequest(), "beek", TODAY) == ()
    assert PrivacyRequest().phase == "absent"
    assert PrivacyRequest().status(TODAY) == "open"


def test_what_came_in_at_the_processor_is_forwarded_once() -> None:
    elsewhere = asking.given(received(received_by=CENTRE)).by(CENTRE)
    forward = ForwardRequest(occurred_on=RECEIVED)
    forwarded = RequestForwarded(occurred_on=RECEIVED)
    elsewhere.when(forward).then(forwarded)
    elsewhere.given(forwarded).when(forward).refused(WithController, controller="beek")
    asking.given(received()).when(forward).refused(WithController, controller="beek")


def test_no_day_is_stated_from_before_it_came() -> None:
    asking.given(received()).when(AskIdentity(occurred_on=date(2026, 1, 11))).refused(
        StatedDayBeforeReceipt, day="2026-01-11", received="2026-01-12"
    )


# Who it is


@pytest.mark.parametrize(("days", "pauses"), [(0, True), (7, True), (8, False)])
def test_asked_promptly_the_term_stands_still(days: int, pauses: bool) -> None:
    day = RECEIVED + timedelta(days=days)
    asked = IdentityAsked(occurred_on=day, pauses=pauses)
    asking.given(received()).on(day).when(AskIdentity(occurred_on=day)).then(asked)
    state = asking.given(received(), asked).state()
    assert state.phase == ("paused" if pauses else "received")
    assert state.status(DUE + timedelta(days=1)) == ("paused" if pauses else "overdue")


def test_the_days_that_were_waited_for_it_are_added() -> None:
    asked, known_on = date(2026, 1, 14), date(2026, 1, 24)
    waiting = asking.given(received(), IdentityAsked(occurred_on=asked, pauses=True)).on(known_on)
    due = term(dates.awaited(asked, known_on))
    assert due.due == date(2026, 2, 23), "9 days more end on a Saturday"
    waiting.when(EstablishIdentity(occurred_on=known_on, means=Means.DIGID)).then(
        identified(known_on, due=due)
    )
    state = waiting.given(identified(known_on, due=due)).state()
    assert (state.phase, state.due, state.moved[0].due) == ("handling", due, DUE)


def test_asked_late_nothing_is_added() -> None:
    asked = IdentityAsked(occurred_on=date(2026, 1, 26), pauses=False)
    waiting = asking.given(received(), asked).on(date(2026, 2, 2))
    waiting.when(EstablishIdentity(occurred_on=date(2026, 2, 2), means=Means.KNOWN)).then(
        identified(date(2026, 2, 2), means=Means.KNOWN)
    )


def test_who_is_known_under_another_pseudonym_is_both() -> None:
    asking.given(received()).when(
        EstablishIdentity(occurred_on=RECEIVED, means=Means.DIGID, subject=OTHER)
    ).then(identified(subject=OTHER))
    state = asking.given(received(), identified(subject=OTHER)).state()
    assert (state.subjects, state.subject) == ((SUBJECT, OTHER), OTHER)


def test_it_is_asked_once_and_established_once() -> None:
    asked = asking.given(received(), IdentityAsked(occurred_on=RECEIVED, pauses=True))
    asked.when(AskIdentity(occurred_on=RECEIVED)).refused(IdentityAlreadyAsked, on="2026-01-12")
    known.when(AskIdentity(occurred_on=RECEIVED)).refused(IdentityKnown, on="2026-01-12")
    known.when(EstablishIdentity(occurred_on=RECEIVED, means=Means.DIGID)).refused(
        IdentityKnown, on="2026-01-12"
    )


def test_it_is_not_established_before_it_was_asked() -> None:
    day = RECEIVED + timedelta(days=2)
    asked = asking.given(received(), IdentityAsked(occurred_on=day, pauses=True)).on(day)
    asked.when(EstablishIdentity(occurred_on=RECEIVED, means=Means.DIGID)).refused(
        SuspensionEndsBeforeItBegins, begun="2026-01-14", ended="2026-01-12"
    )


def test_what_it_is_about_is_agreed_on() -> None:
    rights = (Right.ACCESS, Right.PORTABILITY)
    scoped = RequestScoped(occurred_on=RECEIVED, rights=rights, scope=words("alles"))
    asking.given(received()).when(
        ScopeRequest(occurred_on=RECEIVED, rights=rights, scope=words("alles", None))
    ).then(scoped)
    assert asking.given(received(), scoped).state().rights == rights


# Longer


EXTEND = ExtendTerm(occurred_on=DUE, ground=ExtensionGround.COMPLEXITY, reasons=words("veel", None))


def extension(**other: Any) -> TermExtended:
    told: dict[str, Any] = {"ground": ExtensionGround.COMPLEXITY, "reasons": words("veel")}
    days = {"occurred_on": DUE, "due": term(extended=True), "previous": DUE}
    return TermExtended(**(told | days | other))


def test_told_within_the_month_it_takes_two_months_more() -> None:
    assert term(extended=True).due == EXTENDED
    known.on(DUE).when(EXTEND).then(extension())
    state = known.given(extension()).state()
    assert (state.due, state.moved[0].due) == (term(extended=True), DUE)


def test_told_after_the_month_it_is_no_extension() -> None:
    late = DUE + timedelta(days=1)
    known.on(late).when(EXTEND.model_copy(update={"occurred_on": late})).refused(
        ExtensionToldLate, told="2026-02-13", due="2026-02-12"
    )
    known.given(extension()).on(DUE).when(EXTEND).refused(AlreadyExtended, on="2026-02-12")


def test_while_the_term_stands_still_the_month_has_not_passed() -> None:
    paused = asking.given(received(), IdentityAsked(occurred_on=RECEIVED, pauses=True))
    late = DUE + timedelta(days=1)
    paused.on(late).when(EXTEND.model_copy(update={"occurred_on": late})).then(
        extension(occurred_on=late)
    )


def test_an_extension_and_a_pause_add_up() -> None:
    asked = IdentityAsked(occurred_on=RECEIVED, pauses=True)
    paused = asking.given(received(), asked, extension()).on(date(2026, 2, 20))
    pause = dates.awaited(RECEIVED, date(2026, 2, 20))
    paused.when(EstablishIdentity(occurred_on=date(2026, 2, 20), means=Means.DIGID)).then(
        identified(date(2026, 2, 20), due=term(pause, extended=True))
    )


# Decided


def test_the_controller_decides_on_each_right_and_says_why() -> None:
    partly = RuledOn(
        right=Right.ACCESS,
        outcome=RequestOutcome.PARTLY,
        ground=RequestRefusalGround.RIGHTS_OF_OTHERS,
        reasons=words("anderen", None),
    )
    told = ruling(
        Right.ACCESS,
        RequestOutcome.PARTLY,
        ground=RequestRefusalGround.RIGHTS_OF_OTHERS,
        article="AVG 15(4)",
        reasons=words("anderen"),
    )
    known.when(decide(partly)).then(
        RequestDecided(occurred_on=MADE_KNOWN, decision=DECISION, rulings=(told,))
    )
    known.when(decide()).then(decided())


def test_nobody_else_decides() -> None:
    known.by(CENTRE).when(decide()).refused(NotTheController, party=CENTRE, controller="beek")
    elsewhere = asking.given(received(received_by=CENTRE), identified()).on(MADE_KNOWN)
    elsewhere.when(decide()).refused(NotForwarded, processor=CENTRE)
    elsewhere.given(RequestForwarded(occurred_on=RECEIVED)).when(decide()).then(decided())


def test_the_decision_was_taken_before_it_was_made_known() -> None:
    day = date(2026, 2, 8)
    known.when(decide(day=day)).refused(
        StatedDayBeforeDecision, day="2026-02-08", decided="2026-02-09"
    )


def test_it_is_about_what_was_asked() -> None:
    other = RuledOn(right=Right.ERASURE, outcome=RequestOutcome.GRANTED)
    known.when(decide(other)).refused(RulingsDiffer, asked="access", ruled="erasure")


def test_a_refusal_has_a_ground_that_is_one_for_that_right() -> None:
    refuse = RuledOn(right=Right.ACCESS, outcome=RequestOutcome.REFUSED)
    known.when(decide(refuse)).refused(GroundMissing, right="access")
    wrong = refuse.model_copy(update={"ground": RequestRefusalGround.ARCHIVES_ACT})
    may = [one for one in RequestRefusalGround if one.article(Right.ACCESS)]
    known.when(decide(wrong)).refused(
        GroundNotForRight, ground="archives-act", right="access", may=", ".join(may)
    )
    granted = GRANT.model_copy(update={"ground": RequestRefusalGround.EXCESSIVE})
    known.when(decide(granted)).refused(GroundNotNeeded, right="access")


def test_nothing_is_granted_to_who_is_not_known() -> None:
    unknown = asking.given(received(), IdentityAsked(occurred_on=RECEIVED, pauses=True))
    unknown.on(MADE_KNOWN).when(decide()).refused(IdentityNotEstablished)
    refuse = RuledOn(
        right=Right.ACCESS,
        outcome=RequestOutcome.REFUSED,
        ground=RequestRefusalGround.NOT_IDENTIFIED,
    )
    told = ruling(
        Right.ACCESS,
        RequestOutcome.REFUSED,
        ground=RequestRefusalGround.NOT_IDENTIFIED,
        article="AVG 12(2)",
    )
    refused = RequestDecided(occurred_on=MADE_KNOWN, decision=DECISION, rulings=(told,))
    unknown.on(MADE_KNOWN).when(decide(refuse)).then(refused)
    assert unknown.given(refused).state().phase == "closed"


@pytest.mark.parametrize(("day", "in_time"), [(DUE, True), (DUE + timedelta(days=1), False)])
def test_it_is_in_time_up_to_the_last_day(day: date, in_time: bool) -> None:
    state = known.given(decided(day=day)).state()
    assert state.in_time is in_time
    assert known.state().in_time is None


def test_the_outcome_is_that_of_all_rights_or_partly() -> None:
    both = known.given(decided(Right.ACCESS, Right.PORTABILITY)).state()
    mixed = RequestDecided(
        occurred_on=MADE_KNOWN,
        decision=DECISION,
        rulings=(ruling(Right.ACCESS), ruling(Right.ERASURE, RequestOutcome.REFUSED)),
    )
    assert both.outcome is RequestOutcome.GRANTED
    assert known.given(mixed).state().outcome is RequestOutcome.PARTLY
    assert known.state().outcome is None


def test_what_is_decided_is_not_decided_again_nor_withdrawn() -> None:
    for late in (decide(), WithdrawRequest(occurred_on=MADE_KNOWN)):
        known.given(decided()).when(late).refused(AlreadyDecided, on="2026-02-10")


def test_who_asked_may_withdraw_it() -> None:
    withdrawn = RequestWithdrawn(occurred_on=MADE_KNOWN)
    known.when(WithdrawRequest(occurred_on=MADE_KNOWN)).then(withdrawn)
    known.given(withdrawn).when(decide()).refused(RequestClosed, phase="withdrawn")
    assert known.given(withdrawn).state().status(DUE) == "withdrawn"


# What forbids erasure


def obstacle(of: Obstacle = Obstacle.ARCHIVES_ACT, until: date | None = None) -> ObstacleNoted:
    return ObstacleNoted(occurred_on=MADE_KNOWN, obstacle=of, until=until, reference=None)


ERASE = decide(RuledOn(right=Right.ERASURE, outcome=RequestOutcome.GRANTED))


@pytest.mark.parametrize("of", Obstacle)
def test_erasure_is_refused_while_something_forbids_it(of: Obstacle) -> None:
    to_erase.when(ERASE).then(decided(Right.ERASURE))
    to_erase.given(obstacle(of)).when(ERASE).refused(
        ErasureForbidden, ground=of.value, article=of.article
    )
    refuse = RuledOn(
        right=Right.ERASURE, outcome=RequestOutcome.REFUSED, ground=RequestRefusalGround(of.value)
    )
    [event] = REQUEST.decide(to_erase.given(obstacle(of)).state(), decide(refuse), to_erase.context)
    assert isinstance(event, RequestDecided)
    assert event.rulings[0].article == of.article


def test_what_forbids_it_stands_to_its_last_day() -> None:
    to_erase.given(obstacle(until=MADE_KNOWN)).when(ERASE).refused(
        ErasureForbidden, ground="archives-act", article=Obstacle.ARCHIVES_ACT.article
    )
    to_erase.given(obstacle(until=MADE_KNOWN - timedelta(days=1))).when(ERASE).then(
        decided(Right.ERASURE)
    )


def test_it_is_noted_once_replaced_and_lifted() -> None:
    note = NoteObstacle(occurred_on=MADE_KNOWN, obstacle=Obstacle.ARCHIVES_ACT)
    lift = LiftObstacle(occurred_on=MADE_KNOWN, obstacle=Obstacle.ARCHIVES_ACT)
    lifted = ObstacleLifted(occurred_on=MADE_KNOWN, obstacle=Obstacle.ARCHIVES_ACT)
    to_erase.when(note).then(obstacle())
    held = to_erase.given(obstacle())
    held.when(note).then()
    longer = note.model_copy(update={"until": DUE})
    held.when(longer).then(obstacle(until=DUE))
    assert held.given(obstacle(until=DUE)).state().obstacles == (obstacle(until=DUE),)
    held.when(lift).then(lifted)
    held.given(lifted).when(ERASE).then(decided(Right.ERASURE))
    held.when(lift.model_copy(update={"obstacle": Obstacle.LEGAL_DUTY})).refused(
        NoSuchObstacle, known="archives-act"
    )
    to_erase.when(lift).refused(NoSuchObstacle, known="-")


def test_nothing_forbids_what_nobody_asked_or_what_is_over() -> None:
    note = NoteObstacle(occurred_on=MADE_KNOWN, obstacle=Obstacle.ARCHIVES_ACT)
    known.when(note).refused(ErasureNotAsked)
    over = to_erase.given(RequestWithdrawn(occurred_on=MADE_KNOWN))
    over.when(note).refused(RequestClosed, phase="withdrawn")
    erased = to_erase.given(decided(Right.ERASURE), done(Right.ERASURE, "uwv"))
    erased.when(note).refused(AlreadyCarriedOut, right="erasure", on="2026-02-10")


@pytest.mark.parametrize("of", Obstacle)
def test_it_forbids_every_erasure_of_the_data_also_when_its_request_is_over(of: Obstacle) -> None:
    refuse = ruling(Right.ERASURE, RequestOutcome.REFUSED)
    closed = RequestDecided(occurred_on=MADE_KNOWN, decision=DECISION, rulings=(refuse,))
    withdrawn = RequestWithdrawn(occurred_on=MADE_KNOWN)
    for over in (closed, withdrawn):
        scenario = to_erase.given(obstacle(of), over)
        state = scenario.state()
        with pytest.raises(ErasureForbidden) as refused:
            must_be_free([known.state(), state], MADE_KNOWN)
        assert refused.value.facts == {"ground": of.value, "article": of.article}
        assert LiftObstacle in possible(state, "beek", MADE_KNOWN)
        lifted = ObstacleLifted(occurred_on=MADE_KNOWN, obstacle=of)
        scenario.when(LiftObstacle(occurred_on=MADE_KNOWN, obstacle=of)).then(lifted)
        must_be_free([known.state(), scenario.given(lifted).state()], MADE_KNOWN)


def test_it_forbids_to_its_last_day_whatever_is_erased_for() -> None:
    held = to_erase.given(obstacle(until=MADE_KNOWN)).state()
    with pytest.raises(ErasureForbidden):
        must_be_free([held], MADE_KNOWN)
    must_be_free([held], MADE_KNOWN + timedelta(days=1))
    must_be_free([], MADE_KNOWN)


def test_what_was_granted_on_another_request_is_carried_out_first() -> None:
    granted = known.given(decided(Right.ACCESS, Right.PORTABILITY))
    with pytest.raises(ErasureLast) as refused:
        must_be_free([to_erase.state(), granted.state()], MADE_KNOWN)
    assert refused.value.facts == {"first": "access, portability"}
    given = granted.given(done(Right.ACCESS), done(Right.PORTABILITY)).state()
    must_be_free([to_erase.given(decided(Right.ERASURE)).state(), given], MADE_KNOWN)


# Carried out


def carry_out(right: Right, **other: Any) -> CarryOut:
    told = {"occurred_on": MADE_KNOWN, "right": right, "measure": MEASURES[right][0]}
    return CarryOut(**(told | other))


def test_what_was_granted_is_carried_out_once() -> None:
    granted = known.given(decided())
    told = done(Right.ACCESS).model_copy(update={"account": words("kopie")})
    granted.when(carry_out(Right.ACCESS, account=words("kopie", None))).then(told)
    granted.given(told).when(carry_out(Right.ACCESS)).refused(
        AlreadyCarriedOut, right="access", on="2026-02-10"
    )
    assert granted.state().status(DUE) == "to-carry-out"
    assert granted.given(told).state().status(DUE) == "closed"


def test_nothing_else_is() -> None:
    known.when(carry_out(Right.ACCESS)).refused(NotDecided)
    known.given(decided()).when(carry_out(Right.PORTABILITY)).refused(
        NotGranted, right="portability", granted="access"
    )
    wrong = carry_out(Right.ACCESS, measure=RequestMeasure.STOPPED)
    known.given(decided()).when(wrong).refused(
        MeasureNotForRight, measure="stopped", right="access", may="copy-given, inspected"
    )
    early = carry_out(Right.ACCESS, occurred_on=date(2026, 2, 8))
    known.given(decided()).when(early).refused(
        StatedDayBeforeDecision, day="2026-02-08", decided="2026-02-09"
    )


def acted(asked: CarryOut) -> CarryOutActed:
    return CarryOutActed(**{name: getattr(asked, name) for name in CarryOut.model_fields})


@pytest.mark.parametrize("right", sorted(ACTING))
def test_what_has_not_acted_is_not_carried_out(right: Right) -> None:
    held = asking.given(received(right), identified(), decided(right)).on(MADE_KNOWN)
    held.when(carry_out(right, measure=MEASURES[right][0])).refused(NotActed, right=right)
    held.when(acted(carry_out(right, measure=MEASURES[right][0]))).then(done(right))


def test_each_who_had_the_data_is_told_of_what_was_rectified() -> None:
    mend = asking.given(received(Right.RECTIFICATION), identified(), decided(Right.RECTIFICATION))
    mend = mend.on(MADE_KNOWN)
    told = done(Right.RECTIFICATION, "uwv", "svb")
    asked = carry_out(Right.RECTIFICATION, recipients=("uwv", "svb", "uwv"))
    mend.when(acted(asked)).then(told)
    assert told.inform_by is not None
    assert (told.inform_by.due, told.inform_by.marks) == (date(2026, 2, 11), (Mark.POLICY,))
    owing = mend.given(told)
    assert [(one.number, one.recipient) for one in owing.state().to_tell] == [
        (1, "uwv"),
        (2, "svb"),
    ]
    first = RecipientInformed(occurred_on=MADE_KNOWN, number=1, telling=RequestTelling.TOLD)
    owing.when(InformRecipient(occurred_on=MADE_KNOWN, number=1)).then(first)
    owing.given(first).when(InformRecipient(occurred_on=MADE_KNOWN, number=1)).refused(
        AlreadyTold, recipient="uwv"
    )
    owing.when(InformRecipient(occurred_on=MADE_KNOWN, number=3)).refused(
        NoSuchRecipient, number="3"
    )
    second = RecipientInformed(
        occurred_on=MADE_KNOWN, number=2, telling=RequestTelling.DISPROPORTIONATE
    )
    assert owing.given(first).state().phase == "decided"
    assert owing.given(first, second).state().phase == "closed"


def test_nobody_is_told_that_data_were_looked_at() -> None:
    known.given(decided()).when(carry_out(Right.ACCESS, recipients=("uwv",))).refused(
        RecipientsNotForRight, right="access", may="erasure, rectification, restriction"
    )


def test_erasure_is_carried_out_apart_and_last() -> None:
    both = asking.given(
        received(Right.ACCESS, Right.ERASURE), identified(), decided(Right.ACCESS, Right.ERASURE)
    ).on(MADE_KNOWN)
    erase = CarryOutErasure(occurred_on=MADE_KNOWN, recipients=("uwv",))
    both.when(carry_out(Right.ERASURE)).refused(ErasureApart)
    both.when(erase).refused(ErasureLast, first="access")
    both.given(done(Right.ACCESS)).when(erase).then(done(Right.ERASURE, "uwv"))
    both.given(done(Right.ACCESS), obstacle()).when(erase).refused(
        ErasureForbidden, ground="archives-act", article=Obstacle.ARCHIVES_ACT.article
    )


# Late


def test_a_notice_of_default_leaves_two_weeks() -> None:
    day = DUE + timedelta(days=1)
    last_chance = dates.last_chance(TABLES, DUE, day)
    noticed = DefaultNoticed(occurred_on=day, reference="Z-1", last_chance=last_chance)
    note = NoteDefault(occurred_on=day, reference="Z-1")
    known.on(day).when(note).then(noticed)
    assert last_chance.due == date(2026, 2, 27)
    known.given(noticed).on(day).when(note).refused(AlreadyInDefault, on="2026-02-13")


def test_one_that_comes_before_the_term_has_passed_is_none() -> None:
    known.on(DUE).when(NoteDefault(occurred_on=DUE, reference="Z-1")).refused(
        NoticePremature, received="2026-02-12", due="2026-02-12"
    )
    paused = asking.given(received(), IdentityAsked(occurred_on=RECEIVED, pauses=True))
    paused.on(EXTENDED).when(NoteDefault(occurred_on=EXTENDED, reference="Z-1")).refused(
        TermStandsStill
    )


def test_other_rules_move_what_is_open_and_nothing_else() -> None:
    old = term().model_copy(update={"due": date(2026, 2, 9), "version": "old"})
    moved = RequestDueRecomputed(occurred_on=MADE_KNOWN, due=term(), previous=date(2026, 2, 9))
    stale = asking.given(received(due=old)).on(MADE_KNOWN).by_system()
    stale.when(RecomputeRequestDue()).then(moved)
    assert stale.given(moved).state().due == term()
    same = term().model_copy(update={"version": "old"})
    asking.given(received(due=same)).by_system().when(RecomputeRequestDue()).then()
    stale.given(RequestWithdrawn(occurred_on=MADE_KNOWN)).when(RecomputeRequestDue()).then()


# What may be done


@pytest.mark.parametrize(
    ("scenario", "party", "commands"),
    [
        (
            asking.given(received()),
            "beek",
            {AskIdentity, EstablishIdentity, ScopeRequest, DecideRequest, ExtendTerm},
        ),
        (
            asking.given(received(received_by=CENTRE)),
            CENTRE,
            {ForwardRequest, AskIdentity, EstablishIdentity, ScopeRequest, ExtendTerm},
        ),
        (known.given(decided()), CENTRE, {CarryOut}),
        (known.given(decided(), done(Right.ACCESS)), CENTRE, set()),
        (known, "stein", set()),
        (to_erase.given(decided(Right.ERASURE)), "beek", {CarryOutErasure, NoteObstacle}),
        (
            to_erase.given(decided(Right.ERASURE), obstacle()),
            "beek",
            {NoteObstacle, LiftObstacle},
        ),
        (
            to_erase.given(decided(Right.ERASURE), done(Right.ERASURE, "uwv")),
            "beek",
            {InformRecipient},
        ),
    ],
)
def test_what_is_shown_is_what_is_not_refused(
    scenario: Scenario, party: str, commands: set[type[PrivacyRequestCommand]]
) -> None:
    state = scenario.state()
    found = set(possible(state, party, MADE_KNOWN))
    assert found - {WithdrawRequest} == commands
    assert (WithdrawRequest in found) is (DecideRequest in commands or ForwardRequest in commands)


def test_a_notice_of_default_is_shown_when_the_term_has_passed() -> None:
    for day, shown in ((DUE, False), (DUE + timedelta(days=1), True)):
        assert (NoteDefault in possible(known.state(), "beek", day)) is shown


def test_what_is_held_is_given_where_that_was_granted_and_is_still_to_be_done() -> None:
    for right in (Right.ACCESS, Right.PORTABILITY):
        granted = known.given(decided(right))
        assert must_be_answerable(granted.state(), CENTRE) == received()
        assert answerable(granted.state(), CENTRE)
        with pytest.raises(NothingToAnswer):
            must_be_answerable(granted.given(done(right)).state(), CENTRE)
    with pytest.raises(NothingToAnswer):
        must_be_answerable(to_erase.given(decided(Right.ERASURE)).state(), CENTRE)
    with pytest.raises(NotDecided):
        must_be_answerable(known.state(), CENTRE)
    with pytest.raises(NotInvolved):
        must_be_answerable(known.given(decided()).state(), "stein")


def test_who_has_nothing_left_to_carry_out_or_to_tell_is_told_so() -> None:
    over = known.given(decided(), done(Right.ACCESS)).state()
    with pytest.raises(NothingToCarryOut):
        must_have_to_carry_out(over, "beek")
    with pytest.raises(NotDecided):
        must_have_to_carry_out(known.state(), "beek")


def test_every_ground_is_one_for_some_right_and_every_right_has_its_article_and_measures() -> None:
    for ground in RequestRefusalGround:
        assert any(ground.article(right) for right in Right)
    for right in Right:
        assert right.article.startswith("AVG ")
        assert MEASURES[right]


# Whatever happens

days = st.integers(0, 120).map(lambda number: RECEIVED + timedelta(days=number))
plain = st.none() | st.just(words("x", None))
rights = st.lists(st.sampled_from(Right), min_size=1, max_size=3, unique=True).map(tuple)
rulings = st.lists(
    st.builds(
        lambda right, outcome, ground: RuledOn(right=right, outcome=outcome, ground=ground),
        st.sampled_from(Right),
        st.sampled_from(RequestOutcome),
        st.none() | st.sampled_from(RequestRefusalGround),
    ),
    min_size=1,
    max_size=3,
).map(tuple)
wishes: st.SearchStrategy[PrivacyRequestCommand] = st.one_of(
    any_of(AskIdentity, occurred_on=days),
    any_of(EstablishIdentity, occurred_on=days, means=st.sampled_from(Means)),
    any_of(ScopeRequest, occurred_on=days, rights=rights, scope=plain),
    any_of(
        ExtendTerm,
        occurred_on=days,
        ground=st.sampled_from(ExtensionGround),
        reasons=st.just(words("x", None)),
    ),
    any_of(NoteObstacle, occurred_on=days, obstacle=st.sampled_from(Obstacle)),
    any_of(LiftObstacle, occurred_on=days, obstacle=st.sampled_from(Obstacle)),
    any_of(DecideRequest, occurred_on=days, decision=st.just(DECISION), rulings=rulings),
    any_of(
        CarryOut,
        occurred_on=days,
        right=st.sampled_from(Right),
        measure=st.sampled_from(RequestMeasure),
        account=plain,
    ),
    any_of(CarryOutErasure, occurred_on=days, recipients=st.just(("uwv",))),
    any_of(InformRecipient, occurred_on=days, number=st.integers(1, 3)),
    any_of(NoteDefault, occurred_on=days, reference=st.just("Z-1")),
    any_of(WithdrawRequest, occurred_on=days),
    any_of(ForwardRequest, occurred_on=days),
)


def stored(event: Event) -> Event:
    """As the desk seals it and the log gives it back."""
    sealed = with_sealed(event, lambda _: SEALED)
    back: Event = EVENTS.validate_json(EVENTS.dump_json(sealed))
    assert back == sealed
    return back


@given(st.lists(st.tuples(wishes, st.sampled_from(["beek", CENTRE])), max_size=15))
def test_nothing_is_erased_against_a_ground_and_all_that_is_possible_is_shown(
    asked: list[tuple[PrivacyRequestCommand, str]],
) -> None:
    start = receive(rights=(Right.ERASURE, Right.ACCESS))
    state: PrivacyRequest = REQUEST.initial
    now = datetime.combine(RECEIVED + timedelta(days=120), time(9), UTC)
    for wish, party in [(start, "beek"), *asked]:
        shown = possible(state, party, now.date())
        forbidden = state.standing(now.date())
        try:
            events = REQUEST.decide(state, wish, Context(context(party).by, now))
        except Refusal:
            continue
        assert isinstance(wish, ReceiveRequest) or type(wish) in shown
        assert not (isinstance(wish, CarryOutErasure) and forbidden)
        for event in events:
            state = REQUEST.evolve(state, stored(event))
        assert SNAPSHOTS.validate_json(SNAPSHOTS.dump_json(state)) == state
        assert state.due is not None
        assert {one.right for one in state.done} <= set(state.granted)
        assert REQUEST.under(state) is None


# What is due, of whom


def owing(*events: Event) -> list[tuple[str, date, str, int]]:
    found = owed(asking.given(*events).state())
    return [(one.duty, one.due, one.debtor, one.number) for one in found]


def test_a_request_asks_to_be_answered_and_who_it_is_to_be_asked_promptly() -> None:
    answer = ("answer-or-extend-request", DUE, "beek", 0)
    prompt = ("ask-identity", date(2026, 1, 19), CENTRE, 0)
    assert owing(received()) == [prompt, answer]
    assert owing(received(), identified()) == [answer]
    [first, _] = owed(asking.given(received()).state())
    assert (first.lapses, first.duty.article) == (True, "AVG 12(6)")
    alone = received(processor=None)
    assert [debtor for _, _, debtor, _ in owing(alone)] == ["beek", "beek"]


def test_an_extension_moves_what_is_due_and_is_given_once() -> None:
    extended = TermExtended(
        occurred_on=RECEIVED,
        ground=ExtensionGround.COMPLEXITY,
        reasons=words(),
        due=term(extended=True),
        previous=DUE,
    )
    assert owing(received(), identified(), extended) == [("answer-request", EXTENDED, "beek", 0)]


def test_while_the_term_stands_still_and_when_all_is_over_nothing_is_due() -> None:
    asked = IdentityAsked(occurred_on=RECEIVED, pauses=True)
    assert owing() == owing(received(), asked) == []
    assert owing(received(), RequestWithdrawn(occurred_on=MADE_KNOWN)) == []
    assert owing(received(), identified(), decided(), done(Right.ACCESS)) == []
    late = IdentityAsked(occurred_on=RECEIVED, pauses=False)
    assert [duty for duty, *_ in owing(received(), late)] == ["answer-or-extend-request"]


def test_each_recipient_is_due_until_told() -> None:
    mended = done(Right.RECTIFICATION, "uwv", "svb")
    events = (received(Right.RECTIFICATION), identified(), decided(Right.RECTIFICATION), mended)
    day = date(2026, 2, 11)
    assert owing(*events) == [
        ("tell-recipient", day, CENTRE, 1),
        ("tell-recipient", day, CENTRE, 2),
    ]
    told = RecipientInformed(occurred_on=MADE_KNOWN, number=1, telling=RequestTelling.TOLD)
    assert owing(*events, told) == [("tell-recipient", day, CENTRE, 2)]
    [left] = owed(asking.given(*events, told).state())
    assert (left.duty.article, left.lapses) == ("AVG 19", False)
