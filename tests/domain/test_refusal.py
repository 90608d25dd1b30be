"""Refusals in the log: each once an hour, and no more in a day than a log can bear."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from domain.event_types import EVENTS
from domain.messages import Context
from domain.refusal.commands import NoteRefusals, Refused
from domain.refusal.decisions import MOST_A_DAY, REFUSAL, dossier, key
from domain.refusal.events import RefusalEvent, RefusalLimitReached, RefusalNoted
from domain.refusal.state import HOUR, Refusals
from tests.scenario import TODAY, Scenario, context

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
REPORT = "obligation-dvo-2020-beek-quarterly-report-2025-Q4"
SNAPSHOTS = TypeAdapter(Refusals)

refusals = Scenario(REFUSAL)


def refused(code: str = "obligation-not-debtor", stream: str | None = REPORT) -> Refused:
    return Refused(command="fulfil-obligation", stream=stream, code=code)


def note(*each: Refused) -> NoteRefusals:
    return NoteRefusals(refused=each)


def noted(one: Refused, at: datetime = NINE) -> RefusalNoted:
    return RefusalNoted(
        occurred_on=context(today=at.date()).today, **one.model_dump(), refused_at=at
    )


def many(number: int, at: datetime = NINE) -> tuple[RefusalNoted, ...]:
    return tuple(noted(refused(f"code-{count}"), at) for count in range(number))


full = RefusalLimitReached(occurred_on=TODAY)


def test_a_refusal_is_noted_with_the_command_the_stream_and_the_code() -> None:
    refusals.when(note(refused())).then(noted(refused()))


def test_what_is_not_there_is_not_named() -> None:
    refusals.when(note(refused("obligation-not-found", None))).then(
        noted(refused("obligation-not-found", None))
    )


def test_the_same_is_noted_once_an_hour() -> None:
    within = NINE - HOUR + timedelta(seconds=1)
    refusals.given(noted(refused(), within)).when(note(refused())).then()
    refusals.given(noted(refused(), NINE - HOUR)).when(note(refused())).then(noted(refused()))


def test_another_code_or_another_thing_is_noted_beside_it() -> None:
    other, elsewhere = refused("stale"), refused(stream=None)
    refusals.given(noted(refused())).when(note(refused(), other, elsewhere)).then(
        noted(other), noted(elsewhere)
    )


def test_the_same_twice_in_one_go_is_noted_once() -> None:
    refusals.when(note(refused(), refused())).then(noted(refused()))


def test_an_hour_is_an_hour_across_midnight() -> None:
    before, after = (datetime(2026, 3, 1, 22, 50, tzinfo=UTC) + n * HOUR / 3 for n in (0, 1))
    state = REFUSAL.fold([noted(refused(), before)])
    now = Context(context().by, after)
    assert now.today > before.date()
    assert REFUSAL.decide(state, note(refused()), now) == []


def test_past_the_limit_one_event_says_so_and_nothing_more_is_noted_that_day() -> None:
    almost = refusals.given(*many(MOST_A_DAY - 1))
    almost.when(note(refused())).then(noted(refused()))
    refusals.given(*many(MOST_A_DAY)).when(note(refused())).then(full)
    refusals.given(*many(MOST_A_DAY), full).when(note(refused())).then()


def test_a_flood_in_one_go_is_cut_short_by_the_same_rule() -> None:
    flood = tuple(refused(f"code-{number}") for number in range(3 * MOST_A_DAY))
    events = REFUSAL.decide(REFUSAL.initial, note(*flood), context())
    assert [type(one) for one in events] == [RefusalNoted] * MOST_A_DAY + [RefusalLimitReached]


def test_the_next_day_begins_anew() -> None:
    yesterday = NINE - timedelta(days=1)
    was_full = RefusalLimitReached(occurred_on=yesterday.date())
    refusals.given(*many(MOST_A_DAY, yesterday), was_full).when(note(refused())).then(
        noted(refused())
    )


def test_a_stream_for_each_month_and_a_dossier_for_each_year() -> None:
    day = date(2026, 3, 2)
    assert REFUSAL.stream(key("a-1", day)) == "refusal-a-1-2026-03"
    assert dossier(day) == "refusals-2026"


requests = st.builds(
    refused, st.sampled_from(["a", "b", "c"]), st.sampled_from([REPORT, None])
) | st.integers(0, 400).map(lambda number: refused(f"code-{number}"))
moves = st.tuples(
    st.integers(0, 26 * 60).map(lambda minutes: timedelta(minutes=minutes)),
    st.lists(requests, min_size=1, max_size=150),
)


@given(st.lists(moves, max_size=8))
def test_whatever_is_asked_the_log_grows_no_faster_than_it_may(
    asked: list[tuple[timedelta, list[Refused]]],
) -> None:
    state, now, all_noted = REFUSAL.initial, NINE, list[RefusalEvent]()
    for later, each in asked:
        now += later
        events = REFUSAL.decide(state, note(*each), Context(context().by, now))
        for event in events:
            assert EVENTS.validate_json(EVENTS.dump_json(event)) == event
            state = REFUSAL.evolve(state, event)
        all_noted += events
        assert SNAPSHOTS.validate_json(SNAPSHOTS.dump_json(state)) == state
        assert len(state.recent) <= 2 * MOST_A_DAY
        assert REFUSAL.decide(state, note(*each), Context(context().by, now)) == []
    _must_be_sparse(all_noted)


def _must_be_sparse(events: list[RefusalEvent]) -> None:
    for day in {one.occurred_on for one in events}:
        assert sum(one.occurred_on == day for one in events) <= MOST_A_DAY + 1
    last: dict[tuple[str, str | None, str], datetime] = {}
    for one in events:
        if isinstance(one, RefusalNoted):
            same = one.command, one.stream, one.code
            assert same not in last or one.refused_at - last[same] >= HOUR
            last[same] = one.refused_at
