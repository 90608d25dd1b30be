"""What the store keeps beside the leaves, to append and to sign by, must be what they come to."""

from sqlalchemy import Connection, select

from domain.trail.checkpoint import claimed_checkpoint
from domain.trail.faults import Fault
from domain.trail.merkle import Frontier
from domain.trail.note import BadNote
from domain.trail.verify import Expected
from infra.event_log import schema


def expectations(connection: Connection, origin: str, vkey: str) -> Expected:
    """What the rules of the trail themselves ask for."""
    head = schema.head.c
    size, root = connection.execute(select(head.size, head.root)).one()
    notes = connection.scalars(select(schema.checkpoint.c.note)).all()
    heads = connection.exec_driver_sql("select chain, n, head, position from chain").cursor
    return Expected(
        origin=origin,
        vkey=vkey,
        checkpoints=tuple(note if isinstance(note, str) else "" for note in notes),
        size=size,
        root=bytes(root),
        heads={name: (n, last.hex(), position - 1) for name, n, last, position in heads.fetchall()},
    )


def wrongly_kept(connection: Connection) -> Fault | None:
    """What is wrong with what is kept to append by, where lines and bodies are right.

    The fault is kept for later, so without the frames that it came through: those hold cursors,
    and a cursor that is not done keeps the snapshot that it reads.
    """
    try:
        check_bodies(connection)
        check_head(connection)
        check_chains(connection, connection.dialect.name == "postgresql")
        check_checkpoints(connection)
    except Fault as fault:
        return fault.with_traceback(None)
    return None


def check_bodies(connection: Connection) -> None:
    """A body needs a leaf."""
    said = (
        "select min(position) from body where position < 1 union all"
        " select min(position) from body where position > (select size from head)"
    )
    orphans = connection.exec_driver_sql(said).scalars().all()
    orphan = next((position for position in orphans if position is not None), None)
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
    begins = isinstance(line, bytes) and line.startswith(b'{"at":"%b"' % str(at).encode())
    if (tree.size, tree.root()) != (size, bytes(root)) or not begins:
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


def check_checkpoints(connection: Connection) -> None:
    """A checkpoint stands at the size that its note signs, at the moment of its last leaf."""
    said = (
        "select c.size, c.note, c.at, l.line from checkpoint c"
        " left join leaf l on l.position = c.size order by c.size"
    )
    for size, note, at, line in connection.exec_driver_sql(said).all():
        signed = size_signed(note)
        begins = isinstance(line, bytes) and line.startswith(b'{"at":"%b"' % str(at).encode())
        if signed != size or not begins:
            place = size if signed is None else signed
            raise Fault(place, "checkpoint-columns", found=size, at=str(at))


def size_signed(note: object) -> int | None:
    """Of the log, as a note has it; None for what is not readable as one."""
    try:
        return claimed_checkpoint(note).size if isinstance(note, str) else None
    except BadNote:
        return None


def _holds(part: str, postgres: bool) -> str:
    """Whether the line holds some text."""
    if postgres:
        return f"(position(convert_to({part}, 'UTF8') in line) > 0)"
    return f"(instr(line, cast({part} as blob)) > 0)"
