"""Every event that there has ever been, by its name: the one codec of the log."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, TypeAlias, get_args

from pydantic import Field, TypeAdapter

from domain.agreement.events import AgreementEvent
from domain.amendment.events import AmendmentEvent
from domain.arrangement.events import ArrangementEvent
from domain.breach.events import BreachEvent
from domain.calamity.events import CalamityEvent
from domain.complaint.events import ComplaintEvent
from domain.consultation.events import ConsultationEvent
from domain.contact_point.events import ContactPointEvent
from domain.data_subject.events import DataSubjectEvent
from domain.default_notice.events import DefaultNoticeEvent
from domain.development.events import DevelopmentEvent
from domain.disclosure.events import DisclosureEvent
from domain.dpia.events import DpiaEvent
from domain.engagement.events import EngagementEvent
from domain.erasure.events import ErasureEvent
from domain.evaluation.events import EvaluationEvent
from domain.follow_up.events import FollowUpEvent
from domain.force_majeure.events import ForceMajeureEvent
from domain.informing.events import InformingEvent
from domain.kpi.events import KpiEvent
from domain.mandate.events import MandateEvent
from domain.messages import Event
from domain.objection.events import ObjectionEvent
from domain.obligation.events import ObligationEvent
from domain.planning.events import PlanningEvent
from domain.privacy_request.events import PrivacyRequestEvent
from domain.processing.events import ProcessingEvent
from domain.quality_check.events import QualityCheckEvent
from domain.refusal.events import RefusalEvent
from domain.report.events import ReportEvent
from domain.reuse.events import ReuseEvent
from domain.stand_in.events import StandInEvent
from domain.withdrawal.events import WithdrawalEvent
from domain.woo.events import WooEvent

AnyEvent: TypeAlias = Annotated[
    AgreementEvent
    | AmendmentEvent
    | ArrangementEvent
    | BreachEvent
    | ComplaintEvent
    | CalamityEvent
    | DisclosureEvent
    | DpiaEvent
    | DataSubjectEvent
    | EngagementEvent
    | DefaultNoticeEvent
    | ErasureEvent
    | ConsultationEvent
    | ContactPointEvent
    | DevelopmentEvent
    | EvaluationEvent
    | FollowUpEvent
    | ForceMajeureEvent
    | KpiEvent
    | QualityCheckEvent
    | ReportEvent
    | ReuseEvent
    | InformingEvent
    | MandateEvent
    | ObjectionEvent
    | ObligationEvent
    | PlanningEvent
    | PrivacyRequestEvent
    | ProcessingEvent
    | RefusalEvent
    | StandInEvent
    | WithdrawalEvent
    | WooEvent,
    Field(discriminator="type"),
]

EVENTS: TypeAdapter[AnyEvent] = TypeAdapter(AnyEvent)

NAMES: Mapping[str, type[Event]] = MappingProxyType(
    {
        event.model_fields["type"].default: event
        for group in (
            AgreementEvent,
            AmendmentEvent,
            ArrangementEvent,
            BreachEvent,
            ComplaintEvent,
            CalamityEvent,
            DisclosureEvent,
            DpiaEvent,
            DataSubjectEvent,
            EngagementEvent,
            DefaultNoticeEvent,
            ErasureEvent,
            ConsultationEvent,
            ContactPointEvent,
            DevelopmentEvent,
            EvaluationEvent,
            FollowUpEvent,
            ForceMajeureEvent,
            KpiEvent,
            QualityCheckEvent,
            ReportEvent,
            ReuseEvent,
            InformingEvent,
            MandateEvent,
            ObjectionEvent,
            ObligationEvent,
            PlanningEvent,
            PrivacyRequestEvent,
            ProcessingEvent,
            RefusalEvent,
            StandInEvent,
            WooEvent,
            WithdrawalEvent,
        )
        for event in get_args(group)
    }
)
