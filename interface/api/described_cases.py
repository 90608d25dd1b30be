"""What the OpenAPI document says of cases of personal data: bodies, tags, examples of answers."""

from typing import Any

from domain.breach.commands import (
    AssessBreach,
    CloseBreach,
    LeaveSubjectsUntold,
    NotifyAuthority,
    ReportBreach,
    TakeMeasure,
    TellSubjects,
    ToldAt,
)
from domain.disclosure.commands import (
    AskDisclosure,
    FindDuty,
    MakeDisclosure,
    PermitDisclosure,
    RefuseDisclosure,
    WithdrawPermission,
)
from domain.dpia.commands import (
    AgreeDpiaMoment,
    CarryOutDpia,
    ConcludeDpia,
    FollowUpDpia,
    MoveDpia,
    ProposeDpia,
)
from domain.messages import Message

CASES_SPOKEN: tuple[type[Message], ...] = (
    ReportBreach,
    ToldAt,
    AssessBreach,
    NotifyAuthority,
    TellSubjects,
    LeaveSubjectsUntold,
    TakeMeasure,
    CloseBreach,
    AskDisclosure,
    PermitDisclosure,
    WithdrawPermission,
    FindDuty,
    RefuseDisclosure,
    MakeDisclosure,
    ProposeDpia,
    MoveDpia,
    AgreeDpiaMoment,
    CarryOutDpia,
    ConcludeDpia,
    FollowUpDpia,
)
"""What is said in bodies."""

CASE_TAGS = {
    "breaches": "Personal-data breaches: the 72 hours, the risk, what was done.",
    "disclosures": "What third parties ask for, on what it rests, what was disclosed to them.",
    "assessments": "Data protection impact assessments, and what they ask of the protocol.",
}

CASE_PARAMETERS = {
    "breach": "0197a3c2-9d44-7c1e-8b02-6c1d2e3f4a5b",
    "disclosure": "0197a3c2-9e11-7f40-a1b2-7c1d2e3f4a5b",
    "assessment": "0197a3c2-9f22-7a10-b3c4-8d1e2f3a4b5c",
}

_SEEN = {"position": 1742, "day": "2026-03-02"}
_SEALED = {"key": "0197a3c2-7e11-7a40-9c02-5b1d2e3f4a5b", "digest": "5f" * 32}
_BREACH = {
    "id": CASE_PARAMETERS["breach"],
    "agreement": "dvo-2020-beek",
    "controller": "beek",
    "processor": "sittard-geleen",
    "party": "sittard-geleen",
    "discoveredAt": "2026-02-27T14:00:00Z",
    "natures": ["confidentiality"],
    "cause": "wrong-recipient",
    "categories": ["contact", "income"],
    "affected": 12,
    "description": _SEALED,
    "awareAt": None,
    "notifyBy": None,
    "notice": "not-running",
    "assessed": None,
    "notices": [],
    "subjectsTold": None,
    "subjectsNotTold": None,
    "measures": [],
    "closed": None,
    "outstanding": ["tell-controller", "assess", "take-measure"],
    "version": 1,
    "position": 1730,
}

_DISCLOSURE = {
    "id": CASE_PARAMETERS["disclosure"],
    "agreement": "dvo-2020-beek",
    "controller": "beek",
    "processor": "sittard-geleen",
    "party": "sittard-geleen",
    "requestedOn": "2026-02-27",
    "recipientKind": "benefits-agency",
    "recipient": _SEALED,
    "purpose": _SEALED,
    "categories": ["income"],
    "subjects": ["0197a3c2-7e11-7a40-9c02-5b1d2e3f4a5b"],
    "standing": "asked",
    "permitted": None,
    "withdrawnOn": None,
    "duty": None,
    "refused": None,
    "disclosed": [],
    "version": 1,
    "position": 1731,
}
_DPIA = {
    "id": CASE_PARAMETERS["assessment"],
    "agreement": "dvo-2020-beek",
    "controller": "beek",
    "processor": "sittard-geleen",
    "party": "beek",
    "processing": None,
    "about": _SEALED,
    "plannedFor": "2026-09-15",
    "proposedBy": "beek",
    "agreed": False,
    "standing": "proposed",
    "carriedOut": None,
    "concluded": None,
    "followedUp": None,
    "version": 1,
    "position": 1732,
}

CASES: dict[str, Any] = {
    "Breaches": {"asOf": _SEEN, "total": 1, "next": None, "items": [_BREACH]},
    "BreachEntry": _BREACH,
    "Disclosures": {"asOf": _SEEN, "total": 1, "next": None, "items": [_DISCLOSURE]},
    "DisclosureEntry": _DISCLOSURE,
    "Assessments": {"asOf": _SEEN, "total": 1, "next": None, "items": [_DPIA]},
    "DpiaEntry": _DPIA,
}
