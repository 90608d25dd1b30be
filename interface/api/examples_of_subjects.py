"""Examples of answers about data subjects and openings."""

from typing import Any

SUBJECT = "0197a3c2-8a22-7b51-8d13-6c2e3f4a5b6c"
_SEEN = {"position": 1742, "day": "2026-03-02"}


def _sealed(digit: str) -> dict[str, str]:
    return {"key": "0197a3c2-9b33-7c62-9e24-7d3f4a5b6c7d", "digest": digit * 64}


_DATA_SUBJECT: dict[str, Any] = {
    "id": SUBJECT,
    "agreement": "dvo-2020-beek",
    "controller": "beek",
    "processor": "sittard-geleen",
    "registeredOn": "2026-03-02",
    "name": _sealed("a"),
    "number": _sealed("b"),
    "born": _sealed("c"),
    "address": None,
    "restricted": None,
    "stopped": [],
    "version": 1,
    "position": 1740,
}
_OPENED = {
    **_sealed("a"),
    "path": "name",
    "text": "Toos Voorbeeld",
    "erased": None,
}
_LOOK = {
    "number": 12,
    "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
    "spanId": "00f067aa0ba902b7",
    "parentSpanId": None,
    "start": 1772442000000000,
    "end": 1772442000000400,
    "status": "ok",
    "name": "nakomen.open",
    "attributes": {
        "dpl.core.processing_activity_id": "dvo-2020-beek/direct.a.1",
        "dpl.core.data_subject_id": SUBJECT,
        "dpl.core.data_subject_id_type": "data-subject",
        "nakomen.account": "0197a3c2-6f1e-7b44-9c0d-2f1e6a7b8c9d",
        "nakomen.party": "beek",
        "nakomen.role": "clerk",
        "nakomen.purpose": "establish",
        "nakomen.product": "direct.a.1",
        "nakomen.agreement": "dvo-2020-beek",
    },
    "day": "2026-03-02",
    "fields": [f"data-subject-{SUBJECT}@1:name"],
}

EXAMPLES_OF_SUBJECTS: dict[str, Any] = {
    "DataSubjectEntry": _DATA_SUBJECT,
    "DataSubjects": {"asOf": _SEEN, "total": 1, "next": None, "items": [_DATA_SUBJECT]},
    "FoundDataSubjects": {"items": [_DATA_SUBJECT]},
    "OpenedFields": {"items": [_OPENED]},
    "WhoLooked": {"total": 1, "next": None, "items": [_LOOK]},
}
