"""Opening a sealed field: who may, for which purpose; and what a day of it comes to."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from domain.opening.asked import (
    OF_PRODUCTS,
    FindDataSubject,
    Purpose,
    RestrictionException,
    SealDocument,
)
from domain.opening.record import Opening, Operation, Status, digest_of, microseconds
from domain.opening.refusals import (
    DocumentElsewhere,
    OpeningElsewhere,
    OpeningObjected,
    OpeningRestricted,
    ProductNeeded,
    ProductNotAgreed,
    PurposeTooWide,
)
from domain.opening.rules import (
    Owner,
    must_be_kept_by,
    must_be_open_to,
    must_not_be_objected_to,
    must_serve,
)
from domain.trail.canonical import read_canonical
from domain.trail.leaf import openings_line, parse

SUBJECT = "0197a3c2-7e11-7a40-9c02-5b1d2e3f4a5b"
OWNER = Owner(frozenset({"beek", "sittard-geleen"}), "dvo-2020-beek")
RESTRICTED = Owner(OWNER.parties, OWNER.agreement, restricted=True)


def opening(**other: Any) -> Opening:
    facts: dict[str, Any] = {
        "day": date(2026, 3, 2),
        "trace": "4bf92f3577b34da6a3ce929d0e0e4736",
        "span": "00f067aa0ba902b7",
        "parent": None,
        "start": 1_772_442_000_000_000,
        "end": 1_772_442_000_000_400,
        "status": Status.OK,
        "name": Operation.OPEN,
        "activity": "dvo-2020-beek/direct.a.1",
        "subject": SUBJECT,
        "subject_type": "data-subject",
        "account": "a-1",
        "in_place_of": None,
        "party": "beek",
        "role": "clerk",
        "purpose": "establish",
        "product": "direct.a.1",
        "agreement": "dvo-2020-beek",
        "fields": (f"data-subject-{SUBJECT}@1:name",),
    }
    return Opening(**(facts | other))


@pytest.mark.parametrize("party", ["beek", "sittard-geleen"])
@pytest.mark.parametrize("purpose", [one for one in Purpose if one is not Purpose.ACCOUNTABILITY])
def test_a_field_opens_to_the_controllers_party_and_the_processors(
    party: str, purpose: Purpose
) -> None:
    must_be_open_to(party, OWNER, purpose)


@pytest.mark.parametrize("purpose", list(Purpose))
def test_it_stays_closed_to_any_other_party(purpose: Purpose) -> None:
    with pytest.raises(OpeningElsewhere) as caught:
        must_be_open_to("stein", RESTRICTED, purpose)
    assert caught.value.facts == {"party": "stein"}


def test_what_is_restricted_opens_for_the_duties_of_the_avg_alone() -> None:
    for purpose in Purpose:
        if purpose in OF_PRODUCTS:
            with pytest.raises(OpeningRestricted):
                must_be_open_to("beek", RESTRICTED, purpose)
        elif purpose is not Purpose.ACCOUNTABILITY:
            must_be_open_to("beek", RESTRICTED, purpose)


@pytest.mark.parametrize("exception", list(RestrictionException))
def test_what_is_restricted_opens_for_what_the_avg_excepts(exception: RestrictionException) -> None:
    for purpose in OF_PRODUCTS:
        must_be_open_to("beek", RESTRICTED, purpose, exception)


def test_what_was_objected_to_stays_closed_for_that_activity_alone() -> None:
    owner = Owner(OWNER.parties, OWNER.agreement, stopped=frozenset({"dvo-2020-beek-benefit"}))
    with pytest.raises(OpeningObjected) as caught:
        must_not_be_objected_to(owner, "dvo-2020-beek-benefit")
    assert caught.value.facts == {"activity": "dvo-2020-beek-benefit"}
    must_not_be_objected_to(owner, "dvo-2020-beek-work")


def test_a_record_from_before_exceptions_has_the_line_that_it_had() -> None:
    assert b"exception" not in opening().line()
    assert b"other_purpose" not in opening().line()
    told = opening(exception="legal-claim", other_purpose="research")
    assert b'"exception":"legal-claim"' in told.line()
    assert Opening.model_validate_json(told.line()) == told


def test_to_give_account_reasons_are_read_and_no_personal_data() -> None:
    must_be_open_to("beek", Owner(OWNER.parties, None, personal=False), Purpose.ACCOUNTABILITY)
    with pytest.raises(PurposeTooWide):
        must_be_open_to("beek", OWNER, Purpose.ACCOUNTABILITY)


def test_a_purpose_of_the_protocol_serves_a_product_that_was_agreed() -> None:
    agreed = {"direct.a.1"}
    must_serve(Purpose.ESTABLISH, "direct.a.1", agreed)
    must_serve(Purpose.ESTABLISH, "direct.a.1", agreed, "research")
    with pytest.raises(ProductNeeded):
        must_serve(Purpose.BREACH, None, agreed, "research")
    with pytest.raises(ProductNotAgreed) as caught:
        must_serve(Purpose.ESTABLISH, "direct.z.9", agreed)
    assert caught.value.facts == {"product": "direct.z.9"}
    with pytest.raises(ProductNeeded):
        must_serve(Purpose.CARRY_OUT, None, agreed)


def test_a_duty_of_the_avg_needs_no_product_but_names_none_that_was_not_agreed() -> None:
    must_serve(Purpose.BREACH, None, ())
    must_serve(Purpose.BREACH, "direct.a.1", {"direct.a.1"})
    with pytest.raises(ProductNotAgreed):
        must_serve(Purpose.BREACH, "direct.a.1", ())


def test_who_looks_for_somebody_says_a_number_or_a_name() -> None:
    assert FindDataSubject(name="Toos", purpose=Purpose.ESTABLISH).number is None
    with pytest.raises(ValidationError):
        FindDataSubject(purpose=Purpose.ESTABLISH)


def test_a_document_is_sealed_for_somebody_or_for_what_it_belongs_to() -> None:
    assert SealDocument(stream="obligation-a").subject is None
    for said in ({}, {"stream": "Obligation a"}, {"subject": "toos"}):
        with pytest.raises(ValidationError):
            SealDocument.model_validate(said)


def test_a_document_is_kept_for_ones_own_party() -> None:
    owner = Owner(frozenset({"beek"}), "dvo-2020-beek")
    must_be_kept_by("beek", owner)
    with pytest.raises(DocumentElsewhere):
        must_be_kept_by("stein", owner)


def test_a_days_digest_is_a_leaf() -> None:
    digest = digest_of([opening().line()])
    leaf = parse(openings_line("2026-03-03T00:00:00.000000Z", 7, digest.count, digest.root))
    assert (leaf.kind, leaf.idx) == ("openings", 7)
    assert leaf.fields == {"count": 1, "digest": digest.root}


def test_a_record_has_one_canonical_form() -> None:
    line = opening().line()
    assert Opening.model_validate(read_canonical(line)) == opening()
    assert opening(role="privacy-officer").line() != line
    assert json.loads(line)["day"] == "2026-03-02"


def test_a_moment_is_written_in_microseconds() -> None:
    found = opening().started_at
    assert found == datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    assert microseconds(found) == opening().start


changes = st.fixed_dictionaries(
    {"end": st.integers(1, 3), "span": st.sampled_from(["00f067aa0ba902b7", "00f067aa0ba902b8"])}
)
records = st.lists(changes.map(lambda other: opening(**other).line()), max_size=6)


@given(records, records)
def test_two_days_have_the_same_digest_only_if_they_are_the_same(
    one: list[bytes], other: list[bytes]
) -> None:
    assert (digest_of(one) == digest_of(other)) == (one == other)
    assert digest_of(one).count == len(one)
