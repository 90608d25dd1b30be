"""Examples of what is answered about erasures."""

from typing import Any

_ERASURE = {
    "id": "0196f0b1-0a1b-7c2d-8e3f-4a5b6c7d8e9f",
    "party": "beek",
    "subject": "0196f0a1-0a1b-7c2d-8e3f-4a5b6c7d8e9f",
    "ground": "no-longer-necessary",
    "arrangement": "arrangement-0196f0a0",
    "request": None,
}

OF_ERASURES: dict[str, Any] = {
    "Erasures": {
        "asOf": {"position": 1742, "day": "2026-03-02"},
        "total": 1,
        "next": None,
        "items": [
            {**_ERASURE, "phase": "final", "orderedOn": "2026-02-26", "position": 1731},
        ],
    },
    "Certificate": {
        **_ERASURE,
        "orderedBy": "0197a3c2-7e11-7a40-9c02-5b1d2e3f4a5b",
        "role": "privacy-officer",
        "orderedAt": "2026-02-26T10:15:00.000000Z",
        "ordered": 1729,
        "carriedOutAt": "2026-02-26T10:15:00.120000Z",
        "carriedOut": 1731,
        "keys": 1,
        "fields": 14,
        "index": 5,
        "documents": 0,
        "finalAt": "2026-02-27T00:00:41.000000Z",
        "final": 1735,
        "epoch": 7,
    },
}
