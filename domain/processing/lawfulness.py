"""The tests that a processing activity has to stand (annex 2, art. 2 to 9; AVG 5, 6, 9)."""

from collections.abc import Iterable

from domain.processing.codes import Basis, Data, Law
from domain.processing.commands import Under
from domain.processing.description import Processing
from domain.processing.matrix import CARRIES, MATRIX, data_outside, persons_outside
from domain.processing.refusals import (
    ControllerByProtocol,
    ControllerNotAParty,
    NumberNeedsLaw,
    OutsideMatrix,
    ProcessorByProtocol,
    ProductsNotListed,
    RetentionMissing,
    SpecialGroundMissing,
    SpecialNotNamed,
)

CLIENT, PROVIDER = "client", "provider"
"""The roles in an agreement of the participant and of the centre municipality."""


def must_be_lawful(processing: Processing, under: Under) -> None:
    """The purpose first: data that serve no product need no further test."""
    if unlisted := [one for one in processing.products if one not in under.products]:
        raise ProductsNotListed(
            products=_told(unlisted), agreement=under.agreement, article="annex-2.3.1"
        )
    _must_be_responsible(processing, under)
    _must_be_in_the_matrix(processing)
    _must_name_what_is_special(processing)
    lawful = (Basis.LEGAL_OBLIGATION, Basis.PUBLIC_TASK)
    if Data.CITIZEN_SERVICE_NUMBER in processing.data and processing.basis not in lawful:
        raise NumberNeedsLaw(basis=processing.basis, article="UAVG 46")
    kept = {one.data for one in processing.retention}
    if unkept := [one for one in processing.data if one not in kept]:
        raise RetentionMissing(categories=_told(unkept), article="annex-2.9.2")


def _must_be_responsible(processing: Processing, under: Under) -> None:
    """For the Participatiewet the protocol names both; for what else it names none."""
    if processing.law is Law.PARTICIPATION_ACT:
        client, provider = under.roles.get(CLIENT), under.roles.get(PROVIDER)
        if client is not None and processing.controller != client:
            raise ControllerByProtocol(controller=client, article="annex-2.2.1")
        if provider is not None and processing.processor != provider:
            raise ProcessorByProtocol(processor=provider, article="annex-2.2.2")
    parties = tuple(dict.fromkeys(under.roles.values()))
    if strangers := [one for one in processing.parties if one not in parties]:
        raise ControllerNotAParty(strangers=_told(strangers), parties=_told(parties))


def _must_be_in_the_matrix(processing: Processing) -> None:
    rows = MATRIX.get(processing.law)
    if rows is None:
        return
    if persons := persons_outside(processing.law, processing.persons):
        raise OutsideMatrix(law=processing.law, categories=_told(persons), article=rows.persons_in)
    if data := data_outside(processing.law, processing.data):
        raise OutsideMatrix(law=processing.law, categories=_told(data), article=rows.data_in)


def _must_name_what_is_special(processing: Processing) -> None:
    """Under a law that the matrix binds, what no listed category carries stands outside it."""
    carried = {CARRIES[one] for one in processing.data if one in CARRIES}
    if unnamed := sorted(carried.difference(processing.special)):
        raise SpecialNotNamed(categories=_told(unnamed), article="AVG 9(1)")
    rows = MATRIX.get(processing.law)
    if rows is not None and (loose := [one for one in processing.special if one not in carried]):
        raise OutsideMatrix(law=processing.law, categories=_told(loose), article=rows.data_in)
    if processing.special and processing.special_ground is None:
        raise SpecialGroundMissing(categories=_told(processing.special), article="AVG 9(2)")


def _told(codes: Iterable[str]) -> str:
    return ", ".join(codes)
