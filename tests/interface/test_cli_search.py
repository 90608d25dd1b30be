"""`nakomen search` in a pipe."""

import json
from pathlib import Path

import pytest

from application.people import SYSTEM
from infra.settings import Settings
from interface.main import open_doors
from tests.life import nakomen


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("search")
    doors = open_doors(Settings(data_dir=where))
    catalogue, digest = doors.catalogues.shipped("dvo-2020")
    doors.agreements.register(catalogue, digest, "dvo-2020-beek", SYSTEM)
    doors.close()
    return where


def test_words_find_a_clause(folder: Path) -> None:
    told = nakomen("search", "12.3", folder=folder)
    assert told.exit_code == 0, told.output
    lines = told.stdout.splitlines()
    assert "article" in lines[1] and "dvo-2020-beek/12.3" in lines[1]
    assert lines[-1].endswith(f"found, as known at no. {told_size(folder)}.")


def test_json_and_an_earlier_moment(folder: Path) -> None:
    found = json.loads(nakomen("search", "quarter", "report", "--json", folder=folder).stdout)
    assert found["total"] == len(found["items"]) > 0
    narrowed = nakomen("search", "beek", "--kind", "clause", "--json", folder=folder).stdout
    assert {one["kind"] for one in json.loads(narrowed)["items"]} == {"clause"}
    earlier = nakomen("search", "beek", "--as-of", "1", "--json", folder=folder).stdout
    assert json.loads(earlier)["total"] == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--", "-"], "no word in what you asked"),
        (["x" * 201], "at most 200 characters"),
        (["beek", "--agreement", "nobody"], "nobody"),
    ],
)
def test_what_cannot_be_asked_is_told(folder: Path, words: list[str], said: str) -> None:
    told = nakomen("search", *words, folder=folder)
    assert told.exit_code == 1
    assert said in told.stderr


def test_the_index_is_made_anew_with_the_views(folder: Path) -> None:
    before = nakomen("search", "beek", "--json", folder=folder).stdout
    assert nakomen("views", "rebuild", folder=folder).exit_code == 0
    assert nakomen("search", "beek", "--json", folder=folder).stdout == before
    assert "search behind" in nakomen("views", "status", folder=folder).stdout


def told_size(folder: Path) -> int:
    doors = open_doors(Settings(data_dir=folder))
    size = doors.log.size()
    doors.close()
    return size
