"""What is due in cases beside the obligations of agreements: their terms, requests, breaches.

The duties of AVG 14 are obligations of the agreement, and stand among those.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from application.asof import AsOf
from application.cases import CaseQuery, Cases
from application.request_register import RequestRegister
from domain.breach.duties import BREACH_NOTICE
from domain.breach.duties import owed as owed_of_breach
from domain.breach.state import Breach
from domain.clause import Nature
from domain.kind import Kind
from domain.messages import Message, Text
from domain.obligation.state import Status
from domain.privacy_request.duties import RequestDuty
from domain.privacy_request.duties import owed as owed_of_request

SOON = timedelta(days=14)
TITLES = {
    RequestDuty.ANSWER: Text(
        nl="Verzoek van een betrokkene beantwoorden", en="Answer a data subject's request"
    ),
    RequestDuty.ANSWER_OR_EXTEND: Text(
        nl="Verzoek van een betrokkene beantwoorden of verlengen",
        en="Answer a data subject's request, or extend its term",
    ),
    RequestDuty.ASK_IDENTITY: Text(
        nl="Vragen wie het verzoek deed, als dat niet zeker is",
        en="Ask who made the request, if that is not sure",
    ),
    RequestDuty.TELL_RECIPIENT: Text(
        nl="Ontvanger van gewijzigde gegevens inlichten",
        en="Tell a recipient of data that were changed",
    ),
    BREACH_NOTICE: Text(
        nl="Datalek melden bij de toezichthouder", en="Notify the authority of a breach"
    ),
}


class CaseDuty(Message):
    """One thing that is due, of whom and by when."""

    id: str
    """Made of what it is about, so that it is the same each time."""
    duty: str
    title: Text
    article: str
    agreement: str | None
    debtor: tuple[str, ...]
    due: date
    urgent: bool
    """A term in hours, that no closed day holds up."""
    lapses: bool
    """Owed no longer once its day has passed."""
    path: str
    """Of its page, without a slash before."""
    version: int
    position: int
    """Of what made it what it is."""
    nature: Nature = Nature.PRIVACY

    def status(self, today: date) -> Status:
        if self.due < today:
            return Status.OVERDUE
        return Status.DUE_SOON if self.due - today <= SOON else Status.OPEN

    def lapsed(self, today: date) -> bool:
        return self.lapses and self.due < today


@dataclass(frozen=True)
class Termed:
    """A kind of case in which terms run."""

    kind: Kind[Any]
    cases: Cases[Any]
    path: str
    """Of its register."""
    titles: Mapping[str, Text]
    """Of what is to be done, by its code."""


@dataclass(frozen=True)
class CaseDuties:
    requests: RequestRegister
    breaches: Cases[Breach]
    termed: Sequence[Termed] = ()

    def all(self, at: AsOf) -> list[CaseDuty]:
        """The first due first."""
        terms = (duty for one in self.termed for duty in _running(one, at))
        found = (*self._requests(at), *self._breaches(at), *terms)
        return sorted(found, key=lambda one: (one.due, one.id))

    def due(self, at: AsOf) -> list[CaseDuty]:
        """Those that are owed still on the day that is asked about."""
        return [one for one in self.all(at) if not one.lapsed(at.today)]

    def of_party(self, party: str, at: AsOf) -> list[CaseDuty]:
        return [one for one in self.due(at) if party in one.debtor]

    def _requests(self, at: AsOf) -> Iterator[CaseDuty]:
        for case in self.requests.pending(at):
            received = case.state.received
            assert received is not None
            for one in owed_of_request(case.state):
                number = f"-{one.number}" if one.number else ""
                yield CaseDuty(
                    id=f"privacy-request-{case.id}-{one.duty}{number}",
                    duty=one.duty,
                    title=TITLES[one.duty],
                    article=one.duty.article,
                    agreement=received.agreement,
                    debtor=(one.debtor,),
                    due=one.due,
                    urgent=False,
                    lapses=one.lapses,
                    path=f"privacy/requests/{case.id}",
                    version=case.state.version,
                    position=case.position,
                )

    def _breaches(self, at: AsOf) -> Iterator[CaseDuty]:
        for case in self.breaches.listed(CaseQuery(open=True), at):
            due, found = owed_of_breach(case.state), case.state.discovered
            if due is None or found is None:
                continue
            yield CaseDuty(
                id=f"breach-{case.id}-{BREACH_NOTICE}",
                duty=BREACH_NOTICE,
                title=TITLES[BREACH_NOTICE],
                article="AVG 33(1)",
                agreement=found.agreement,
                debtor=(found.controller,),
                due=due.due,
                urgent=True,
                lapses=False,
                path=f"privacy/breaches/{case.id}",
                version=case.state.version,
                position=case.position,
            )


def _running(termed: Termed, at: AsOf) -> Iterator[CaseDuty]:
    """What policy sets is a target, and no term."""
    for case in termed.cases.listed(CaseQuery(open=True), at):
        for one in termed.kind.running(case.state):
            if not one.binding:
                continue
            yield CaseDuty(
                id=f"{termed.kind.decider.category}-{case.id}-{one.duty}",
                duty=one.duty,
                title=termed.titles[one.duty],
                article=one.due.article,
                agreement=next(iter(termed.kind.agreements(case.state)), None),
                debtor=(one.debtor,),
                due=one.due.due,
                urgent=False,
                lapses=False,
                path=f"{termed.path}/{case.id}",
                version=case.state.version,
                position=case.position,
                nature=Nature.STATUTORY,
            )
