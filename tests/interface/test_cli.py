"""The commands, as people type them, on a store with eight months of life in it."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from infra.catalogues.loader import SHIPPED
from interface.cli.app import COMMANDS, app, loaded
from interface.example.cast import CENTRE, Cast
from interface.main import Installations
from tests import life

REPORT = "dvo-2020-beek-quarterly-report-2020-Q1"


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Cast]:
    folder = tmp_path_factory.mktemp("cli")
    people, _ = life.play(folder)
    return folder, people


@pytest.fixture(scope="module")
def nakomen(lived: tuple[Path, Cast]) -> Callable[..., Result]:
    return lambda *words: life.nakomen(*words, folder=lived[0])


@pytest.fixture
def copy(lived: tuple[Path, Cast], tmp_path: Path) -> Path:
    """A store to change or to damage."""
    return Path(shutil.copytree(lived[0], tmp_path / "copy"))


def answered(result: Result) -> Any:
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def lines(result: Result) -> list[str]:
    assert result.exit_code == 0, result.output
    return result.stdout.splitlines()


# Registers


def test_every_command_is_listed_with_its_line_and_loads() -> None:
    listed = CliRunner().invoke(app, ["--help"]).stdout
    for name, place in COMMANDS.items():
        assert f"  {name} " in listed
        assert place.summary in listed
        shown = CliRunner().invoke(app, [name, "--help"], obj=Installations)
        assert shown.exit_code == 0
        assert loaded(name) is not None


def test_agreements_are_shown_with_who_signed_when(nakomen: Callable[..., Result]) -> None:
    rows = lines(nakomen("agreements"))
    assert len(rows) == 1 + 2 * 3  # each has a processing agreement beside it
    [beekdaelen] = [row for row in rows if row.startswith("dvo-2020-beekdaelen ")]
    assert "sittard-geleen 2019-12-02, beekdaelen 2020-01-14" in beekdaelen
    before = answered(nakomen("agreements", "--as-of", "2019-12-31", "--json"))
    concluded = {one["id"]: one["concluded"] for one in before}
    assert (concluded["dvo-2020-beek"], concluded["dvo-2020-beekdaelen"]) == (True, False)


def test_clauses_are_shown_with_their_duties(nakomen: Callable[..., Result]) -> None:
    rows = lines(nakomen("clauses", "dvo-2020-beek"))
    [report] = [row for row in rows if row.startswith("12.3 ")]
    assert "quarterly-report, annual-report" in report
    assert len(answered(nakomen("clauses", "dvo-2020-beek", "--json"))) == len(rows) - 1


def test_obligations_show_due_date_article_debtor_and_reason(
    nakomen: Callable[..., Result],
) -> None:
    heading, *rows = lines(nakomen("obligations", "--article", "12.3"))
    assert heading.split() == ["due", "status", "article", "debtor", "obligation", "reason", "id"]
    [report] = [row for row in rows if row.endswith(REPORT)]
    assert report.startswith("2020-05-31  ")
    assert "  12.3  " in report
    assert "sittard-geleen" in report
    assert "2 months after the end of 2020-Q1" in report


def test_all_pages_are_walked_and_a_limit_holds(nakomen: Callable[..., Result]) -> None:
    everything = answered(nakomen("obligations", "--json"))
    assert len(everything) > 500
    assert len({one["id"] for one in everything}) == len(everything)
    some = answered(nakomen("obligations", "--json", "--limit", "7"))
    assert some == everything[:7]


def test_obligations_are_chosen_by_party_agreement_and_due_range(
    nakomen: Callable[..., Result],
) -> None:
    chosen = answered(
        nakomen(
            *("obligations", "--json", "--agreement", "dvo-2020-stein", "--party", "stein"),
            *("--due-from", "2020-03-01", "--due-before", "2020-04-01"),
        )
    )
    assert chosen
    for one in chosen:
        assert one["agreement"] == "dvo-2020-stein"
        assert "stein" in one["debtor"] + one["creditor"]
        assert "2020-03-01" <= one["due"]["due"] < "2020-04-01"


def test_an_earlier_day_gives_what_was_known_then(nakomen: Callable[..., Result]) -> None:
    words = ("obligations", "--status", "overdue", "--json")
    then = {one["id"] for one in answered(nakomen(*words, "--as-of", "2020-06-01"))}
    now = {one["id"] for one in answered(nakomen(*words))}
    assert REPORT in then
    assert REPORT not in now
    by_position = answered(nakomen("obligations", "--as-of", "800", "--json"))
    assert by_position == []


def test_one_obligation_is_told_step_by_step_in_both_languages(
    nakomen: Callable[..., Result],
) -> None:
    english = nakomen("obligation", REPORT).stdout
    assert "1. 2 months after the end of 2020-Q1, its last day: Sunday 31 May 2020" in english
    assert "2. Sunday 31 May 2020 is closed" in english
    assert "evidence" in english
    dutch = nakomen("obligation", REPORT, "--lang", "nl").stdout
    assert "zondag 31 mei 2020" in dutch
    assert answered(nakomen("obligation", REPORT, "--json"))["due"]["nominal"] == "2020-05-31"
    many = nakomen("obligations", "--steps", "--article", "12.3", "--limit", "2").stdout
    assert many.count("  1. ") == 2
    standing = answered(nakomen("obligations", "--status", "standing", "--json"))[0]["id"]
    assert "No date." in nakomen("obligation", standing).stdout


# History


def test_replay_tells_where_when_who_and_what(nakomen: Callable[..., Result]) -> None:
    rows = lines(nakomen("replay", "--stream", f"obligation-{REPORT}"))
    assert "opened: Quarterly report 2020-Q1 (article 12.3), sittard-geleen owes it" in rows[0]
    assert "system/system system" in rows[0]
    assert any("overdue: due 2020-05-31" in row for row in rows)
    assert any("sittard-geleen/director" in row and "fulfilled by" in row for row in rows)


def test_replay_marks_what_was_recorded_later_than_it_happened(
    nakomen: Callable[..., Result],
) -> None:
    late = "obligation-dvo-2020-stein-quarterly-report-2020-Q1"
    [fulfilled] = [row for row in lines(nakomen("replay", "--stream", late)) if "fulfilled" in row]
    assert "(+" in fulfilled


def test_replay_is_cut_at_positions_days_and_moments(nakomen: Callable[..., Result]) -> None:
    def positions(*words: str) -> list[int]:
        return [json.loads(line)["position"] for line in lines(nakomen("replay", "--json", *words))]

    assert positions("--from", "900", "--to", "903") == [900, 901, 902, 903]
    day = lines(nakomen("replay", "--json", "--from", "2020-03-17", "--to", "2020-03-17"))
    assert day
    assert {json.loads(line)["recordedAt"][:10] for line in day} <= {"2020-03-16", "2020-03-17"}
    at = json.loads(day[0])["recordedAt"]
    first = json.loads(day[0])["position"]
    assert positions("--from", at.replace("Z", "+00:00"))[0] == first


def test_replay_of_a_dossier_is_that_dossier(nakomen: Callable[..., Result]) -> None:
    dossier = "year-dvo-2020-beek-2020"
    rows = [json.loads(row) for row in lines(nakomen("replay", "--dossier", dossier, "--json"))]
    assert len(rows) > 100
    assert {row["dossier"] for row in rows} == {dossier}


def test_every_kind_of_event_is_told_in_both_languages(
    nakomen: Callable[..., Result], lived: tuple[Path, Cast]
) -> None:
    english = lines(nakomen("replay"))
    dutch = lines(life.nakomen("replay", "--lang", "nl", folder=lived[0]))
    assert len(english) == len(dutch) > 1_000
    assert any("getekend door beek (burgemeester)" in row for row in dutch)
    assert not any("quarter" in row.partition("afgesproken")[2] for row in dutch)
    assert any("afgesproken: elk kwartaal" in row for row in dutch)


def test_diff_tells_field_by_field_what_changed(nakomen: Callable[..., Result]) -> None:
    words = ("diff", "--from", "2020-05-20", "--to", "2020-06-12", "--view", "obligations")
    told = nakomen(*words).stdout
    assert told.startswith("obligations (")
    assert f"  ~ {REPORT}" in told
    assert "      phase: open -> late" in told
    assert "      fulfilled_on: - -> 2020-06-" in told
    for internal in ("records", "version:", "concerned", "overdue_noticed"):
        assert f"      {internal}" not in told
    assert '      late: - -> {"version":' in told, "what is recorded is told by its name"
    changes = answered(nakomen(*words, "--json"))
    [report] = [one for one in changes if one["id"] == REPORT]
    assert report["fields"]["phase"] == {"before": "open", "after": "late"}
    assert not report["fields"].keys() & {"records", "version", "concerned"}
    assert nakomen("diff", "--from", "1000", "--to", "1000").stdout == "Nothing changed.\n"
    added = nakomen("diff", "--from", "1", "--to", "293", "--view", "products").stdout
    assert "  + dvo-2020-beek/" in added
    opened = nakomen("diff", "--from", "1000", "--to", "1010", "--view", "obligations").stdout
    assert "      phase: open" in opened
    assert "noticed: 0" not in opened


# Trail and views


def test_the_trail_verifies_and_shows_its_head(nakomen: Callable[..., Result]) -> None:
    verified = nakomen("trail", "verify")
    assert verified.exit_code == 0
    assert verified.stdout.startswith("The trail holds: ")
    head = answered(nakomen("trail", "head", "--json"))
    assert head["root"] in verified.stdout
    assert head["root"] in nakomen("trail", "head").stdout
    note = nakomen("trail", "checkpoint").stdout
    assert note.startswith(f"{head['origin']}\n{head['size']}\n")
    assert "Nothing is new" in nakomen("trail", "sign").stdout


@pytest.mark.parametrize(("table", "column"), [("leaf", "line"), ("body", "body")])
def test_a_changed_byte_fails_verification_at_its_position(
    copy: Path, table: str, column: str
) -> None:
    with sqlite3.connect(copy / "log.db") as log:
        [content] = log.execute(f"select {column} from {table} where position = 1000").fetchone()
        changed = bytearray(content)
        changed[len(changed) // 2] ^= 1
        log.execute(f"update {table} set {column} = ? where position = 1000", (bytes(changed),))
    log.close()
    result = life.nakomen("trail", "verify", folder=copy)
    assert result.exit_code == 1
    assert "position 1000 " in result.stdout
    found = life.nakomen("trail", "verify", "--json", folder=copy)
    assert found.exit_code == 1
    assert json.loads(found.stdout)["position"] == 1000


def test_a_changed_row_fails_the_check_until_the_views_are_rebuilt(copy: Path) -> None:
    with sqlite3.connect(copy / "views.db") as views:
        named = "select name from sqlite_master where name like 'obligations%now'"
        [[table]] = views.execute(named).fetchall()
        views.execute(f"update {table} set due = '2020-06-30' where id = ?", (REPORT,))
    views.close()
    result = life.nakomen("views", "check", folder=copy)
    assert result.exit_code == 1
    assert f"{REPORT}\n  due: stored 2020-06-30, rebuilt 2020-05-31\n" in result.stdout
    assert "1 rows differ" in result.stdout
    found = life.nakomen("views", "check", "--json", folder=copy)
    [differs] = json.loads(found.stdout)
    assert differs["id"] == REPORT
    assert (differs["stored"]["due"], differs["rebuilt"]["due"]) == ("2020-06-30", "2020-05-31")
    assert differs["stored"].keys() == differs["rebuilt"].keys()
    assert life.nakomen("views", "rebuild", folder=copy).exit_code == 0
    checked = life.nakomen("views", "check", folder=copy)
    assert (checked.exit_code, checked.stdout) == (0, "Every row is as the log says.\n")
    assert lines(life.nakomen("views", "status", folder=copy))[1].split() == ["behind", "0"]
    with sqlite3.connect(copy / "views.db") as views:
        [[generation]] = views.execute("select generation from search_place").fetchall()
        views.execute(f"update search_{generation} set kind = 'x' where key = ?", (REPORT,))
    views.close()
    result = life.nakomen("views", "check", folder=copy)
    assert result.exit_code == 1
    said = f"search.document obligation:{REPORT}\n  kind: stored x, rebuilt obligation\n"
    assert said in result.stdout


def test_a_row_that_is_missing_or_one_too_many_is_told_as_such(copy: Path) -> None:
    with sqlite3.connect(copy / "views.db") as views:
        named = "select name from sqlite_master where name like 'products%now'"
        [[table]] = views.execute(named).fetchall()
        [[key]] = views.execute(f"select max(id) from {table}").fetchall()
        views.execute(f"update {table} set id = 'invented' where id = ?", (key,))
    views.close()
    told = life.nakomen("views", "check", folder=copy).stdout
    assert f"products.now {key}\n  this row is missing\n" in told
    assert "products.now invented\n  this row is one too many\n" in told
    found = life.nakomen("views", "check", "--json", folder=copy)
    rows = {one["id"]: one for one in json.loads(found.stdout)}
    assert rows[key]["stored"] is None
    assert rows["invented"]["rebuilt"] is None


# Catalogues and accounts


def test_a_shipped_catalogue_is_counted_and_a_bad_one_shows_every_mistake(
    nakomen: Callable[..., Result], tmp_path: Path
) -> None:
    good = nakomen("catalogue", "check", "dvo-2020")
    assert "dvo-2020-beek, dvo-2020-stein, dvo-2020-beekdaelen" in good.stdout
    bad = tmp_path / "bad.yaml"
    bad.write_text("format: nakomen-catalogue/1\nid: Bad Id\n")
    result = nakomen("catalogue", "check", str(bad))
    assert result.exit_code == 1
    assert "bad.yaml:2" in result.stderr


def test_registering_again_changes_nothing_and_a_changed_file_shows_the_differences(
    copy: Path, lived: tuple[Path, Cast], tmp_path: Path
) -> None:
    token = lived[1].accounts[CENTRE, "clerk"].token
    words = ("dvo-2020-beek", "--token", token)
    again = life.nakomen("catalogue", "register", "dvo-2020", *words, folder=copy)
    assert again.exit_code == 0
    changed = Path(shutil.copytree(SHIPPED / "dvo-2020", tmp_path / "changed"))
    file = changed / "3-articles-01-13.yaml"
    before, after = file.read_text().split("id: quarterly-report", 1)
    file.write_text(f"{before}id: quarterly-report{after.replace('months: 2', 'months: 3', 1)}")
    result = life.nakomen("catalogue", "register", str(changed), *words, folder=copy)
    assert result.exit_code == 1
    assert "substantive  clauses[12.3].duties[quarterly-report].due.months" in result.stdout
    assert result.stderr


def test_registering_asks_for_a_token(nakomen: Callable[..., Result]) -> None:
    words = ("catalogue", "register", "dvo-2020", "dvo-2020-beek")
    assert nakomen(*words).exit_code == 1
    stranger = nakomen(*words, "--token", "nkm_unknown")
    assert stranger.exit_code == 1
    assert stranger.stderr


def test_an_account_shows_its_token_once(copy: Path) -> None:
    words = ("account", "add", "--role", "clerk", "--role", "finance", "--label", "desk 3")
    added = life.nakomen(*words, "--party", "beek", folder=copy)
    assert added.exit_code == 0
    token = added.stdout.split("token")[1].strip()
    assert token.startswith("nkm_")
    listed = life.nakomen("account", "list", folder=copy).stdout
    assert "desk 3" in listed
    assert token not in listed
    entries = answered(life.nakomen("account", "list", "--json", folder=copy))
    assert entries[-1]["roles"] == "clerk, finance"
    unknown = life.nakomen(*words, "--party", "bekk", folder=copy)
    assert unknown.exit_code == 1
    assert "beek" in unknown.stderr
    bad_role = life.nakomen("account", "add", "--party", "beek", "--role", "boss", folder=copy)
    assert bad_role.exit_code == 1
    assert "archive-inspector" in bad_role.stderr


# Installations


def test_an_empty_installation_is_made_and_ticks(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    missing = life.nakomen("agreements", folder=folder)
    assert missing.exit_code == 1
    assert str(folder) in missing.stderr
    assert not folder.exists()
    assert "Made in" in life.nakomen("init", folder=folder).stdout
    assert "already" in life.nakomen("init", folder=folder).stdout
    ticked = life.nakomen("tick", folder=folder).stdout
    assert "0 opened, 0 noticed" in ticked
    assert "signed" in ticked
    assert life.nakomen("trail", "verify", folder=folder).exit_code == 0
    assert life.nakomen("version", folder=folder).stdout[0].isdigit()


def test_a_signing_key_that_is_lost_or_another_is_told_and_never_made_anew(copy: Path) -> None:
    key = copy / "keys" / "checkpoints.ed25519"
    secret = key.read_bytes()
    key.unlink()
    lost = life.nakomen("trail", "sign", folder=copy)
    assert lost.exit_code == 1
    assert "Signing key is missing" in lost.stderr
    assert str(key) in lost.stderr
    assert not key.exists()
    key.write_bytes(bytes(32))
    other = life.nakomen("trail", "verify", folder=copy)
    assert other.exit_code == 1
    assert "not the key that this log signs with" in other.stderr
    key.write_bytes(secret)
    assert life.nakomen("trail", "verify", folder=copy).exit_code == 0


def test_where_nothing_is_named_the_example_is_used_if_there_is_one(
    lived: tuple[Path, Cast], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NAKOMEN_DATA_DIR", raising=False)
    (tmp_path / "data").mkdir()
    shutil.copytree(lived[0], tmp_path / "data" / "demo")
    found = CliRunner().invoke(app, ["agreements"], obj=Installations)
    assert "dvo-2020-stein" in found.stdout
    monkeypatch.setenv("NAKOMEN_DATA_DIR", "elsewhere")
    named = CliRunner().invoke(app, ["agreements"], obj=Installations)
    assert named.exit_code == 1


def test_a_setting_that_cannot_be_used_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NAKOMEN_HORIZON_DAYS", "soon")
    result = life.nakomen("agreements", folder=tmp_path)
    assert result.exit_code == 1
    assert "NAKOMEN_HORIZON_DAYS" in result.stderr


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        ("obligations --as-of 2090-01-01", 1, "2090-01-01"),
        ("obligations --as-of yesterday", 1, "yesterday"),
        ("obligations --due-from 1-2-2020", 1, "1-2-2020"),
        ("obligations --agreement dvo", 1, "dvo"),
        ("obligations --party bekk", 1, "beek"),
        ("obligation nothing", 1, "nothing"),
        ("clauses nothing", 1, "nothing"),
        ("diff --from 99999999", 1, "99999999"),
        ("obligations --status late-ish", 2, "late-ish"),
        ("obligations --limit 0", 2, "limit"),
        ("nonsense", 2, "nonsense"),
        ("account add --party beek", 2, "--role"),
    ],
)
def test_bad_input_is_answered_on_the_error_stream(
    nakomen: Callable[..., Result], words: str, status: int, said: str
) -> None:
    result = nakomen(*words.split())
    assert result.exit_code == status
    assert result.stdout == ""
    assert said in result.stderr


def test_a_refusal_is_told_in_the_language_of_the_reader(
    lived: tuple[Path, Cast], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)

    def said(language: str) -> str:
        monkeypatch.setenv("LANG", language)
        words = ["obligation", "nothing", "--data-dir", str(lived[0])]
        return CliRunner().invoke(app, words, obj=Installations).stderr

    assert said("nl_NL.UTF-8") != said("en_GB.UTF-8")
    assert said("C.UTF-8") == said("en_GB.UTF-8")
    term = CliRunner().invoke(app, ["--lang", "nl", "term", "--list"], obj=Installations)
    assert "Bezwaar" in term.stdout
