"""Carrying out a request acts on the record of its data subject, and on no other."""

from datetime import date
from typing import Any

import pytest

from domain.acting import act_on, must_have_been_given
from domain.calendar.due import DueDate
from domain.data_subject.commands import (
    RectifyDataSubject,
    RestrictProcessing,
    StopProcessing,
)
from domain.data_subject.refusals import DataSubjectElsewhere
from domain.data_subject.state import Act, DataSubject
from domain.disclosure.events import DisclosureMade, DisclosureWay
from domain.disclosure.recipients import received_data_of
from domain.disclosure.state import Disclosure
from domain.personal_data import Data, RestrictionGround
from domain.privacy_request import dates
from domain.privacy_request.commands import CarryOut, Rectified
from domain.privacy_request.events import RequestReceived
from domain.privacy_request.refusals import (
    ActNotForRight,
    AnswerNotGiven,
    NotActed,
    SubjectNotRegistered,
)
from domain.privacy_request.rights import MEASURES, Right
from domain.privacy_request.state import PrivacyRequest
from tests.domain.calendar.shipped import TABLES

SUBJECT = "0197a3c2-7e11-7a40-9c02-5b1d2e3f4a5b"
OTHER = "0197a3c2-7e11-7a40-9c02-5b1d2e3f4a5c"
KEY = "0197a3c2-7e11-7a40-9c02-5b1d2e3f4aff"
DAY = date(2026, 3, 2)
BENEFIT = "dvo-2020-beek-benefit"
REGISTERED = DataSubject(SUBJECT, "dvo-2020-beek", "beek", "sittard-geleen")
WORDS = Rectified(address="Kerkplein 2, 6191 BB Beek")


def due() -> DueDate:
    return dates.term(TABLES, DAY)


def request(right: Right) -> PrivacyRequest:
    received = RequestReceived(
        occurred_on=DAY,
        controller="beek",
        processor="sittard-geleen",
        received_by="beek",
        agreement="dvo-2020-beek",
        subject=SUBJECT,
        rights=(right,),
        requester=None,
        request=None,
        due=due(),
    )
    return PrivacyRequest(received=received, rights=(right,), subjects=(SUBJECT,))


def carry_out(right: Right, **stated: Any) -> CarryOut:
    return CarryOut(occurred_on=DAY, right=right, measure=MEASURES[right][0], **stated)


def acted(right: Right, subject: DataSubject = REGISTERED, **stated: Any) -> object:
    return act_on(KEY, request(right), carry_out(right, **stated), subject)


def test_each_right_acts_in_its_own_way_and_names_the_request() -> None:
    assert acted(Right.RECTIFICATION, rectified=WORDS) == RectifyDataSubject(
        occurred_on=DAY, address="Kerkplein 2, 6191 BB Beek", request=KEY
    )
    ground = RestrictionGround.ACCURACY_CONTESTED
    assert acted(Right.RESTRICTION, restricted=ground) == RestrictProcessing(
        occurred_on=DAY, ground=ground, request=KEY
    )
    assert acted(Right.OBJECTION, activity=BENEFIT) == StopProcessing(
        occurred_on=DAY, activity=BENEFIT, request=KEY
    )


@pytest.mark.parametrize("right", [Right.ACCESS, Right.PORTABILITY, Right.HUMAN_DECISION])
def test_other_rights_change_nothing_of_the_record(right: Right) -> None:
    assert acted(right, DataSubject()) is None


@pytest.mark.parametrize("right", [Right.RECTIFICATION, Right.RESTRICTION, Right.OBJECTION])
def test_without_saying_what_nothing_is_carried_out(right: Right) -> None:
    with pytest.raises(NotActed) as caught:
        acted(right)
    assert caught.value.facts == {"right": right}


@pytest.mark.parametrize(
    ("right", "act"),
    [
        (Right.RECTIFICATION, Act.RECTIFIED),
        (Right.RESTRICTION, Act.RESTRICTED),
        (Right.OBJECTION, Act.STOPPED),
    ],
)
def test_what_was_done_for_the_request_is_not_done_again(right: Right, act: Act) -> None:
    def subject(key: str) -> DataSubject:
        return DataSubject(
            SUBJECT, "dvo-2020-beek", "beek", "sittard-geleen", acts=frozenset({(key, act)})
        )

    assert acted(right, subject(KEY)) is None
    with pytest.raises(NotActed):
        acted(right, subject(OTHER))


def test_what_belongs_to_another_right_is_refused() -> None:
    with pytest.raises(ActNotForRight) as caught:
        acted(Right.RESTRICTION, rectified=WORDS)
    assert caught.value.facts == {"act": "rectified", "right": "restriction"}
    with pytest.raises(ActNotForRight):
        acted(Right.ACCESS, activity=BENEFIT)


def test_it_acts_on_who_is_registered_for_the_same_controller() -> None:
    with pytest.raises(SubjectNotRegistered) as caught:
        acted(Right.RECTIFICATION, DataSubject(), rectified=WORDS)
    assert caught.value.facts == {"subject": SUBJECT}
    with pytest.raises(DataSubjectElsewhere):
        acted(Right.RECTIFICATION, DataSubject(SUBJECT, "a", "stein", "b"), rectified=WORDS)


def test_what_is_portable_is_given_before_it_is_carried_out() -> None:
    must_have_been_given(Right.PORTABILITY, given=True)
    must_have_been_given(Right.ACCESS, given=False)
    with pytest.raises(AnswerNotGiven) as caught:
        must_have_been_given(Right.PORTABILITY, given=False)
    assert caught.value.facts == {"right": "portability"}


def made(*subjects: str) -> DisclosureMade:
    return DisclosureMade(
        occurred_on=DAY,
        party="beek",
        basis="permission",
        categories=(Data.INCOME,),
        subjects=subjects,
        way=DisclosureWay.PORTAL,
    )


def test_a_recipient_is_who_received_data_of_the_person() -> None:
    found = {
        "a": Disclosure(made=(made(OTHER), made(SUBJECT))),
        "b": Disclosure(made=(made(OTHER),)),
        "c": Disclosure(),
    }
    assert received_data_of((SUBJECT,), found) == ("disclosure-a",)
    assert received_data_of((SUBJECT, OTHER), found) == ("disclosure-a", "disclosure-b")
    assert received_data_of((), found) == ()
