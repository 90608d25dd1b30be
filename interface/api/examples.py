"""One example of every answer, for the OpenAPI document. A test holds each against its model."""

from typing import Any

from interface.api.care_examples import CARE
from interface.api.described_cases import CASE_PARAMETERS, CASES
from interface.api.erasure_examples import OF_ERASURES
from interface.api.examples_of_subjects import EXAMPLES_OF_SUBJECTS, SUBJECT
from interface.api.kind_examples import KEY, examples
from interface.api.kind_routes import named
from interface.api.processing_example import ACTIVITY
from interface.api.request_examples import OF_REQUESTS, REQUEST

PARAMETERS: dict[str, str | int] = {
    **CASE_PARAMETERS,
    "key": KEY,
    "agreement": "dvo-2020-beek",
    "clause": "12.3",
    "obligation": "dvo-2020-beek-quarterly-report-2026-Q1",
    "digest": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "position": 1742,
    "number": 1,
    "account": "0197a3c2-7e11-7a40-9c02-5b1d2e3f4a5b",
    "activity": "dvo-2020-beek-benefit",
    "erasure": "0196f0b1-0a1b-7c2d-8e3f-4a5b6c7d8e9f",
    "rule": "awb-decision",
    "request": REQUEST,
    "subject": SUBJECT,
    "from": "2026-03-02",
    "linked": "vwo-beek",
    "arrangement": "0197a3c2-7e11-7a40-9c02-5b1d2e3f4a5b",
    "informing": "0197a3c2-7e11-7a40-9c02-5b1d2e3f4a5c",
}

_SEEN = {"position": 1742, "day": "2026-03-02"}
_TITLE = {"nl": "Kwartaalrapportage", "en": "Quarterly report"}
_DECISION = {"organ": "college", "takenOn": "2019-10-29", "reference": "B-2019-117"}
_ROOT = "47dc540c94ceb704a23875c11273e16bb0b8a87aed84de911f2133568115f254"
_VKEY = "nakomen.example/nakomen/log+1a2b3c4d+AQcSvS2Sg3uQm0pVJ1sXh7kP3yC9Yz2g4sW8bq0yZr1d"

_DUE = {
    "due": "2026-05-15",
    "rule": "after-period",
    "article": "12.3",
    "version": "2026.1",
    "steps": [
        {
            "on": "2026-03-31",
            "words": {"nl": "einde van het kwartaal", "en": "end of the quarter"},
        },
        {"on": "2026-05-15", "words": {"nl": "zes weken daarna", "en": "six weeks later"}},
    ],
    "nominal": "2026-05-15",
}
_OBLIGATION = {
    "id": "dvo-2020-beek-quarterly-report-2026-Q1",
    "agreement": "dvo-2020-beek",
    "clause": "12.3",
    "duty": "quarterly-report",
    "period": "2026-Q1",
    "title": _TITLE,
    "debtor": ["sittard-geleen"],
    "creditor": ["beek"],
    "status": "open",
    "due": _DUE,
    "fulfilledOn": None,
    "foundLate": False,
    "forceMajeure": None,
    "expectedEvidence": ["report"],
    "outstanding": ["report"],
    "evidence": [],
    "waivableBy": ["beek"],
    "nature": "contract",
    "survivesEnd": False,
    "version": 1,
    "position": 1203,
}
_AGREEMENT = {
    "id": "dvo-2020-beek",
    "title": {"nl": "Dienstverleningsovereenkomst", "en": "Service agreement"},
    "citationTitles": ["DVO Beek"],
    "catalogue": "dvo-2020",
    "catalogueDigest": _ROOT,
    "concluded": True,
    "roles": {"client": "beek", "provider": "sittard-geleen"},
    "parties": [
        {
            "id": "beek",
            "name": {"nl": "Gemeente Beek", "en": "Municipality of Beek"},
            "kind": "municipality",
            "oin": None,
            "college": True,
            "centre": False,
        }
    ],
    "scheme": {
        "title": {"nl": "Centrumregeling", "en": "Centre scheme"},
        "citation": "Centrumregeling",
        "inForceOn": "2020-01-01",
    },
    "voters": ["beek", "sittard-geleen"],
    "annexes": [],
    "definitions": [],
    "inForceOn": "2020-01-01",
    "inForceFrom": "2020-01-01",
    "endsOn": None,
    "endedFrom": None,
    "amended": [],
    "signatures": [
        {
            "party": "beek",
            "signedOn": "2019-11-04",
            "capacity": "mayor",
            "decision": _DECISION,
            "recordedAt": "2019-11-04T09:00:00.000000Z",
        }
    ],
    "frequencies": {},
    "openCorrections": [],
    "links": {"vwo-beek": "processing-agreement"},
    "version": 214,
    "position": 618,
}
_CLAUSE = {
    "agreement": "dvo-2020-beek",
    "clause": "12.3",
    "annex": None,
    "heading": {"nl": "Rapportage", "en": "Reporting"},
    "text": {"nl": "Elk kwartaal volgt een rapportage.", "en": "A report follows every quarter."},
    "rows": ["A12"],
    "duties": [],
    "none": {"nl": "alleen een voorbeeld", "en": "an example only"},
    "position": 43,
}
_PRODUCT = {
    "product": "direct.a.1",
    "kind": "direct",
    "title": {"nl": "Aanvraag bijstand", "en": "Application for assistance"},
    "partOf": None,
    "position": 201,
}
_EVENT = {
    "position": 1742,
    "recordedAt": "2026-03-02T10:15:00.000000Z",
    "stream": "obligation-dvo-2020-beek-quarterly-report-2025-Q4",
    "dossier": "year-dvo-2020-beek-2025",
    "version": 3,
    "type": "obligation.waived.v1",
    "by": {
        "actor": "0197a3c2-6f1e-7b44-9c0d-2f1e6a7b8c9d",
        "party": "beek",
        "role": "clerk",
        "correlation": "4bf92f3577b34da6a3ce929d0e0e4736",
        "cause": 0,
        "inPlaceOf": None,
    },
    "event": {
        "type": "obligation.waived.v1",
        "occurredOn": "2026-03-02",
        "party": "beek",
        "ground": "met-otherwise",
        "decision": _DECISION,
    },
}
_LEAF = {
    "position": 1742,
    "line": '{"at":"2026-03-02T10:15:00.000000Z"}',
    "hash": _ROOT,
    "body": None,
}
CHECKPOINT = """\
nakomen.example/nakomen/log
1739
R9xUDJTrdUaQjuvXHdN6w+zcITdSsB9L5lGyrsOHXwE=

— nakomen.example/nakomen/log COstlEVpqasoRwGk7ANGlCbG5R+iCRd/SD0CCMF+RQTnPCDM5e8hgzzt
"""

EXAMPLES: dict[str, Any] = {
    **CASES,
    **OF_ERASURES,
    **EXAMPLES_OF_SUBJECTS,
    "Agreements": {"asOf": _SEEN, "items": [_AGREEMENT]},
    "AgreementEntry": _AGREEMENT,
    "Clauses": {"asOf": _SEEN, "items": [_CLAUSE]},
    "ClauseEntry": _CLAUSE,
    "Products": {"asOf": _SEEN, "items": [_PRODUCT]},
    "Obligations": {"asOf": _SEEN, "total": 1, "next": None, "items": [_OBLIGATION]},
    "ObligationEntry": _OBLIGATION,
    "Recording": {
        "id": "dvo-2020-beek-quarterly-report-2026-Q1",
        "position": 1743,
        "version": 2,
        "repeated": False,
    },
    "KeptDocument": {
        "digest": PARAMETERS["digest"],
        "mediaType": "application/pdf",
        "size": 48213,
    },
    "Events": {"asOf": _SEEN, "after": 1742, "more": False, "items": [_EVENT]},
    "ProvenEvent": {**_EVENT, "leaf": _LEAF},
    "Rules": {
        "items": [
            {
                "id": "awb-decision",
                "title": {"nl": "Beslissen op een aanvraag", "en": "Decide on an application"},
                "family": "atw",
                "length": {"nl": "8 weken", "en": "8 weeks"},
                "extension": None,
                "article": "Awb 4:13(2)",
                "source": "Algemene wet bestuursrecht",
                "confirmed": True,
                "countedFrom": {"nl": "de dag van ontvangst", "en": "the day of receipt"},
                "grounds": [],
                "options": [],
                "validFrom": None,
                "validUntil": None,
                "note": None,
            }
        ]
    },
    "TermAnswer": {"title": _TITLE, "ends": _DUE},
    "Head": {
        "origin": "nakomen.example/nakomen/log",
        "vkey": _VKEY,
        "size": 1742,
        "root": _ROOT,
        "at": "2026-03-02T10:15:00.000000Z",
        "signedSize": 1739,
    },
    "LeafEntry": _LEAF,
    "Verification": {"holds": True, "size": 1742, "root": _ROOT, "checkpoints": 12},
    "Changes": {
        "from": {"position": 1700, "day": "2026-02-01"},
        "to": _SEEN,
        "total": 1,
        "items": [
            {
                "view": "obligations",
                "id": "dvo-2020-beek-quarterly-report-2025-Q4",
                "kind": "changed",
                "fields": {"phase": {"before": "open", "after": "waived"}},
            }
        ],
    },
    "Findings": {
        "asOf": _SEEN,
        "total": 1,
        "more": False,
        "counts": [{"kind": "clause", "total": 1, "more": False}],
        "behind": 0,
        "next": None,
        "items": [
            {
                "kind": "clause",
                "id": "dvo-2020-beek/12.3",
                "agreement": "dvo-2020-beek",
                "title": {"nl": "Rapportage", "en": "Reporting"},
                "excerpt": {
                    "nl": "Elk kwartaal volgt een rapportage.",
                    "en": "A report follows every quarter.",
                },
                "position": 43,
            }
        ],
    },
    "StandIns": {
        "asOf": _SEEN,
        "items": [
            {
                "standIn": "0197a3c2-7e11-7a40-9c02-5b1d2e3f4a5b",
                "number": 1,
                "absent": "0197a3c2-6f1e-7b44-9c0d-2f1e6a7b8c9d",
                "role": "clerk",
                "first": "2026-02-23",
                "last": "2026-03-13",
                "endedOn": None,
                "standing": "now",
                "position": 1701,
            }
        ],
    },
    **OF_REQUESTS,
    "ProcessingActivities": {"asOf": _SEEN, "total": 1, "next": None, "items": [ACTIVITY]},
    "ProcessingEntry": ACTIVITY,
    **CARE,
    **examples(named),
    "Problem": {
        "type": "/problems/obligation-not-debtor",
        "title": "Not the debtor",
        "status": 403,
        "detail": "sittard-geleen does this, not beek.",
        "instance": "/v1/obligations/dvo-2020-beek-quarterly-report-2026-Q1/fulfilments",
        "party": "beek",
        "debtor": "sittard-geleen",
    },
}
