"""What an offered report fulfils: the obligation of its duty for its period, on the stated day."""

from domain.fulfilment import Fulfils, obligation_key
from domain.report.state import Report


def fulfilled_by(report: Report) -> tuple[Fulfils, ...]:
    """Nothing where it was not offered."""
    assembled, offered = report.assembled, report.offered
    if assembled is None or offered is None:
        return ()
    return (
        Fulfils(
            obligation=obligation_key(assembled.agreement, assembled.duty, assembled.period),
            party=offered.party,
            on=offered.occurred_on,
            evidence=(offered.document, *offered.annexes),
        ),
    )
