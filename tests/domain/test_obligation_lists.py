"""Lists of obligations by status: the inverse of the status of one."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.obligation.lists import (
    REGISTER_PHASES,
    Slice,
    everything,
    listed_status,
    register_phase,
    slices,
    within,
)
from domain.obligation.state import SOON, Phase, Status, status

TODAY = date(2026, 3, 2)

days = st.integers(-40, 40).map(lambda number: TODAY + timedelta(days=number))
phases = st.sampled_from([phase for phase in Phase if phase is not Phase.ABSENT])


def holds(one: Slice, phase: str, due: date | None) -> bool:
    """Whether an entry is in a slice; one without a date stands after all that have one."""
    order = due or date.max
    return (
        one.phase == phase
        and (one.from_due is None or one.from_due <= order)
        and (one.before_due is None or order < one.before_due)
    )


@given(phases, st.none() | days, days, days)
def test_an_obligation_is_in_the_slices_of_its_status_and_in_no_other(
    phase: Phase, due: date | None, fulfilled: date, today: date
) -> None:
    fulfilled_on = fulfilled if phase is Phase.FULFILLED else None
    listed = register_phase(phase, fulfilled_on, due)
    told = status(phase, due, fulfilled_on, today)
    for each in Status:
        found = sum(holds(one, listed, due) for one in slices(each, today))
        assert found == (1 if each is told else 0)


@given(phases, st.none() | days, days, days)
def test_the_register_tells_the_status_that_the_obligation_has(
    phase: Phase, due: date | None, fulfilled: date, today: date
) -> None:
    fulfilled_on = None if phase in (Phase.OPEN, Phase.PARTLY) else fulfilled
    listed = register_phase(phase, fulfilled_on, due)
    assert listed_status(listed, due, today) is status(phase, due, fulfilled_on, today)


@given(phases, days, days)
def test_a_fulfilment_that_no_longer_counts_does_not_put_it_among_the_fulfilled(
    phase: Phase, due: date, fulfilled: date
) -> None:
    """Disputed or lapsed, it may still have a day on which it was fulfilled."""
    listed = register_phase(phase, fulfilled, due)
    if phase is Phase.FULFILLED:
        assert listed == ("met" if fulfilled <= due else "late")
    else:
        assert listed == phase.value


@pytest.mark.parametrize("phase", [phase for phase in Phase if phase is not Phase.ABSENT])
def test_every_phase_is_in_the_register(phase: Phase) -> None:
    for fulfilled in (None, TODAY, TODAY + timedelta(days=1)):
        wanted = fulfilled if phase is Phase.FULFILLED else None
        if phase is not Phase.FULFILLED or wanted is not None:
            assert register_phase(phase, wanted, TODAY) in REGISTER_PHASES


def test_due_soon_is_today_and_the_fourteen_days_after() -> None:
    [soon] = slices(Status.DUE_SOON, TODAY)
    assert (soon.from_due, soon.before_due) == (TODAY, TODAY + SOON + timedelta(days=1))
    assert [one.phase for one in slices(Status.OVERDUE, TODAY)] == ["open", "partly"]


@given(phases, st.none() | days)
def test_everything_holds_each_entry_once(phase: Phase, due: date | None) -> None:
    fulfilled_on = TODAY if phase is Phase.FULFILLED else None
    listed = register_phase(phase, fulfilled_on, due)
    assert sum(holds(one, listed, due) for one in everything()) == 1


bound = st.none() | days


@given(bound, bound, bound, bound, st.none() | days)
def test_within_is_what_lies_in_both_ranges(
    one: date | None, two: date | None, three: date | None, four: date | None, due: date | None
) -> None:
    mine, other = Slice("open", one, two), Slice("open", three, four)
    both = holds(mine, "open", due) and holds(other, "open", due)
    assert holds(within(mine, three, four), "open", due) is both
