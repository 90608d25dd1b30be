"""Evaluation of the agreement and the cooperation (evaluatie, art. 8 and 14.3)."""

from typing import get_args

from domain.evaluation.commands import EvaluationCommand
from domain.evaluation.decisions import EVALUATION as EVALUATION
from domain.evaluation.events import EvaluationEvent
from domain.evaluation.fulfilment import fulfilled_by
from domain.evaluation.possible import possible
from domain.evaluation.refusals import EvaluationNotFound
from domain.evaluation.state import Evaluation
from domain.kind import Kind

KIND: Kind[Evaluation] = Kind(
    decider=EVALUATION,
    commands=get_args(EvaluationCommand),
    events=get_args(EvaluationEvent),
    begun=lambda evaluation: evaluation.begun,
    agreements=lambda one: () if one.begun is None else (one.begun.agreement,),
    concerned=lambda one: () if one.begun is None else one.begun.parties,
    standing=Evaluation.standing,
    closed=lambda evaluation: evaluation.finished,
    possible=possible,
    missing=EvaluationNotFound,
    fulfils=fulfilled_by,
)
