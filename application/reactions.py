"""What follows by itself from what was recorded: idempotent readers of the log.

An answer says which wishes an event brings, having looked at what is so now; so an event that is
seen again brings nothing again. What the rules refuse by then is left: somebody did otherwise.
"""

import asyncio
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from application.counter import Counter
from application.ports import Recorded
from application.transact import Desk, Receipt, Wish
from domain.errors import Refusal
from domain.messages import Event

Answer = Callable[[Recorded], Iterable[Wish]]

MOST = 16
"""Events of one command."""
AT_ONCE = 1_000


@dataclass
class Reactions:
    desk: Desk
    answers: Mapping[type[Event], Sequence[Answer]]
    _seen: int = field(default=0, init=False)
    """Up to where everything was answered; a new process looks at everything once."""

    def finish(self) -> int:
        """Answer what a stop left unanswered; returns how many wishes came of it."""
        done = 0
        while self._seen < (end := self.desk.log.size()):
            page = list(self._after(self._seen))
            done += sum(map(self.answer, page))
            self._seen = page[-1].position if page else end  # what is no event has a position too
        return done

    def _after(self, position: int) -> Iterator[Recorded]:
        for number, one in enumerate(self.desk.log.since(position), 1):
            yield one
            if number == AT_ONCE:
                return

    def answer(self, recorded: Recorded) -> int:
        wishes = (
            wish
            for answer in self.answers.get(type(recorded.event), ())
            for wish in answer(recorded)
        )
        return sum(map(self._handled, wishes))

    def _handled(self, wish: Wish) -> bool:
        """Whether something was recorded. Nobody asked for this, so nobody is refused it."""
        [answer] = self.desk.answer_all([wish])
        if isinstance(answer, Exception) and not isinstance(answer, Refusal):
            raise answer
        return isinstance(answer, Receipt) and not answer.repeated

    def follow(self, wish: Wish, receipt: Receipt) -> None:
        """What was just recorded is answered at once."""
        last = self.desk.log.read(wish.stream, max(0, receipt.version - MOST))
        for one in last:
            if one.by.correlation == wish.correlation:
                self.answer(one)


@dataclass(frozen=True)
class Reacting:
    """The counter, for what may bring more by itself."""

    counter: Counter
    reactions: Reactions

    async def handle(self, wish: Wish) -> Receipt:
        """Durable when it returns, with what follows from it. Raises the refusal."""
        receipt = await self.counter.handle(wish)
        await asyncio.to_thread(self.reactions.follow, wish, receipt)
        return receipt
