"""What carrying out a request does to what is kept of who asked."""

from dataclasses import dataclass

from application.openings import Trace
from application.people import Person
from application.privacy_requests import EraseOnRequest
from application.transact import Wish
from domain.erasure.events import ErasureGround
from domain.identity import uuid7_of
from domain.messages import Command
from domain.personal_data import RestrictionGround
from domain.privacy_request.commands import CarryOut, CarryOutErasure, Rectified
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
            case _:
                return []

    def carry_out(self, command: CarryOut, by: Person) -> list[Wish]:
        """As the service does it: done on the record of who asked first, then recorded."""
        assert self.who is not None
        acts: dict[Right, dict[str, object]] = {
            Right.RECTIFICATION: {
                "rectified": Rectified(address=Plain(text=self.who.moved_to)),
            },
            Right.RESTRICTION: {"restricted": RestrictionGround.ACCURACY_CONTESTED},
        }
        service = self.doors.carrying_out
        stated = command.model_copy(update=acts.get(command.right, {}))
        service.carry_out(service.wish(self.key, stated, by))
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
