"""The sheets of all kinds of case, found by category, by noun, and by what is said or recorded."""

from collections.abc import Mapping

from domain.messages import Event
from interface.kinds import (
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
from interface.kinds.sheet import Said, Sheet

SHEETS: tuple[Sheet, ...] = (
    amendment.SHEET,
    planning.SHEET,
    withdrawal.SHEET,
    force_majeure.SHEET,
    objection.SHEET,
    complaint.SHEET,
    woo.SHEET,
    reuse.SHEET,
    default_notice.SHEET,
    calamity.SHEET,
    contact_point.SHEET,
    consultation.SHEET,
    kpi.SHEET,
    report.SHEET,
    quality_check.SHEET,
    evaluation.SHEET,
    development.SHEET,
    follow_up.SHEET,
    mandate.SHEET,
    engagement.SHEET,
)
"""In the order in which they are listed."""

BY_NOUN: Mapping[str, Sheet] = {one.noun: one for one in SHEETS}
BY_CATEGORY: Mapping[str, Sheet] = {one.category: one for one in SHEETS}
SENTENCES: Mapping[type[Event], Said] = {
    event: said for one in SHEETS for event, said in one.sentences.items()
}
