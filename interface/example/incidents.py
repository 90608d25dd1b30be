"""What happens without a date: objections, requests, complaints, breaches, a pandemic."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from interface.example.cast import CENTRE


@dataclass(frozen=True, slots=True)
class Incident:
    """Something happened; each of the duties that wait for it gives an obligation."""

    agreement: str
    on: date
    duties: tuple[tuple[str, str, str], ...]
    """Duty, and the party and post that put on record that it happened."""


OFTEN: tuple[tuple[float, tuple[tuple[str, str, str], ...]], ...] = (
    (6.0, (("objection-decision", CENTRE, "clerk"),)),
    (3.0, (("complaint", CENTRE, "clerk"),)),
    (2.0, (("woo-request", CENTRE, "clerk"),)),
    (2.0, (("avg-request", CENTRE, "privacy-officer"),)),
    (1.5, (("appeal-defence", CENTRE, "clerk"),)),
    (1.5, (("verify-register-data", CENTRE, "clerk"),)),
    (1.0, (("notice-of-default", CENTRE, "clerk"),)),
    (1.0, (("other-statements", CENTRE, "finance"),)),
    (1.0, (("inform-of-developments", CENTRE, "clerk"),)),
    (0.5, (("inform-of-developments", "client", "clerk"),)),
    (0.8, (("origin-information", CENTRE, "privacy-officer"),)),
    (
        0.7,
        (
            ("breach-report", CENTRE, "privacy-officer"),
            ("breach-notification", "client", "privacy-officer"),
        ),
    ),
    (
        0.6,
        (
            ("legal-basis", CENTRE, "privacy-officer"),
            ("proportionality-test", CENTRE, "privacy-officer"),
        ),
    ),
    (0.5, (("reuse-request", CENTRE, "clerk"),)),
    (0.5, (("interim-relief-defence", CENTRE, "clerk"),)),
    (0.4, (("calamity-help", CENTRE, "clerk"),)),
    (0.4, (("processing-information", CENTRE, "privacy-officer"),)),
)
"""How often a year in one agreement, and what it brings about."""

ONCE: tuple[tuple[date, tuple[tuple[str, str, str], ...]], ...] = (
    (
        date(2020, 3, 16),
        (
            ("force-majeure-notice", CENTRE, "director"),
            ("force-majeure-consultation", CENTRE, "director"),
        ),
    ),
    (date(2022, 10, 3), (("archive-inspector-in-evaluation", CENTRE, "clerk"),)),
    (
        date(2025, 2, 3),
        (
            ("destruction-arrangement", "client", "data-controller"),
            ("destruction-arrangement-in-writing", "client", "data-controller"),
        ),
    ),
)
"""In all agreements on the same day."""


def incidents(agreement: str, client: str, first: date, last: date) -> Iterator[Incident]:
    """Everything that happens in one agreement between two days."""
    for on, duties in ONCE:
        if first <= on <= last:
            yield _incident(agreement, client, on, duties)
    for year in range(first.year, last.year + 1):
        for a_year, duties in OFTEN:
            chance = Random(f"{agreement}/{year}/{duties[0]}")
            for _ in range(int(a_year + chance.random())):
                on = date(year, 1, 1) + timedelta(days=chance.randrange(365))
                if first <= on <= last:
                    yield _incident(agreement, client, on, duties)


def _incident(
    agreement: str, client: str, on: date, duties: tuple[tuple[str, str, str], ...]
) -> Incident:
    return Incident(
        agreement,
        on,
        tuple((duty, client if party == "client" else party, post) for duty, party, post in duties),
    )
