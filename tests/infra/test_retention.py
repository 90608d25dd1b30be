"""The table of retention, held against the categories that the privacy protocol names."""

from pathlib import Path

import pytest

from domain.processing.codes import Data
from domain.retention import Rule
from infra.catalogues import load_catalogue, shipped
from infra.rules import RulesInvalid, load_retention

GROUPS = {"annex-2.7.1.bullet-2", "annex-2.7.2.bullet-2"}
"""What the protocol calls special is a heading over other categories, and none itself."""


def test_every_category_of_the_protocol_has_its_retention() -> None:
    clauses = {one.id for one in load_catalogue(shipped("dvo-2020")).clauses}
    named = {one for one in clauses if one.startswith("annex-2.7.") and "bullet" in one} - GROUPS
    told = [clause for one in load_retention().categories for clause in one.clauses]
    assert sorted(told) == sorted(named)


def test_only_the_law_itself_gives_a_number_of_years() -> None:
    for one in load_retention().categories:
        assert (one.years is not None) is (one.rule is Rule.STATUTORY), one.category


def test_a_mistake_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "retention.yaml"
    file.write_text("version: v1\ncategories:\n  - category: income\n    rule: forever\n", "utf-8")
    with pytest.raises(RulesInvalid) as refused:
        load_retention(file)
    assert "retention.yaml:4 categories[0].rule" in refused.value.facts["problems"]


def test_the_register_of_processing_names_the_same_categories() -> None:
    named = {one.value for one in Data} - {Data.OTHER.value}
    assert {one.category for one in load_retention().categories} == named
