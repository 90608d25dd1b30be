"""What a round that was concluded fulfils: under each of its agreements, where one is owed."""

from domain.fulfilment import Fulfils, obligation_key
from domain.quality_check.state import QualityCheck


def fulfilled_by(check: QualityCheck) -> tuple[Fulfils, ...]:
    """Nothing where it was not concluded, or not to fulfil anything."""
    planned, concluded = check.planned, check.concluded
    if planned is None or concluded is None or planned.owed is None:
        return ()
    owed = planned.owed
    return tuple(
        Fulfils(
            obligation=obligation_key(agreement, owed.duty, owed.period),
            party=concluded.party,
            on=concluded.occurred_on,
            evidence=(concluded.report,),
        )
        for agreement in planned.agreements
    )
