"""Amendments: what changes, who votes, what carries, who signs, when it binds."""

from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from domain.agreement.changes import AnnexChange, ClauseChange
from domain.agreement.events import Capacity
from domain.agreement.refusals import DecisionAfterSignature
from domain.amendment import KIND
from domain.amendment.commands import (
    AmendmentCommand,
    CastVote,
    ClauseDraft,
    ConsentToProtocol,
    DrawUpAddendum,
    LapseAmendment,
    PlanAmendment,
    SignAddendum,
    WithdrawAmendment,
)
from domain.amendment.decisions import AMENDMENT
from domain.amendment.drafting import differences, drafts_between
from domain.amendment.events import (
    AddendumDrawnUp,
    AddendumSigned,
    AmendmentBound,
    AmendmentCarried,
    AmendmentKind,
    AmendmentLapsed,
    AmendmentLapseGround,
    AmendmentProposed,
    AmendmentRejected,
    AmendmentWithdrawn,
    Ballot,
    Between,
    ChangeDrafted,
    ProtocolConsented,
    VoteCast,
    Want,
)
from domain.amendment.possible import possible
from domain.amendment.refusals import (
    AddendumAlreadySigned,
    AddendumInSigning,
    AddendumNotDrawnUp,
    AddendumNotStored,
    AgreementEndsBefore,
    AlreadyConsented,
    AmendmentAlreadyProposed,
    AmendmentNotCarried,
    AmendmentNotFound,
    AmendmentOver,
    DraftedTwice,
    NoConsentNeeded,
    NotAVoter,
    NothingToAmend,
    NotInText,
    NotYourAddendum,
    NotYourProposal,
    OutsideAmendment,
    ProductListApart,
    ProposedByStranger,
    ProtocolConsentMissing,
    SignedBeforeCarried,
    TextContradicts,
    TextsDiffer,
    VoteBeforeProposal,
    VoteClosed,
)
from domain.amendment.state import Amendment, AmendmentStanding
from domain.amendment.voting import outcome
from domain.calendar.contract import NoDate
from domain.catalogue import Annex, Catalogue, Participation, Party, Scheme
from domain.clause import Clause, Continuous, Duty, Nature, Product
from domain.errors import Refusal
from domain.event_types import EVENTS
from domain.evidence import DecisionReference, OwnRecord, StoredDocument
from domain.messages import Text
from domain.sealed import Plain
from domain.stated_day import StatedDayInFuture
from tests.scenario import TODAY, Scenario, context
from tests.sealing import stored

CENTRE = "sittard-geleen"
VOTERS = (CENTRE, "beek", "beekdaelen", "stein")
BEEK, STEIN = "dvo-beek", "dvo-stein"
YESTERDAY = TODAY - timedelta(days=1)
OPENED = TODAY - timedelta(days=60)
EFFECT = date(2026, 7, 1)
REASON = Plain(text="the evaluation of last year")
DECISION = DecisionReference(organ="college", taken_on=YESTERDAY, reference="B-2026-9")
DOCUMENT = StoredDocument(
    kind="signed-addendum", digest="ab" * 32, media_type="application/pdf", size=9
)
SNAPSHOTS = TypeAdapter(Amendment)


def said(words: str) -> Text:
    return Text(nl=words, en=words)


def clause(id: str, words: str = "Text.", **other: Any) -> Clause:
    return Clause(id=id, heading=said(f"Article {id}"), text=said(words), none=said("-"), **other)


def secret(title: str = "Keep it secret") -> Clause:
    duty = Duty(
        id="secrecy",
        title=said(title),
        debtor=("provider",),
        creditor=("client",),
        trigger=Continuous(),
        due=NoDate(),
        nature=Nature.PRIVACY,
    )
    facts: dict[str, Any] = {"heading": said("Secrecy"), "text": said("Secret."), "duties": (duty,)}
    return Clause(id="p.1", annex="protocol", **facts)


def text(agreement: str = BEEK, client: str = "beek", **other: Any) -> Catalogue:
    municipalities = tuple(
        Party(id=one, name=said(one), kind="municipality", college=True, centre=one == CENTRE)
        for one in VOTERS
    )
    facts: dict[str, Any] = {
        "format": "nakomen-catalogue/1",
        "id": "dvo",
        "title": said("Agreement"),
        "scheme": Scheme(title=said("Scheme"), citation="Scheme", in_force_on=date(2020, 1, 1)),
        "parties": municipalities,
        "agreements": (
            Participation(
                id=agreement,
                citation_titles=(agreement,),
                roles={"client": client, "provider": CENTRE},
            ),
        ),
        "in_force_on": date(2020, 1, 1),
        "annexes": (Annex(id="protocol", title=said("Protocol")),),
        "clauses": (clause("1"), clause("2"), secret()),
        "products": (Product(id="p", kind="direct", title=said("Product"), clause="1"),),
    }
    return Catalogue(**facts | other)


shorter = clause("1", "Shorter.")
new = clause("3", "New.")


def plan(*drafts: ClauseDraft, **other: Any) -> PlanAmendment:
    facts: dict[str, Any] = {
        "clauses": drafts or (ClauseDraft(clause=shorter), ClauseDraft(clause=new, follows="1")),
        "agreements": (BEEK,),
        "occurred_on": OPENED,
        "effective_on": EFFECT,
        "reason": REASON,
        "voters": VOTERS,
        "centre": CENTRE,
        "texts": (text(),),
    }
    return PlanAmendment(**facts | other)


def proposed(**other: Any) -> AmendmentProposed:
    facts: dict[str, Any] = {
        "occurred_on": OPENED,
        "agreements": (BEEK,),
        "party": "beek",
        "parties": ("beek", CENTRE),
        "between": (Between(agreement=BEEK, parties=("beek", CENTRE)),),
        "kind": AmendmentKind.AGREEMENT_TEXT,
        "reason": REASON,
        "arising_from": None,
        "effective_on": EFFECT,
        "voters": VOTERS,
        "centre": CENTRE,
    }
    return AmendmentProposed(**facts | other)


def drafted(change: Any, number: int = 1, follows: str | None = None) -> ChangeDrafted:
    return ChangeDrafted(occurred_on=OPENED, number=number, change=change, follows=follows)


replaced = ClauseChange(before=clause("1"), after=shorter)
added = ClauseChange(before=None, after=new)
beginning = (proposed(), drafted(replaced), drafted(added, 2, "1"))


def vote(ballot: Ballot, day: date = YESTERDAY) -> CastVote:
    return CastVote(occurred_on=day, ballot=ballot, decision=DECISION)


def cast(party: str, ballot: Ballot = Ballot.FOR, day: date = YESTERDAY) -> VoteCast:
    return VoteCast(occurred_on=day, party=party, ballot=ballot, decision=DECISION)


carried = AmendmentCarried(occurred_on=YESTERDAY)
draw_up = DrawUpAddendum(occurred_on=YESTERDAY, agreement=BEEK, addendum=DOCUMENT)
consent = ConsentToProtocol(occurred_on=YESTERDAY, agreement=BEEK, decision=DECISION)
sign = SignAddendum(
    occurred_on=YESTERDAY, agreement=BEEK, capacity=Capacity.MAYOR, decision=DECISION
)
withdraw = WithdrawAmendment(occurred_on=YESTERDAY, reason=REASON)
lapse = LapseAmendment(occurred_on=YESTERDAY, ground=AmendmentLapseGround.NOT_SIGNED)


def drawn_up(agreement: str = BEEK, party: str = "beek") -> AddendumDrawnUp:
    return AddendumDrawnUp(
        occurred_on=YESTERDAY, party=party, agreement=agreement, addendum=DOCUMENT
    )


def signed(party: str, agreement: str = BEEK, day: date = YESTERDAY) -> AddendumSigned:
    return AddendumSigned(
        occurred_on=day,
        party=party,
        agreement=agreement,
        capacity=Capacity.MAYOR,
        decision=DECISION,
    )


def consented(party: str) -> ProtocolConsented:
    return ProtocolConsented(occurred_on=YESTERDAY, party=party, agreement=BEEK, decision=DECISION)


def bound(effective_from: date = EFFECT, agreement: str = BEEK) -> AmendmentBound:
    return AmendmentBound(occurred_on=YESTERDAY, agreement=agreement, effective_from=effective_from)


amendment = Scenario(AMENDMENT)
put = amendment.given(*beginning)
three = (cast(CENTRE), cast("beek"), cast("stein"))
won = put.given(*three, carried)
written = won.given(drawn_up())
protocol = amendment.given(
    proposed(kind=AmendmentKind.PRIVACY_PROTOCOL),
    drafted(ClauseChange(before=secret(), after=secret("Keep it very secret"))),
    *three,
    carried,
    drawn_up(),
)


# Proposed


def test_a_proposal_says_what_changes_and_fixes_the_voters() -> None:
    amendment.when(plan()).then(*beginning)
    amendment.by(CENTRE).when(plan()).then(proposed(party=CENTRE), *beginning[1:])
    put.when(plan()).refused(AmendmentAlreadyProposed)
    amendment.by("stein").when(plan()).refused(
        ProposedByStranger, party="stein", parties=f"beek, {CENTRE}"
    )


def test_what_stays_as_it_is_is_no_change() -> None:
    same = ClauseDraft(clause=clause("2"))
    amendment.when(plan(ClauseDraft(clause=shorter), same)).then(proposed(), drafted(replaced))
    amendment.when(plan(same)).refused(NothingToAmend)


def test_clauses_and_annexes_come_and_end() -> None:
    rates = Annex(id="rates", title=said("Rates"))
    asked = plan(clauses=(), ended=("2", "p.1"), annexes=(rates,), ended_annexes=("protocol",))
    amendment.when(asked).then(
        proposed(kind=AmendmentKind.PRIVACY_PROTOCOL),
        drafted(AnnexChange(before=None, after=rates)),
        drafted(AnnexChange(before=text().annexes[0], after=None), 2),
        drafted(ClauseChange(before=clause("2"), after=None), 3),
        drafted(ClauseChange(before=secret(), after=None), 4),
    )


def test_it_was_put_to_the_colleges_today_unless_it_is_said_when() -> None:
    amendment.when(plan(occurred_on=None)).then(
        proposed(occurred_on=TODAY),
        *(one.model_copy(update={"occurred_on": TODAY}) for one in beginning[1:]),
    )
    ahead = TODAY + timedelta(days=1)
    amendment.when(plan(occurred_on=ahead)).refused(
        StatedDayInFuture, day=ahead.isoformat(), today=TODAY.isoformat()
    )


def test_no_college_votes_before_the_proposal() -> None:
    for day, taken in ((OPENED - timedelta(days=1), OPENED), (OPENED, OPENED - timedelta(days=1))):
        decided = DecisionReference(organ="college", taken_on=taken, reference="B-2026-9")
        early = CastVote(occurred_on=day, ballot=Ballot.FOR, decision=decided)
        put.when(early).refused(
            VoteBeforeProposal, day=min(day, taken).isoformat(), proposed=OPENED.isoformat()
        )


def test_what_has_ended_by_its_effect_is_not_amended() -> None:
    amendment.when(plan(ending=(BEEK,))).refused(
        AgreementEndsBefore, agreements=BEEK, day=EFFECT.isoformat()
    )


def test_a_proposal_names_each_agreement_once() -> None:
    with pytest.raises(ValidationError, match="name each agreement once"):
        plan(agreements=(BEEK, BEEK))


def test_the_product_list_goes_another_way() -> None:
    amendment.when(plan(products=text().products)).refused(ProductListApart, product="p")


def test_a_proposal_that_contradicts_itself_is_refused() -> None:
    amendment.when(plan(ended=("1",), clauses=())).refused(
        TextContradicts, place="products.0.clause", why="product p: no such clause: 1"
    )
    amendment.when(plan(ended=("9",), clauses=())).refused(NotInText, id="9")
    amendment.when(plan(ended=("1",))).refused(DraftedTwice, id="1")


def test_one_proposal_is_about_agreements_that_read_the_same() -> None:
    both: dict[str, Any] = {"agreements": (BEEK, STEIN)}
    texts = (text(), text(STEIN, "stein"))
    between = (
        Between(agreement=BEEK, parties=("beek", CENTRE)),
        Between(agreement=STEIN, parties=("stein", CENTRE)),
    )
    parties = ("beek", CENTRE, "stein")
    amendment.when(plan(**both, texts=texts)).then(
        proposed(**both, between=between, parties=parties), *beginning[1:]
    )
    other = text(STEIN, "stein", clauses=(clause("1", "Otherwise."), clause("2"), secret()))
    amendment.when(plan(**both, texts=(text(), other))).refused(
        TextsDiffer, agreement=STEIN, other=BEEK
    )


@pytest.mark.parametrize(
    ("draft", "kind"),
    [
        (secret("Keep it very secret"), AmendmentKind.PRIVACY_PROTOCOL),
        (clause("p.2", annex="protocol"), AmendmentKind.PRIVACY_PROTOCOL),
        (shorter, AmendmentKind.AGREEMENT_TEXT),
    ],
)
def test_what_touches_the_privacy_protocol_takes_more(draft: Clause, kind: AmendmentKind) -> None:
    [event, _] = AMENDMENT.decide(Amendment(), plan(ClauseDraft(clause=draft)), context("beek"))
    assert isinstance(event, AmendmentProposed) and event.kind is kind


def test_a_new_annex_is_no_protocol_until_it_has_duties_of_privacy() -> None:
    asked = plan(clauses=(), annexes=(Annex(id="rates", title=said("Rates")),))
    [event, _] = AMENDMENT.decide(Amendment(), asked, context("beek"))
    assert isinstance(event, AmendmentProposed) and event.kind is AmendmentKind.AGREEMENT_TEXT


# As the difference between two catalogues


def test_a_new_version_of_a_catalogue_is_a_proposal() -> None:
    later = text(
        clauses=(shorter, new, secret()),
        annexes=(*text().annexes, Annex(id="rates", title=said("Rates"))),
    )
    found = drafts_between(text(), later, BEEK)
    assert found.clauses == (
        ClauseDraft(clause=shorter),
        ClauseDraft(clause=new, follows="1"),
    )
    assert (found.ended, found.ended_annexes) == (("2",), ())
    assert [one.id for one in found.annexes] == ["rates"]
    assert drafts_between(later, text(), BEEK).ended_annexes == ("rates",)
    renamed = text().products[0].model_copy(update={"title": said("Renamed")})
    assert drafts_between(text(), text(products=(renamed,)), BEEK).products == (renamed,)


def test_what_no_addendum_changes_is_refused() -> None:
    with pytest.raises(OutsideAmendment) as caught:
        drafts_between(text(), text(ends_on=date(2030, 1, 1)), BEEK)
    assert caught.value.facts == {"place": "ends_on"}


def test_the_differences_are_told_at_their_places() -> None:
    rates = AnnexChange(before=None, after=Annex(id="rates", title=said("Rates")))
    paths = [one.path for one in differences([replaced, added, rates])]
    assert paths == ["clauses[1].text.nl", "clauses[1].text.en", "clauses[3]", "annexes[rates]"]


# The vote


BALLOTS = (None, *Ballot)


@pytest.mark.parametrize("ballots", list(product(BALLOTS, repeat=4)))
def test_a_majority_with_the_centre_among_it_carries_and_nothing_else(
    ballots: tuple[Ballot | None, ...],
) -> None:
    """Of four: three in favour, the centre one of them. Counted here in another way."""
    cast_by = dict(zip(VOTERS, ballots, strict=True))
    found = outcome(VOTERS, CENTRE, {one: it for one, it in cast_by.items() if it is not None})
    in_favour = sum(it is Ballot.FOR for it in ballots)
    at_best = sum(it in (None, Ballot.FOR) for it in ballots)
    centre = cast_by[CENTRE]
    if centre is Ballot.FOR and in_favour >= 3:
        assert found == "carried"
    elif centre in (Ballot.AGAINST, Ballot.ABSTAINED):
        assert found is Want.CENTRE
    elif at_best < 3:
        assert found is Want.MAJORITY
    else:
        assert found is None


def test_a_centre_that_is_no_voter_carries_nothing() -> None:
    assert outcome(("beek", "stein"), CENTRE, {"beek": Ballot.FOR}) is Want.CENTRE


def test_three_voters_carry_with_two() -> None:
    left = put.given()
    assert outcome((CENTRE, "beek", "stein"), CENTRE, {CENTRE: Ballot.FOR}) is None
    ballots = {CENTRE: Ballot.FOR, "beek": Ballot.FOR}
    assert outcome((CENTRE, "beek", "stein"), CENTRE, ballots) == "carried"
    assert left.state().ballots == {}


def test_the_third_vote_in_favour_carries_it_on_the_day_of_the_last_decision() -> None:
    early = YESTERDAY - timedelta(days=30)
    two = put.given(cast(CENTRE), cast("beek", day=early))
    two.by("stein").when(vote(Ballot.FOR)).then(cast("stein"), carried)
    two.by("stein").when(vote(Ballot.FOR, early)).then(cast("stein", day=early), carried)
    two.by("stein").when(vote(Ballot.ABSTAINED)).then(cast("stein", Ballot.ABSTAINED))


def test_it_is_rejected_as_soon_as_it_cannot_be_carried_and_says_why() -> None:
    put.by(CENTRE).when(vote(Ballot.AGAINST)).then(
        cast(CENTRE, Ballot.AGAINST), AmendmentRejected(occurred_on=YESTERDAY, want=Want.CENTRE)
    )
    one = put.given(cast(CENTRE), cast("beek", Ballot.AGAINST))
    one.by("stein").when(vote(Ballot.ABSTAINED)).then(
        cast("stein", Ballot.ABSTAINED),
        AmendmentRejected(occurred_on=YESTERDAY, want=Want.MAJORITY),
    )


def test_a_vote_is_replaced_until_the_outcome_is_fixed() -> None:
    once = put.given(cast("beek", Ballot.AGAINST))
    once.by("beek").when(vote(Ballot.FOR)).then(cast("beek"))
    assert once.given(cast("beek")).state().ballots == {"beek": Ballot.FOR}
    once.by("beek").when(vote(Ballot.AGAINST)).then()
    won.by("beek").when(vote(Ballot.AGAINST)).refused(VoteClosed, day="2026-03-01")


def test_only_the_voters_vote_and_not_on_a_day_to_come() -> None:
    named = ", ".join(VOTERS)
    put.by("vixia").when(vote(Ballot.FOR)).refused(NotAVoter, party="vixia", voters=named)
    ahead = TODAY + timedelta(days=1)
    put.when(vote(Ballot.FOR, ahead)).refused(
        StatedDayInFuture, day="2026-03-03", today="2026-03-02"
    )
    late = vote(Ballot.FOR).model_copy(
        update={"decision": DECISION.model_copy(update={"taken_on": ahead})}
    )
    put.when(late).refused(StatedDayInFuture, day="2026-03-03", today="2026-03-02")


def test_who_is_in_favour_and_who_still_has_to_vote_is_told() -> None:
    once = put.given(cast("beek"), cast("stein", Ballot.AGAINST)).state()
    assert (once.in_favour, once.still_to_vote) == (("beek",), (CENTRE, "beekdaelen"))
    assert won.state().still_to_vote == Amendment().still_to_vote == ()


# Withdrawn and lapsed


def test_who_proposed_it_withdraws_it_while_it_is_open() -> None:
    withdrawn = AmendmentWithdrawn(occurred_on=YESTERDAY, party="beek", reason=REASON)
    put.when(withdraw).then(withdrawn)
    put.by("stein").when(withdraw).refused(NotYourProposal, party="stein", may="beek")
    won.when(withdraw).refused(VoteClosed, day="2026-03-01")
    over = put.given(withdrawn)
    for command in (withdraw, lapse, vote(Ballot.FOR), draw_up, sign, consent):
        over.when(command).refused(AmendmentOver, day="2026-03-01")


def test_who_proposed_it_or_the_centre_lets_it_lapse() -> None:
    lapsed = AmendmentLapsed(
        occurred_on=YESTERDAY, party="beek", ground=AmendmentLapseGround.NOT_SIGNED
    )
    for scenario in (put, won, written):
        scenario.when(lapse).then(lapsed)
        scenario.by(CENTRE).when(lapse).then(lapsed.model_copy(update={"party": CENTRE}))
    put.by("stein").when(lapse).refused(NotYourProposal, party="stein", may=f"beek, {CENTRE}")
    done = written.given(signed("beek"), signed(CENTRE), bound())
    done.when(lapse).refused(AddendumAlreadySigned, parties=f"beek, {CENTRE}")


# In writing


def test_a_carried_proposal_is_put_in_writing_for_each_agreement() -> None:
    won.when(draw_up).then(drawn_up())
    put.when(draw_up).refused(AmendmentNotCarried)
    written.when(draw_up).then()
    won.by("stein").when(draw_up).refused(NotYourAddendum, party="stein", parties=f"beek, {CENTRE}")
    elsewhere = draw_up.model_copy(update={"agreement": STEIN})
    won.when(elsewhere).refused(NotYourAddendum, party="beek", parties=f"beek, {CENTRE}")


def test_the_addendum_has_a_digest() -> None:
    own = OwnRecord(kind="signed-addendum", system="zaaksysteem", reference="Z-1")
    won.when(draw_up.model_copy(update={"addendum": own})).refused(
        AddendumNotStored, agreement=BEEK
    )


def test_another_document_takes_its_place_until_somebody_signed() -> None:
    other = DOCUMENT.model_copy(update={"digest": "cd" * 32})
    again = draw_up.model_copy(update={"addendum": other})
    written.when(again).then(drawn_up().model_copy(update={"addendum": other}))
    written.given(signed("beek")).when(again).refused(AddendumInSigning, signed="beek")


# Signed


def test_it_binds_two_parties_once_both_signed() -> None:
    won.when(sign).refused(AddendumNotDrawnUp, agreement=BEEK)
    put.when(sign).refused(AmendmentNotCarried)
    written.when(sign).then(signed("beek"))
    once = written.given(signed("beek"))
    once.when(sign).refused(AddendumAlreadySigned, parties="beek")
    once.by(CENTRE).when(sign).then(signed(CENTRE), bound())
    written.by("stein").when(sign).refused(
        NotYourAddendum, party="stein", parties=f"beek, {CENTRE}"
    )


def test_nothing_takes_effect_before_the_last_signature() -> None:
    soon = amendment.given(proposed(effective_on=date(2026, 1, 1)), *three, carried, drawn_up())
    soon.given(signed("beek")).by(CENTRE).when(sign).then(signed(CENTRE), bound(YESTERDAY))


def test_a_signature_follows_the_vote_and_the_decision() -> None:
    early = sign.model_copy(update={"occurred_on": YESTERDAY - timedelta(days=1)})
    written.when(early).refused(SignedBeforeCarried, day="2026-02-28", carried="2026-03-01")
    decided = DECISION.model_copy(update={"taken_on": TODAY})
    written.when(sign.model_copy(update={"decision": decided})).refused(
        DecisionAfterSignature, decided="2026-03-02", signed="2026-03-01"
    )


def test_the_protocol_takes_the_consent_of_both_as_well() -> None:
    protocol.when(sign).refused(ProtocolConsentMissing, parties=f"beek, {CENTRE}")
    protocol.when(consent).then(consented("beek"))
    once = protocol.given(consented("beek"))
    once.when(consent).refused(AlreadyConsented, party="beek")
    once.when(sign).refused(ProtocolConsentMissing, parties=CENTRE)
    both = once.given(consented(CENTRE))
    both.when(sign).then(signed("beek"))
    both.given(signed("beek")).by(CENTRE).when(sign).then(signed(CENTRE), bound())
    written.when(consent).refused(NoConsentNeeded)


@pytest.mark.parametrize("command", [vote(Ballot.FOR), withdraw, lapse, draw_up, consent, sign])
def test_nothing_is_recorded_of_what_nobody_proposed(command: Any) -> None:
    amendment.when(command).refused(AmendmentNotFound)


# How it stands


def test_how_it_stands_follows_from_what_was_recorded_and_the_day() -> None:
    rejected = AmendmentRejected(occurred_on=YESTERDAY, want=Want.CENTRE)
    withdrawn = AmendmentWithdrawn(occurred_on=YESTERDAY, party="beek", reason=None)
    lapsed = AmendmentLapsed(
        occurred_on=YESTERDAY, party="beek", ground=AmendmentLapseGround.OVERTAKEN
    )
    done = written.given(signed("beek"), signed(CENTRE), bound())
    standings = [
        (AmendmentStanding.PUT_TO_VOTE, put, TODAY, False),
        (AmendmentStanding.VOTED_DOWN, put.given(rejected), TODAY, True),
        (AmendmentStanding.WITHDRAWN, put.given(withdrawn), TODAY, True),
        (AmendmentStanding.LAPSED, won.given(lapsed), TODAY, True),
        (AmendmentStanding.TO_BE_SIGNED, won, TODAY, False),
        (AmendmentStanding.TO_BE_SIGNED, written, TODAY, False),
        (AmendmentStanding.AWAITING_EFFECT, done, EFFECT - timedelta(days=1), True),
        (AmendmentStanding.IN_EFFECT, done, EFFECT, True),
    ]
    for standing, scenario, day, finished in standings:
        assert scenario.state().standing(day) is standing
        assert scenario.state().finished is finished


def test_what_a_party_may_do_follows_from_the_same_conditions() -> None:
    assert possible(Amendment(), "beek") == ()
    assert possible(put.state(), "beek") == (CastVote, WithdrawAmendment, LapseAmendment)
    assert possible(put.state(), "stein") == (CastVote,)
    assert possible(won.state(), "beek") == (DrawUpAddendum, LapseAmendment)
    assert possible(written.state(), CENTRE) == (DrawUpAddendum, SignAddendum, LapseAmendment)
    assert possible(protocol.state(), "beek") == (
        DrawUpAddendum,
        ConsentToProtocol,
        LapseAmendment,
    )
    assert possible(written.given(signed("beek"), signed(CENTRE), bound()).state(), "beek") == ()


def test_it_is_a_kind_of_case() -> None:
    state = put.state()
    assert KIND.begun(state) == proposed()
    assert KIND.agreements(state) == (BEEK,)
    assert KIND.concerned(state) == ("beek", CENTRE, "beekdaelen", "stein")
    assert KIND.standing(state, TODAY) is AmendmentStanding.PUT_TO_VOTE
    assert not KIND.closed(state)
    assert KIND.concerned(Amendment()) == KIND.agreements(Amendment()) == ()
    assert AMENDMENT.under(state) == BEEK and AMENDMENT.under(Amendment()) is None


# Whatever is asked

PEOPLE = st.sampled_from(["beek", CENTRE, "stein", "beekdaelen", "vixia"])
AGREEMENTS = st.sampled_from([BEEK, STEIN, "dvo-other"])
BOTH = plan(agreements=(BEEK, STEIN), texts=(text(), text(STEIN, "stein")))
PROTOCOL = plan(ClauseDraft(clause=secret("Keep it very secret")))


@st.composite
def wishes(draw: st.DrawFn) -> AmendmentCommand:
    agreement = draw(AGREEMENTS)
    return draw(
        st.sampled_from(
            [
                BOTH,
                PROTOCOL,
                *(vote(one) for one in Ballot),
                vote(Ballot.FOR),
                vote(Ballot.FOR),
                withdraw,
                lapse,
                *(
                    one.model_copy(update={"agreement": agreement})
                    for one in (draw_up, consent, sign)
                ),
            ]
        )
    )


@given(st.sampled_from([BOTH, PROTOCOL]), st.lists(st.tuples(wishes(), PEOPLE), max_size=30))
def test_nothing_binds_but_what_was_carried_consented_to_and_signed(
    begin: AmendmentCommand, asked: list[tuple[AmendmentCommand, str]]
) -> None:
    state, events = Amendment(), list[Any]()
    for wish, party in [(begin, "beek"), *asked]:
        allowed = possible(state, party)
        try:
            decided = AMENDMENT.decide(state, wish, context(party))
        except Refusal:
            continue
        assert isinstance(wish, PlanAmendment) or type(wish) in allowed
        for event in map(stored, decided):
            assert EVENTS.validate_json(EVENTS.dump_json(event)) == event
            state = AMENDMENT.evolve(state, event)
            events.append(event)
        assert SNAPSHOTS.validate_json(SNAPSHOTS.dump_json(state)) == state
    assert AMENDMENT.fold(events) == state
    assert not (state.carried and (state.rejected or state.withdrawn))
    for addendum in state.addenda:
        if addendum.bound is not None:
            in_favour = [one for one, ballot in state.ballots.items() if ballot is Ballot.FOR]
            assert len(in_favour) >= 3 and CENTRE in in_favour
            assert not addendum.not_signed and addendum.drawn_up is not None
            assert not state.of_protocol or not addendum.not_consented
