"""Who may do what: one table. Whose party someone acts for is asked by the deciders."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias, get_args

from domain.agreement.commands import (
    AgreeFrequency,
    ConfirmCorrection,
    LinkAgreement,
    ProposeCorrection,
    RegisterAgreement,
    SignAgreement,
    UnlinkAgreement,
    WithdrawCorrection,
)
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
    TakeMeasure,
    TellController,
    TellSubjects,
)
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
from domain.erasure.commands import NoteCarriedOut, NoteMadeFinal, OrderErasure
from domain.errors import Forbidden
from domain.informing.commands import (
    CloseInforming,
    CorrectInforming,
    PlanInforming,
    TellPeople,
)
from domain.messages import Command
from domain.obligation.commands import (
    CorrectObligation,
    DisputeObligation,
    FindLate,
    FulfilInPart,
    FulfilObligation,
    NoticeOverdue,
    OpenObligation,
    OpenOnEvent,
    RecomputeDue,
    SettleDispute,
    WaiveObligation,
)
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
from domain.refusal.commands import NoteRefusals
from domain.stand_in.commands import AppointStandIn, EndStandIn


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
        OpenOnEvent: _DELIVERING | {Role.DATA_CONTROLLER, Role.PRIVACY_OFFICER},
        FulfilObligation: _DELIVERING | {Role.DATA_CONTROLLER, Role.PRIVACY_OFFICER},
        FulfilInPart: _DELIVERING | {Role.DATA_CONTROLLER, Role.PRIVACY_OFFICER},
        FindLate: _DELIVERING,
        WaiveObligation: _RECORDING,
        DisputeObligation: _DELIVERING,
        SettleDispute: _DELIVERING,
        CorrectObligation: _DELIVERING | {Role.DATA_CONTROLLER, Role.PRIVACY_OFFICER},
        OpenObligation: _SYSTEM,
        NoticeOverdue: _SYSTEM,
        RecomputeDue: _SYSTEM,
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
        NoteRefusals: _PEOPLE,
        AppointStandIn: _PEOPLE,
        EndStandIn: _PEOPLE,
        Activity.READ_REGISTER: _EVERYONE,
        Activity.READ_LOG: _EVERYONE,
        Activity.READ_EVIDENCE: _PEOPLE,
        Activity.STORE_EVIDENCE: _PEOPLE - _INSPECTING,
        Activity.VERIFY_TRAIL: _EVERYONE,
    }
)


class NotAllowed(Forbidden):
    code = "not-allowed"


@dataclass(frozen=True, slots=True)
class Lent:
    """A role that a colleague passed on for a while."""

    role: Role
    by: str
    """The account that it is passed on by."""
    until: date
    """The last day on which it holds."""


@dataclass(frozen=True, slots=True)
class Acting:
    """The role in which something is done, and in whose place where it is not one's own."""

    role: Role
    in_place_of: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """An account: a random id, the party that it acts for, and in which roles. Never a name."""

    id: str
    party: str
    roles: frozenset[Role]
    reads_only: bool = False
    """A service that was let in to read records nothing, whatever its roles."""
    lent: tuple[Lent, ...] = ()
    """As the desk finds them; where own roles suffice nobody looks for these."""

    @property
    def acts_in(self) -> frozenset[Role]:
        """Own roles and lent ones."""
        return self.roles.union(lent.role for lent in self.lent)

    @property
    def foremost(self) -> Role:
        """The own role that may do the most; the first by its name where two may do as much."""
        return min(self.roles, key=lambda role: (-sum(role in may for may in MAY.values()), role))

    def must_be_allowed(self, wish: Wish) -> Role:
        """The role in which this person may do it."""
        return self.acting(wish).role

    def acting(self, wish: Wish) -> Acting:
        """The same, and in whose place. Own roles go before lent ones. Raises NotAllowed."""
        may = MAY[type(wish) if isinstance(wish, Command) else wish]
        if not (self.reads_only and _records(wish)):
            if own := may & self.roles:
                return Acting(min(own))
            for lent in self.lent:
                if lent.role in may:
                    return Acting(lent.role, lent.by)
        raise NotAllowed(wish=name_of(wish), roles=_listed(self.acts_in), needed=_listed(may))

    def may(self, wish: Wish) -> bool:
        try:
            self.acting(wish)
        except NotAllowed:
            return False
        return True


SYSTEM = Person("system", "system", frozenset({Role.SYSTEM}))


def _records(wish: Wish) -> bool:
    return wish is Activity.STORE_EVIDENCE or not isinstance(wish, Activity)


def name_of(wish: Wish) -> str:
    """`fulfil-obligation`, `read-log`."""
    if isinstance(wish, Activity):
        return wish.value
    kind = type(wish) if isinstance(wish, Command) else wish
    return re.sub(r"(?<=.)([A-Z])", r"-\1", kind.__name__).lower()


def _listed(roles: frozenset[Role]) -> str:
    return ", ".join(sorted(roles))
