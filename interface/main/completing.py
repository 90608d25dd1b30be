"""What services add to what people say of a case, of every kind together."""

from collections.abc import Callable, Mapping

from application.added import Added
from application.added_disputes import (
    AddedToDisputes,
    decision_on_request,
    decision_on_woo_request,
)
from application.added_requests import AddedToRequests
from application.agreements import Agreements
from application.asof import Moments
from application.authorities import Authorities
from application.cases import Case, CaseQuery
from application.docket import Completion
from application.noticed_terms import noticed_under
from application.participants import Participants
from application.transact import Desk
from domain.calendar.rules import RuleTables
from domain.default_notice import notices_under
from domain.kpi.state import Kpi
from domain.messages import Message
from domain.objection import objections_under
from domain.privacy_request import requests_under
from domain.woo import woo_under
from infra.views.dockets import ViewedDocket
from infra.views.store import ViewStore


def every_completion(
    desk: Desk,
    agreements: Agreements,
    views: ViewStore,
    tables: RuleTables,
    named: Callable[[str], str],
) -> Mapping[type[Message], Completion]:
    """By what people say: the function that makes the command of it."""
    moments, kpis = Moments(desk.log, desk.clock), ViewedDocket(views, "kpi")
    around = Participants(desk, agreements, named)
    requests, woo = requests_under(tables), woo_under(tables)

    def indicators(agreement: str) -> list[Case[Kpi]]:
        return kpis.listed(CaseQuery(agreement=agreement), moments.resolve(None))

    disputes = AddedToDisputes(
        desk,
        agreements,
        around,
        Authorities(agreements, ViewedDocket(views, "mandate"), moments),
        objections_under(tables),
        {
            requests.category: (requests, decision_on_request),
            woo.category: (woo, decision_on_woo_request),
        },
    )
    on_requests = AddedToRequests(around, notices_under(tables), noticed_under(tables))
    return {
        **Added(agreements, indicators).every(),
        **disputes.every(),
        **on_requests.every(),
    }
