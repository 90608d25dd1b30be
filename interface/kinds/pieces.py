"""What examples of many kinds of case are made of."""

from collections.abc import Mapping
from typing import Any

DAY: Mapping[str, str] = {"occurredOn": "2026-03-02"}
BEEK, CENTRE = "beek", "sittard-geleen"
BOTH = (BEEK, CENTRE)
AGREEMENT = "dvo-2020-beek"


def own_record(kind: str) -> dict[str, Any]:
    """A document that stays where its owner keeps it."""
    return {
        "source": "own-system",
        "kind": kind,
        "system": "zaaksysteem",
        "reference": "Z-2026-00417",
    }
