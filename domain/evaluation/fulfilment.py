"""What an evaluation that was concluded fulfils, where one is owed."""

from domain.evaluation.state import Evaluation
from domain.fulfilment import Fulfils, obligation_key


def fulfilled_by(evaluation: Evaluation) -> tuple[Fulfils, ...]:
    """Nothing where it was not concluded, or not to fulfil anything."""
    begun, concluded = evaluation.begun, evaluation.concluded
    if begun is None or concluded is None or begun.owed is None:
        return ()
    return (
        Fulfils(
            obligation=obligation_key(begun.agreement, begun.owed.duty, begun.owed.period),
            party=concluded.party,
            on=concluded.occurred_on,
            evidence=(concluded.report,),
        ),
    )
