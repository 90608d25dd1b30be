"""Obligations as an iCalendar (RFC 5545): the same bytes as long as nothing changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from icalendar import Calendar, Event

from application.subscriptions import DutyEntry, Entry, Scope, Subscription
from domain.obligation.state import Status
from interface.web.templating import translations

TRIED_AGAIN = timedelta(hours=6)
_GONE = frozenset({Status.WAIVED, Status.LAPSED})
_DONE = frozenset({Status.MET, Status.LATE})


@dataclass(frozen=True)
class Drawn:
    """In the language of the subscription, whatever the program that asks prefers."""

    subscription: Subscription
    party_names: Mapping[str, str]
    site: str
    """Where the pages are, with a slash at the end."""

    def calendar(self, entries: Sequence[Entry], duties: Sequence[DutyEntry] = ()) -> bytes:
        whole = Calendar()
        whole.add("prodid", f"-//Nakomen//Nakomen//{self.subscription.language.upper()}")
        whole.add("version", "2.0")
        whole.add("calscale", "GREGORIAN")
        for name in ("name", "x-wr-calname"):
            whole.add(name, self._name())
        whole.add("refresh-interval", TRIED_AGAIN, {"value": "DURATION"})
        whole.add("x-published-ttl", "PT6H")
        for entry in entries:
            whole.add_component(self._event(entry))
        for due in duties:
            whole.add_component(self._duty(due))
        written: bytes = whole.to_ical()
        return written

    def _name(self) -> str:
        _ = translations(self.subscription.language).gettext
        party = self._party(self.subscription.person.party)
        if self.subscription.scope is Scope.PERSON:
            return _("Te doen voor %(party)s") % {"party": party}
        return _("Uiterste datums van %(party)s") % {"party": party}

    def _event(self, entry: Entry) -> Event:
        """What it says changes with the version alone, not with the day on which it is asked."""
        one = entry.obligation
        assert one.due is not None
        made = Event()
        made.add("uid", one.id)
        made.add("dtstamp", entry.changed_at.replace(microsecond=0))
        made.add("last-modified", entry.changed_at.replace(microsecond=0))
        made.add("sequence", one.version)
        made.add("dtstart", one.due.due)
        made.add("summary", self._summary(entry))
        made.add("description", self._description(entry))
        made.add("url", f"{self.site}obligations/{one.id}")
        made.add("status", "CANCELLED" if one.status in _GONE else "CONFIRMED")
        made.add("transp", "TRANSPARENT")
        return made

    def _duty(self, entry: DutyEntry) -> Event:
        _ = translations(self.subscription.language).gettext
        one, made = entry.duty, Event()
        made.add("uid", one.id)
        made.add("dtstamp", entry.changed_at.replace(microsecond=0))
        made.add("last-modified", entry.changed_at.replace(microsecond=0))
        made.add("sequence", one.version)
        made.add("dtstart", one.due)
        made.add("summary", one.title[self.subscription.language])
        debtors = ", ".join(map(self._party, one.debtor))
        said = (one.article, _("Na te komen door %(party)s") % {"party": debtors})
        made.add("description", "\n".join((*said, f"{self.site}{one.path}")))
        made.add("url", f"{self.site}{one.path}")
        made.add("status", "CONFIRMED")
        made.add("transp", "TRANSPARENT")
        return made

    def _summary(self, entry: Entry) -> str:
        _ = translations(self.subscription.language).gettext
        one = entry.obligation
        title = one.title[self.subscription.language]
        if one.status in _DONE:
            return _("Nagekomen: %(title)s") % {"title": title}
        if one.status in _GONE:
            return _("Niet meer nodig: %(title)s") % {"title": title}
        return title

    def _description(self, entry: Entry) -> str:
        _ = translations(self.subscription.language).gettext
        one = entry.obligation
        debtors = ", ".join(map(self._party, one.debtor))
        return "\n".join(
            (
                _("Artikel %(article)s van %(agreement)s")
                % {"article": one.clause, "agreement": one.agreement},
                _("Na te komen door %(party)s") % {"party": debtors},
                f"{self.site}obligations/{one.id}",
            )
        )

    def _party(self, key: str) -> str:
        return self.party_names.get(key, key)
