"""What a party may do with a consultation as it is: what its decider asks before anything else."""

from collections.abc import Callable, Mapping

from domain.action_point import must_have_open, must_own_open
from domain.between import must_be_one_of
from domain.conditions import allowed
from domain.consultation.commands import (
    CancelConsultation,
    CompleteConsultationPoint,
    ConsultationCommand,
    DropConsultationPoint,
    HoldConsultation,
    MoveConsultation,
    MoveConsultationPoint,
)
from domain.consultation.events import ConsultationPlanned
from domain.consultation.refusals import (
    ConsultationAlreadyHeld,
    ConsultationNotHeld,
    ConsultationWasCancelled,
)
from domain.consultation.state import Consultation


def _ahead(consultation: Consultation, planned: ConsultationPlanned, party: str) -> None:
    must_be_one_of(planned.parties, party)
    if consultation.cancelled is not None:
        raise ConsultationWasCancelled(day=consultation.cancelled.occurred_on.isoformat())
    if consultation.held is not None:
        raise ConsultationAlreadyHeld(day=consultation.held.occurred_on.isoformat())


def _point(consultation: Consultation, planned: ConsultationPlanned, party: str) -> None:
    must_be_one_of(planned.parties, party)
    if consultation.held is None:
        raise ConsultationNotHeld
    must_have_open(consultation.points)


def _own_point(consultation: Consultation, planned: ConsultationPlanned, party: str) -> None:
    _point(consultation, planned, party)
    must_own_open(consultation.points, party)


CONDITIONS: Mapping[
    type[ConsultationCommand], Callable[[Consultation, ConsultationPlanned, str], None]
] = {
    HoldConsultation: _ahead,
    MoveConsultation: _ahead,
    CancelConsultation: _ahead,
    CompleteConsultationPoint: _own_point,
    MoveConsultationPoint: _point,
    DropConsultationPoint: _point,
}
"""Of each command on a consultation that is planned; the likeliest first."""


def possible(consultation: Consultation, party: str) -> tuple[type[ConsultationCommand], ...]:
    """The commands that would not be refused whatever is stated."""
    planned = consultation.planned
    return () if planned is None else allowed(CONDITIONS, consultation, planned, party)
