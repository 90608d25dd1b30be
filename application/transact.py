"""Load, decide, append: the one way in which anything changes.

A decision is pure, so losing a race costs one more reading, not an error. Many wishes are handled
together: each is decided, and what they decided becomes durable in one go. What known people are
refused is noted afterwards, by whoever asked: never by the leader, who serves the others.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol, cast

from application.documents import Documents, must_be_as_stored
from application.group_commit import GroupCommit
from application.leaves import leaves_of
from application.lending import Holds, Lending, nobody
from application.noting import Refusing, notes, refused, refusing
from application.people import Activity, Person
from application.ports import Append, Appended, Clock, EventLog
from application.sealing import Sealing
from application.states import States
from application.vault import Vault
from application.wishes import Receipt as Receipt
from application.wishes import Stale as Stale
from application.wishes import Wish as Wish
from domain.agreement.decisions import AGREEMENT
from domain.errors import Conflict, Refusal
from domain.messages import Command, Context, Provenance

TRIES = 3


class Transacting(EventLog, Protocol):
    def append_all(self, wishes: Sequence[Append]) -> list[Appended | Exception]: ...

    def known(self, key: str, request: bytes) -> Appended | None:
        """The answer to an idempotency key seen before. Raises IdempotencyKeyReused."""
        ...

    def dossier_of(self, stream: str) -> str:
        """Of a stream that exists."""
        ...

    def made(self, key: str, stream: str) -> bool:
        """Whether the answer to a key seen before began that stream."""
        ...


class _Ticket:
    """A wish that waits, and what came of it."""

    __slots__ = ("answer", "wish")

    def __init__(self, wish: Wish) -> None:
        self.wish = wish
        self.answer: Receipt | Exception | None = None


@dataclass(slots=True)
class _Decided:
    wish: Wish
    version: int
    state: Any
    append: Append


_Pair = tuple[_Ticket, _Decided]


class Desk:
    """Takes wishes, answers each with a receipt or a refusal."""

    def __init__(
        self,
        log: Transacting,
        states: States,
        clock: Clock,
        unnoted: Callable[[Sequence[Refusing], Exception], None] = lambda _, __: None,
        documents: Documents | None = None,
        holds: Holds = nobody,
        vault: Vault | None = None,
    ) -> None:
        self.log = log
        self.states = states
        self.clock = clock
        self.unnoted = unnoted
        """Told of refusals that could not be noted in the log, and why."""
        self.documents = documents
        """What is claimed of a document is held against them."""
        self.lending = Lending(states, holds)
        self.sealing = Sealing(vault, log.dossier_of)
        self._begun: dict[str, date | None] = {}
        self.group: GroupCommit[_Ticket] = GroupCommit(self._serve)

    def handle(self, wish: Wish) -> Receipt:
        """Raises the refusal, if it is refused."""
        [answer] = self.handle_all([wish])
        if isinstance(answer, Exception):
            raise answer
        return answer

    def rehearse(self, wish: Wish) -> None:
        """Raises the refusal that it would meet now; records nothing."""
        outcome = self._decide(wish, fresh=True)
        if isinstance(outcome, Exception):
            raise outcome

    def handle_all(self, wishes: Sequence[Wish]) -> list[Receipt | Exception]:
        """Durable when it returns. Each wish succeeds or fails alone."""
        answers = self.answer_all(wishes)
        self.note(refused(wishes, answers))
        return answers

    def answer_all(self, wishes: Sequence[Wish]) -> list[Receipt | Exception]:
        """The same for a caller that lets the refusals be noted after the others were told."""
        tickets = [_Ticket(wish) for wish in wishes]
        if tickets:
            self.group.submit(tickets)
        return [cast("Receipt | Exception", ticket.answer) for ticket in tickets]

    def note(self, refusals: Sequence[Refusing]) -> None:
        """Put refusals in the log, after whoever led has gone on. Who was refused is told that,
        whatever comes of this: it never fails."""
        if not refusals:
            return
        try:
            wishes = notes(refusals, self.lending, self.clock.now())
            failed = [one for one in self.answer_all(wishes) if isinstance(one, Exception)]
        except Exception as error:
            failed = [error]
        if failed:
            self.unnoted(refusals, failed[0])

    @contextmanager
    def noting(
        self, by: Person, kind: type[Command] | Activity, stream: str, correlation: str
    ) -> Iterator[None]:
        """A service may refuse before there is a wish; that is noted as well."""
        try:
            yield
        except Refusal as refusal:
            self.note(refusing(by, kind, stream, correlation, refusal))
            raise

    def must_be_allowed(self, person: Person, activity: Activity) -> None:
        """Whether they may do what records nothing, in their own role or in a colleague's place."""
        self.lending.acting(person, activity, self.clock.now())

    def with_lent(self, person: Person) -> Person:
        return self.lending.with_lent(person, self.clock.now())

    def _serve(self, tickets: list["_Ticket"]) -> None:
        """Decide on everything that waits, and make it durable in one go.

        One thread decides for all: threads that decide each for themselves spend more on passing
        the interpreter's lock around than on deciding.
        """
        waiting, tries, fresh = tickets, TRIES, False
        while waiting and tries:
            if len(waiting) > 1:
                self.states.prefetch(
                    [(one.wish.decider, one.wish.stream) for one in waiting if not one.wish.dossier]
                )
            decided: list[_Pair] = []
            for ticket in waiting:
                outcome = self._decide(ticket.wish, fresh=fresh)
                if isinstance(outcome, _Decided):
                    decided.append((ticket, outcome))
                else:
                    ticket.answer = outcome
            decided = self._sealed(decided)
            landed = self.log.append_all([one.append for _, one in decided]) if decided else []
            waiting = []
            for (ticket, one), result in zip(decided, landed, strict=True):
                ticket.answer = self._settle(one, result)
                if isinstance(result, Conflict):
                    waiting.append(ticket)
            # Of many wishes for one stream one lands at a time; only a round without any is lost.
            tries -= not any(isinstance(result, Appended) for result in landed)
            fresh = True

    def _sealed(self, decided: list[_Pair]) -> list[_Pair]:
        """Vault first, log second. Whose words cannot be sealed is told, and goes no further."""
        private, ready = list[_Pair](), list[_Pair]()
        for pair in decided:
            (private if self.sealing.needed(pair[1].append) else ready).append(pair)
        if not private:
            return decided
        sealed = self.sealing.seal([one.append for _, one in private])
        for (ticket, one), append in zip(private, sealed, strict=True):
            if isinstance(append, Exception):
                ticket.answer = append
            else:
                ready.append((ticket, replace(one, append=append)))
        return ready

    def _decide(self, wish: Wish, *, fresh: bool) -> "_Decided | Receipt | Exception":
        try:
            now = self.clock.now()
            found = self.lending.acting(wish.by, wish.command, now)
            if self.documents is not None:
                must_be_as_stored(self.documents, wish.command)
            by = Provenance(
                actor=wish.by.id,
                party=wish.by.party,
                role=found.role,
                correlation=wish.correlation,
                cause=wish.cause,
                in_place_of=found.in_place_of,
            )
            context = Context(by, now)
            known = None if fresh else self._supposed(wish)
            if known is not None:
                try:
                    decided = self._decide_on(wish, context, *known)
                except Refusal:
                    decided = None
                if decided is not None:
                    return decided
            return self._decide_anew(wish, context)
        except Exception as error:
            return error

    def _supposed(self, wish: Wish) -> tuple[int, Any] | None:
        """What to decide on without reading: a remembered state, or none at all for what is new.

        The log refuses what was decided on a wrong supposition, and then it is decided anew.
        """
        remembered = self.states.remembered(wish.decider, wish.stream)
        if remembered is None and wish.dossier is not None:
            return 0, wish.decider.initial
        return remembered

    def _decide_anew(self, wish: Wish, context: Context) -> "_Decided | Receipt":
        """Read, then decide. A key that was seen before is answered, not refused."""
        version, state = self.states.read(wish.decider, wish.stream)
        try:
            decided = self._decide_on(wish, context, version, state)
        except Refusal:
            answered = self._answered(wish, version)
            if answered is None:
                raise
            return answered
        if decided is not None:
            return decided
        return self._answered(wish, version) or Receipt(wish.key, self.log.size(), version)

    def _decide_on(
        self, wish: Wish, context: Context, version: int, state: Any
    ) -> "_Decided | None":
        """None where what is asked is already so."""
        wish.must_fit(version)
        if (agreement := wish.decider.under(state)) is not None:
            context = replace(context, begins=self._begins(agreement))
        events = wish.decider.decide(state, wish.command, context)
        if not events:
            return None
        append = Append(
            stream=wish.stream,
            after=version,
            events=events,
            by=context.by,
            dossier=wish.dossier if version == 0 else None,
            key=wish.idempotency_key,
            request=wish.request(),
            leaves=leaves_of(events),
        )
        return _Decided(wish, version, state, append)

    def _begins(self, agreement: str) -> date | None:
        """Asked once: what stands under an agreement is there only when that is concluded."""
        if agreement not in self._begun:
            _, state = self.states.read(AGREEMENT, AGREEMENT.stream(agreement))
            self._begun[agreement] = state.begins
        return self._begun[agreement]

    def _answered(self, wish: Wish, version: int) -> Receipt | None:
        key = wish.idempotency_key
        landed = None if key is None else self.log.known(key, wish.request())
        return None if landed is None else Receipt(wish.key, landed.last, version, repeated=True)

    def _settle(self, one: _Decided, result: Appended | Exception) -> Receipt | Exception:
        wish, append = one.wish, one.append
        if isinstance(result, Exception):
            self.states.forget(wish.stream)
            return result
        if result.repeated:
            return self._repeated(wish, result)
        self.sealing.landed(append)
        self.states.moved(wish.decider, wish.stream, one.version, one.state, append.events)
        return Receipt(wish.key, result.last, one.version + len(append.events))

    def _repeated(self, wish: Wish, landed: Appended) -> Receipt | Exception:
        try:
            version, _ = self.states.read(wish.decider, wish.stream)
        except Refusal as error:
            return error
        return Receipt(wish.key, landed.last, version, repeated=True)
