"""What was decided reaches the agreements: once, on its day, and also after a stop in between."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from application.asof import AsOf
from application.people import Person, Role
from application.transact import Receipt
from domain.agreement.events import AgreementAmended, AgreementEnded, Capacity
from domain.amendment.commands import (
    CastVote,
    ClauseDraft,
    DrawUpAddendum,
    ProposeAmendment,
    SignAddendum,
)
from domain.amendment.events import Ballot
from domain.calendar.contract import EndOfMonthAfter
from domain.errors import Refusal
from domain.evidence import DecisionReference, OwnRecord, StoredDocument
from domain.messages import Message, Text
from domain.obligation.events import ObligationAmended
from domain.obligation.state import Status
from domain.planning.commands import AdoptLists, DraftFourYearPlan, HearLists, ProposeLists
from domain.sealed import Plain
from domain.withdrawal.commands import AnnounceWithdrawal, RevokeWithdrawal
from interface.doors import Doors
from tests.application.conftest import Installed
from tests.application.test_timers import AGREED, BEEK, CENTRE, clock_of, conclude

STEIN = Person("a-3", "stein", frozenset({Role.CLERK}))
EFFECT = date(2020, 7, 1)
VOTED = date(2020, 3, 2)
REASON = Plain(text="the evaluation asks for it")
QUARTER = f"{AGREED}-quarterly-report-2020-Q2"


def decision(day: date = VOTED) -> DecisionReference:
    return DecisionReference(organ="college", taken_on=day, reference="B-2020-7")


def shown(kind: str) -> OwnRecord:
    return OwnRecord(kind=kind, system="zaaksysteem", reference="Z-1")


def begin(doors: Doors, noun: str, asked: Message, by: Person) -> str:
    return _recorded(doors, doors.dockets[noun].beginning(asked, by)).id


def do(doors: Doors, noun: str, key: str, asked: Message, by: Person) -> None:
    _recorded(doors, doors.dockets[noun].wish(key, asked, by))


def _recorded(doors: Doors, wish: Any) -> Receipt:
    receipt = doors.desk.handle(wish)
    doors.reacting.reactions.follow(wish, receipt)
    return receipt


@pytest.fixture
def doors(installed: Installed) -> Doors:
    found = conclude(installed.open(installed.place()))
    clock_of(found).move_to(datetime(2020, 3, 2, 9, tzinfo=UTC))
    found.timers.tick()
    return found


def later(doors: Doors, day: date) -> None:
    clock_of(doors).move_to(datetime(day.year, day.month, day.day, 9, tzinfo=UTC))


def proposal(doors: Doors) -> ProposeAmendment:
    """One month for the quarterly report, where the text gives two."""
    clause = doors.agreements.reading(AGREED).clauses["12.3"]
    duties = tuple(
        one.model_copy(update={"due": EndOfMonthAfter(months=1)})
        if one.id == "quarterly-report"
        else one
        for one in clause.duties
    )
    words = Text(nl="Binnen een maand na het kwartaal.", en="Within a month after the quarter.")
    amended = clause.model_copy(update={"duties": duties, "text": words})
    return ProposeAmendment(
        agreements=(AGREED,),
        occurred_on=VOTED,
        effective_on=EFFECT,
        reason=REASON,
        clauses=(ClauseDraft(clause=amended),),
    )


def stored(doors: Doors) -> StoredDocument:
    async def chunks() -> AsyncIterator[bytes]:
        yield b"%PDF-1.7 the addendum"

    put = asyncio.run(doors.documents.keep(chunks(), "application/pdf"))
    return StoredDocument(
        kind="signed-addendum", digest=put.digest, media_type=put.media_type, size=put.size
    )


def carry(doors: Doors) -> str:
    key = begin(doors, "amendment", proposal(doors), BEEK)
    for voter in (CENTRE, BEEK, STEIN):
        vote = CastVote(occurred_on=VOTED, ballot=Ballot.FOR, decision=decision())
        do(doors, "amendment", key, vote, voter)
    return key


def sign(doors: Doors, key: str, *parties: Person) -> None:
    written = DrawUpAddendum(occurred_on=VOTED, agreement=AGREED, addendum=stored(doors))
    do(doors, "amendment", key, written, CENTRE)
    for party in parties:
        signed = SignAddendum(
            occurred_on=VOTED, agreement=AGREED, capacity=Capacity.MAYOR, decision=decision()
        )
        do(doors, "amendment", key, signed, party)


def due(doors: Doors, key: str = QUARTER) -> date | None:
    found = doors.registers.obligation(key, doors.moments.resolve(None)).due
    return None if found is None else found.due


def now(doors: Doors) -> AsOf:
    return doors.moments.resolve(None)


# Amended


def test_a_carried_vote_binds_nobody_until_both_signed(doors: Doors) -> None:
    key = carry(doors)
    later(doors, EFFECT)
    assert doors.registers.clause(AGREED, "12.3", now(doors)).amendment is None
    sign(doors, key, BEEK)
    assert doors.agreements.current(AGREED).amended == {}


def test_once_both_signed_the_text_and_what_is_owed_follow_on_the_day(doors: Doors) -> None:
    before = due(doors)
    assert before == date(2020, 8, 31)
    key = carry(doors)
    sign(doors, key, BEEK, CENTRE)
    assert doors.timers.tick().amended == 0, "the day has not come"
    assert doors.registers.clause(AGREED, "12.3", now(doors)).amendment is None
    eve = now(doors)
    later(doors, date(2020, 6, 30))
    doors.timers.tick()
    assert due(doors) == before
    later(doors, EFFECT)
    doors.timers.tick()
    clause = doors.registers.clause(AGREED, "12.3", now(doors))
    assert (clause.amendment, clause.since) == (key, EFFECT)
    assert clause.text["en"].startswith("Within a month")
    assert due(doors) == before, "that quarter was over"
    third = f"{AGREED}-quarterly-report-2020-Q3"
    assert due(doors, third) == date(2020, 10, 31)
    then = doors.registers.clause(AGREED, "12.3", eve)
    assert not then.text["en"].startswith("Within a month")
    entry = doors.registers.agreement(AGREED, now(doors))
    assert [(one.by, one.effective_from) for one in entry.amended] == [(key, EFFECT)]
    assert doors.views.check() == []


def test_what_was_open_says_by_which_amendment_it_changed(installed: Installed) -> None:
    doors = conclude(installed.open(installed.place()))
    later(doors, VOTED)
    doors.timers.tick()
    third = f"{AGREED}-quarterly-report-2020-Q3"
    clock_of(doors).move_to(datetime(2020, 6, 30, 9, tzinfo=UTC))
    doors.timers.tick()
    opened = doors.registers.obligation(third, now(doors))
    assert opened.due is not None and opened.due.due == date(2020, 11, 30)
    key = carry(doors)
    sign(doors, key, BEEK, CENTRE)
    later(doors, EFFECT)
    ticked = doors.timers.tick()
    assert ticked.amended > 0
    assert doors.timers.tick().amended == 0
    assert due(doors, third) == date(2020, 10, 31)
    changed = [one for one in doors.log.since(0) if isinstance(one.event, ObligationAmended)]
    event = next(one.event for one in changed if one.stream == f"obligation-{third}")
    assert isinstance(event, ObligationAmended)
    assert (event.amendment, event.previous) == (key, date(2020, 11, 30))
    assert doors.views.check() == []


def test_a_stop_between_the_signature_and_the_text_is_made_good(installed: Installed) -> None:
    place = installed.place()
    doors = conclude(installed.open(place))
    later(doors, VOTED)
    key = carry(doors)
    sign(doors, key, BEEK)
    signed = SignAddendum(
        occurred_on=VOTED, agreement=AGREED, capacity=Capacity.MAYOR, decision=decision()
    )
    doors.desk.handle(doors.dockets["amendment"].wish(key, signed, CENTRE))
    assert doors.agreements.current(AGREED).amended == {}
    again = installed.open(place, datetime(2020, 3, 3, 9, tzinfo=UTC))
    again.timers.tick()
    assert again.agreements.current(AGREED).amended == {key: EFFECT}
    again.timers.tick()
    amended = [one for one in again.log.since(0) if isinstance(one.event, AgreementAmended)]
    assert len(amended) == 1


def test_a_proposal_and_its_adoption_bring_the_duties_to_vote_and_to_sign(doors: Doors) -> None:
    carry(doors)
    found = {one.duty: one for one in doors.registers.owed_under(AGREED, now(doors), "22.2")}
    assert set(found) == {"amendment-vote", "amendment-addendum"}
    first = len(doors.registers.owed_under(AGREED, now(doors), "22.2"))
    doors.timers.tick()
    assert len(doors.registers.owed_under(AGREED, now(doors), "22.2")) == first
    carry(doors)
    assert len(doors.registers.owed_under(AGREED, now(doors), "22.2")) == 2 * first


# The product list


def test_the_product_list_changes_by_the_yearly_cycle(doors: Doors) -> None:
    first = next(iter(doors.agreements.reading(AGREED).products.values()))
    renamed = first.model_copy(update={"title": Text(nl="Anders", en="Otherwise")})
    plan = DraftFourYearPlan(agreement=AGREED, year=2021, occurred_on=VOTED, plan=shown("plan"))
    key = begin(doors, "planning", plan, CENTRE)
    lists = ProposeLists(
        occurred_on=VOTED,
        effective_on=EFFECT,
        product_list=shown("product-list"),
        products=(renamed,),
    )
    do(doors, "planning", key, lists, CENTRE)
    do(doors, "planning", key, HearLists(occurred_on=VOTED, minutes=shown("minutes")), BEEK)
    for party in (BEEK, CENTRE):
        do(doors, "planning", key, AdoptLists(occurred_on=VOTED, decision=decision()), party)

    def listed(at: AsOf) -> str:
        found = doors.registers.products(AGREED, at)
        return next(one.title["en"] for one in found if one.product == first.id)

    assert listed(now(doors)) == first.title["en"]
    later(doors, EFFECT)
    assert listed(now(doors)) == "Otherwise"
    assert doors.agreements.reading(AGREED).products[first.id] == renamed
    with pytest.raises(Refusal):
        doors.dockets["planning"].wish("nobody", lists, CENTRE)


# Withdrawal

LEAVES = date(2021, 1, 1)
announce = AnnounceWithdrawal(
    agreement=AGREED, occurred_on=VOTED, takes_effect_on=LEAVES, decision=decision()
)


def test_on_its_date_the_agreement_ends_and_what_comes_after_lapses(doors: Doors) -> None:
    key = begin(doors, "withdrawal", announce, BEEK)
    later(doors, date(2020, 12, 31))
    doors.timers.tick()
    assert doors.registers.agreement(AGREED, now(doors)).ended_from is None
    later(doors, LEAVES)
    assert doors.timers.tick().amended > 0
    assert doors.timers.tick().amended == 0
    entry = doors.registers.agreement(AGREED, now(doors))
    assert (entry.ended_from, entry.ends_on) == (LEAVES, LEAVES - timedelta(days=1))
    kept = doors.registers.owed_under(AGREED, now(doors))
    by_period = {(one.duty, one.period): one.status for one in kept}
    assert all(
        status is Status.LAPSED
        for (_, period), status in by_period.items()
        if period.startswith("2021")
    )
    assert any(
        status is Status.STANDING
        for (_, period), status in by_period.items()
        if period == "standing"
    ), "what survives goes on"
    assert Status.LAPSED in {
        status for (_, period), status in by_period.items() if period == "standing"
    }
    settled = [
        status
        for (duty, period), status in by_period.items()
        if period == "2020" and "settlement" in duty
    ]
    assert settled and Status.LAPSED not in settled
    ended = [one for one in doors.log.since(0) if isinstance(one.event, AgreementEnded)]
    assert len(ended) == 1
    assert doors.dockets["withdrawal"].current(key).finished
    assert doors.views.check() == []


def test_who_has_withdrawn_is_no_voter_in_a_later_proposal(doors: Doors) -> None:
    stein = "dvo-2020-stein"
    catalogue, digest = doors.catalogues.load("dvo-2020")
    doors.agreements.register(catalogue, digest, stein, CENTRE)
    leaving = announce.model_copy(update={"agreement": stein})
    with pytest.raises(Refusal):
        begin(doors, "withdrawal", leaving, CENTRE)
    begin(doors, "withdrawal", leaving, STEIN)

    def voters() -> tuple[str, ...]:
        key = begin(doors, "amendment", proposal(doors), BEEK)
        return tuple(doors.dockets["amendment"].current(key).proposed.voters)

    assert "stein" in voters()
    later(doors, LEAVES)
    assert voters() == ("sittard-geleen", "beek", "beekdaelen")


def test_what_is_revoked_ends_nothing(doors: Doors) -> None:
    key = begin(doors, "withdrawal", announce, BEEK)
    do(doors, "withdrawal", key, RevokeWithdrawal(occurred_on=VOTED, decision=decision()), BEEK)
    later(doors, LEAVES)
    doors.timers.tick()
    assert doors.registers.agreement(AGREED, now(doors)).ended_from is None


def test_nothing_is_proposed_for_an_agreement_that_there_is_not(doors: Doors) -> None:
    for noun, asked in (
        ("amendment", proposal(doors).model_copy(update={"agreements": ("nobody",)})),
        ("withdrawal", announce.model_copy(update={"agreement": "nobody"})),
    ):
        with pytest.raises(Refusal):
            begin(doors, noun, asked, BEEK)
