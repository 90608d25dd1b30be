"""Objecting to a decision on a request that the register knows; what products are part of."""

from datetime import date

import pytest

from domain.agreement.events import ProductListed
from domain.agreement.products import lineage
from domain.agreement.state import Agreement, evolve
from domain.clause import Product
from domain.messages import Text
from domain.objection.contesting import (
    ContestedCaseUndecided,
    ContestedCaseUnknown,
    ContestedDecisionDiffers,
    KnownDecision,
    must_be_known,
)
from tests.domain.objections import NOTIFIED, contested

CASE = "privacy-request-0197a3c2-7e11-7a40-9c02-5b1d2e3f4a5b"
THAT = KnownDecision("beek", "PW-2026-118", NOTIFIED)


def test_it_is_the_decision_that_the_request_ended_in() -> None:
    must_be_known(contested(case=CASE), "beek", THAT)
    must_be_known(contested(), "beek", None)


@pytest.mark.parametrize("known", [None, KnownDecision("stein", "PW-2026-118", NOTIFIED)])
def test_a_case_of_another_municipality_is_none(known: KnownDecision | None) -> None:
    with pytest.raises(ContestedCaseUnknown) as refused:
        must_be_known(contested(case=CASE), "beek", known)
    assert refused.value.facts == {"case": CASE}


def test_what_is_not_decided_is_not_objected_to() -> None:
    with pytest.raises(ContestedCaseUndecided) as refused:
        must_be_known(contested(case=CASE), "beek", KnownDecision("beek"))
    assert refused.value.facts == {"case": CASE}


@pytest.mark.parametrize(
    "known",
    [
        KnownDecision("beek", "PW-2026-119", NOTIFIED),
        KnownDecision("beek", "PW-2026-118", date(2026, 1, 21)),
    ],
)
def test_what_differs_from_the_register_is_refused(known: KnownDecision) -> None:
    with pytest.raises(ContestedDecisionDiffers) as refused:
        must_be_known(contested(case=CASE), "beek", known)
    assert set(refused.value.facts) == {"reference", "notified"}


def test_a_product_is_part_of_others_up_to_the_top_of_the_list() -> None:
    agreement = Agreement()
    for key, above in (("direct.a", None), ("direct.a.1", "direct.a"), ("a.2", "direct.a.1")):
        title = Text(nl="product", en="product")
        product = Product(id=key, kind="direct", title=title, part_of=above)
        agreement = evolve(agreement, ProductListed(occurred_on=NOTIFIED, product=product))
    assert lineage(agreement, "a.2") == ("a.2", "direct.a.1", "direct.a")
    assert lineage(agreement, "bbz") == ("bbz",)
