"""Who may do what: one table. Whose party someone acts for is asked by the deciders."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias, get_args

from domain.agreement.commands import (
    AdoptProductList,
    AgreeFrequency,
    AmendAgreement,
    ConfirmCorrection,
    EndAgreement,
    LinkAgreement,
    ProposeCorrection,
    RegisterAgreement,
    SignAgreement,
    TerminateAgreement,
    UnlinkAgreement,
    WithdrawCorrection,
)
from domain.amendment.commands import AmendmentCommand
from domain.arrangement.commands import (
    ConfirmArrangement,
    EndArrangement,
    RecordArrangement,
    UseArrangement,
)
from domain.breach.commands import (
    AssessBreach,
    CloseBreach,
    DiscoverBreach,
    LeaveSubjectsUntold,
    NotifyAuthority,
    RecomputeNotice,
    TakeMeasure,
    TellController,
    TellSubjects,
)
from domain.calamity.commands import CalamityCommand, RecomputeCalamityNotice
from domain.complaint.commands import ComplaintCommand, RecomputeComplaintDue
from domain.consultation.commands import ConsultationCommand
from domain.contact_point.commands import ContactPointCommand
from domain.data_subject.commands import (
    LiftRestriction,
    RectifyDataSubject,
    RegisterDataSubject,
    RestrictProcessing,
    ResumeProcessing,
    StopProcessing,
)
from domain.default_notice.commands import (
    DefaultNoticeCommand,
    PayPenaltyShare,
    RecomputeDefaultNotice,
)
from domain.development.commands import DevelopmentCommand
from domain.disclosure.commands import (
    FindDuty,
    MakeDisclosure,
    PermitDisclosure,
    RefuseDisclosure,
    RequestDisclosure,
    WithdrawPermission,
)
from domain.dpia.commands import (
    AgreeDpiaMoment,
    CarryOutDpia,
    ConcludeDpia,
    FollowUpDpia,
    MoveDpia,
    PlanDpia,
)
from domain.engagement.commands import EngagementCommand
from domain.erasure.commands import NoteCarriedOut, NoteMadeFinal, OrderErasure
from domain.evaluation.commands import EvaluationCommand
from domain.follow_up.commands import FollowUpCommand
from domain.force_majeure.commands import ForceMajeureCommand
from domain.informing.commands import (
    CloseInforming,
    CorrectInforming,
    PlanInforming,
    TellPeople,
)
from domain.kpi.commands import KpiCommand
from domain.mandate.commands import MandateCommand
from domain.messages import Command
from domain.objection.commands import ObjectionCommand, RecomputeObjectionDue
from domain.obligation.commands import (
    BY_ITSELF,
    CorrectObligation,
    DisputeObligation,
    FindLate,
    FulfilInPart,
    FulfilObligation,
    OpenOnEvent,
    SettleDispute,
    WaiveObligation,
)
from domain.opening.asked import FindDataSubject, OpenDocument, OpenSealed, SealDocument
from domain.planning.commands import PlanningCommand
from domain.privacy_request.commands import (
    CarryOutErasure,
    DecideRequest,
    PrivacyRequestCommand,
    RecomputeRequestDue,
)
from domain.processing.commands import (
    AgreeToOtherPurpose,
    AmendProcessing,
    EndProcessing,
    FindIncompatible,
    ProposeOtherPurpose,
    RecordConsent,
    RecordObtained,
    RecordProcessing,
    RecordRow,
    WithdrawConsent,
)
from domain.quality_check.commands import QualityCheckCommand
from domain.refusal.commands import NoteRefusals
from domain.report.commands import ReportCommand
from domain.reuse.commands import RecomputeReuseDue, ReuseCommand
from domain.stand_in.commands import AppointStandIn, EndStandIn
from domain.withdrawal.commands import NoteTakenEffect, PlanWithdrawal, RevokeWithdrawal
from domain.woo.commands import RecomputeWooDue, WooCommand


class Role(StrEnum):
    CLERK = "clerk"
    """Of a party: records for it."""
    DIRECTOR = "director"
    """Of the provider's organisation."""
    AUDITOR = "auditor"
    ARCHIVE_INSPECTOR = "archive-inspector"
    PRIVACY_OFFICER = "privacy-officer"
    DATA_CONTROLLER = "data-controller"
    """In the sense of the AVG: verwerkingsverantwoordelijke."""
    FINANCE = "finance"
    SYSTEM = "system"
    """What happens by itself."""


class Activity(StrEnum):
    """What people do that records nothing in the log."""

    READ_REGISTER = "read-register"
    """Agreements, clauses, obligations, due dates; now and as they were."""
    READ_LOG = "read-log"
    """The events themselves, and who recorded them."""
    READ_EVIDENCE = "read-evidence"
    STORE_EVIDENCE = "store-evidence"
    VERIFY_TRAIL = "verify-trail"
    READ_OPENINGS = "read-openings"
    """Who looked at a data subject, when and for which purpose."""


_EVERYONE = frozenset(Role)
_SYSTEM = frozenset({Role.SYSTEM})
_PEOPLE = _EVERYONE - _SYSTEM
_RECORDING = frozenset({Role.CLERK, Role.DIRECTOR})
_DELIVERING = _RECORDING | {Role.FINANCE}
_HANDLING = _RECORDING | {Role.DATA_CONTROLLER, Role.PRIVACY_OFFICER}
_CONTROLLER = frozenset({Role.DATA_CONTROLLER})
_PRIVACY = frozenset({Role.DATA_CONTROLLER, Role.PRIVACY_OFFICER})
"""Who answers for personal data, and who watches over that."""
_INSPECTING = frozenset({Role.AUDITOR, Role.ARCHIVE_INSPECTOR})

Wish: TypeAlias = Command | type[Command] | Activity

MAY: Mapping[type[Command] | Activity, frozenset[Role]] = MappingProxyType(
    {
        RegisterAgreement: _RECORDING | _SYSTEM,
        SignAgreement: _RECORDING,
        AgreeFrequency: _RECORDING,
        ProposeCorrection: _RECORDING,
        ConfirmCorrection: _RECORDING,
        WithdrawCorrection: _RECORDING,
        OpenOnEvent: _DELIVERING | {Role.DATA_CONTROLLER, Role.PRIVACY_OFFICER} | _SYSTEM,
        FulfilObligation: _DELIVERING | {Role.DATA_CONTROLLER, Role.PRIVACY_OFFICER},
        FulfilInPart: _DELIVERING | {Role.DATA_CONTROLLER, Role.PRIVACY_OFFICER},
        FindLate: _DELIVERING,
        WaiveObligation: _RECORDING,
        DisputeObligation: _DELIVERING,
        SettleDispute: _DELIVERING,
        CorrectObligation: _DELIVERING | {Role.DATA_CONTROLLER, Role.PRIVACY_OFFICER},
        **dict.fromkeys(BY_ITSELF, _SYSTEM),
        TerminateAgreement: _RECORDING,
        **dict.fromkeys(get_args(AmendmentCommand), _RECORDING),
        **dict.fromkeys(get_args(PlanningCommand), _RECORDING),
        PlanWithdrawal: _RECORDING,
        RevokeWithdrawal: _RECORDING,
        NoteTakenEffect: _SYSTEM,
        AmendAgreement: _SYSTEM,
        AdoptProductList: _SYSTEM,
        EndAgreement: _SYSTEM,
        OrderErasure: frozenset({Role.DATA_CONTROLLER, Role.PRIVACY_OFFICER, Role.DIRECTOR}),
        NoteCarriedOut: _SYSTEM,
        NoteMadeFinal: _SYSTEM,
        **dict.fromkeys(get_args(PrivacyRequestCommand), _HANDLING),
        DecideRequest: frozenset({Role.DATA_CONTROLLER}),
        CarryOutErasure: _HANDLING - {Role.CLERK},
        RecomputeRequestDue: _SYSTEM,
        RecordProcessing: _HANDLING,
        AmendProcessing: _HANDLING,
        EndProcessing: _HANDLING,
        RecordRow: _CONTROLLER,
        ProposeOtherPurpose: _HANDLING,
        AgreeToOtherPurpose: _CONTROLLER,
        RecordConsent: _HANDLING,
        WithdrawConsent: _HANDLING,
        FindIncompatible: _HANDLING,
        RecordObtained: _HANDLING,
        LinkAgreement: _HANDLING,
        UnlinkAgreement: _HANDLING,
        RecordArrangement: _HANDLING,
        ConfirmArrangement: _HANDLING,
        UseArrangement: _HANDLING | _SYSTEM,
        EndArrangement: _HANDLING,
        PlanInforming: _HANDLING,
        TellPeople: _HANDLING,
        CorrectInforming: _HANDLING,
        CloseInforming: _HANDLING,
        DiscoverBreach: _DELIVERING | _PRIVACY,
        TellController: _HANDLING,
        AssessBreach: _PRIVACY,
        NotifyAuthority: _PRIVACY,
        TellSubjects: _PRIVACY,
        LeaveSubjectsUntold: _PRIVACY,
        TakeMeasure: _HANDLING,
        CloseBreach: _PRIVACY,
        RecomputeNotice: _SYSTEM,
        RequestDisclosure: _HANDLING,
        PermitDisclosure: _CONTROLLER,
        WithdrawPermission: _CONTROLLER,
        FindDuty: _PRIVACY,
        RefuseDisclosure: _CONTROLLER,
        MakeDisclosure: _HANDLING,
        PlanDpia: _HANDLING,
        MoveDpia: _HANDLING,
        AgreeDpiaMoment: _HANDLING,
        CarryOutDpia: _HANDLING,
        ConcludeDpia: _CONTROLLER,
        FollowUpDpia: _CONTROLLER,
        **dict.fromkeys(get_args(CalamityCommand), _HANDLING),
        RecomputeCalamityNotice: _SYSTEM,
        **dict.fromkeys(get_args(DefaultNoticeCommand), _HANDLING),
        PayPenaltyShare: _HANDLING | _DELIVERING,
        RecomputeDefaultNotice: _SYSTEM,
        **dict.fromkeys(get_args(ForceMajeureCommand), _RECORDING),
        **dict.fromkeys(get_args(ReuseCommand), _HANDLING),
        RecomputeReuseDue: _SYSTEM,
        **dict.fromkeys(get_args(WooCommand), _HANDLING),
        RecomputeWooDue: _SYSTEM,
        **dict.fromkeys(get_args(ConsultationCommand), _RECORDING),
        **dict.fromkeys(get_args(ContactPointCommand), _RECORDING),
        **dict.fromkeys(get_args(DevelopmentCommand), _RECORDING),
        **dict.fromkeys(get_args(EvaluationCommand), _RECORDING),
        **dict.fromkeys(get_args(FollowUpCommand), _RECORDING),
        **dict.fromkeys(get_args(KpiCommand), _DELIVERING),
        **dict.fromkeys(get_args(QualityCheckCommand), _RECORDING),
        **dict.fromkeys(get_args(ReportCommand), _DELIVERING),
        **dict.fromkeys(get_args(ComplaintCommand), _HANDLING),
        RecomputeComplaintDue: _SYSTEM,
        **dict.fromkeys(get_args(ObjectionCommand), _HANDLING),
        RecomputeObjectionDue: _SYSTEM,
        **dict.fromkeys(get_args(MandateCommand), _RECORDING),
        **dict.fromkeys(get_args(EngagementCommand), _RECORDING),
        RegisterDataSubject: _HANDLING,
        RectifyDataSubject: _HANDLING,
        RestrictProcessing: _HANDLING,
        LiftRestriction: _HANDLING,
        StopProcessing: _HANDLING,
        ResumeProcessing: _HANDLING,
        OpenSealed: _HANDLING,
        OpenDocument: _HANDLING,
        SealDocument: _PEOPLE - _INSPECTING,
        FindDataSubject: _HANDLING,
        NoteRefusals: _PEOPLE,
        AppointStandIn: _PEOPLE,
        EndStandIn: _PEOPLE,
        Activity.READ_REGISTER: _EVERYONE,
        Activity.READ_LOG: _EVERYONE,
        Activity.READ_EVIDENCE: _PEOPLE,
        Activity.STORE_EVIDENCE: _PEOPLE - _INSPECTING,
        Activity.VERIFY_TRAIL: _EVERYONE,
        Activity.READ_OPENINGS: _HANDLING | _INSPECTING,
    }
)
