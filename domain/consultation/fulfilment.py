"""What a consultation that was held fulfils: under each of its agreements, where one is owed."""

from domain.consultation.state import Consultation
from domain.fulfilment import Fulfils, obligation_key


def fulfilled_by(consultation: Consultation) -> tuple[Fulfils, ...]:
    """Nothing where it was not held, or not to fulfil anything."""
    planned, held = consultation.planned, consultation.held
    if planned is None or held is None or planned.owed is None:
        return ()
    owed = planned.owed
    return tuple(
        Fulfils(
            obligation=obligation_key(agreement, owed.duty, owed.period),
            party=held.party,
            on=held.occurred_on,
            evidence=() if held.minutes is None else (held.minutes,),
        )
        for agreement in planned.agreements
    )
