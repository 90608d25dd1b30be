"""Notice of default (ingebrekestelling, Awb 4:17): from its receipt until its penalty is paid."""

from typing import get_args

from domain.calendar.rules import RuleTables
from domain.controllership import involved
from domain.default_notice.commands import DefaultNoticeCommand, RecomputeDefaultNotice
from domain.default_notice.decisions import notices_under as notices_under
from domain.default_notice.duties import running
from domain.default_notice.events import DefaultNoticeEvent
from domain.default_notice.possible import possible
from domain.default_notice.refusals import DefaultNoticeNotFound
from domain.default_notice.state import DefaultNotice
from domain.kind import Kind


def kind(tables: RuleTables) -> Kind[DefaultNotice]:
    """Under the rule tables in use."""
    return Kind(
        decider=notices_under(tables),
        commands=get_args(DefaultNoticeCommand),
        events=get_args(DefaultNoticeEvent),
        begun=lambda notice: notice.received,
        agreements=lambda one: () if one.received is None else (one.received.agreement,),
        concerned=lambda one: () if one.received is None else involved(one.received),
        standing=DefaultNotice.standing,
        closed=lambda notice: notice.closed,
        possible=possible,
        missing=DefaultNoticeNotFound,
        subjects=lambda one: () if one.received is None else (one.received.subject,),
        running=running,
        recompute=RecomputeDefaultNotice,
    )
