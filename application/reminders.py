"""Reminders by e-mail, before and after a due date, to whoever the debtor has named for it.

Each is claimed before it is sent, and marked when the mail server has taken it. What was claimed
and never marked, because of a crash or a lost connection, is not sent again: a mail too few is made
good by the pages and by the next reminder, a mail too many teaches people not to read them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from application.asof import Moments
from application.case_duties import CaseDuties
from application.outbox import (
    Addresses,
    Fate,
    Kind,
    Line,
    MailDeferred,
    MailNotSent,
    MailRefused,
    MailUncertain,
    Outbox,
    Post,
    Recipient,
    Reminder,
    RoleNotReminded,
)
from application.people import Role
from application.ports import Clock
from application.registers import ObligationEntry, ObligationQuery, Registers
from application.responsible import FULFILLING, Owed, responsible
from domain.errors import Unavailable
from domain.messages import AMSTERDAM
from domain.obligation.state import Status

_OPEN = frozenset({Status.OPEN, Status.DUE_SOON, Status.PARTLY, Status.OVERDUE})

STALE = timedelta(days=14)
"""A reminder that could not be sent for so long is not sent any more."""
CLOSED_RUN = timedelta(days=14)
"""No run of closed days is longer."""
PAUSE = timedelta(minutes=10)
"""How long a mail server that failed is left alone."""
KEPT = timedelta(days=400)
"""How long it is remembered that a reminder was sent."""
PAGE = 500
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Policy:
    """When reminders are sent."""

    before: timedelta
    """So long before the due date; where that day is quiet, on the last one that is not."""
    after: timedelta
    """So long after it; where that day is quiet, on the next one that is not."""
    is_quiet: Callable[[date], bool]

    def first_day(self, kind: Kind, due: date) -> date:
        if kind is Kind.AFTER:
            return due + self.after
        day = due - self.before
        while self.is_quiet(day) and due - self.before - day < CLOSED_RUN:
            day -= ONE_DAY
        return day

    def kind_on(self, today: date, due: date, *, urgent: bool = False) -> Kind | None:
        """Which reminder of that due date is to be sent on a day, if any. What is urgent waits for
        no day."""
        if urgent:
            late = due < today <= due + STALE
            return Kind.BEFORE if due >= today else Kind.AFTER if late else None
        if self.is_quiet(today):
            return None
        if due >= today:
            return Kind.BEFORE if self.first_day(Kind.BEFORE, due) <= today else None
        overdue = self.first_day(Kind.AFTER, due)
        return Kind.AFTER if overdue <= today <= overdue + STALE else None


@dataclass
class Reminders:
    registers: Registers
    duties: CaseDuties
    moments: Moments
    clock: Clock
    addresses: Addresses
    outbox: Outbox
    policy: Policy
    post: Post | None
    """None where no mail server is named: then nothing is sent."""
    _not_before: datetime | None = field(default=None, init=False)

    def add(self, party: str, role: str, address: str, language: str) -> Recipient:
        if role not in FULFILLING:
            raise RoleNotReminded(role=role, known=", ".join(sorted(FULFILLING)))
        return self.addresses.add(party, Role(role), address, language)

    def send(self) -> int:
        """Send what is to be sent today and was not; returns how many the mail server took.

        Raises the first failure, after all that could be sent was sent.
        """
        now = self.clock.now()
        if self.post is None or (self._not_before is not None and now < self._not_before):
            return 0
        sent, failed = 0, list[Unavailable]()
        for reminder, recipient, line in self._waiting(now):
            try:
                sent += self._send(reminder, recipient, line)
            except MailNotSent:
                self._not_before = now + PAUSE
                raise
            except (MailDeferred, MailRefused, MailUncertain) as refusal:
                if isinstance(refusal, MailDeferred):
                    self._not_before = now + PAUSE
                failed.append(refusal.with_traceback(None))
        self.outbox.sweep(int((now - KEPT).timestamp()))
        if failed:
            raise failed[0]
        return sent

    def _send(self, reminder: Reminder, recipient: Recipient, line: Line) -> bool:
        assert self.post is not None
        if not self.outbox.claim(line):
            return False
        try:
            self.post.send(reminder, recipient)
        except (MailNotSent, MailDeferred):
            self.outbox.release(line)
            raise
        except MailRefused:
            self.outbox.mark(self._became(line, Fate.REFUSED))
            raise
        self.outbox.mark(self._became(line, Fate.SENT))
        return True

    def _became(self, line: Line, fate: Fate) -> Line:
        return replace(line, fate=fate, at=int(self.clock.now().timestamp()))

    def _waiting(self, now: datetime) -> list[tuple[Reminder, Recipient, Line]]:
        """What nobody claimed yet. The outbox is asked once; on a quiet day of what is urgent."""
        recipients = self.addresses.everyone()
        today = now.astimezone(AMSTERDAM).date()
        if not recipients:
            return []
        at = int(now.timestamp())
        found = {
            line.key: (reminder, one, line)
            for reminder, entry in self._due(today)
            for one in recipients
            if responsible(one.party, [one.role], entry)
            for line in [
                Line(reminder.obligation, reminder.kind, reminder.due, one.id, Fate.CLAIMED, at)
            ]
        }
        lines = [line for _, _, line in found.values()]
        return [found[line.key] for line in self.outbox.unclaimed(lines)]

    def _due(self, today: date) -> Iterator[tuple[Reminder, Owed]]:
        yield from self._of_personal_data(today)
        if self.policy.is_quiet(today):
            return
        for entry in self._near(today):
            if entry.due is None or entry.status not in _OPEN:
                continue
            due = entry.due.due
            kind = self.policy.kind_on(today, due)
            if kind is not None:
                told = (entry.title, entry.clause, entry.agreement)
                yield Reminder(entry.id, kind, due, *told), entry

    def _of_personal_data(self, today: date) -> Iterator[tuple[Reminder, Owed]]:
        for duty in self.duties.due(self.moments.resolve(None)):
            kind = self.policy.kind_on(today, duty.due, urgent=duty.urgent)
            if kind is not None:
                told = (duty.title, duty.article, duty.agreement or "–")
                yield Reminder(duty.id, kind, duty.due, *told, path=duty.path), duty

    def _near(self, today: date) -> Iterator[ObligationEntry]:
        """Every obligation for which a reminder could be due."""
        at = self.moments.resolve(None)
        query = ObligationQuery(
            due_from=today - self.policy.after - STALE,
            due_before=today + self.policy.before + CLOSED_RUN + ONE_DAY,
            limit=PAGE,
        )
        while True:
            page = self.registers.obligations(query, at)
            yield from page.entries
            if page.next is None:
                return
            query = replace(query, cursor=page.next)
