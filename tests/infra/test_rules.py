"""The rule file: loaded whole, or refused with the file, line, path and remedy of each mistake."""

from pathlib import Path

import pytest

from domain.calendar.contract import Statutory
from infra.catalogues import load_catalogue, shipped
from infra.rules import RulesInvalid, load_rules
from infra.rules.tables import SHIPPED


def spoiled(tmp_path: Path, before: str, after: str) -> Path:
    text = SHIPPED.read_text("utf-8")
    assert before in text
    file = tmp_path / "rules.yaml"
    file.write_text(text.replace(before, after, 1), "utf-8")
    return file


def test_the_shipped_tables_load_and_a_copy_says_the_same(tmp_path: Path) -> None:
    copy = tmp_path / "copy.yaml"
    copy.write_text(SHIPPED.read_text("utf-8"), "utf-8")
    assert load_rules(copy) == load_rules()


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("unit: weeks", "unit: fortnights", "terms[0].unit: Input should be 'hours'"),
        ("unit: weeks", "unit: [weeks]", "terms[0].unit: Input should be"),
        ("length: 6", "length: six", "terms[0].length: Input should be a valid integer"),
        ("    article: Awb 6:7\n", "", "terms[0].article: this is missing: add it"),
        ("    confirmed: yes", "    confirmd: yes", "terms[0].confirmd: there is no such key here"),
        ("maximum: 1260", "maximum: 1250", "penalties.rates[0]: the bands add up to 1260"),
        ("day: 2019-05-31", "day: 2019-06-31", "holidays.atw.decrees.days[0].day: "),
        ("after: objection-filing", "after: filing", "no such term: filing"),
        ("bands: [{days: 14, euros: 20},", "bands: [14,", "penalties.rates[0].bands[0]: "),
        ("version: nl-2026.1", "version: [", "this is not YAML"),
    ],
)
def test_a_mistake_is_told_with_its_place_and_remedy(
    tmp_path: Path, before: str, after: str, told: str
) -> None:
    with pytest.raises(RulesInvalid) as refused:
        load_rules(spoiled(tmp_path, before, after))
    assert refused.value.code == "rules-invalid"
    assert told in refused.value.facts["problems"]
    assert refused.value.facts["problems"].startswith("rules.yaml:")


def test_the_line_is_the_line_of_the_mistake(tmp_path: Path) -> None:
    file = spoiled(tmp_path, "maximum: 1442", "maximum: many")
    line = file.read_text("utf-8").splitlines().index("      maximum: many") + 1
    with pytest.raises(RulesInvalid) as refused:
        load_rules(file)
    assert f"rules.yaml:{line} " in refused.value.facts["problems"]


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    file = spoiled(tmp_path, "unit: weeks\n    length: 6", "unit: fortnights\n    length: six")
    with pytest.raises(RulesInvalid) as refused:
        load_rules(file)
    assert refused.value.facts["count"] == "2"


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RulesInvalid, match="check the path"):
        load_rules(tmp_path / "none.yaml")


def test_every_statutory_duty_of_the_shipped_agreement_names_a_rule_that_exists() -> None:
    tables = load_rules()
    duties = [
        duty for clause in load_catalogue(shipped("dvo-2020")).clauses for duty in clause.duties
    ]
    named = [duty.due.term for duty in duties if isinstance(duty.due, Statutory)]
    assert named
    for term in named:
        assert tables.rule(term).id == term
