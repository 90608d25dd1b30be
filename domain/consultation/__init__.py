"""Consultations (overleg): on progress (art. 7), and the administrative one (12.2, 22.1, 23)."""

from typing import get_args

from domain.consultation.commands import ConsultationCommand
from domain.consultation.decisions import CONSULTATION as CONSULTATION
from domain.consultation.events import ConsultationEvent
from domain.consultation.fulfilment import fulfilled_by
from domain.consultation.possible import possible
from domain.consultation.refusals import ConsultationNotFound
from domain.consultation.state import Consultation
from domain.kind import Kind

KIND: Kind[Consultation] = Kind(
    decider=CONSULTATION,
    commands=get_args(ConsultationCommand),
    events=get_args(ConsultationEvent),
    begun=lambda consultation: consultation.planned,
    agreements=lambda one: () if one.planned is None else one.planned.agreements,
    concerned=lambda one: () if one.planned is None else one.planned.parties,
    standing=Consultation.standing,
    closed=lambda consultation: consultation.finished,
    possible=possible,
    missing=ConsultationNotFound,
    fulfils=fulfilled_by,
)
