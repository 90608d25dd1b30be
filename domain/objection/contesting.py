"""Objecting to a decision on a request that the register knows: it is that decision, as it says."""

from dataclasses import dataclass
from datetime import date

from domain.errors import Broken, NotFound
from domain.objection.events import ContestedDecision


class ContestedCaseUnknown(NotFound):
    """There is none, or it is another municipality's."""

    code = "contested-case-unknown"


class ContestedCaseUndecided(Broken):
    code = "contested-case-undecided"


class ContestedDecisionDiffers(Broken):
    code = "contested-decision-differs"


@dataclass(frozen=True, slots=True)
class KnownDecision:
    """What a request in the register says of the decision on it."""

    controller: str
    reference: str | None = None
    notified_on: date | None = None
    """None for both: nothing was decided yet."""


def must_be_known(
    contested: ContestedDecision, controller: str, known: KnownDecision | None
) -> None:
    """What is objected to in a named case. Raises ContestedCaseUnknown, ContestedCaseUndecided and
    ContestedDecisionDiffers."""
    if contested.case is None:
        return
    if known is None or known.controller != controller:
        raise ContestedCaseUnknown(case=contested.case)
    if known.reference is None or known.notified_on is None:
        raise ContestedCaseUndecided(case=contested.case)
    said = (contested.reference, contested.notified_on)
    if said != (known.reference, known.notified_on):
        raise ContestedDecisionDiffers(
            reference=known.reference, notified=known.notified_on.isoformat()
        )
