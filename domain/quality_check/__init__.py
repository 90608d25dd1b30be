"""Rounds of quality control (kwaliteitsbeheer, art. 11 and annex 1): prior and later checks."""

from typing import get_args

from domain.kind import Kind
from domain.quality_check.commands import QualityCheckCommand
from domain.quality_check.decisions import QUALITY_CHECK as QUALITY_CHECK
from domain.quality_check.events import QualityCheckEvent
from domain.quality_check.fulfilment import fulfilled_by
from domain.quality_check.possible import possible
from domain.quality_check.refusals import QualityCheckNotFound
from domain.quality_check.state import QualityCheck

KIND: Kind[QualityCheck] = Kind(
    decider=QUALITY_CHECK,
    commands=get_args(QualityCheckCommand),
    events=get_args(QualityCheckEvent),
    begun=lambda check: check.planned,
    agreements=lambda one: () if one.planned is None else one.planned.agreements,
    concerned=lambda one: () if one.planned is None else one.planned.parties,
    standing=QualityCheck.standing,
    closed=lambda check: check.finished,
    possible=possible,
    missing=QualityCheckNotFound,
    fulfils=fulfilled_by,
)
