"""What may be asked of a mandate. Who asks is in the context, of which one in the stream."""

from datetime import date
from typing import Annotated

from pydantic import Field

from domain.evidence import DecisionReference
from domain.mandate.events import Decides, MandatePower, Office, Signers
from domain.messages import Command, Slug


class StateMandate(Command):
    """Record a mandate: who lets whom decide, sign or act, in what, from when."""

    occurred_on: date
    agreements: Annotated[tuple[Slug, ...], Field(min_length=1, max_length=50)]
    giver: Office
    holder: Office
    power: MandatePower = MandatePower.DECIDE
    products: Annotated[tuple[Slug, ...], Field(max_length=100)] = ()
    decides: Annotated[tuple[Decides, ...], Field(max_length=len(Decides))] = ()
    signers: Signers
    since: date
    until: date | None = None
    decision: DecisionReference
    consent: DecisionReference | None = None


class RecordMandate(StateMandate):
    """The same, with who the parties to those agreements are."""

    parties: tuple[Slug, ...]


class WithdrawMandate(Command):
    """Record that it was withdrawn, and the last day on which it holds."""

    occurred_on: date
    last_day: date
    decision: DecisionReference


MandateCommand = RecordMandate | WithdrawMandate
