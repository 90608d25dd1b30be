"""What a data subject may ask, on which grounds it is refused, and how it is carried out."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Right(StrEnum):
    ACCESS = "access"
    """Inzage."""
    RECTIFICATION = "rectification"
    ERASURE = "erasure"
    """Vergetelheid."""
    RESTRICTION = "restriction"
    PORTABILITY = "portability"
    """Overdraagbaarheid, dataportabiliteit."""
    OBJECTION = "objection"
    """Bezwaar tegen de verwerking; not the objection of the Awb."""
    HUMAN_DECISION = "human-decision"
    """Not to be subject to a decision that no person took."""

    @property
    def article(self) -> str:
        return _ARTICLES[self]


_ARTICLES: Mapping[Right, str] = MappingProxyType(
    {
        Right.ACCESS: "AVG 15",
        Right.RECTIFICATION: "AVG 16",
        Right.ERASURE: "AVG 17",
        Right.RESTRICTION: "AVG 18",
        Right.PORTABILITY: "AVG 20",
        Right.OBJECTION: "AVG 21",
        Right.HUMAN_DECISION: "AVG 22",
    }
)

TOLD_ON = frozenset({Right.RECTIFICATION, Right.ERASURE, Right.RESTRICTION})
"""What recipients of the data are told of afterwards (AVG 19)."""


ACTING = frozenset({Right.RECTIFICATION, Right.RESTRICTION, Right.OBJECTION, Right.PORTABILITY})
"""Carried out by what is done here: it is recorded after that, and not before."""


ANSWERED = frozenset({Right.ACCESS, Right.PORTABILITY})
"""By giving what is held."""


class RequestRefusalGround(StrEnum):
    """Why a request is refused, or granted in part only."""

    NOT_IDENTIFIED = "not-identified"
    MANIFESTLY_UNFOUNDED = "manifestly-unfounded"
    EXCESSIVE = "excessive"
    GENERAL_INTEREST = "general-interest"
    NOTHING_PROCESSED = "nothing-processed"
    RIGHTS_OF_OTHERS = "rights-of-others"
    DATA_CORRECT = "data-correct"
    STILL_NEEDED = "still-needed"
    ARCHIVES_ACT = "archives-act"
    LEGAL_DUTY = "legal-duty"
    RUNNING_OBJECTION = "running-objection"
    """The data are needed in a dispute at law, such as an objection (bezwaar) that still runs."""
    NO_GROUND_TO_RESTRICT = "no-ground-to-restrict"
    PUBLIC_TASK = "public-task"
    OVERRIDING_GROUNDS = "overriding-grounds"
    DECIDED_BY_A_PERSON = "decided-by-a-person"

    def article(self, right: Right) -> str | None:
        """By which a request for that right is refused on this ground; None where it cannot be."""
        return _GENERAL.get(self) or _PARTICULAR.get(self, {}).get(right)


_GENERAL: Mapping[RequestRefusalGround, str] = MappingProxyType(
    {
        RequestRefusalGround.NOT_IDENTIFIED: "AVG 12(2)",
        RequestRefusalGround.MANIFESTLY_UNFOUNDED: "AVG 12(5)(b)",
        RequestRefusalGround.EXCESSIVE: "AVG 12(5)(b)",
        RequestRefusalGround.GENERAL_INTEREST: "UAVG 41(1)",
        RequestRefusalGround.NOTHING_PROCESSED: "AVG 12(4)",
    }
)

_PARTICULAR: Mapping[RequestRefusalGround, Mapping[Right, str]] = MappingProxyType(
    {
        RequestRefusalGround.RIGHTS_OF_OTHERS: {
            Right.ACCESS: "AVG 15(4)",
            Right.PORTABILITY: "AVG 20(4)",
        },
        RequestRefusalGround.DATA_CORRECT: {Right.RECTIFICATION: "AVG 16"},
        RequestRefusalGround.STILL_NEEDED: {Right.ERASURE: "AVG 17(1)(a)"},
        RequestRefusalGround.ARCHIVES_ACT: {Right.ERASURE: "AVG 17(3)(b), Archiefwet 1995 art. 3"},
        RequestRefusalGround.LEGAL_DUTY: {Right.ERASURE: "AVG 17(3)(b)"},
        RequestRefusalGround.RUNNING_OBJECTION: {Right.ERASURE: "AVG 17(3)(e)"},
        RequestRefusalGround.NO_GROUND_TO_RESTRICT: {Right.RESTRICTION: "AVG 18(1)"},
        RequestRefusalGround.PUBLIC_TASK: {Right.PORTABILITY: "AVG 20(3)"},
        RequestRefusalGround.OVERRIDING_GROUNDS: {Right.OBJECTION: "AVG 21(1)"},
        RequestRefusalGround.DECIDED_BY_A_PERSON: {Right.HUMAN_DECISION: "AVG 22(1)"},
    }
)


class Obstacle(StrEnum):
    """What forbids erasure as long as it stands, whatever anyone decides (AVG 17(3))."""

    ARCHIVES_ACT = "archives-act"
    LEGAL_DUTY = "legal-duty"
    RUNNING_OBJECTION = "running-objection"

    @property
    def article(self) -> str:
        return _PARTICULAR[RequestRefusalGround(self.value)][Right.ERASURE]


class RequestOutcome(StrEnum):
    GRANTED = "granted"
    PARTLY = "partly"
    REFUSED = "refused"


class RequestMeasure(StrEnum):
    """What was done to carry a request out."""

    COPY_GIVEN = "copy-given"
    INSPECTED = "inspected"
    """Looked at, at the counter."""
    CORRECTED = "corrected"
    COMPLETED = "completed"
    ERASED = "erased"
    RESTRICTED = "restricted"
    HANDED_OVER = "handed-over"
    TRANSMITTED = "transmitted"
    """Straight to another controller (AVG 20(2))."""
    STOPPED = "stopped"
    """The processing that was objected to."""
    DECIDED_ANEW = "decided-anew"
    """By a person."""


MEASURES: Mapping[Right, tuple[RequestMeasure, ...]] = MappingProxyType(
    {
        Right.ACCESS: (RequestMeasure.COPY_GIVEN, RequestMeasure.INSPECTED),
        Right.RECTIFICATION: (RequestMeasure.CORRECTED, RequestMeasure.COMPLETED),
        Right.ERASURE: (RequestMeasure.ERASED,),
        Right.RESTRICTION: (RequestMeasure.RESTRICTED,),
        Right.PORTABILITY: (RequestMeasure.HANDED_OVER, RequestMeasure.TRANSMITTED),
        Right.OBJECTION: (RequestMeasure.STOPPED,),
        Right.HUMAN_DECISION: (RequestMeasure.DECIDED_ANEW,),
    }
)


class Means(StrEnum):
    """By what somebody was recognised (AVG 12(6))."""

    DIGID = "digid"
    IDENTITY_DOCUMENT = "identity-document"
    """Shown; nothing of it is kept."""
    KNOWN = "known-person"
    """At the counter or by their file, without doubt."""
    REPRESENTATIVE = "representative"
    """Somebody authorised, whose authority was seen."""


class ExtensionGround(StrEnum):
    """Why the month does not suffice (AVG 12(3))."""

    COMPLEXITY = "complexity"
    NUMBER = "number-of-requests"


class RequestTelling(StrEnum):
    """What became of telling a recipient (AVG 19)."""

    TOLD = "told"
    IMPOSSIBLE = "impossible"
    DISPROPORTIONATE = "disproportionate"
