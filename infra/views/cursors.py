"""Where a page of a list ended, as a client carries it: order value, id, and log position."""

import base64
import binascii

import orjson

from application.registers import CursorNotUnderstood
from infra.views.filters import Cursor

FURTHEST = 10**15
"""No log gets there."""


def cursor(order: str, key: str, position: int) -> str:
    said = orjson.dumps([order, key, position])
    return base64.urlsafe_b64encode(said).decode().rstrip("=")


def understood(cursor: str) -> tuple[Cursor, int]:
    """Raises CursorNotUnderstood."""
    try:
        order, key, position = orjson.loads(
            base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        )
    except (ValueError, TypeError, binascii.Error):
        raise CursorNotUnderstood from None
    if not (isinstance(order, str) and isinstance(key, str) and isinstance(position, int)):
        raise CursorNotUnderstood
    if "\0" in order + key or not 0 <= position <= FURTHEST:
        raise CursorNotUnderstood
    return (order, key), position
