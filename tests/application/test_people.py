from dataclasses import replace
from typing import get_args

import pytest

from application.people import MAY, SYSTEM, Acting, Activity, Lent, NotAllowed, Person, Role
from domain.agreement.commands import AgreementCommand, ConfirmCorrection
from domain.amendment.commands import AmendmentCommand
from domain.arrangement.commands import ArrangementCommand
from domain.breach.commands import BreachCommand
from domain.calamity.commands import CalamityCommand
from domain.complaint.commands import ComplaintCommand
from domain.consultation.commands import ConsultationCommand
from domain.contact_point.commands import ContactPointCommand
from domain.data_subject.commands import DataSubjectCommand
from domain.default_notice.commands import DefaultNoticeCommand
from domain.development.commands import DevelopmentCommand
from domain.disclosure.commands import DisclosureCommand
from domain.dpia.commands import DpiaCommand
from domain.engagement.commands import EngagementCommand
from domain.erasure.commands import ErasureCommand
from domain.evaluation.commands import EvaluationCommand
from domain.follow_up.commands import FollowUpCommand
from domain.force_majeure.commands import ForceMajeureCommand
from domain.informing.commands import InformingCommand
from domain.kinds import kinds
from domain.kpi.commands import KpiCommand
from domain.mandate.commands import MandateCommand
from domain.messages import Command
from domain.objection.commands import ObjectionCommand
from domain.obligation.commands import (
    FulfilObligation,
    NoticeOverdue,
    ObligationCommand,
    OpenObligation,
    RecomputeDue,
)
from domain.opening.asked import FindDataSubject, OpenDocument, OpenSealed, SealDocument
from domain.planning.commands import PlanningCommand
from domain.privacy_request.commands import PrivacyRequestCommand
from domain.processing.commands import ProcessingCommand
from domain.quality_check.commands import QualityCheckCommand
from domain.refusal.commands import NoteRefusals
from domain.report.commands import ReportCommand
from domain.reuse.commands import ReuseCommand
from domain.stand_in.commands import StandInCommand
from domain.withdrawal.commands import WithdrawalCommand
from domain.woo.commands import WooCommand
from infra.rules import load_rules
from tests.scenario import TODAY

COMMANDS = {
    *get_args(AgreementCommand),
    *get_args(AmendmentCommand),
    *get_args(ArrangementCommand),
    *get_args(BreachCommand),
    *get_args(DisclosureCommand),
    *get_args(DpiaCommand),
    *get_args(WooCommand),
    *get_args(ReuseCommand),
    *get_args(ForceMajeureCommand),
    *get_args(DefaultNoticeCommand),
    *get_args(CalamityCommand),
    *get_args(DataSubjectCommand),
    *get_args(ComplaintCommand),
    *get_args(EngagementCommand),
    *get_args(MandateCommand),
    *get_args(ObjectionCommand),
    *get_args(ConsultationCommand),
    *get_args(ContactPointCommand),
    *get_args(DevelopmentCommand),
    *get_args(EvaluationCommand),
    *get_args(FollowUpCommand),
    *get_args(KpiCommand),
    *get_args(QualityCheckCommand),
    *get_args(ReportCommand),
    *get_args(ErasureCommand),
    *get_args(InformingCommand),
    *get_args(ObligationCommand),
    *get_args(PlanningCommand),
    *get_args(PrivacyRequestCommand),
    *get_args(ProcessingCommand),
    *get_args(WithdrawalCommand),
    FindDataSubject,
    OpenDocument,
    OpenSealed,
    SealDocument,
    *(command for kind in kinds(load_rules()) for command in kind.commands),
}
PASSING = set(get_args(StandInCommand))
"""What somebody asks. That refusals are noted nobody asks."""

fulfil = FulfilObligation(occurred_on=TODAY)


def person(*roles: Role) -> Person:
    return Person("0196f0a2-5d1e-7c1b-8a55-0d4f6f1f2b3c", "beek", frozenset(roles))


def test_the_table_has_every_command_and_every_activity_and_nothing_else() -> None:
    assert set(MAY) == COMMANDS | PASSING | {NoteRefusals} | set(Activity)


def test_somebody_may_do_each_thing() -> None:
    assert all(MAY.values())


@pytest.mark.parametrize("role", Role)
def test_every_role_may_do_something(role: Role) -> None:
    assert any(role in roles for roles in MAY.values())


def test_what_happens_by_itself_is_for_the_system_alone() -> None:
    for wish in (OpenObligation, NoticeOverdue, RecomputeDue):
        assert MAY[wish] == {Role.SYSTEM}


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ARCHIVE_INSPECTOR])
def test_who_inspects_records_nothing(role: Role) -> None:
    assert not any(role in MAY[wish] for wish in COMMANDS)
    assert role not in MAY[Activity.STORE_EVIDENCE]
    assert person(role).must_be_allowed(Activity.VERIFY_TRAIL) is role


def test_a_person_acts_in_the_role_that_allows_it() -> None:
    assert person(Role.AUDITOR, Role.CLERK).must_be_allowed(fulfil) is Role.CLERK
    assert person(Role.FINANCE, Role.CLERK).must_be_allowed(fulfil) is Role.CLERK
    assert person(Role.FINANCE).must_be_allowed(fulfil) is Role.FINANCE
    assert SYSTEM.must_be_allowed(NoticeOverdue()) is Role.SYSTEM


def test_own_roles_go_before_lent_ones_and_a_lent_one_names_its_owner() -> None:
    lent = (Lent(Role.FINANCE, "a-8", TODAY), Lent(Role.CLERK, "a-9", TODAY))
    both = replace(person(Role.FINANCE), lent=lent)
    assert both.acting(fulfil) == Acting(Role.FINANCE)
    assert replace(person(Role.AUDITOR), lent=lent).acting(fulfil) == Acting(Role.FINANCE, "a-8")
    assert both.acting(ConfirmCorrection(number=1)) == Acting(Role.CLERK, "a-9")
    assert both.may(ConfirmCorrection) and not both.may(NoticeOverdue)


def test_who_reads_only_records_nothing_in_a_lent_role() -> None:
    reader = replace(person(), reads_only=True, lent=(Lent(Role.CLERK, "a-9", TODAY),))
    assert reader.may(Activity.READ_REGISTER)
    with pytest.raises(NotAllowed):
        reader.acting(fulfil)


@pytest.mark.parametrize(
    ("wish", "name", "needed"),
    [
        (ConfirmCorrection(number=1), "confirm-correction", "clerk, director"),
        (NoticeOverdue(), "notice-overdue", "system"),
        (
            Activity.STORE_EVIDENCE,
            "store-evidence",
            "clerk, data-controller, director, finance, privacy-officer",
        ),
    ],
)
def test_who_may_not_is_told_which_role_may(
    wish: Command | Activity, name: str, needed: str
) -> None:
    with pytest.raises(NotAllowed) as caught:
        person(Role.AUDITOR, Role.ARCHIVE_INSPECTOR).must_be_allowed(wish)
    assert caught.value.facts == {
        "wish": name,
        "roles": "archive-inspector, auditor",
        "needed": needed,
    }


def test_who_has_no_role_may_nothing() -> None:
    with pytest.raises(NotAllowed):
        person().must_be_allowed(Activity.READ_REGISTER)
