"""Reminders from the command line to the mailbox, by way of a real mail server."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from infra.settings import Settings, SettingsInvalid
from interface.main import open_doors
from tests.infra.test_mail import Box, mail_server
from tests.interface.conftest import AGREEMENT, TODAY, Installation, Open
from tests.interface.test_cli_accounts import nakomen


@pytest.fixture
def box() -> Iterator[tuple[Box, int]]:
    with mail_server() as found:
        yield found


def test_who_was_added_gets_each_mail_once(
    lived: Installation, opened: Open, box: tuple[Box, int], tmp_path: Path
) -> None:
    mails, port = box
    folder = tmp_path / "copy"
    address = "contract@gemeente.example"
    asked = ("--party", "sittard-geleen", "--language", "en")
    assert "Added as" in nakomen(folder, "reminders", "address", "add", address, *asked)
    assert "Address known" in nakomen(folder, "reminders", "address", "add", address, *asked)
    assert "No such party" in nakomen(
        folder, "reminders", "address", "add", "a@b.example", "--party", "nowhere"
    )
    [listed] = json.loads(nakomen(folder, "reminders", "address", "list", "--json"))
    assert (listed["address"], listed["role"]) == (address, "clerk")
    lived.doors.close()
    posting = Settings(
        data_dir=folder,
        smtp_host="127.0.0.1",
        smtp_port=port,
        smtp_security="none",
        smtp_sender="nakomen@centrum.example",
        site_url="https://nakomen.example/",
        remind_days_after=20,
    )
    again = opened(posting, TODAY)
    sent = again.doors.reminders.send()
    assert sent == len(mails.taken) > 0
    assert again.doors.reminders.send() == 0
    for recipients, mail in mails.taken:
        assert recipients == [address]
        key = mail.get_content().partition("https://nakomen.example/obligations/")[2].split()[0]
        entry = again.doors.registers.obligation(key, again.doors.moments.resolve(None))
        assert entry.due is not None
        assert "sittard-geleen" in entry.debtor
        assert f"Article:     {entry.clause}" in mail.get_content().splitlines()
        assert f"Agreement:   {AGREEMENT}" in mail.get_content().splitlines()
        near = (entry.due.due - date(2021, 6, 1)).days
        assert -40 < near < 29
    told = json.loads(nakomen(folder, "reminders", "sent", "--json"))
    assert {one["fate"] for one in told} == {"sent"}
    assert len(told) == min(sent, 50)
    assert address not in json.dumps(told)
    assert not any(address in repr(one) for one in again.doors.log.since(0))
    assert "Forgotten" in nakomen(folder, "reminders", "address", "remove", listed["id"])
    assert "No such address" in nakomen(folder, "reminders", "address", "remove", listed["id"])
    assert "0 reminders" in nakomen(folder, "reminders", "send")


def test_a_mail_server_without_a_sender_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsInvalid) as refused:
        open_doors(Settings(data_dir=tmp_path, smtp_host="127.0.0.1"))
    assert "NAKOMEN_SMTP_SENDER" in refused.value.facts["problems"]


@pytest.mark.parametrize(
    ("quiet", "expected"),
    [("closed", [False, False, False]), ("weekends", [True, False, True]), ("none", [True] * 3)],
)
def test_which_days_are_quiet_is_a_setting(
    tmp_path: Path, opened: Open, quiet: str, expected: list[bool]
) -> None:
    """Ascension Day, a Saturday, and the Monday after Pentecost of 2021."""
    made = opened(Settings.model_validate({"data_dir": tmp_path, "remind_quiet": quiet}))
    days = (date(2021, 5, 13), date(2021, 5, 15), date(2021, 5, 24))
    is_quiet = made.doors.reminders.policy.is_quiet
    assert [not is_quiet(day) for day in days] == expected
    assert not is_quiet(date(2021, 5, 12))
