"""`nakomen term`, as a clerk uses it."""

import json
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from application.terms import Terms
from domain.errors import Refusal
from infra.rules import load_rules
from interface.cli.term import term


class Desk:
    """What the composition root puts into the command's context."""

    terms = Terms(load_rules())

    def say(self, refusal: Refusal, language: str) -> str:
        return f"[{language}] {refusal}"


app = typer.Typer()
app.command()(term)


def nakomen(*words: str) -> Result:
    return CliRunner().invoke(app, list(words), obj=Desk())


def answered(*words: str) -> Any:
    result = nakomen(*words, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_a_term_is_told_with_its_steps_in_dutch_and_english() -> None:
    dutch = nakomen("objection-filing", "--from", "2026-02-20")
    assert dutch.exit_code == 0
    assert "laatste dag    dinsdag 7 april 2026" in dutch.stdout
    assert "vóór schuiven  vrijdag 3 april 2026" in dutch.stdout
    assert "Goede Vrijdag" in dutch.stdout
    english = nakomen("objection-filing", "--from", "2026-02-20", "--lang", "en").stdout
    assert "last day       Tuesday 7 April 2026" in english
    assert "3. Friday 3 April 2026 is closed (Good Friday" in english


def test_json_is_the_answer_that_the_api_gives() -> None:
    answer = answered("woo-request", "--from", "2026-04-07", "--extended")
    assert answer["ends"]["due"] == "2026-05-19"
    assert answer["ends"]["alternative"] == "2026-05-20"
    assert answer["ends"]["marks"] == ["open-question"]
    assert answer["ends"]["steps"][0]["words"].keys() == {"nl", "en"}
    assert answer["ends"]["inputs"]["start"] == "2026-04-07"


def test_suspensions_may_be_many_and_name_their_ground() -> None:
    words = ("woo-request", "--from", "2026-06-01", "--suspended", "2026-06-10..2026-06-12")
    assert answered(*words)["ends"]["due"] == "2026-07-01"
    more = answered(*words, "--suspended", "2026-06-15..2026-06-17@completion")
    assert more["ends"]["due"] == "2026-07-02"


def test_the_day_of_the_decision_chooses_the_law() -> None:
    words = ("woo-request", "--from", "2022-04-10", "--extended", "--decided")
    assert answered(*words, "2022-04-29")["ends"]["rule"] == "wob-request"
    assert answered(*words, "2022-05-02")["ends"]["rule"] == "woo-request"


def test_consent_moves_the_day() -> None:
    answer = answered("complaint", "--from", "2026-08-03", "--consent-until", "2026-11-02")
    assert answer["ends"]["due"] == "2026-11-02"


def test_a_term_in_hours_takes_a_moment_and_shows_both_ends() -> None:
    told = nakomen("breach-notice", "--from", "2026-04-13T16:00").stdout
    assert "laatste dag    donderdag 16 april 2026 16:00 (CEST)" in told
    assert "andere lezing  donderdag 16 april 2026 17:00 (CEST)" in told
    assert "disputed" in told
    assert "zonder onredelijke vertraging" in told


def test_a_notice_of_default_tells_what_is_owed() -> None:
    words = ("notice-of-default", "--from", "2026-05-06", "--concerning", "application")
    told = nakomen(*words, "--decided", "2026-06-09", "--applicants", "3").stdout
    assert "dwangsom       EUR 532" in told
    assert "vaststellen    dinsdag 23 juni 2026" in told
    assert "14 x EUR 23 + 6 x EUR 35" in told
    assert "EUR 497" in told
    owed = answered(*words, "--decided", "2026-06-09", "--applicants", "3")["penalty"]
    assert owed["sharesInCents"] == [17734, 17733, 17733]
    nothing = nakomen("notice-of-default", "--from", "2026-05-06", "--decided", "2026-05-07").stdout
    assert "dwangsom       EUR 0" in nothing
    assert "vaststellen" not in nothing


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("woo-reqest --from 2026-06-01", "unknown-term (term=woo-reqest, nearest=woo-request"),
        ("complaint --from 01-06-2026", "bad-date"),
        ("complaint --from 2101-06-01", "date-out-of-range"),
        ("objection-filing --from 2026-06-01 --extended", "option-not-for-term"),
        ("complaint --from 2026-06-01 --suspended 2026-06-02..2026-06-03", "option-not-for-term"),
        ("woo-request --from 2026-06-01 --suspended 2026-06-02", "bad-stretch"),
        (
            "woo-request --from 2026-06-01 --suspended 2027-01-01..2027-01-05",
            "suspension-outside-term",
        ),
        (
            "woo-request --from 2026-06-01 --suspended 2026-06-05..2026-06-02",
            "suspension-ends-before",
        ),
        ("notice-of-default --from 2026-06-01 --term-ended 2026-06-01", "notice-premature"),
        ("notice-of-default --from 2026-06-01 --concerning woo-request", "no-penalty"),
        ("notice-of-default --from 2026-06-01 --applicants none", "bad-number"),
    ],
)
def test_bad_input_is_refused_in_words_on_the_error_stream(words: str, code: str) -> None:
    result = nakomen(*words.split(), "--lang", "en")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith(f"[en] {code}")


@pytest.mark.parametrize("words", [[], ["complaint"], ["complaint", "--list"]])
def test_an_incomplete_question_is_a_usage_error(words: list[str]) -> None:
    assert nakomen(*words).exit_code == 2


def test_the_list_shows_every_rule_with_source_and_options() -> None:
    told = nakomen("--list", "--lang", "en").stdout
    assert "objection-decision-committee  Objection: decision, advisory committee" in told
    assert "12 weeks + 6 weeks, Awb 7:10(1)" in told
    assert "--suspended FROM..TO@third-parties|completion" in told
    assert "Wet hergebruik van overheidsinformatie art. 4 (not read in the text)" in told
    cards = answered("--list")
    assert [card["id"] for card in cards] == [rule.id for rule in Desk.terms.tables.terms]
    woo = next(card for card in cards if card["id"] == "woo-request")
    assert woo["options"] == ["extended", "suspended", "decided"]
    assert (woo["validFrom"], woo["validUntil"]) == ("2022-05-01", None)


BATCH = """rule,date,options
woo-request,2026-04-06,
woo-request,2026-04-07,extended
nonsense,2026-04-07,

objection-filing,20-02-2026
woo-request,2026-06-01,suspended=2026-06-10..2026-06-12 suspended=2026-06-15..2026-06-17@completion
woo-request,2026-06-01,quickly
woo-request,2026-06-01,extended=yes
woo-request,2026-06-01,decided
complaint
complaint,"2026-06-01
notice-of-default,2026-05-06,--decided=2026-06-09
"""


def written(tmp_path: Path, text: str) -> str:
    file = tmp_path / "terms.csv"
    file.write_bytes(text.encode())
    return str(file)


def test_a_batch_answers_good_lines_and_names_bad_ones(tmp_path: Path) -> None:
    result = nakomen("--batch", written(tmp_path, BATCH))
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[0].split() == ["2", "woo-request", "2026-05-04"]
    assert lines[1].split() == ["3", "woo-request", "2026-05-19", "open-question"]
    assert "geweigerd: [nl] unknown-term" in lines[2]
    assert lines[3].lstrip().startswith("6  objection-filing")
    codes = {
        line["line"]: line["refusal"]["code"]
        for line in json.loads(nakomen("--batch", written(tmp_path, BATCH), "--json").stdout)
        if "refusal" in line
    }
    assert codes == {
        4: "unknown-term",
        6: "bad-date",
        8: "unknown-option",
        9: "unknown-option",
        10: "unknown-option",
        11: "batch-line-unreadable",
        12: "batch-line-unreadable",
    }


def test_a_spreadsheets_file_is_read_too(tmp_path: Path) -> None:
    text = "\ufeffRule;Date;Options\r\nwoo-request;2026-04-06;\r\ncomplaint;2026-06-01\r\n"
    lines = answered("--batch", written(tmp_path, text))
    assert [line["answer"]["ends"]["due"] for line in lines] == ["2026-05-04", "2026-07-13"]


@pytest.mark.parametrize("text", ["", "term,when\n", "rule\n"])
def test_other_columns_are_refused(tmp_path: Path, text: str) -> None:
    result = nakomen("--batch", written(tmp_path, text))
    assert result.exit_code == 1
    assert "batch-columns" in result.stderr


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    assert "batch-file-unreadable" in nakomen("--batch", str(tmp_path / "none.csv")).stderr
    binary = tmp_path / "binary.csv"
    binary.write_bytes(b"rule,date\n\xff\xfe")
    assert "batch-file-unreadable" in nakomen("--batch", str(binary)).stderr
