"""What the how-to pages show is accepted and runs."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from application.people import SYSTEM, Role
from infra.catalogues.loader import load_catalogue
from infra.oidc.mapping import load_mapping
from infra.settings import Settings
from interface.main import open_doors

ROOT = Path(__file__).parents[2]
HOW_TO = ROOT / "docs" / "how-to"


def shown(page: str, language: str) -> str:
    """The one block of a page that is in a language."""
    text = (HOW_TO / page).read_text("utf-8")
    [block] = re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return str(block)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """An installation with one agreement in it."""
    doors = open_doors(Settings(data_dir=tmp_path))
    catalogue, digest = doors.catalogues.shipped("dvo-2020")
    doors.agreements.register(catalogue, digest, "dvo-2020-beek", SYSTEM)
    doors.close()
    return tmp_path


def test_the_agreement_of_your_own_is_a_catalogue(tmp_path: Path) -> None:
    file = tmp_path / "library.yaml"
    file.write_text(shown("add-an-agreement.md", "yaml"), "utf-8")
    catalogue = load_catalogue(file)
    assert [agreement.id for agreement in catalogue.agreements] == ["library-north"]


def test_the_mapping_of_claims_is_one(tmp_path: Path) -> None:
    file = tmp_path / "mapping.yaml"
    file.write_text(shown("sign-in.md", "yaml"), "utf-8")
    mapping = load_mapping(file)
    claims = {"realm_access": {"roles": ["nakomen-management"]}, "organisation": "Gemeente Beek"}
    assert mapping.of(claims) == ("beek", {Role.DIRECTOR, Role.CLERK})


def test_the_log_is_followed_with_the_library(store: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", shown("follow-the-log.md", "python")],
        cwd=ROOT,
        env={"NAKOMEN_DATA_DIR": str(store), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    first, *rest = done.stdout.splitlines()
    assert first.startswith("2 agreement.registered.v1 system ")
    assert len(rest) == 9
