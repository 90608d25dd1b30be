"""An agreement that belongs to another one, as a processing agreement does."""

from typing import Any

import pytest

from domain.agreement.commands import LinkAgreement, UnlinkAgreement
from domain.agreement.decisions import AGREEMENT
from domain.agreement.events import AgreementLinked, AgreementUnlinked, Relation
from domain.agreement.refusals import (
    AgreementNotFound,
    LinkedPartiesDiffer,
    LinkedToItself,
    LinkNotFound,
    NotAParty,
)
from tests.domain.test_agreement import agreement, known, registered
from tests.scenario import TODAY

PROCESSING = Relation.PROCESSING_AGREEMENT
linked = AgreementLinked(
    occurred_on=TODAY, party="waterland", relation=PROCESSING, agreement="depot-processes"
)
unlinked = AgreementUnlinked(occurred_on=TODAY, party="waterland", agreement="depot-processes")


def link(**other: Any) -> LinkAgreement:
    facts = {"relation": PROCESSING, "agreement": "depot-processes", "itself": "archive"}
    return LinkAgreement(**(facts | {"parties": ("depot", "waterland")} | other))


def test_a_party_links_the_agreement_that_belongs_to_it_once() -> None:
    known.when(link()).then(linked)
    known.given(linked).when(link()).then()
    assert known.given(linked).state().links == {"depot-processes": PROCESSING}


def test_it_is_between_the_same_parties() -> None:
    known.when(link(parties=("depot", "dijkland"))).refused(
        LinkedPartiesDiffer,
        agreement="depot-processes",
        parties="depot, waterland",
        others="depot, dijkland",
    )


def test_nothing_belongs_to_itself() -> None:
    known.when(link(agreement="archive")).refused(LinkedToItself, agreement="archive")


def test_what_was_linked_is_unlinked_and_may_be_linked_again() -> None:
    unlink = UnlinkAgreement(agreement="depot-processes")
    known.given(linked).when(unlink).then(unlinked)
    known.when(unlink).refused(LinkNotFound, agreement="depot-processes")
    again = known.given(linked, unlinked)
    assert again.state().links == {}
    again.when(link()).then(linked)


@pytest.mark.parametrize("wish", [link(), UnlinkAgreement(agreement="depot-processes")])
def test_a_stranger_links_nothing(wish: Any) -> None:
    known.given(linked).by("dijkland").when(wish).refused(NotAParty, party="dijkland")
    agreement.when(wish).refused(AgreementNotFound)


def test_who_takes_part_is_who_is_not_the_centre() -> None:
    assert AGREEMENT.initial.participants == ()
    assert known.state().participants == ("depot", "waterland")
    parties = (one.model_copy(update={"centre": one.id == "depot"}) for one in registered.parties)
    centred = registered.model_copy(update={"parties": tuple(parties)})
    assert agreement.given(centred).state().participants == ("waterland",)
