"""The shipped processing agreement: what AVG art. 28(3) prescribes, and nothing beyond it."""

from domain.clause import Nature
from infra.catalogues import load_catalogue, shipped

CATALOGUE = load_catalogue(shipped("processing-agreement"))
SERVICE = load_catalogue(shipped("dvo-2020"))


def test_every_letter_of_the_article_is_there_once_with_its_duty() -> None:
    ids = [one.id for one in CATALOGUE.clauses]
    assert ids == ["recital-1", "avg-28.3", *(f"avg-28.3.{letter}" for letter in "abcdefgh")]
    assert [one.id for one in CATALOGUE.clauses if not one.duties] == ["recital-1"]


def test_its_duties_are_the_laws_so_nobody_waives_them() -> None:
    duties = [duty for clause in CATALOGUE.clauses for duty in clause.duties]
    assert {duty.nature for duty in duties} == {Nature.PRIVACY}
    assert [duty.waivable_by for duty in duties] == [()] * len(duties)


def test_there_is_one_beside_each_service_agreement_between_the_same_parties() -> None:
    beside = {frozenset(one.roles.values()) for one in CATALOGUE.agreements}
    assert beside == {frozenset(one.roles.values()) for one in SERVICE.agreements}
    assert {one.roles["processor"] for one in CATALOGUE.agreements} == {"sittard-geleen"}
    assert {one.id: one.name for one in CATALOGUE.parties}.items() <= {
        one.id: one.name for one in SERVICE.parties
    }.items()
