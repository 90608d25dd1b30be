"""Lists of requests by status: the inverse of the status of one."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.privacy_request.lists import Slice, everything, slices, within
from domain.privacy_request.state import RequestPhase, RequestStatus, status

TODAY = date(2026, 3, 2)

days = st.integers(-40, 40).map(lambda number: TODAY + timedelta(days=number))
phases = st.sampled_from([phase for phase in RequestPhase if phase is not RequestPhase.ABSENT])


def holds(one: Slice, phase: RequestPhase, due: date) -> bool:
    return (
        one.phase is phase
        and (one.from_due is None or one.from_due <= due)
        and (one.before_due is None or due < one.before_due)
    )


@given(phases, days, days)
def test_a_request_is_in_the_slices_of_its_status_and_in_no_other(
    phase: RequestPhase, due: date, today: date
) -> None:
    told = status(phase, due, today)
    for each in RequestStatus:
        found = sum(holds(one, phase, due) for one in slices(each, today))
        assert found == (1 if each is told else 0)
    assert sum(holds(one, phase, due) for one in everything()) == 1


@given(phases, days, st.none() | days, st.none() | days)
def test_a_slice_is_narrowed_by_both_ranges(
    phase: RequestPhase, due: date, start: date | None, end: date | None
) -> None:
    for one in slices(RequestStatus.DUE_SOON, TODAY):
        inside = (start is None or start <= due) and (end is None or due < end)
        assert holds(within(one, start, end), phase, due) == (holds(one, phase, due) and inside)
