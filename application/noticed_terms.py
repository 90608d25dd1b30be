"""What the cases here say of their terms, to a notice of default that is about one of them."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeAlias

from application.states import AnyDecider
from domain.calendar.rules import Article, RuleTables
from domain.complaint import complaints_under
from domain.complaint.state import Complaint
from domain.default_notice.noticed import KnownTerm
from domain.objection import objections_under
from domain.objection.state import Objection
from domain.privacy_request import requests_under
from domain.privacy_request.state import PrivacyRequest
from domain.reuse import reuse_under
from domain.reuse.state import ReuseRequest
from domain.woo import woo_under
from domain.woo.dates import TERM
from domain.woo.state import WooRequest

Noticed: TypeAlias = Mapping[str, tuple[AnyDecider, Callable[[Any], KnownTerm | None]]]
"""The cases that a notice may be about, by category: how each says what its term is."""


def noticed_under(tables: RuleTables) -> Noticed:
    """By category; the deciders are those of the rule tables in use."""
    woo = woo_under(tables)
    article = tables.rule(TERM).penalty_excluded
    return {
        "privacy-request": (requests_under(tables), _of_request),
        "objection": (objections_under(tables), partial(_of_objection, woo.category, article)),
        "complaint": (complaints_under(tables), _of_complaint),
        woo.category: (woo, _of_woo),
        "reuse-request": (reuse_under(tables), _of_reuse),
    }


def _of_request(request: PrivacyRequest) -> KnownTerm | None:
    received = request.received
    return None if received is None else KnownTerm(received.controller, request.due)


def _of_objection(woo: str, article: Article | None, objection: Objection) -> KnownTerm | None:
    """Also on an objection to a decision under the Woo no penalty is owed (Woo 8.2)."""
    received = objection.received
    if received is None:
        return None
    contested = received.contested.case or ""
    excluded = article if contested.startswith(f"{woo}-") else None
    return KnownTerm(received.controller, objection.due, excluded)


def _of_complaint(complaint: Complaint) -> KnownTerm | None:
    received = complaint.received
    return None if received is None else KnownTerm(received.controller, complaint.due)


def _of_woo(request: WooRequest) -> KnownTerm | None:
    received = request.received
    return None if received is None else KnownTerm(received.controller, request.due)


def _of_reuse(request: ReuseRequest) -> KnownTerm | None:
    received = request.received
    return None if received is None else KnownTerm(received.controller, request.due)
