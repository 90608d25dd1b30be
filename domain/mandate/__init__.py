"""Mandates (Awb title 10.1; annex 1): who decides and signs in whose name, since when."""

from typing import get_args

from domain.kind import Kind
from domain.mandate.commands import MandateCommand
from domain.mandate.decisions import MANDATE
from domain.mandate.events import MandateEvent
from domain.mandate.possible import possible
from domain.mandate.refusals import MandateNotFound
from domain.mandate.state import Mandate

KIND: Kind[Mandate] = Kind(
    decider=MANDATE,
    commands=get_args(MandateCommand),
    events=get_args(MandateEvent),
    begun=lambda mandate: mandate.recorded,
    agreements=lambda mandate: () if mandate.recorded is None else mandate.recorded.agreements,
    concerned=lambda mandate: () if mandate.recorded is None else mandate.recorded.parties,
    standing=Mandate.standing,
    closed=lambda mandate: mandate.withdrawn is not None,
    possible=possible,
    missing=MandateNotFound,
)
