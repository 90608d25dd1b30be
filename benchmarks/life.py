"""The same short life of an obligation, lived by both sides.

It is opened; then it is loaded, decided on and saved three times: noticed as overdue, fulfilled,
and found late.
"""

from datetime import date

from application.people import SYSTEM, Person, Role
from application.transact import Wish
from domain.calendar.due import DueDate, Step
from domain.evidence import OwnRecord
from domain.messages import Text
from domain.obligation.commands import (
    CorrectObligation,
    FindLate,
    FulfilObligation,
    NoticeOverdue,
    OpenObligation,
)
from domain.obligation.decisions import OBLIGATION

CREDITOR = Person("0190-creditor", "beek", frozenset({Role.CLERK}))
CLERK = Person("0190-clerk", "sittard-geleen", frozenset({Role.CLERK}))

_DUE = DueDate.model_construct(
    due=date(2026, 5, 31),
    nominal=date(2026, 5, 31),
    rule="end-of-month-after",
    article="12.3",
    version="2026-1",
    steps=(
        Step(
            on=date(2026, 3, 31),
            words=Text(
                nl="Het kwartaal eindigt op dinsdag 31 maart 2026.",
                en="The quarter ends on Tuesday 31 March 2026.",
            ),
        ),
        Step(
            on=date(2026, 5, 31),
            words=Text(
                nl="De tweede maand daarna eindigt op zondag 31 mei 2026.",
                en="The second month after it ends on Sunday 31 May 2026.",
            ),
        ),
    ),
)


def opening(key: str) -> Wish:
    command = OpenObligation(
        agreement="dvo-2020-beek",
        clause="12.3",
        duty="quarterly-report",
        period="2026-Q1",
        title=Text(nl="Kwartaalrapportage aanbieden", en="Offer the quarterly report"),
        debtor=("sittard-geleen",),
        creditor=("beek",),
        due=_DUE,
        evidence=("quarterly-report",),
        waivable_by=("beek",),
    )
    return Wish(OBLIGATION, key, command, SYSTEM, dossier="year-dvo-2020-beek-2026")


def noticing(key: str) -> Wish:
    return Wish(OBLIGATION, key, NoticeOverdue(), SYSTEM)


def finding(key: str) -> Wish:
    command = FindLate(occurred_on=date(2026, 6, 12))
    return Wish(OBLIGATION, key, command, CREDITOR, idempotency=f"{key}-late")


def correcting(key: str, day: int) -> Wish:
    command = CorrectObligation(corrects=2, instead=date(2026, 5, day))
    return Wish(OBLIGATION, key, command, CLERK, idempotency=f"{key}-{day}")


def fulfilling(key: str, idempotency: str | None = None) -> Wish:
    command = FulfilObligation(
        occurred_on=date(2026, 6, 10),
        evidence=(OwnRecord(kind="quarterly-report", system="dms", reference="Z-2026-00017"),),
    )
    return Wish(OBLIGATION, key, command, CLERK, idempotency=idempotency)
