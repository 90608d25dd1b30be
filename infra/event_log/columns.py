"""The columns by which an event is found must be what its leaf says.

The rules of the trail are about lines and bodies. Who changes a column instead makes an event hide
from its stream; so that is told as well.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from domain.trail.bodies import BLOCK, Row
from domain.trail.faults import Fault

Columned = tuple[int, Any, bytes | None, Any, Any, Any]
"""A position, its line and body, and the stream, version and topic that it is found by."""


@dataclass(slots=True)
class Columns:
    """An event is found by the stream, version and topic of its leaf; any other leaf by none."""

    fault: int | None = None
    """The first position where that is not so."""

    def passing(self, rows: Iterable[Columned]) -> Iterator[Row]:
        """The rows without these columns, looked at in passing."""
        stream = iter(rows)
        while block := list(islice(stream, BLOCK)):
            positions, lines, bodies, *found_by = zip(*block, strict=True)
            if not _events(lines, *found_by):
                self._one_by_one(block)
                lines = tuple(map(_stored, lines))
            if not _BODIES.issuperset(map(type, bodies)):
                bodies = tuple(map(_stored, bodies))
            yield from zip(positions, lines, bodies, strict=True)

    def _one_by_one(self, block: list[Columned]) -> None:
        offending = (row[0] for row in block if not _found_by(row[1], *row[3:]))
        self.fault = next(offending, None) if self.fault is None else self.fault

    def check(self) -> None:
        """Raises the Fault, once the lines and bodies themselves have been verified."""
        if self.fault is not None:
            raise Fault(self.fault, "columns")


def _stored(value: Any) -> Any:
    """As bytes, also what was put there as something else."""
    if isinstance(value, bytes | bytearray | None):
        return value and bytes(value)
    return repr(value).encode()


def _events(lines: Sequence[Any], *found_by: Sequence[Any]) -> bool:
    """Whether all are events that are found by what their leaves say."""
    kinds = [set(map(type, column)) for column in (lines, *found_by)]
    if kinds not in _KINDS:
        return False
    streams, versions, topics = found_by
    if isinstance(streams[0], str):
        streams, topics = [*map(str.encode, streams)], [*map(str.encode, topics)]
    places = [_PLACE % place for place in zip(streams, versions, strict=True)]
    ends = [_EVENT_OF % topic for topic in topics]
    return (
        b'"' not in b"".join(streams)
        and min(map(bytes.rfind, lines, places)) > 0
        and all(map(bytes.endswith, lines, ends))
    )


def _found_by(line: Any, *found_by: Any) -> bool:
    if found_by == (None, None, None):
        return type(line) is bytes and b',"kind":"event",' not in line
    return _events((line,), *((value,) for value in found_by))


_KINDS = ([{bytes}, {bytearray}, {int}, {bytearray}], [{bytes}, {str}, {int}, {str}])
"""Of the line, stream, version and topic of events, on SQLite and on PostgreSQL.

SQLite takes any type in any column; it is asked for text as `bytearray`, which tells it from bytes.
"""
_BODIES = {bytes, type(None)}
_PLACE = b',["s:%b",%d,"'
_EVENT_OF = b',"kind":"event","type":"%b","v":1}'
