"""What happened to an obligation. The stored form, for decades: add a v2, never edit a v1."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from domain.calendar.due import DueDate
from domain.calendar.period import PeriodName as PeriodName
from domain.clause import Nature
from domain.evidence import DecisionReference, Evidence
from domain.messages import Event, Slug, Text
from domain.opening.asked import StreamId


def event_day(period: str) -> date | None:
    """The day of the event that an occurrence is about; None where it is about something else."""
    return date.fromisoformat(period[:10]) if len(period) >= 10 else None


class WaiverGround(StrEnum):
    MUTUAL_CONSENT = "mutual-consent"
    MET_OTHERWISE = "met-otherwise"
    NO_LONGER_NEEDED = "no-longer-needed"


class DisputeGround(StrEnum):
    """The debtor disputes the duty, the creditor its fulfilment."""

    NOT_OWED = "not-owed"
    NOT_YET_DUE = "not-yet-due"
    NOT_FULFILLED = "not-fulfilled"
    INCOMPLETE = "incomplete"
    NOT_AS_AGREED = "not-as-agreed"

    @property
    def against_duty(self) -> bool:
        return self in (DisputeGround.NOT_OWED, DisputeGround.NOT_YET_DUE)


class ObligationOpened(Event):
    type: Literal["obligation.opened.v1"] = "obligation.opened.v1"
    agreement: Slug
    clause: Slug
    """The article: `12.3`."""
    duty: Slug
    period: PeriodName
    title: Text
    debtor: tuple[Slug, ...]
    """Parties, no longer roles; each may fulfil for all."""
    creditor: tuple[Slug, ...]
    due: DueDate | None
    """None: there is no date, and that is said."""
    evidence: tuple[Slug, ...]
    waivable_by: tuple[Slug, ...]
    nature: Nature
    survives_end: bool


class ObligationFulfilled(Event):
    """Fulfilled (nagekomen) on the stated day, all that was expected shown."""

    type: Literal["obligation.fulfilled.v1"] = "obligation.fulfilled.v1"
    party: Slug
    evidence: tuple[Evidence, ...]


class ObligationPartlyFulfilled(Event):
    type: Literal["obligation.partly-fulfilled.v1"] = "obligation.partly-fulfilled.v1"
    party: Slug
    evidence: tuple[Evidence, ...]
    outstanding: tuple[Slug, ...]


class ObligationFoundLate(Event):
    """The creditor's finding. Force majeure makes it not attributable (BW 6:75)."""

    type: Literal["obligation.found-late.v1"] = "obligation.found-late.v1"
    party: Slug
    attributable: bool


class ObligationWaived(Event):
    type: Literal["obligation.waived.v1"] = "obligation.waived.v1"
    party: Slug
    ground: WaiverGround
    decision: DecisionReference


class ObligationDisputed(Event):
    type: Literal["obligation.disputed.v1"] = "obligation.disputed.v1"
    party: Slug
    ground: DisputeGround


class DisputeSettled(Event):
    """Withdrawn by who disputed, or conceded by the other side."""

    type: Literal["obligation.dispute-settled.v1"] = "obligation.dispute-settled.v1"
    party: Slug
    outcome: Literal["withdrawn", "conceded"]


class ObligationCorrected(Event):
    """An earlier record was mistaken. It stays in the log, and this one says what holds."""

    type: Literal["obligation.corrected.v1"] = "obligation.corrected.v1"
    party: Slug
    corrects: Annotated[int, Field(ge=2)]
    """The version, in this stream, of the event that is put right."""
    instead: date | None
    """The day that should have been stated; None: it did not happen at all."""


class OverdueNoticed(Event):
    type: Literal["obligation.overdue-noticed.v1"] = "obligation.overdue-noticed.v1"
    due: date


class DueRecomputed(Event):
    """The rules changed, and with them the due date of what was still open."""

    type: Literal["obligation.due-recomputed.v1"] = "obligation.due-recomputed.v1"
    due: DueDate
    previous: date | None
    cause: Literal["rules-changed"]
    rules: str
    """The version of the rule table that brought it about."""


class ObligationAmended(Event):
    """An amendment took effect: this is what is owed from then on, and by when."""

    type: Literal["obligation.amended.v1"] = "obligation.amended.v1"
    amendment: Slug
    """Whose addendum under this agreement changed it."""
    effective_from: date
    clause: Slug
    title: Text
    debtor: tuple[Slug, ...]
    creditor: tuple[Slug, ...]
    due: DueDate | None
    previous: date | None
    """The day by which it was due before."""
    evidence: tuple[Slug, ...]
    waivable_by: tuple[Slug, ...]
    nature: Nature
    survives_end: bool


class LapseGround(StrEnum):
    DUTY_ENDED = "duty-ended"
    """An amendment ended the duty, or has it return at other times."""
    AGREEMENT_ENDED = "agreement-ended"


class DutyLapsed(Event):
    """It is owed no longer, and nobody decided that of it alone."""

    type: Literal["obligation.lapsed.v1"] = "obligation.lapsed.v1"
    ground: LapseGround
    by: Slug
    """The amendment, or the withdrawal from the scheme."""


class ForceMajeureNoted(Event):
    """Force majeure keeps the debtor from it: lateness within it is not attributable (BW 6:75)."""

    type: Literal["obligation.force-majeure-noted.v1"] = "obligation.force-majeure-noted.v1"
    force_majeure: StreamId
    since: date
    until: date | None
    """Its last day; None as long as it lasts."""


class ObligationDueAgreed(Event):
    """Debtor and creditor put another day on record, since force majeure kept it from being met."""

    type: Literal["obligation.due-agreed.v1"] = "obligation.due-agreed.v1"
    force_majeure: StreamId
    due: DueDate
    previous: date | None
    agreed_by: tuple[Slug, Slug]


ObligationEvent = (
    ObligationOpened
    | ObligationFulfilled
    | ObligationPartlyFulfilled
    | ObligationFoundLate
    | ObligationWaived
    | ObligationDisputed
    | DisputeSettled
    | ObligationCorrected
    | OverdueNoticed
    | DueRecomputed
    | ObligationAmended
    | DutyLapsed
    | ForceMajeureNoted
    | ObligationDueAgreed
)
