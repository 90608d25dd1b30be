"""The register of processing activities: on each database, at each position, what the log says."""

import pytest

from application.asof import AsOf
from application.paging import Paging
from application.people import Person, Role
from application.processing_register import Tally, UnknownProcessing
from application.transact import Wish
from domain.messages import Command
from domain.processing import PROCESSING
from domain.processing.codes import Data, Flag
from domain.processing.events import ProcessingEvent
from infra.views.processing import PROCESSING as VIEW
from infra.views.processing import ViewedProcessing
from tests.domain.test_processing import (
    CHILDCARE,
    agree,
    amend,
    consent,
    end,
    find,
    propose,
    record,
    row,
    withdraw,
)
from tests.infra.world import TODAY, Opened, Place

OFFICER = Person("a-1", "beek", frozenset({Role.PRIVACY_OFFICER}))
COLLEGE = Person("a-2", "beek", frozenset({Role.DATA_CONTROLLER}))
BENEFIT, CARE = "dvo-2020-beek-benefit", "dvo-2020-beek-care"
LIFE: tuple[tuple[str, Command, Person], ...] = (
    (BENEFIT, record(), OFFICER),
    (CARE, record(**CHILDCARE), OFFICER),
    (BENEFIT, propose(), OFFICER),
    (CARE, row(Data.CONTACT, Data.OTHER), COLLEGE),
    (BENEFIT, agree, COLLEGE),
    (BENEFIT, consent, OFFICER),
    (BENEFIT, amend(data=(Data.CONTACT,)), OFFICER),
    (BENEFIT, withdraw, OFFICER),
    (BENEFIT, find, OFFICER),
    (BENEFIT, end, OFFICER),
)


@pytest.fixture
def lived(place: Place) -> Opened:
    where = place.open(views=(VIEW,))
    for key, command, by in LIFE:
        wish = Wish(PROCESSING, key, command, by, dossier=PROCESSING.stream(key))
        where.desk.handle(wish)
    return where


def test_at_every_position_it_is_the_fold_of_what_was_recorded(lived: Opened) -> None:
    register = ViewedProcessing(lived.views)
    for position in range(1, lived.log.size() + 1):
        at = AsOf(position, TODAY, past=True)
        found = {one.id: one for one in register.activities(at)}
        for key in (BENEFIT, CARE):
            events = [
                one.event
                for one in lived.log.read(PROCESSING.stream(key))
                if one.position <= position and isinstance(one.event, ProcessingEvent)
            ]
            state = PROCESSING.fold(events)
            assert (key in found) is bool(events)
            if events:
                shown = found[key]
                assert shown == register.activity(key, at)
                assert (shown.version, shown.processing) == (state.version, state.processing)
                assert (shown.ended_on, shown.amended_on) == (state.ended_on, state.amended_on)
                assert [one.consents for one in shown.other_purposes] == [
                    len(one.consents) for one in state.purposes
                ]
    assert lived.views.check() == []
    lived.views.rebuild()
    assert lived.views.check() == []


def test_a_page_at_a_time_it_is_the_same_register_with_what_is_open_in_it(lived: Opened) -> None:
    register = ViewedProcessing(lived.views)
    begun = lived.log.read(PROCESSING.stream(CARE))[0].position
    for position, tally in (
        (begun, Tally(active=2, flagged=1)),
        (None, Tally(active=1, flagged=0)),
    ):
        at = AsOf(position or lived.log.size(), TODAY, past=position is not None)
        first = register.page(at, Paging(limit=1))
        last = register.page(at, Paging(limit=1, cursor=first.next))
        assert [*first.entries, *last.entries] == list(register.activities(at))
        assert (first.total, last.total, last.next) == (2, 2, None)
        assert register.tally(at) == tally


def test_what_ended_comes_last_and_what_is_not_there_is_not_found(lived: Opened) -> None:
    register, now = ViewedProcessing(lived.views), AsOf(lived.log.size(), TODAY, past=False)
    assert [one.id for one in register.activities(now)] == [CARE, BENEFIT]
    assert register.activities(now, "dvo-2020-stein") == []
    begun = lived.log.read(PROCESSING.stream(CARE))[0].position
    at = AsOf(begun, TODAY, past=True)
    assert register.activity(CARE, at).flags == (Flag.ROW_MISSING,)
    assert register.activity(CARE, now).flags == ()
    with pytest.raises(UnknownProcessing):
        register.activity("dvo-2020-beek-nothing", now)
