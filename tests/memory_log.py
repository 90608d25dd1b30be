"""A log in memory: the fake of every test that needs no store. It keeps the log's contract."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from application.ports import Append, Appended, Clock, Recorded
from domain.messages import Event
from infra.event_log.log import PositionBeyondEnd
from infra.event_log.refusals import (
    AnotherDossier,
    DossierMissing,
    IdempotencyKeyReused,
    StreamMovedOn,
)
from infra.event_log.writer import moment_of


@dataclass
class MemoryLog:
    clock: Clock
    recorded: list[Recorded] = field(default_factory=list)
    keys: dict[str, tuple[bytes, Appended]] = field(default_factory=dict)

    def read(self, stream: str, after: int = 0) -> list[Recorded]:
        return [one for one in self.recorded if one.stream == stream and one.version > after]

    def events(self, stream: str, after: int = 0) -> list[Event]:
        return [one.event for one in self.read(stream, after)]

    def short_streams(self, streams: Sequence[str], below: int) -> dict[str, list[Event]]:
        found = {stream: self.events(stream) for stream in streams}
        return {stream: events for stream, events in found.items() if 0 < len(events) < below}

    def version(self, stream: str) -> int:
        return len(self.read(stream))

    def append(self, wish: Append) -> Appended:
        if wish.key is not None and (known := self.known(wish.key, wish.request)) is not None:
            return known
        before = self.read(wish.stream)
        if wish.after != len(before):
            raise StreamMovedOn(stream=wish.stream)
        dossier = before[0].dossier if before else wish.dossier
        if dossier is None:
            raise DossierMissing(stream=wish.stream)
        if wish.dossier not in (None, dossier):
            raise AnotherDossier(stream=wish.stream, dossier=dossier)
        first, at = self.size() + 1, moment_of(self.clock, self._last())
        for number, event in enumerate(wish.events):
            version = wish.after + number + 1
            self.recorded.append(
                Recorded(first + number, at, wish.stream, version, dossier, event, wish.by)
            )
        if wish.key is not None:
            answer = Appended(first, self.size(), at, repeated=True)
            self.keys[wish.key] = (wish.request, answer)
        return Appended(first, self.size(), at)

    def append_all(self, wishes: Sequence[Append]) -> list[Appended | Exception]:
        answers: list[Appended | Exception] = []
        for wish in wishes:
            try:
                answers.append(self.append(wish))
            except Exception as error:
                answers.append(error)
        return answers

    def known(self, key: str, request: bytes) -> Appended | None:
        if key not in self.keys:
            return None
        stands_for, answer = self.keys[key]
        if stands_for != request:
            raise IdempotencyKeyReused(key=key.split(":", 1)[-1])
        return answer

    def dossier_of(self, stream: str) -> str:
        return self.read(stream)[0].dossier

    def made(self, key: str, stream: str) -> bool:
        known = self.keys.get(key)
        begun = [one.position for one in self.read(stream) if one.version == 1]
        return known is not None and [known[1].first] == begun

    def since(self, position: int, upto: int | None = None) -> Iterator[Recorded]:
        yield from self.recorded[position:upto]

    def size(self) -> int:
        return len(self.recorded)

    def leaf_of(self, stream: str, version: int) -> bytes | None:
        found = [one for one in self.read(stream) if one.version == version]
        return sha256(repr(found[0]).encode()).digest() if found else None

    def position_at(self, moment: datetime) -> int:
        return sum(one.recorded_at <= moment for one in self.recorded)

    def moment_at(self, position: int) -> datetime:
        if not 0 < position <= self.size():
            raise PositionBeyondEnd(position=str(position), size=str(self.size()))
        return self.recorded[position - 1].recorded_at

    def _last(self) -> str:
        return self.recorded[-1].at if self.recorded else ""
