"""One example of every answer about requests of data subjects, for the OpenAPI document."""

from typing import Any

from interface.api.processing_example import ACTIVITY

REQUEST = "0197a3c2-8f20-7c61-9d13-6a2b3c4d5e6f"
_SEALED = {
    "key": "0197a3c2-8f20-7c61-9d13-6a2b3c4d5e70",
    "digest": "4355a46b19d348dc2f57c046f8ef63d4538ebb936000f3c9ee954a27460dd865",
}
_DUE = {
    "due": "2026-04-02",
    "rule": "avg-request",
    "article": "AVG 12(3)",
    "version": "2026.1",
    "steps": [
        {
            "on": "2026-03-02",
            "words": {"nl": "de dag van ontvangst telt niet mee", "en": "the day does not count"},
        },
        {"on": "2026-04-02", "words": {"nl": "1 maand daarna", "en": "1 month later"}},
    ],
    "nominal": "2026-04-02",
}
_ENTRY = {
    "id": REQUEST,
    "controller": "beek",
    "processor": "sittard-geleen",
    "agreement": "dvo-2020-beek",
    "receivedBy": "beek",
    "receivedOn": "2026-03-02",
    "forwardedOn": None,
    "subject": "0197a3c2-8f20-7c61-9d13-6a2b3c4d5e71",
    "rights": ["access"],
    "requester": _SEALED,
    "request": _SEALED,
    "scope": None,
    "phase": "closed",
    "status": "closed",
    "due": _DUE,
    "moved": [],
    "identityAskedOn": None,
    "pauses": False,
    "identifiedOn": "2026-03-09",
    "means": "digid",
    "extension": None,
    "obstacles": [],
    "decision": {
        "madeKnownOn": "2026-03-26",
        "inTime": True,
        "outcome": "partly",
        "decision": {"organ": "college", "takenOn": "2026-03-24", "reference": "B-2026-61"},
        "rulings": [
            {
                "right": "access",
                "outcome": "partly",
                "ground": "rights-of-others",
                "article": "AVG 15(4)",
                "reasons": _SEALED,
            }
        ],
    },
    "measures": [{"right": "access", "measure": "copy-given", "on": "2026-03-27", "account": None}],
    "recipients": [],
    "default": None,
    "withdrawnOn": None,
    "version": 4,
    "position": 1742,
}

OF_REQUESTS: dict[str, Any] = {
    "PrivacyRequests": {
        "asOf": {"position": 1742, "day": "2026-03-30"},
        "total": 1,
        "next": None,
        "items": [_ENTRY],
    },
    "RequestEntry": _ENTRY,
    "RequestAnswer": {
        "request": REQUEST,
        "subject": "0197a3c2-8f20-7c61-9d13-6a2b3c4d5e71",
        "controller": "beek",
        "processor": "sittard-geleen",
        "position": 1742,
        "fields": [{"name": "requester", "text": "A. Voorbeeld", "erased": None}],
        "documents": [
            {
                "digest": "9f2c7f0c5d2a4e6b8a1d3c5e7f90b2d4c6e8fa1b3d5f708192a3b4c5d6e7f809",
                "mediaType": "application/pdf",
                "size": 48213,
                "erased": None,
            }
        ],
        "processing": [
            {name: ACTIVITY[name] for name in ("id", "agreement", "since", "processing")}
            | {"knownBy": ["looked"], "endedOn": None}
        ],
        "otherProcessing": [
            {
                "id": "dvo-2020-beek-work",
                "agreement": "dvo-2020-beek",
                "products": ["direct.b"],
                "law": "participatiewet",
                "article": "Participatiewet/7",
                "persons": ["applicant"],
                "data": ["contact", "courses"],
            }
        ],
        "origins": [{"activity": ACTIVITY["id"], "origin": "suwinet", "on": "2026-02-02"}],
        "disclosures": [
            {
                "id": "0197a3c2-8f20-7c61-9d13-6a2b3c4d5e99",
                "recipientKind": "bailiff",
                "recipient": "Deurwaarder Verzonnen",
                "on": "2026-02-11",
                "categories": ["income"],
                "basis": "legal-duty",
                "law": "participatiewet",
                "article": "64",
                "way": "secure-mail",
            }
        ],
        "requests": [
            {
                "id": REQUEST,
                "receivedOn": "2026-03-02",
                "rights": ["access"],
                "status": "to-carry-out",
                "outcome": "granted",
                "decidedOn": "2026-03-26",
                "recipients": [],
            }
        ],
        "restrictions": [],
        "stopped": [],
        "consents": [],
        "erasures": [],
        "looks": [
            {
                "at": "2026-03-27T09:12:00+00:00",
                "party": "beek",
                "role": "privacy-officer",
                "purpose": "data-subject-request",
                "product": None,
                "fields": ["requester"],
            }
        ],
        "rights": [{"right": "rectification", "article": "AVG 16"}],
        "complaintsTo": "autoriteit-persoonsgegevens",
        "automatedDecisions": "none-registered",
    },
}
