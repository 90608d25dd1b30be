"""Reports: assembled with what was known then, offered, received, commented, settled."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.between import NotOneOfThem
from domain.calendar.contract import NoDate, WithinPeriod
from domain.clause import AgreedFrequency, Continuous, Dated, Duty, OnEvent, Periodic
from domain.evidence import OwnRecord, StoredDocument
from domain.fulfilment import Fulfils
from domain.indicator import Estimate, KpiDirection, KpiUnit, Realisation
from domain.messages import Text
from domain.report import KIND
from domain.report.commands import (
    AnswerComment,
    AssembleReport,
    CommentOnReport,
    OfferReport,
    ReceiveReport,
    SettleReport,
    WithdrawReport,
)
from domain.report.decisions import REPORT
from domain.report.events import (
    CommentAnswered,
    ReportAssembled,
    ReportCommented,
    ReportOffered,
    ReportReceived,
    ReportSettled,
    ReportSort,
    ReportWithdrawn,
)
from domain.report.fulfilment import fulfilled_by
from domain.report.possible import possible
from domain.report.refusals import (
    CommentAlreadyAnswered,
    CommentNotFound,
    CommentsUnanswered,
    NoCommentToAnswer,
    NotTheReporter,
    ReceivedBeforeOffered,
    ReportAlreadyAssembled,
    ReportAlreadyOffered,
    ReportAlreadyReceived,
    ReportForTheOther,
    ReportFrequencyNotAgreed,
    ReportIsSettled,
    ReportIsWithdrawn,
    ReportNotFound,
    ReportNotOffered,
    ReportNotReceived,
    ReportPeriodDoesNotFit,
)
from domain.report.state import ReportStanding
from domain.sealed import Plain
from domain.stated_day import StatedDayInFuture
from tests.scenario import TODAY, Scenario, any_of
from tests.walked import walked

CENTRE = "sittard-geleen"
PARTIES = ("beek", CENTRE)
WORDS = Plain(text="why is the second row lower?")
TITLE = Text(nl="Kwartaalrapportage", en="Quarterly report")
DOCUMENT = StoredDocument(kind="report", digest="ab" * 32, media_type="application/pdf", size=2_048)
ANNEX = OwnRecord(kind="kpi-values", system="zaaksysteem", reference="Z-2")
KPI = Realisation(
    kpi="k-1",
    code="placements",
    title=Text(nl="Plaatsingen", en="Placements"),
    unit=KpiUnit.NUMBER,
    direction=KpiDirection.UP,
    adds_up=True,
    period="2025-Q3",
    value="30",
    realised="85",
    estimate=Estimate(at_least="90", at_most=None),
    deviation="-5",
    on_target=False,
)


def duty(trigger: Any, due: Any = None) -> Duty:
    return Duty(
        id="quarterly-report",
        title=TITLE,
        debtor=("provider",),
        creditor=("client",),
        trigger=trigger,
        due=due or WithinPeriod(),
    )


THREE = duty(Periodic(every="quarter", only=(1, 2, 3)))
report = Scenario(REPORT).by(CENTRE)


def assemble(**other: Any) -> AssembleReport:
    asked: dict[str, Any] = {
        "occurred_on": TODAY,
        "agreement": "dvo-test",
        "sort": ReportSort.QUARTERLY,
        "duty": "quarterly-report",
        "period": "2025-Q3",
        "parties": PARTIES,
        "owed": THREE,
        "debtor": (CENTRE,),
        "kpis": (KPI,),
    }
    return AssembleReport(**(asked | other))


def assembled(**other: Any) -> ReportAssembled:
    shared = set(ReportAssembled.model_fields) & set(AssembleReport.model_fields)
    facts = {name: getattr(assemble(), name) for name in shared}
    return ReportAssembled(**(facts | {"party": CENTRE} | other))


def comment(number: int = 1) -> ReportCommented:
    return ReportCommented(occurred_on=TODAY, party="beek", number=number, comment=WORDS)


def answer(number: int = 1) -> CommentAnswered:
    return CommentAnswered(
        occurred_on=TODAY, party=CENTRE, number=number, answer=WORDS, document=None
    )


offered = ReportOffered(occurred_on=TODAY, party=CENTRE, document=DOCUMENT, annexes=(ANNEX,))
withdrawn = ReportWithdrawn(occurred_on=TODAY, party=CENTRE, reason=WORDS)
received = ReportReceived(occurred_on=TODAY, party="beek")
settled = ReportSettled(occurred_on=TODAY, party="beek", remarks=None)
offer = OfferReport(occurred_on=TODAY, document=DOCUMENT, annexes=(ANNEX,))
withdraw = WithdrawReport(occurred_on=TODAY, reason=WORDS)
receive = ReceiveReport(occurred_on=TODAY)
say = CommentOnReport(occurred_on=TODAY, comment=WORDS)
reply = AnswerComment(occurred_on=TODAY, number=1, answer=WORDS)
settle = SettleReport(occurred_on=TODAY)

made = report.given(assembled())
out = made.given(offered)
there = out.given(received)


# Assembled


def test_who_owes_it_assembles_it_with_what_is_known_then() -> None:
    report.when(assemble()).then(assembled())
    report.by("beek").when(assemble()).refused(NotTheReporter, party="beek", debtor=CENTRE)
    report.by("stein").when(assemble()).refused(
        NotOneOfThem, party="stein", parties="beek, sittard-geleen"
    )
    made.when(assemble()).refused(ReportAlreadyAssembled)
    ahead = assemble(occurred_on=TODAY + timedelta(days=1))
    report.when(ahead).refused(StatedDayInFuture, day="2026-03-03", today="2026-03-02")


YEARLY = duty(AgreedFrequency(), NoDate())


@pytest.mark.parametrize(
    ("owed", "every", "period", "fitting"),
    [
        (THREE, None, "2025-Q1", True),
        (THREE, None, "2025-Q4", False),
        (THREE, None, "2025", False),
        (THREE, None, "once", False),
        (THREE, None, "2025-13", False),
        (duty(Periodic(every="month")), None, "2025-12", True),
        (duty(Periodic(every="quarter")), None, "2025-Q4", True),
        (YEARLY, "year", "2025", True),
        (YEARLY, "year", "2025-Q2", False),
        (duty(OnEvent(event="called-for"), NoDate()), None, "2025-11-30", True),
        (duty(OnEvent(event="called-for"), NoDate()), None, "2025-11-31", False),
        (duty(OnEvent(event="called-for"), NoDate()), None, "2025", False),
        (duty(Dated()), None, "once", True),
        (duty(Dated()), None, "2025", False),
        (duty(Continuous(), NoDate()), None, "standing", True),
        (duty(Continuous(), NoDate()), None, "2025", False),
    ],
)
def test_it_is_of_a_period_that_the_duty_has(
    owed: Duty, every: Any, period: str, fitting: bool
) -> None:
    scenario = report.when(assemble(owed=owed, every=every, period=period))
    if fitting:
        scenario.then(assembled(period=period))
    else:
        scenario.refused(ReportPeriodDoesNotFit, duty="quarterly-report", period=period)


def test_how_often_it_is_due_was_agreed() -> None:
    report.when(assemble(owed=YEARLY, period="2025")).refused(
        ReportFrequencyNotAgreed, duty="quarterly-report"
    )


@pytest.mark.parametrize("command", [offer, withdraw, receive, say, reply, settle])
def test_nothing_is_recorded_of_what_nobody_assembled(command: Any) -> None:
    report.when(command).refused(ReportNotFound)
    there.by("stein").when(command).refused(
        NotOneOfThem, party="stein", parties="beek, sittard-geleen"
    )


# Offered, received


def test_who_owes_it_offers_it_once() -> None:
    made.when(offer).then(offered)
    made.by("beek").when(offer).refused(NotTheReporter, party="beek", debtor=CENTRE)
    out.when(offer).refused(ReportAlreadyOffered, day="2026-03-02")


def test_it_is_withdrawn_only_before_it_is_offered() -> None:
    made.when(withdraw).then(withdrawn)
    out.when(withdraw).refused(ReportAlreadyOffered, day="2026-03-02")
    gone = made.given(withdrawn)
    gone.when(offer).refused(ReportIsWithdrawn, day="2026-03-02")
    gone.by("beek").when(receive).refused(ReportNotOffered)


def test_the_other_one_receives_it() -> None:
    out.by("beek").when(receive).then(received)
    out.when(receive).refused(ReportForTheOther, party=CENTRE)
    made.by("beek").when(receive).refused(ReportNotOffered)
    there.by("beek").when(receive).refused(ReportAlreadyReceived, day="2026-03-02")
    early = ReceiveReport(occurred_on=TODAY - timedelta(days=1))
    out.by("beek").when(early).refused(
        ReceivedBeforeOffered, day="2026-03-01", offered="2026-03-02"
    )


# Commented, answered, settled


def test_comments_are_numbered_and_answered() -> None:
    there.by("beek").when(say).then(comment(1))
    there.given(comment(1)).by("beek").when(say).then(comment(2))
    there.when(say).refused(ReportForTheOther, party=CENTRE)
    out.by("beek").when(say).refused(ReportNotReceived)
    asked = there.given(comment(1), comment(2))
    asked.when(reply).then(answer(1))
    asked.by("beek").when(reply).refused(NotTheReporter, party="beek", debtor=CENTRE)
    asked.given(answer(1)).when(reply).refused(CommentAlreadyAnswered, number="1")
    asked.when(reply.model_copy(update={"number": 3})).refused(CommentNotFound, number="3")
    there.when(reply).refused(NoCommentToAnswer)


def test_it_is_settled_when_every_comment_has_an_answer() -> None:
    there.by("beek").when(settle).then(settled)
    there.given(comment()).by("beek").when(settle).refused(CommentsUnanswered, numbers="1")
    there.given(comment(), answer()).by("beek").when(settle).then(settled)
    over = there.given(comment(), answer(), settled)
    for command in (say, settle):
        over.by("beek").when(command).refused(ReportIsSettled, day="2026-03-02")
    over.when(reply).refused(ReportIsSettled, day="2026-03-02")


def test_how_it_stands_and_what_may_be_done() -> None:
    standings = [
        (ReportStanding.ASSEMBLED, made),
        (ReportStanding.WITHDRAWN, made.given(withdrawn)),
        (ReportStanding.OFFERED, out),
        (ReportStanding.RECEIVED, there),
        (ReportStanding.COMMENTS_OPEN, there.given(comment())),
        (ReportStanding.RECEIVED, there.given(comment(), answer())),
        (ReportStanding.SETTLED, there.given(settled)),
    ]
    for standing, scenario in standings:
        state = scenario.state()
        assert state.standing(TODAY) is standing
        assert state.finished is (standing in (ReportStanding.SETTLED, ReportStanding.WITHDRAWN))
    assert possible(REPORT.initial, "beek") == ()
    assert possible(made.state(), CENTRE) == (OfferReport, WithdrawReport)
    assert possible(made.state(), "beek") == ()
    assert possible(there.state(), "beek") == (CommentOnReport, SettleReport)


# What it fulfils


def test_an_offered_report_fulfils_its_obligation_on_the_stated_day() -> None:
    expected = Fulfils("dvo-test-quarterly-report-2025-Q3", CENTRE, TODAY, (DOCUMENT, ANNEX))
    assert fulfilled_by(out.state()) == (expected,)
    assert fulfilled_by(there.given(settled).state()) == (expected,)
    assert fulfilled_by(made.state()) == fulfilled_by(REPORT.initial) == ()


def test_it_stands_under_its_agreement() -> None:
    assert REPORT.under(REPORT.initial) is None
    assert REPORT.under(made.state()) == "dvo-test"


numbers = st.sampled_from([1, 2])
wishes = st.sampled_from([assemble(), offer, withdraw, receive, say, settle]) | any_of(
    AnswerComment, occurred_on=st.just(TODAY), number=numbers, answer=st.just(WORDS)
)


@given(st.lists(st.tuples(wishes, st.sampled_from([*PARTIES, "stein"])), max_size=25))
def test_none_is_settled_with_a_comment_open_nor_received_by_who_offered_it(asking: Any) -> None:
    state = walked(KIND, asking)
    if state.settled is not None:
        assert state.received is not None and not state.unanswered
    if state.received is not None:
        assert state.received.party != state.offered.party
    assert len({one.number for one in state.answers}) == len(state.answers)
    assert len(fulfilled_by(state)) == (state.offered is not None)
