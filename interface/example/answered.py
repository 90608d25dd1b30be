"""What carrying out a request does to what is kept of who asked."""

from dataclasses import dataclass

from application.openings import Trace
from application.people import Person
from application.privacy_requests import EraseOnRequest
from application.transact import Wish
from domain.data_subject.commands import RectifyDataSubject, RestrictProcessing
from domain.data_subject.decisions import DATA_SUBJECT
from domain.data_subject.events import RestrictionGround
from domain.erasure.events import ErasureGround
from domain.identity import uuid7_of
from domain.messages import Command
from domain.privacy_request.commands import CarryOut, CarryOutErasure
from domain.privacy_request.rights import Right
from domain.sealed import Plain
from interface.doors import Doors
from interface.example.people import Invented


@dataclass(frozen=True)
class Answered:
    """One request, of somebody who is registered or of somebody who is not."""

    doors: Doors
    key: str
    who: Invented | None

    def also(self, command: Command, by: Person) -> list[Wish]:
        """What goes with it, and before it."""
        match command:
            case CarryOut(right=Right.ACCESS):
                return self._gather(by)
            case CarryOut(right=Right.RECTIFICATION):
                return self._rectify(command, by)
            case CarryOut(right=Right.RESTRICTION):
                return self._restrict(command, by)
            case _:
                return []

    def erase(self, command: CarryOutErasure, by: Person) -> list[Wish]:
        """As the service does it: destroyed first, then recorded."""
        asked = EraseOnRequest(
            occurred_on=command.occurred_on,
            ground=ErasureGround.NO_LONGER_NECESSARY,
            recipients=command.recipients,
        )
        requests = self.doors.privacy_requests
        requests.erase(asked, requests.erasing_wish(self.key, asked, by))
        return []

    def _gather(self, by: Person) -> list[Wish]:
        """What is sealed is opened for it, and that is written down."""
        trace = Trace(uuid7_of(b"example", f"answer {self.key}").replace("-", ""))
        now = self.doors.moments.resolve(None)
        self.doors.request_answers.gather(self.key, by, now, trace, trace.id)
        return []

    def _rectify(self, command: CarryOut, by: Person) -> list[Wish]:
        if self.who is None:
            return []
        address = Plain(text=self.who.moved_to)
        right = RectifyDataSubject(
            occurred_on=command.occurred_on, address=address, request=self.key
        )
        return [Wish(DATA_SUBJECT, self.who.key, right, by)]

    def _restrict(self, command: CarryOut, by: Person) -> list[Wish]:
        if self.who is None:
            return []
        restricted = RestrictProcessing(
            occurred_on=command.occurred_on,
            ground=RestrictionGround.ACCURACY_CONTESTED,
            request=self.key,
        )
        return [Wish(DATA_SUBJECT, self.who.key, restricted, by)]
