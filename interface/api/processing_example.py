"""One processing activity as the API answers it. A test holds it against its model."""

from typing import Any

_SEALED = {"sealed": {"key": "0197a3c2-8d40-7c1a-9c02-5b1d2e3f4a5b", "digest": "ab" * 32}}
ACTIVITY: dict[str, Any] = {
    "id": "dvo-2020-beek-benefit",
    "agreement": "dvo-2020-beek",
    "processing": {
        "products": ["direct.a.1"],
        "law": "participatiewet",
        "basis": "public-task",
        "article": "Participatiewet/7",
        "persons": ["applicant", "partner"],
        "data": ["contact", "income"],
        "special": [],
        "specialGround": None,
        "origins": ["data-subject", "suwinet"],
        "recipients": ["uwv"],
        "thirdCountries": [],
        "retention": [
            {
                "data": "contact",
                "basis": "as-long-as-needed",
                "months": None,
                "countedFrom": None,
                "article": None,
            },
            {
                "data": "income",
                "basis": "selection-list",
                "months": 120,
                "countedFrom": "provision-ended",
                "article": "Selectielijst/2020",
            },
        ],
        "controller": "beek",
        "processor": "sittard-geleen",
        "officer": "beek",
        "measures": ["access-control", "logging"],
    },
    "calledSpecial": ["income"],
    "proportionality": _SEALED,
    "subsidiarity": _SEALED,
    "since": "2020-01-01",
    "amendedOn": None,
    "endedOn": None,
    "flags": [],
    "row": None,
    "otherPurposes": [
        {
            "number": 1,
            "purpose": "labour-market-research",
            "reason": _SEALED,
            "agreed": {"organ": "college", "takenOn": "2026-02-24", "reference": "B-2026-31"},
            "incompatible": False,
            "consents": 2,
        }
    ],
    "version": 4,
    "position": 1740,
}
