"""Whose data are processed: registering them, finding them again, and what is kept of them.

A person is found by number or name through keyed digests: who asks says what for, and that it was
asked is written down like an opening. Everywhere else a person is a pseudonym.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from application.agreements import Agreements
from application.asof import AsOf
from application.openings import Openings, Purposeful, Trace
from application.people import Activity, Person
from application.registers import UnknownAgreement
from application.transact import Desk, Wish
from application.vault import Opened, Vault
from domain.citizen_service_number import written
from domain.data_subject.commands import RegisterDataSubject
from domain.data_subject.decisions import DATA_SUBJECT, dossier, must_be_of
from domain.data_subject.events import RestrictionGround
from domain.data_subject.once import must_be_new
from domain.data_subject.refusals import CitizenServiceNumberWrong, DataSubjectElsewhere
from domain.data_subject.state import DataSubject
from domain.errors import Broken, NotFound
from domain.identity import uuid7
from domain.messages import Message, Slug
from domain.opening.asked import FindDataSubject
from domain.opening.rules import must_be_to_find
from domain.sealed import Index, Sealed, SubjectId, Words


class UnknownDataSubject(NotFound):
    code = "unknown-data-subject"


class ControllerOutside(Broken):
    """The data controller is a party to the agreement, and so is who processes for it."""

    code = "controller-not-a-party"


class NewDataSubject(Message):
    """A person whose data are processed under an agreement, as somebody states it."""

    agreement: Slug
    occurred_on: date
    controller: Slug | None = None
    """The municipality whose college is data controller; the one that is not the centre, if left
    out."""
    subject: SubjectId | None = None
    """A UUIDv7 that the caller made, or one that was named elsewhere; one is made if left out."""
    name: Words
    number: Words | None = None
    """Citizen service number (burgerservicenummer)."""
    born: Words | None = None
    """Date of birth, as 1980-12-31."""
    address: Words | None = None


class DataSubjectEntry(Message):
    """A data subject by pseudonym: that there is a name and a number, and not which."""

    id: str
    agreement: str
    controller: str
    processor: str
    registered_on: date
    name: Sealed
    number: Sealed | None
    born: Sealed | None
    address: Sealed | None
    restricted: RestrictionGround | None
    stopped: tuple[str, ...]
    """The processing activities that they objected to and are left out of."""
    version: int
    position: int
    """Of the event that made it what it is."""

    @property
    def fields(self) -> dict[str, Sealed]:
        """What is sealed of it, by name."""
        found = {"name": self.name, "number": self.number, "born": self.born}
        found["address"] = self.address
        return {name: one for name, one in found.items() if one is not None}


class DataSubjectRegister(Protocol):
    def of_party(
        self, party: str, at: AsOf, limit: int, after: str | None = None
    ) -> tuple[Sequence[DataSubjectEntry], int]:
        """Those that a party controls or processes, by pseudonym, and how many there are."""
        ...

    def one(self, subject: str, at: AsOf) -> DataSubjectEntry:
        """Raises UnknownDataSubject."""
        ...


@dataclass(frozen=True)
class DataSubjects:
    desk: Desk
    agreements: Agreements
    vault: Vault
    openings: Openings
    register: DataSubjectRegister
    named: Callable[[str], str]
    """An id that nobody can tell the words from."""

    # Wishes, for whoever asks to rehearse or to record

    def registering(
        self,
        asked: NewDataSubject,
        by: Person,
        *,
        idempotency: str | None = None,
        expected: int | None = None,
        correlation: str | None = None,
    ) -> Wish:
        """The same idempotency key gives the same pseudonym, so that asking again is one person.

        Raises UnknownAgreement, ControllerOutside, CitizenServiceNumberRegistered."""
        correlation, said = correlation or uuid7(), idempotency or uuid7()
        subject = asked.subject or self.named(f"data subject {by.id} {said}")
        stream = DATA_SUBJECT.stream(subject)
        with self.desk.noting(by, RegisterDataSubject, stream, correlation):
            controller, processor = self._controllership(asked)
            command = RegisterDataSubject(
                occurred_on=asked.occurred_on,
                subject=subject,
                agreement=asked.agreement,
                controller=controller,
                processor=processor,
                name=asked.name,
                number=asked.number,
                born=asked.born,
                address=asked.address,
            )
            self._must_be_new(command, by)
        return Wish(
            DATA_SUBJECT,
            subject,
            command,
            by,
            dossier=dossier(subject),
            idempotency=idempotency,
            expected=expected,
            correlation=correlation,
        )

    def _controllership(self, asked: NewDataSubject) -> tuple[str, str]:
        """The college controls, the centre municipality processes for it (annex 2, art. 2)."""
        state = self.agreements.current(asked.agreement)
        if state.registered is None:
            raise UnknownAgreement(agreement=asked.agreement)
        centres = {one.id for one in state.registered.parties if one.centre}
        own = sorted(state.parties - centres)
        controller = asked.controller or next(iter(own), "")
        others = sorted(state.parties - {controller}, key=lambda one: (one not in centres, one))
        if controller not in state.parties or not others:
            raise ControllerOutside(party=controller, parties=", ".join(sorted(state.parties)))
        return controller, others[0]

    def _must_be_new(self, command: RegisterDataSubject, by: Person) -> None:
        """Who may not register is not told who is there. Two who register the same number at the
        same moment both do: the blind index holds rows of each of them, and no constraint."""
        number = None if command.number is None else written(command.number.text)
        if number is None:
            return
        self.desk.lending.acting(by, command, self.desk.clock.now())
        must_be_of(by.party, frozenset({command.controller, command.processor}))
        must_be_new(command, self._having(number))

    def _having(self, number: str) -> Iterator[DataSubject]:
        """Those whose number it is now. Who was erased is not found; who had it before it was put
        right still is, and only then is theirs compared with it. That shows nobody anything."""
        for subject in self.vault.find(Index.CITIZEN_SERVICE_NUMBER, number):
            stream = DATA_SUBJECT.stream(subject)
            events = [one.event for one in self.desk.log.read(stream)]
            sealed = [getattr(one, "number", None) for one in events]
            numbers = [one for one in sealed if isinstance(one, Sealed)]
            if len(numbers) > 1:
                [last] = self.vault.open(numbers[-1:])
                if not isinstance(last, Opened) or last.text != number:
                    continue
            _, state = self.desk.states.read(DATA_SUBJECT, stream)
            yield state

    # Questions

    def find(
        self, asked: FindDataSubject, by: Person, trace: Trace, correlation: str
    ) -> list[DataSubjectEntry]:
        """Those of the caller's own party. Raises NotAllowed, what the rules on purposes refuse,
        and CitizenServiceNumberWrong."""
        start = self.desk.clock.now()
        with self.desk.noting(by, FindDataSubject, "", correlation):
            acting = self.desk.lending.acting(by, FindDataSubject, start)
            must_be_to_find(asked.purpose)
            at = AsOf(self.desk.log.size(), start.date(), past=False)
            found = [self.register.one(one, at) for one in self._found(asked)]
            mine = [one for one in found if by.party in (one.controller, one.processor)]
            serving, asked_for = self.openings.serving, (asked.purpose, asked.product, by)
            under = {one.agreement for one in mine}
            activities = {agreement: serving(agreement, *asked_for) for agreement in under}
            served: dict[tuple[str | None, str], str] = {
                (one.agreement, one.id): activities[one.agreement] for one in mine
            }
        what_for = Purposeful(by, acting, trace, start, asked.purpose, asked.product, served)
        self.openings.found({one.id: one.agreement for one in mine}, what_for)
        return mine

    def _found(self, asked: FindDataSubject) -> list[str]:
        sought: list[set[str]] = []
        if asked.number is not None:
            number = written(asked.number.text)
            if number is None:
                raise CitizenServiceNumberWrong
            sought.append(set(self.vault.find(Index.CITIZEN_SERVICE_NUMBER, number)))
        if asked.name is not None:
            sought.append(set(self.vault.find(Index.NAME, asked.name.text)))
        return sorted(set.intersection(*sought))

    def of_party(
        self, party: str, at: AsOf, limit: int, after: str | None = None
    ) -> tuple[Sequence[DataSubjectEntry], int]:
        return self.register.of_party(party, at, limit, after)

    def one(
        self, subject: str, by: Person, at: AsOf, correlation: str | None = None
    ) -> DataSubjectEntry:
        """Raises UnknownDataSubject, and DataSubjectElsewhere for another municipality's, which is
        noted."""
        found = self.register.one(subject, at)
        stream, said = DATA_SUBJECT.stream(subject), correlation or uuid7()
        with self.desk.noting(by, Activity.READ_REGISTER, stream, said):
            if by.party not in (found.controller, found.processor):
                raise DataSubjectElsewhere(party=by.party)
        return found
