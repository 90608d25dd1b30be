"""By whom the parties have a duty done, and how many days before it is due."""

from typing import NamedTuple


class Habit(NamedTuple):
    post: str
    earliest: int
    latest: int
    """Days before the due date."""


USUAL = Habit("clerk", 15, 2)

HABITS = {
    "four-year-plan": Habit("director", 60, 20),
    "product-list-update": Habit("director", 90, 45),
    "customer-terms-update": Habit("clerk", 60, 20),
    "product-list-heard": Habit("clerk", 45, 20),
    "product-list-adoption": Habit("clerk", 20, 5),
    "quarterly-report": Habit("director", 12, 1),
    "annual-report": Habit("director", 14, 2),
    "progress-report": Habit("director", 10, 1),
    "progress-consultation": Habit("clerk", 45, 10),
    "progress-information": Habit("director", 25, 5),
    "sisa-data": Habit("finance", 10, 1),
    "provisional-picture-data": Habit("finance", 10, 1),
    "tax-data": Habit("finance", 40, 10),
    "task-field-information": Habit("finance", 15, 3),
    "budget-net-costs": Habit("finance", 25, 3),
    "payment-schedule-net-costs": Habit("finance", 20, 2),
    "payment-schedule-programme-costs": Habit("finance", 20, 2),
    "payment-schedule-friction-costs": Habit("finance", 20, 2),
    "advance-net-costs": Habit("finance", 7, 2),
    "advance-programme-costs": Habit("finance", 7, 2),
    "advance-friction-costs": Habit("finance", 7, 2),
    "final-settlement": Habit("finance", 20, 2),
    "benefit-statistics": Habit("clerk", 8, 1),
    "objections-annual-report": Habit("clerk", 30, 4),
    "archive-inspection": Habit("clerk", 90, 20),
    "breach-report": Habit("privacy-officer", 1, 0),
    "breach-notification": Habit("privacy-officer", 1, 0),
    "avg-request": Habit("privacy-officer", 12, 2),
    "dpia": Habit("privacy-officer", 80, 20),
    "destruction-arrangement": Habit("data-controller", 20, 5),
    "force-majeure-notice": Habit("director", 1, 0),
    "inform-of-developments": Habit("clerk", 9, 1),
}

TOGETHER = frozenset({"advance-net-costs", "advance-programme-costs", "advance-friction-costs"})
"""Paid in one go."""
