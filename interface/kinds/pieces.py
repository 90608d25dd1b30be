"""What examples of many kinds of case are made of."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from domain.calendar.contract import Policy
from domain.calendar.due import DueDate, Mark
from domain.calendar.inputs import ContractInputs, TermInputs

DAY: Mapping[str, str] = {"occurredOn": "2026-03-02"}
BEEK, CENTRE = "beek", "sittard-geleen"
BOTH = (BEEK, CENTRE)
AGREEMENT = "dvo-2020-beek"
CONTROL: Mapping[str, str] = {"agreement": AGREEMENT, "controller": BEEK, "processor": CENTRE}
PRODUCT = "direct.a.1.2"
SOMEBODY = "0197a3c2-8f20-7c61-9d13-6a2b3c4d5e71"
"""A data subject, by a pseudonym."""


def own_record(kind: str) -> dict[str, Any]:
    """A document that stays where its owner keeps it."""
    return {
        "source": "own-system",
        "kind": kind,
        "system": "zaaksysteem",
        "reference": "Z-2026-00417",
    }


def term_of(rule: str, article: str, start: str, due: str) -> DueDate:
    """A term of the rule tables, as an answer has it; its steps are left out."""
    inputs = TermInputs(rule=rule, start=date.fromisoformat(start))
    day = date.fromisoformat(due)
    return DueDate(
        due=day,
        rule=rule,
        article=article,
        version="2026.1",
        steps=(),
        nominal=day,
        inputs=inputs,
    )


def target_of(article: str, start: str, due: str) -> DueDate:
    """A target of policy, as an answer has it; its steps are left out."""
    day = date.fromisoformat(due)
    asked = ContractInputs(rule=Policy(), article=article, event_on=date.fromisoformat(start))
    return DueDate(
        due=day,
        rule="policy",
        article=article,
        version="2026.1",
        steps=(),
        nominal=day,
        marks=(Mark.POLICY,),
        inputs=asked,
    )
