"""What the log keeps beside its leaves, to search and to append by, must be what the leaves say.

The rules of the trail are about lines and bodies. Who changes a column instead makes an event hide
from its stream, or the next one be refused; so that is told as well.
"""

from sqlalchemy import Connection

from domain.trail.faults import Fault
from domain.trail.merkle import Frontier


def check_columns(connection: Connection) -> None:
    """Raises the first Fault. The lines and bodies themselves have been verified."""
    postgres = connection.dialect.name == "postgresql"
    check_leaves(connection, postgres)
    check_head(connection)
    check_chains(connection, postgres)


def check_leaves(connection: Connection, postgres: bool) -> None:
    """An event is found by the stream, version and topic of its leaf; any other leaf by none."""
    stream = _holds("""',["s:' || stream || '",' || version || ',"'""", postgres)
    topic = _holds("""',"kind":"event","type":"' || topic || '",'""", postgres)
    event = _holds("""',"kind":"event",'""", postgres)
    quoted = "stream like '%%\"%%'" if postgres else "stream like '%\"%'"
    types = " or typeof(line) <> 'blob'"
    types += " or typeof(stream) || typeof(version) || typeof(topic) not in"
    types += " ('textintegertext', 'nullnullnull')"
    found = connection.exec_driver_sql(
        "select min(position) from leaf where case when topic is null"
        f" then stream is not null or version is not null or {event}"
        f" else stream is null or version is null or {quoted} or not {stream} or not {topic} end"
        f"{'' if postgres else types}"
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
