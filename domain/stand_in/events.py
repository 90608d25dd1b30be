"""Who stands in for whom. The stored form, for decades: add a v2, never edit a v1."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from domain.messages import Event, Slug


class StandInAppointed(Event):
    """Somebody passed one of their own roles on, from a first day to a last, both included."""

    type: Literal["stand-in.appointed.v1"] = "stand-in.appointed.v1"
    party: Slug
    absent: Slug
    """The account whose role it is, and who passed it on."""
    stand_in: Slug
    """The account that may act in it."""
    role: Slug
    first: date
    last: date


class StandInEnded(Event):
    """It ended before its last day; from the moment of recording it no longer holds."""

    type: Literal["stand-in.ended.v1"] = "stand-in.ended.v1"
    appointed: Annotated[int, Field(ge=1)]
    """The version, in this stream, of the appointment that ended."""


StandInEvent = StandInAppointed | StandInEnded
