"""The example's life: always the same, at the times at which people work, with its accidents."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from pathlib import Path

import pytest

from application.people import Role
from application.ports import Recorded
from domain.agreement.events import AgreementConcluded, AgreementSigned, FrequencyAgreed
from domain.messages import AMSTERDAM, Event
from domain.obligation.events import (
    ObligationFulfilled,
    ObligationOpened,
    OverdueNoticed,
)
from domain.privacy_request.events import RequestDecided, RequestReceived
from domain.privacy_request.rights import Right
from domain.processing import PROCESSING
from domain.processing.codes import Flag
from domain.processing.events import ProcessingEvent
from domain.processing.state import flags
from domain.sealed import Sealed
from infra.rules.tables import load_rules
from interface.example.cast import CLIENTS, Cast
from interface.example.papers import pdf
from interface.example.register import KINDS
from interface.example.requests import COURSES
from tests.life import play


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> tuple[Cast, list[Recorded]]:
    return play(tmp_path_factory.mktemp("lived"))


def told(history: list[Recorded]) -> list[tuple[str, str, date]]:
    return [(one.event.type, one.stream, one.event.occurred_on) for one in history]


def test_the_same_day_gives_the_same_life(
    lived: tuple[Cast, list[Recorded]], tmp_path: Path
) -> None:
    _, history = lived
    _, again = play(tmp_path / "again")
    assert told(again) == told(history)
    assert [one.at for one in again] == [one.at for one in history]
    _, shorter = play(tmp_path / "shorter", history[-300].recorded_at)
    size = len(shorter)
    assert told(shorter)[: size - 20] == told(history)[: size - 20]


def test_people_work_on_working_days_in_working_hours(
    lived: tuple[Cast, list[Recorded]],
) -> None:
    open_days = load_rules().holidays.atw.open_days
    worked = [one for one in lived[1] if one.by.actor != "system"]
    assert len(worked) > 1_000
    for one in worked:
        local = one.recorded_at.astimezone(AMSTERDAM)
        assert open_days.is_open(local.date()), one
        assert 8 <= local.hour < 17, one
        assert one.event.occurred_on <= local.date()


def test_the_last_party_signs_late_and_the_agreement_still_runs_from_the_stated_day(
    lived: tuple[Cast, list[Recorded]],
) -> None:
    history = [one for one in lived[1] if one.stream == "agreement-dvo-2020-beekdaelen"]
    signed = [one.event for one in history if isinstance(one.event, AgreementSigned)]
    assert [one.occurred_on for one in signed] == [date(2019, 12, 2), date(2020, 1, 14)]
    [concluded] = [one.event for one in history if isinstance(one.event, AgreementConcluded)]
    assert concluded.in_force_from == date(2020, 1, 1)
    assert concluded.occurred_on == date(2020, 1, 14)


def test_each_participant_has_its_register_and_one_waits_for_its_rows(
    lived: tuple[Cast, list[Recorded]],
) -> None:
    streams: dict[str, list[Event]] = defaultdict(list)
    for one in lived[1]:
        if isinstance(one.event, ProcessingEvent):
            streams[one.stream].append(one.event)
    states = [PROCESSING.fold(events) for events in streams.values()]
    assert Counter(one.agreement for one in states) == {
        f"dvo-2020-{client}": len(KINDS) for client in CLIENTS
    }
    waiting = [one.agreement for one in states if Flag.ROW_MISSING in flags(one)]
    assert waiting == ["dvo-2020-stein", "dvo-2020-stein", "dvo-2020-beekdaelen"]
    told = [one for one in lived[1] if one.stream.startswith("obligation-dvo-2020-beek-origin")]
    assert isinstance(told[0].event, ObligationOpened)
    assert any(isinstance(one.event, ObligationFulfilled) for one in told)


def test_data_subjects_ask_all_there_is_to_ask(lived: tuple[Cast, list[Recorded]]) -> None:
    assert {right for right, _ in COURSES} == set(Right)
    asked = [one for one in lived[1] if isinstance(one.event, RequestReceived)]
    answered = [one for one in lived[1] if isinstance(one.event, RequestDecided)]
    assert len(asked) > len(answered) > 0
    assert all(isinstance(one.event.requester, Sealed) for one in asked)


def test_what_is_overdue_is_noticed_on_the_day_after(lived: tuple[Cast, list[Recorded]]) -> None:
    opened = {one.stream: one for one in lived[1] if isinstance(one.event, ObligationOpened)}
    noticed = [one for one in lived[1] if isinstance(one.event, OverdueNoticed)]
    assert len(noticed) > 5
    for one in noticed:
        assert isinstance(one.event, OverdueNoticed)
        known = opened[one.stream].recorded_at.astimezone(AMSTERDAM).date()
        first = one.event.due + timedelta(days=1)
        assert one.event.occurred_on == max(first, known)


def test_a_frequency_is_an_open_point_until_it_is_agreed(
    lived: tuple[Cast, list[Recorded]],
) -> None:
    stream = "obligation-dvo-2020-beek-progress-report-frequency"
    kinds = [type(one.event) for one in lived[1] if one.stream == stream]
    assert kinds == [ObligationOpened, ObligationFulfilled]
    agreed = next(
        one
        for one in lived[1]
        if isinstance(one.event, FrequencyAgreed) and one.stream == "agreement-dvo-2020-beek"
    )
    settled = [one for one in lived[1] if one.stream == stream][-1]
    assert settled.at == agreed.at
    assert settled.event.occurred_on == agreed.event.occurred_on


def test_some_is_put_on_record_later_than_it_happened(
    lived: tuple[Cast, list[Recorded]],
) -> None:
    waited = [
        (one.recorded_at.astimezone(AMSTERDAM).date() - one.event.occurred_on).days
        for one in lived[1]
        if isinstance(one.event, ObligationFulfilled)
    ]
    assert max(waited) > 7
    assert sum(days == 0 for days in waited) > len(waited) / 2


def test_every_role_has_an_account_with_a_token(lived: tuple[Cast, list[Recorded]]) -> None:
    shown = lived[0].one_of_each_role()
    assert {role for role, _ in shown} == set(Role) - {Role.SYSTEM}
    assert len({opened.token for _, opened in shown}) == len(shown)


def test_generated_documents_are_pages_that_a_reader_opens() -> None:
    made = pdf(["Jaarrapportage (2021)", r"a\b"])
    start = int(made.rsplit(b"startxref\n", 1)[1].split()[0])
    assert made[start:].startswith(b"xref")
    places = [int(line[:10]) for line in made[start:].splitlines()[3:8]]
    for number, place in enumerate(places, start=1):
        assert made[place:].startswith(b"%d 0 obj" % number)
    assert rb"\(2021\)" in made
