"""Processing activities in the register, under which something may be opened."""

from typing import Any

from interface.api.processing import PROCESSING_BODY
from tests.interface.conftest import AGREEMENT, BEEK, Installation

PRODUCT = "direct.a.1"
HERE = "/v1/processing-activities"


def recorded(
    lived: Installation, name: str = "benefit", agreement: str = AGREEMENT, **other: Any
) -> str:
    """One that covers the product; its key."""
    why = {"proportionality": "Het kan niet met minder.", "subsidiarity": "Het is nodig."}
    facts = {"agreement": agreement, "name": name, "occurredOn": "2020-01-01"}
    body = facts | why | {"processing": PROCESSING_BODY | {"products": [PRODUCT]} | other}
    made = lived.post(HERE, body, BEEK, "privacy-officer")
    assert made.status_code == 201, made.text
    return str(made.json()["id"])


def covered(lived: Installation) -> None:
    """The register has an activity under the agreement, whichever it is."""
    if not lived.get(f"{HERE}?agreement={AGREEMENT}").json()["items"]:
        recorded(lived, "work")
