"""What happens by itself: at once at the start, one failure aside from the other job."""

from itertools import count
from threading import Event

from structlog.testing import capture_logs

from domain.errors import Conflict
from infra.scheduler import scheduler


def test_both_jobs_run_at_once_and_not_only_after_the_first_interval() -> None:
    ticked, looked_after = Event(), Event()
    jobs = scheduler(3_600, tick=ticked.set, upkeep=looked_after.set)
    jobs.start()
    try:
        assert ticked.wait(30)
        assert looked_after.wait(30)
    finally:
        jobs.shutdown()


def test_a_refusal_is_told_in_one_line() -> None:
    looked_after = Event()

    def refuses() -> None:
        raise Conflict

    with capture_logs() as told:
        jobs = scheduler(3_600, tick=refuses, upkeep=looked_after.set)
        jobs.start()
        assert looked_after.wait(30)
        jobs.shutdown()
    assert [(one["job"], one["reason"]) for one in told] == [("tick", "conflict")]
    assert "exception" not in told[0]


def test_a_job_that_fails_is_asked_again_and_holds_up_no_other() -> None:
    times, again, looked_after = count(1), Event(), Event()

    def fails() -> None:
        if next(times) > 1:
            again.set()
        raise ZeroDivisionError

    jobs = scheduler(1, tick=fails, upkeep=looked_after.set)
    jobs.start()
    try:
        assert looked_after.wait(30)
        assert again.wait(30)
    finally:
        jobs.shutdown()
