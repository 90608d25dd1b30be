"""What an account was refused. The stored form, for decades: add a v2, never edit a v1."""

from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from domain.messages import Event, Slug

StreamName = Annotated[str, Field(pattern=r"^[a-z][A-Za-z0-9.-]{0,249}$")]


class RefusalNoted(Event):
    """A command was refused. By whom it was asked is beside the event; nothing of what was typed is
    in it, nor the facts of the refusal, since those may hold anything."""

    type: Literal["refusal.noted.v1"] = "refusal.noted.v1"
    command: Slug
    """By its name: `fulfil-obligation`."""
    stream: StreamName | None
    """Of what; none where there is no such thing, since then its name is what somebody typed."""
    code: Slug
    """Of the refusal: `obligation-not-debtor`."""
    refused_at: AwareDatetime
    """To the second, since whether it is said again within the hour is decided by it."""


class RefusalLimitReached(Event):
    """So much was refused to the account on this day that the rest of it is not noted singly."""

    type: Literal["refusal.limit-reached.v1"] = "refusal.limit-reached.v1"


RefusalEvent = RefusalNoted | RefusalLimitReached
