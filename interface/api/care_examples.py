"""One example of every answer about arrangements, informing and retention."""

from typing import Any

_SEEN = {"position": 1742, "day": "2026-03-02"}
_PARTIES = ["beek", "sittard-geleen"]
_ARRANGEMENT = {
    "id": "0197a3c2-7e11-7a40-9c02-5b1d2e3f4a5b",
    "agreement": "dvo-2020-beek",
    "parties": _PARTIES,
    "recordedBy": "beek",
    "categories": ["income", "assets"],
    "once": False,
    "madeOn": "2026-02-24",
    "inForceFrom": "2026-03-01",
    "until": None,
    "document": {
        "source": "own-system",
        "kind": "destruction-arrangement",
        "system": "zaaksysteem",
        "reference": "Z-2026-00417",
    },
    "conditions": {
        "key": "0197a3c2-8f22-7b51-8d13-6c2e3f405b6c",
        "digest": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    },
    "confirmedOn": "2026-02-26",
    "endedOn": None,
    "reason": None,
    "destructions": [],
    "standing": "in-force",
    "version": 2,
    "position": 1738,
}
_INFORMING = {
    "id": "0197a3c2-7e11-7a40-9c02-5b1d2e3f4a5c",
    "agreement": "dvo-2020-beek",
    "parties": _PARTIES,
    "party": "beek",
    "about": "transition",
    "audience": ["applicant", "partner"],
    "size": 412,
    "informed": 400,
    "inTime": 400,
    "plannedOn": "2026-02-24",
    "by": "2026-03-31",
    "contents": ["transition", "controller", "rights"],
    "lacking": [
        "officer",
        "purpose",
        "basis",
        "categories",
        "recipients",
        "retention",
        "complaint",
        "origin",
    ],
    "tellings": [
        {
            "number": 2,
            "on": "2026-03-02",
            "way": "letter",
            "people": 400,
            "evidence": [
                {
                    "source": "own-system",
                    "kind": "notice",
                    "system": "zaaksysteem",
                    "reference": "Z-2026-00418",
                }
            ],
        }
    ],
    "closedOn": None,
    "reason": None,
    "standing": "running",
    "version": 2,
    "position": 1740,
}
CARE: dict[str, Any] = {
    "ArrangementEntry": _ARRANGEMENT,
    "Arrangements": {"asOf": _SEEN, "total": 1, "next": None, "items": [_ARRANGEMENT]},
    "InformingEntry": _INFORMING,
    "Informings": {"asOf": _SEEN, "items": [_INFORMING]},
    "RetentionTable": {
        "version": "nl-retention-2026.1",
        "categories": [
            {
                "category": "staff-data",
                "title": {"nl": "personeelsgegevens", "en": "staff"},
                "clauses": ["annex-2.7.2.bullet-6"],
                "rule": "statutory",
                "years": 7,
                "countedFrom": {"nl": "het einde van het jaar", "en": "the end of the year"},
                "source": "Algemene wet inzake rijksbelastingen art. 52(4)",
                "confirmed": False,
            }
        ],
    },
}
