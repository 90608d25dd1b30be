"""Folded state by stream: remembered in memory, kept as snapshots, always checked by the log.

A remembered state may be stale, since another process may have written. That is harmless: the log
refuses what was decided on it, and nobody is refused before it was read anew.
"""

import hashlib
import inspect
import threading
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from pydantic import TypeAdapter

from domain.errors import Unavailable
from domain.messages import Decider, Event

EVERY = 100
"""Versions between two snapshots of a stream."""
KEPT = 50_000


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A state as JSON, and the leaf that it stands on."""

    version: int
    leaf: bytes
    fingerprint: str
    state: bytes


class Snapshots(Protocol):
    """Thrown away at any time: a snapshot only saves reading."""

    def get(self, stream: str) -> Snapshot | None: ...

    def put(self, stream: str, snapshot: Snapshot) -> None: ...


class Streams(Protocol):
    def events(self, stream: str, after: int = 0) -> list[Event]: ...

    def short_streams(self, streams: Sequence[str], below: int) -> dict[str, list[Event]]:
        """The events of those streams that have some, but fewer than `below`."""
        ...

    def version(self, stream: str) -> int:
        """Of the last event of a stream; 0 for one that does not exist."""
        ...

    def leaf_of(self, stream: str, version: int) -> bytes | None:
        """The leaf hash of one version of a stream."""
        ...


AnyDecider = Decider[Any, Any, Any]


class _Kept(NamedTuple):
    version: int
    """After `since`."""
    state: Any
    since: Sequence[Event] = ()


@dataclass(frozen=True, slots=True)
class _Form:
    """How the state of one kind of aggregate is kept, and by which code it was folded."""

    state: TypeAdapter[Any]
    fingerprint: str


class States:
    def __init__(self, log: Streams, snapshots: Snapshots) -> None:
        self._log = log
        self._snapshots = snapshots
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._forms: dict[str, _Form] = {}
        self._lock = threading.Lock()

    def remembered(self, decider: AnyDecider, stream: str) -> tuple[int, Any] | None:
        """Version and state as this process last knew them."""
        kept = self._kept.get(stream)
        return None if kept is None else (kept.version, decider.fold(kept.since, kept.state))

    def read(self, decider: AnyDecider, stream: str) -> tuple[int, Any]:
        """Version and state as the log has them now: what is known, and what came after it."""
        there = self._log.version(stream)
        version, state = self.remembered(decider, stream) or (0, decider.initial)
        if not 0 <= there - version < EVERY:
            version, state = self._from_snapshot(decider, stream)
        if there == version:
            return version, state
        events = self._log.events(stream, version)
        state = decider.fold(events, state)
        now = version + len(events)
        self._remember(stream, _Kept(now, state))
        if now // EVERY > version // EVERY:
            self._keep(decider, stream, now, state)
        return now, state

    def exists(self, stream: str) -> bool:
        """Whether anything was ever recorded in it."""
        return stream in self._kept or self._log.version(stream) > 0

    def prefetch(self, wanted: Iterable[tuple[AnyDecider, str]]) -> None:
        """Read the streams that are not remembered in one go; long ones are left to `read`."""
        missing = {stream: decider for decider, stream in wanted if stream not in self._kept}
        if len(missing) < 2:
            return
        for stream, events in self._log.short_streams(list(missing), EVERY).items():
            decider = missing[stream]
            state = decider.fold(events)
            self._remember(stream, _Kept(len(events), state))

    def moved(
        self, decider: AnyDecider, stream: str, version: int, state: Any, events: Sequence[Event]
    ) -> None:
        """A stream went on from a version with these events; they are folded when next asked."""
        now = version + len(events)
        self._remember(stream, _Kept(now, state, events))
        if now // EVERY > version // EVERY:
            self._keep(decider, stream, now, decider.fold(events, state))

    def _remember(self, stream: str, kept: "_Kept") -> None:
        with self._lock:
            self._kept[stream] = kept
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)

    def forget(self, stream: str) -> None:
        with self._lock:
            self._kept.pop(stream, None)

    def _from_snapshot(self, decider: AnyDecider, stream: str) -> tuple[int, Any]:
        found = self._snapshots.get(stream)
        form = self._form(decider)
        if (
            found is None
            or found.fingerprint != form.fingerprint
            or found.leaf != self._log.leaf_of(stream, found.version)
        ):
            return 0, decider.initial
        try:
            return found.version, form.state.validate_json(found.state)
        except ValueError:  # of another form than this program's: the log has it all
            return 0, decider.initial

    def _keep(self, decider: AnyDecider, stream: str, version: int, state: Any) -> None:
        """Keep a snapshot where that can be; what was recorded does not depend on it."""
        form = self._form(decider)
        with suppress(Unavailable):
            leaf = self._log.leaf_of(stream, version)
            if leaf is not None:
                kept = Snapshot(version, leaf, form.fingerprint, form.state.dump_json(state))
                self._snapshots.put(stream, kept)

    def _form(self, decider: AnyDecider) -> _Form:
        form = self._forms.get(decider.category)
        if form is None:
            form = self._forms[decider.category] = _form(decider)
        return form


def _form(decider: AnyDecider) -> _Form:
    """A snapshot that other rules of evolution made is not used: the fingerprint differs."""
    modules = {inspect.getmodule(decider.evolve), inspect.getmodule(type(decider.initial))}
    sources = sorted(inspect.getsource(module) for module in modules if module is not None)
    fingerprint = hashlib.sha256("\0".join(sources).encode()).hexdigest()
    return _Form(TypeAdapter(type(decider.initial)), fingerprint)
