"""Which turn each obligation takes: a few are told in full, chance decides about the rest."""

from collections.abc import Callable, Mapping

from interface.example.reports import REPORTED
from interface.example.tale import Step, Tale

Turn = Callable[[Tale], list[Step]]

TOLD: Mapping[str, Turn] = {
    "dvo-2020-beek-customer-terms-update-2020": Tale.waived,
    "dvo-2020-stein-customer-terms-update-2020": Tale.waived,
    "dvo-2020-beekdaelen-customer-terms-update-2020": Tale.waived,
    "dvo-2020-beek-quarterly-report-2020-Q1": Tale.late,
    "dvo-2020-stein-quarterly-report-2020-Q1": Tale.recorded_later,
    "dvo-2020-beekdaelen-annual-report-2021": Tale.corrected,
    "dvo-2020-stein-quarterly-report-2022-Q2": Tale.conceded,
    "dvo-2020-beek-advance-friction-costs-2023-05": Tale.withdrawn,
    "dvo-2020-stein-task-field-information-2023-Q3": Tale.retracted,
    "dvo-2020-beekdaelen-social-domain-monitor-2024": Tale.never,
    "dvo-2020-stein-product-list-adoption-2025": Tale.never,
    "dvo-2020-beek-tax-data-2025": Tale.never,
}
"""By obligation."""

CHANCES: tuple[tuple[float, Turn], ...] = (
    (0.035, Tale.late),
    (0.025, Tale.recorded_later),
    (0.035, Tale.very_late),
    (0.004, Tale.corrected),
)


def turn(tale: Tale) -> Turn | None:
    """What happens to it. None: nobody can do it, or another deed does."""
    opened = tale.opened
    if opened.period in ("standing", "frequency"):
        return None
    if tale.key in REPORTED:
        return None
    if tale.key in TOLD:
        return TOLD[tale.key]
    if opened.due is None:
        return Tale.in_time
    if opened.waivable_by and tale.chance.random() < 0.008:
        return Tale.waived
    if len(opened.evidence) > 1 and tale.chance.random() < 0.5:
        return Tale.in_parts
    drawn = tale.chance.random()
    for share, what in CHANCES:
        drawn -= share
        if drawn < 0:
            return what
    return Tale.in_time
