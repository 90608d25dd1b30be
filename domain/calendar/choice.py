"""Which rule holds for what was asked, and whether what was asked fits it."""

from domain.calendar import counting
from domain.calendar.inputs import TermInputs
from domain.calendar.rules import RuleTables, TermRule
from domain.errors import Invalid


class TermNotInForce(Invalid):
    code = "term-not-in-force"


class TermHasNoExtension(Invalid):
    code = "term-has-no-extension"


class TermHasNoSuspension(Invalid):
    code = "term-has-no-suspension"


class TermHasNoFurtherDelay(Invalid):
    code = "term-has-no-further-delay"


class TermNotChosenByDecision(Invalid):
    code = "term-not-chosen-by-decision"


class DecisionBeforeStart(Invalid):
    code = "decision-before-start"


def in_force(tables: RuleTables, inputs: TermInputs) -> TermRule:
    """The rule that was asked for, or the one that held instead.

    Where the day of the decision chooses and none is stated, it is taken to fall on the last day.
    """
    rule = tables.rule(inputs.rule)
    on = inputs.start
    if rule.valid.by == "decision":
        on = inputs.decided_on or counting.after(inputs.start, rule.length, rule.unit)
    if rule.valid.holds_on(on):
        return rule
    if rule.valid.otherwise is None:
        raise TermNotInForce(
            term=rule.id,
            date=on.isoformat(),
            first=str(rule.valid.first or "-"),
            last=str(rule.valid.last or "-"),
        )
    return tables.rule(rule.valid.otherwise)


def must_fit(rule: TermRule, inputs: TermInputs) -> None:
    """Refuse what the rule does not know."""
    if inputs.extended and rule.extension is None:
        raise TermHasNoExtension(term=rule.id)
    if inputs.suspensions and not rule.suspensions:
        raise TermHasNoSuspension(term=rule.id)
    if inputs.consent_until and rule.further is None:
        raise TermHasNoFurtherDelay(term=rule.id)
    if inputs.decided_on is None:
        return
    if rule.valid.by != "decision":
        raise TermNotChosenByDecision(term=rule.id)
    if inputs.decided_on < inputs.start:
        raise DecisionBeforeStart(
            decided=inputs.decided_on.isoformat(), start=inputs.start.isoformat()
        )
