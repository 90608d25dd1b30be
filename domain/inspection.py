"""Whose archive inspector is to take part in an evaluation, as the agreement itself says."""

from domain.agreement.state import Agreement
from domain.clause import Nature, OnEvent

EVALUATED = "scheme-evaluation"
"""The event that such a duty waits for."""


def inspected_by(agreement: Agreement) -> str | None:
    """The party that owes the part of its archive inspector (art. 14.3); None where none does."""
    registered = agreement.registered
    if registered is None:
        return None
    for clause in agreement.clauses.values():
        for duty in clause.duties:
            waits = isinstance(duty.trigger, OnEvent) and duty.trigger.event == EVALUATED
            if waits and duty.nature is Nature.ARCHIVE:
                return registered.roles[duty.debtor[0]]
    return None
