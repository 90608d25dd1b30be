"""What happened to a mandate. The stored form, for decades: add a v2, never edit a v1."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from domain.evidence import DecisionReference
from domain.messages import Event, Message, Slug


class MandatePower(StrEnum):
    """What somebody may do in the name of an organ."""

    DECIDE = "mandate-to-decide"
    """Besluitmandaat (Awb 10:1); it takes signing in."""
    SIGN = "mandate-to-sign"
    """Only sign what the organ itself decided (ondertekeningsmandaat, Awb 10:11)."""
    ACT = "authority-to-act"
    """Without deciding anything: in private law, or in fact (volmacht, machtiging; Awb 10:12)."""


class Decides(StrEnum):
    """What there is to decide."""

    AT_FIRST = "first-decision"
    """On an application, or of one's own accord."""
    OBJECTION = "objection-decision"
    PRIVACY_REQUEST = "privacy-request-decision"
    WOO_REQUEST = "woo-decision"
    REUSE_REQUEST = "reuse-decision"
    PENALTY = "penalty-decision"
    """Whether a penalty is owed for deciding late, and how much (Awb 4:18)."""
    COMPLAINT = "complaint-finding"
    PROCEEDINGS = "court-proceedings"
    """Going to court, and what is said there."""


class Office(Message):
    """An organ or function of a party, never who holds it: `college`, `head-of-income`."""

    party: Slug
    organ: Slug


Signers = Annotated[tuple[Slug, ...], Field(min_length=1, max_length=20)]
"""By function."""


class MandateRecorded(Event):
    """An organ lets another act in its name; it stays answerable itself (Awb 10:2)."""

    type: Literal["mandate.recorded.v1"] = "mandate.recorded.v1"
    agreements: tuple[Slug, ...]
    """Under which it is used."""
    parties: tuple[Slug, ...]
    """To those."""
    party: Slug
    """That recorded it."""
    giver: Office
    holder: Office
    power: MandatePower
    products: tuple[Slug, ...]
    """What it is about: of the product list, or an act such as `bbz`. Empty: everything."""
    decides: tuple[Decides, ...]
    """Empty: whatever there is to decide."""
    signers: Signers
    since: date
    until: date | None
    """The last day, where one is named."""
    decision: DecisionReference
    consent: DecisionReference | None
    """Of a holder that does not work for the giver (Awb 10:4)."""


class MandateWithdrawn(Event):
    """By the organ that gave it (Awb 10:8)."""

    type: Literal["mandate.withdrawn.v1"] = "mandate.withdrawn.v1"
    party: Slug
    last_day: date
    decision: DecisionReference


MandateEvent = MandateRecorded | MandateWithdrawn
