"""Citizen service number (burgerservicenummer): nine digits that pass a check (elfproef)."""

from stdnum.exceptions import ValidationError
from stdnum.nl import bsn


def written(typed: str) -> str | None:
    """As it is kept, whatever dots, spaces or zeros were typed; None where it is none."""
    try:
        return bsn.validate(typed)
    except ValidationError:
        return None
