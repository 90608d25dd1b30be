"""What the log keeps beside its leaves, to search and to append by, must be what the leaves say.

The rules of the trail are about lines and bodies. Who changes a column instead makes an event hide
from its stream, or the next one be refused; so that is told as well.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from domain.trail.bodies import Row
from domain.trail.faults import Fault
from domain.trail.merkle import Frontier

Columned = tuple[int, bytes, bytes | None, Any, Any, Any]
"""A position, its line and body, and the stream, version and topic that it is found by."""


@dataclass(slots=True)
class Columns:
    """An event is found by the stream, version and topic of its leaf; any other leaf by none."""

    fault: int | None = None
    """The first position where that is not so."""

    def passing(self, rows: Iterable[Columned]) -> Iterator[Row]:
        """The rows without these columns, looked at in passing."""
        for position, line, body, stream, version, topic in rows:
            if self.fault is None and not _found_by(line, stream, version, topic):
                self.fault = position
            yield position, line, body

    def check(self) -> None:
        """Raises the Fault, once the lines and bodies themselves have been verified."""
        if self.fault is not None:
            raise Fault(self.fault, "columns")


def _found_by(line: bytes, stream: Any, version: Any, topic: Any) -> bool:
    if topic is None:
        return stream is None and version is None and b',"kind":"event",' not in line
    if type(version) is not int:
        return False
    if type(stream) is not bytes:  # SQLite is asked for bytes, PostgreSQL gives text
        stream, topic = str(stream).encode(), str(topic).encode()
    place = b',["s:%b",%d,"' % (stream, version)
    return place in line and b'"' not in stream and line.endswith(_EVENT_OF % topic)


_EVENT_OF = b',"kind":"event","type":"%b","v":1}'


def check_rest(connection: Connection) -> None:
    """What else is kept beside the leaves. Raises the first Fault."""
    postgres = connection.dialect.name == "postgresql"
    check_types(connection, postgres)
    check_head(connection)
    check_chains(connection, postgres)


def check_types(connection: Connection, postgres: bool) -> None:
    """SQLite takes any type in any column; and a body needs a leaf."""
    if not postgres:
        types = "typeof(stream) || typeof(version) || typeof(topic)"
        found = connection.exec_driver_sql(
            "select min(position) from leaf where typeof(line) <> 'blob'"
            f" or {types} not in ('textintegertext', 'nullnullnull')"
        ).scalar()
        if found is not None:
            raise Fault(found, "columns")
    said = "select min(position) from body where position < 1 or position > "
    orphan = connection.exec_driver_sql(f"{said}(select size from head)").scalar()
    if orphan is not None:
        raise Fault(orphan, "body-unexpected")


def check_head(connection: Connection) -> None:
    """From the frontier and the moment in the head's row the next leaf is made."""
    said = (
        "select size, frontier, root, at, (select line from leaf where position = size) from head"
    )
    size, frontier, root, at, line = connection.exec_driver_sql(said).one()
    try:
        tree = Frontier.from_bytes(frontier)
    except (ValueError, TypeError):
        tree = Frontier()
    if (tree.size, tree.root()) != (size, bytes(root)) or not line[7:].startswith(at.encode()):
        raise Fault(size, "stored-head", chain="log")


def check_chains(connection: Connection, postgres: bool) -> None:
    """A chain's row says which version comes next and to which dossier a stream belongs."""
    if postgres:  # a log that grew fast has no statistics yet, and then it loops over both
        connection.exec_driver_sql("set local enable_nestloop = off")
    dossier = _holds("""'"chains":[["d:' || c.dossier || '",'""", postgres)
    found = connection.exec_driver_sql(
        "select c.position, c.chain from chain c join leaf l on l.position = c.position"
        " where case when substr(c.chain, 1, 2) = 's:' then c.version <> c.n"
        " else c.version <> 0 or c.chain <> 'd:' || c.dossier end"
        f" or not {dossier} order by c.position limit 1"
    ).first()
    if found is not None:
        raise Fault(found[0], "stored-head", chain=found[1])


def _holds(part: str, postgres: bool) -> str:
    """Whether the line holds some text."""
    if postgres:
        return f"(position(convert_to({part}, 'UTF8') in line) > 0)"
    return f"(instr(line, cast({part} as blob)) > 0)"
