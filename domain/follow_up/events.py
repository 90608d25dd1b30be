"""What happened to a matter that is followed up. The stored form: add a v2, never edit a v1."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from domain.action_point import ActionPoint, Number
from domain.evidence import Evidence
from domain.messages import Event, Slug
from domain.opening.asked import StreamId
from domain.sealed import Personal


class FollowUpMatter(StrEnum):
    CITIZEN_INFORMATION = "citizen-information"
    """Information to citizens in plain language, coordinated with the client (art. 13)."""
    WORKING_METHOD = "joint-working-method"
    """In which the staff of the parties take part as equals (art. 9.2)."""
    POLICY = "joint-policy-preparation"
    """Policy that is prepared together (art. 9.1)."""
    CONFIDENTIALITY = "confidentiality-shortcoming"
    """A party did not keep confidential information to itself (art. 18), also after the end of
    the agreement (art. 21.2)."""

    @property
    def article(self) -> str:
        return _ARTICLES[self]


_ARTICLES = {
    FollowUpMatter.CITIZEN_INFORMATION: "13",
    FollowUpMatter.WORKING_METHOD: "9.2",
    FollowUpMatter.POLICY: "9.1",
    FollowUpMatter.CONFIDENTIALITY: "18",
}


class FollowUpOpened(Event):
    type: Literal["follow-up.opened.v1"] = "follow-up.opened.v1"
    agreements: Annotated[tuple[Slug, ...], Field(min_length=1)]
    parties: tuple[Slug, ...]
    """Those of all these agreements."""
    party: Slug
    matter: FollowUpMatter
    about: Personal


class StepAgreed(Event):
    type: Literal["follow-up.step-agreed.v1"] = "follow-up.step-agreed.v1"
    party: Slug
    step: ActionPoint


class StepDone(Event):
    type: Literal["follow-up.step-done.v1"] = "follow-up.step-done.v1"
    party: Slug
    number: Number
    evidence: tuple[Evidence, ...]


class StepMoved(Event):
    type: Literal["follow-up.step-moved.v1"] = "follow-up.step-moved.v1"
    party: Slug
    number: Number
    due: date
    reason: Personal


class StepDropped(Event):
    type: Literal["follow-up.step-dropped.v1"] = "follow-up.step-dropped.v1"
    party: Slug
    number: Number
    reason: Personal


class MatterCoordinated(Event):
    """The parties coordinated it (afstemmingsoverleg)."""

    type: Literal["follow-up.coordinated.v1"] = "follow-up.coordinated.v1"
    party: Slug
    present: Annotated[tuple[Slug, ...], Field(min_length=2)]
    stream: StreamId | None
    """Of the consultation, where it is recorded."""
    remarks: Personal


class FollowUpClosed(Event):
    type: Literal["follow-up.closed.v1"] = "follow-up.closed.v1"
    party: Slug
    conclusion: Personal
    evidence: tuple[Evidence, ...]


FollowUpEvent = (
    FollowUpOpened
    | StepAgreed
    | StepDone
    | StepMoved
    | StepDropped
    | MatterCoordinated
    | FollowUpClosed
)
