"""What known people are refused, as wishes to put it in the log.

The log is told the command, the stream and the refusal's code, so that who tries what is seen in
the trail as well; what they typed it is not told, since a log forgets nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from application.lending import Lending
from application.people import SYSTEM, Acting, Activity, Lent, NotAllowed, Person, name_of
from application.states import States
from application.wishes import Receipt, Stale, Wish
from domain.errors import Broken, Forbidden, NotFound, Refusal
from domain.identity import uuid7
from domain.messages import Command, Context, Provenance
from domain.refusal.commands import NoteRefusals, Refused
from domain.refusal.decisions import REFUSAL, dossier, key

NOTED = (Forbidden, NotFound, Broken, Stale)
"""A store that is away refuses nobody, nor does a race that was lost; and what was not understood
was no command yet."""


@dataclass(frozen=True, slots=True)
class Refusing:
    """A command or a look that was refused: to whom, of what kind, on which stream, by which
    code."""

    by: Person
    kind: type[Command] | Activity
    stream: str
    code: str
    correlation: str


def refused(wishes: Sequence[Wish], answers: Sequence[Receipt | Exception]) -> list[Refusing]:
    """Those of the answers that are to be noted."""
    return [
        one
        for wish, answer in zip(wishes, answers, strict=True)
        if isinstance(answer, NOTED)
        for one in refusing(wish.by, type(wish.command), wish.stream, wish.correlation, answer)
    ]


def refusing(
    by: Person, kind: type[Command] | Activity, stream: str, correlation: str, refusal: Refusal
) -> list[Refusing]:
    """Nothing where what happens by itself was refused, or where it was no matter of rules."""
    if by.id == SYSTEM.id or not by.roles or not isinstance(refusal, NOTED):
        return []
    return [Refusing(by, kind, stream, refusal.code, correlation)]


def notes(refusals: Iterable[Refusing], lending: Lending, now: datetime) -> list[Wish]:
    """One wish for each account, however much it was refused; none for what is noted already."""
    grouped: dict[Person, list[Refusing]] = {}
    for one in refusals:
        grouped.setdefault(_in_one_role(one, lending, now), []).append(one)
    wishes = (_note(person, found, lending.states, now) for person, found in grouped.items())
    return [wish for wish in wishes if wish is not None]


def _in_one_role(refusing: Refusing, lending: Lending, now: datetime) -> Person:
    """The role in which it was asked.

    Where none suffices nobody knows in which it was. It is told of the own role that may do the
    most, since that says best what kind of account tries what it may not.
    """
    by = replace(refusing.by, reads_only=False)
    try:
        found = lending.acting(by, refusing.kind, now)
    except NotAllowed:
        found = Acting(by.foremost)
    if found.in_place_of is None:
        return Person(by.id, by.party, frozenset({found.role}))
    lent = Lent(found.role, found.in_place_of, now.date())  # the desk looks for itself until when
    return Person(by.id, by.party, frozenset(), lent=(lent,))


def _note(person: Person, found: Sequence[Refusing], states: States, now: datetime) -> Wish | None:
    context = Context(_by(person, found), now)
    asked = NoteRefusals(refused=tuple(dict.fromkeys(_told(one, states) for one in found)))
    month = key(person.id, context.today)
    remembered = states.remembered(REFUSAL, REFUSAL.stream(month))
    if remembered is not None and not REFUSAL.decide(remembered[1], asked, context):
        return None  # what was noted stays noted, whatever others have added since
    return Wish(
        REFUSAL,
        month,
        asked,
        person,
        dossier=dossier(context.today),
        correlation=context.by.correlation,
    )


def _by(person: Person, found: Sequence[Refusing]) -> Provenance:
    """Several requests have no correlation in common."""
    requests = {one.correlation for one in found}
    correlation = requests.pop() if len(requests) == 1 else uuid7()
    role = person.must_be_allowed(NoteRefusals)
    return Provenance(actor=person.id, party=person.party, role=role, correlation=correlation)


def _told(refusing: Refusing, states: States) -> Refused:
    """The name of a stream that is not there was typed by whoever asked: it is left out."""
    stream = refusing.stream if states.exists(refusing.stream) else None
    return Refused(command=name_of(refusing.kind), stream=stream, code=refusing.code)
