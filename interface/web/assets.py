"""Stylesheet, scripts and fonts, under names that change with the content and are kept for ever.

A municipality's own theme is a folder beside ours, served in the same way.
"""

import hashlib
import mimetypes
from functools import cache
from pathlib import Path

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from interface.problems import LONGEST_INSTANCE, NoSuchPath
from interface.security import doors

ROOT = Path(__file__).parent / "assets"
FOREVER = {"cache-control": "public, max-age=31536000, immutable"}

router = APIRouter(include_in_schema=False)


@cache
def asset(name: str, folder: Path = ROOT) -> str:
    """The address of an asset as it is now."""
    digest = hashlib.sha256((folder / name).read_bytes()).hexdigest()[:12]
    return f"/{'assets' if folder is ROOT else 'theme'}/{digest}/{name}"


@router.get("/assets/{digest}/{name:path}")
def ours(request: Request, digest: str, name: str) -> Response:
    return _content(request, ROOT, name)


@router.get("/theme/{digest}/{name:path}")
def theirs(request: Request, digest: str, name: str) -> Response:
    return _content(request, doors(request).theme, name)


def _content(request: Request, folder: Path | None, name: str) -> Response:
    """Relative addresses in a stylesheet stay under its digest, so that is not compared."""
    found = folder and _file(folder, name)
    if not found:
        raise NoSuchPath(path=request.url.path[:LONGEST_INSTANCE])
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Response(found.read_bytes(), headers=FOREVER, media_type=kind)


def _file(folder: Path, name: str) -> Path | None:
    """None for what is not in the folder, and for a name that no file can have."""
    try:
        found = (folder / name).resolve()
        inside = found.is_relative_to(folder.resolve()) and found.is_file()
    except (OSError, ValueError):
        return None
    return found if inside else None
