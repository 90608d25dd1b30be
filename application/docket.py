"""A docket: the cases of one kind, how one begins and goes on, and how people ask for them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar, Unpack, cast

from application.asof import AsOf
from application.cases import Case, CaseRegister, Cases, beginning, key_for
from application.people import Person
from application.transact import Desk, Wish
from application.wishes import Carried
from domain.calendar.due import DueDate
from domain.identity import uuid7
from domain.kind import Kind
from domain.messages import Command, Message

S = TypeVar("S")
F = TypeVar("F")

Completion = Callable[[str, Any], Command]
"""Of what was said about the case with that key: the command that is decided on, with what the
services know besides. May read, and may refuse."""


class TermRunning(Message):
    """What is to be done in a case by when, and by whom."""

    duty: str
    due: DueDate
    debtor: str
    binding: bool


class CaseEntry(Message, Generic[F]):
    """A case of any kind, as it stands on the day asked about."""

    id: str
    agreements: tuple[str, ...]
    parties: tuple[str, ...]
    """Those that have to do with it."""
    begun_on: date
    standing: str
    closed: bool
    running: tuple[TermRunning, ...]
    facts: F
    """What is recorded of it: each event, under the name of what it is to the case."""
    version: int
    position: int
    """Of the event that made it what it is."""


@dataclass(frozen=True)
class Docket(Generic[S]):
    desk: Desk
    kind: Kind[S]
    cases: Cases[S]
    completed: Mapping[type[Message], Completion] = field(default_factory=dict)
    """Of what is said; all else is decided on as it was said."""
    keyed: Callable[[Message], str] | None = None
    """The readable key of a case, where that follows from what is said; else it is random."""
    dossier: Callable[[Message], str] | None = None
    """What it is kept and destroyed with, where that is more than the case itself."""

    # Wishes, for whoever asks to rehearse or to record

    def beginning(self, asked: Message, by: Person, **carried: Unpack[Carried]) -> Wish:
        made = self.keyed
        key = key_for(by, carried.get("idempotency")) if made is None else made(asked)
        kind, decider = self.kind.commands[0], self.kind.decider
        dossier = None if self.dossier is None else self.dossier(asked)
        return beginning(
            self.desk,
            decider,
            key,
            kind,
            by,
            carried,
            lambda: self.complete(key, asked),
            dossier,
        )

    def wish(self, key: str, asked: Message, by: Person, **carried: Unpack[Carried]) -> Wish:
        """Of a case that is there."""
        decider, decided = self.kind.decider, self.decided_on(type(asked))
        carried.setdefault("correlation", uuid7())
        with self.desk.noting(by, decided, decider.stream(key), carried["correlation"]):
            command = self.complete(key, asked)
        return Wish(decider, key, command, by, **carried)

    def complete(self, key: str, asked: Message) -> Command:
        completion = self.completed.get(type(asked))
        return cast("Command", asked) if completion is None else completion(key, asked)

    def decided_on(self, said: type[Message]) -> type[Command]:
        """The command that what is said becomes: itself, or the one that adds to it."""
        found = (one for one in self.kind.commands if issubclass(one, said))
        return next(found)

    def current(self, key: str) -> S:
        """The case as it is now, as decisions fold it."""
        decider = self.kind.decider
        return cast("S", self.desk.states.read(decider, decider.stream(key))[1])

    # Questions

    @property
    def register(self) -> CaseRegister[S, CaseEntry[S]]:
        return CaseRegister(self.cases, self.entry, self.kind.missing)

    def entry(self, case: Case[S], at: AsOf) -> CaseEntry[S]:
        kind, state = self.kind, case.state
        begun = kind.begun(state)
        assert begun is not None
        shown = cast("type[CaseEntry[S]]", CaseEntry.__class_getitem__(type(state)))
        return shown(
            id=case.id,
            agreements=kind.agreements(state),
            parties=kind.concerned(state),
            begun_on=begun.occurred_on,
            standing=kind.standing(state, at.today),
            closed=kind.closed(state),
            running=tuple(
                TermRunning(duty=one.duty, due=one.due, debtor=one.debtor, binding=one.binding)
                for one in kind.running(state)
            ),
            facts=state,
            version=cast("Any", state).version,
            position=case.position,
        )
