"""The kinds of case that there are, each by the rule tables in use."""

from typing import Any

from domain import (
    amendment,
    calamity,
    complaint,
    consultation,
    contact_point,
    default_notice,
    development,
    engagement,
    evaluation,
    follow_up,
    force_majeure,
    kpi,
    mandate,
    objection,
    planning,
    quality_check,
    report,
    reuse,
    withdrawal,
    woo,
)
from domain.calendar.rules import RuleTables
from domain.kind import Kind


def kinds(tables: RuleTables) -> tuple[Kind[Any], ...]:
    return (
        amendment.KIND,
        planning.KIND,
        withdrawal.KIND,
        objection.kind(tables),
        complaint.kind(tables),
        woo.kind(tables),
        reuse.kind(tables),
        default_notice.kind(tables),
        calamity.kind(tables),
        force_majeure.kind(tables),
        report.KIND,
        kpi.KIND,
        evaluation.KIND,
        consultation.KIND,
        development.KIND,
        quality_check.KIND,
        follow_up.KIND,
        contact_point.KIND,
        mandate.KIND,
        engagement.KIND,
    )
