"""Stylesheet, scripts and fonts, under names that change with the content and are kept for ever."""

import hashlib
import mimetypes
from functools import cache
from pathlib import Path

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from interface.problems import NoSuchPath

ROOT = Path(__file__).parent / "assets"
FOREVER = {"cache-control": "public, max-age=31536000, immutable"}

router = APIRouter(include_in_schema=False)


@cache
def asset(name: str) -> str:
    """The address of an asset as it is now."""
    digest = hashlib.sha256((ROOT / name).read_bytes()).hexdigest()[:12]
    return f"/assets/{digest}/{name}"


@router.get("/assets/{digest}/{name:path}")
def content(request: Request, digest: str, name: str) -> Response:
    """Relative addresses in a stylesheet stay under its digest, so that is not compared."""
    found = (ROOT / name).resolve()
    if not found.is_relative_to(ROOT.resolve()) or not found.is_file():
        raise NoSuchPath(path=request.url.path)
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Response(found.read_bytes(), headers=FOREVER, media_type=kind)
