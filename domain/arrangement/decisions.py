"""Written arrangement on destruction: recorded by one party, confirmed by the other, then used.

Two parties agree on a destruction, so the word of one is not enough: a processor could else give
itself leave to destroy, and nothing that was destroyed comes back.
"""

from typing import assert_never

from domain.arrangement.commands import (
    ArrangementCommand,
    ConfirmArrangement,
    EndArrangement,
    RecordArrangement,
    UseArrangement,
)
from domain.arrangement.covering import covering
from domain.arrangement.events import (
    ArrangementConfirmed,
    ArrangementEnded,
    ArrangementEvent,
    ArrangementRecorded,
    ArrangementUsed,
)
from domain.arrangement.possible import must_be_a_party, must_be_the_other, must_not_be_over
from domain.arrangement.refusals import (
    ArrangementBeginsBefore,
    ArrangementEndsBefore,
    ArrangementNotFound,
    ArrangementRecordedBefore,
    EndsBeforeMade,
)
from domain.arrangement.state import Arrangement, evolve
from domain.messages import Context, Decider
from domain.stated_day import must_be_of_its_time

SYSTEM = "system"


def decide(
    arrangement: Arrangement, command: ArrangementCommand, context: Context
) -> list[ArrangementEvent]:
    if isinstance(command, RecordArrangement):
        return _record(arrangement, command, context)
    if arrangement.version == 0:
        raise ArrangementNotFound
    match command:
        case ConfirmArrangement():
            return _confirm(arrangement, command, context)
        case UseArrangement():
            return _use(arrangement, command, context)
        case EndArrangement():
            return _end(arrangement, command, context)
        case _:
            assert_never(command)


def _record(
    arrangement: Arrangement, command: RecordArrangement, context: Context
) -> list[ArrangementEvent]:
    if arrangement.version:
        raise ArrangementRecordedBefore
    must_be_a_party(command.parties, context.by.party)
    made, first, last = command.occurred_on, command.in_force_from, command.until
    must_be_of_its_time(made, context)
    if first < made:
        raise ArrangementBeginsBefore(first=first.isoformat(), made=made.isoformat())
    if last is not None and last < first:
        raise ArrangementEndsBefore(first=first.isoformat(), last=last.isoformat())
    return [
        ArrangementRecorded(
            occurred_on=made,
            agreement=command.agreement,
            parties=command.parties,
            party=context.by.party,
            categories=command.categories,
            once=command.once,
            in_force_from=first,
            until=last,
            document=command.document,
            conditions=command.conditions,
        )
    ]


def _confirm(
    arrangement: Arrangement, command: ConfirmArrangement, context: Context
) -> list[ArrangementEvent]:
    must_be_the_other(arrangement, context.by.party)
    if arrangement.confirmed:
        return []
    must_not_be_over(arrangement, context.today)
    must_be_of_its_time(command.occurred_on, context)
    return [ArrangementConfirmed(occurred_on=command.occurred_on, party=context.by.party)]


def _use(
    arrangement: Arrangement, command: UseArrangement, context: Context
) -> list[ArrangementEvent]:
    """Asked again at the last moment, by the aggregate itself: no race passes by it."""
    if context.by.party != SYSTEM:
        must_be_a_party(arrangement.parties, context.by.party)
    today, destruction = context.today, command.destruction
    covering({"": arrangement}, arrangement.agreement, command.categories, today, destruction)
    if destruction in arrangement.used_by:
        return []
    return [ArrangementUsed(occurred_on=today, party=context.by.party, destruction=destruction)]


def _end(
    arrangement: Arrangement, command: EndArrangement, context: Context
) -> list[ArrangementEvent]:
    must_be_a_party(arrangement.parties, context.by.party)
    if arrangement.ended_on is not None:
        return []
    must_not_be_over(arrangement, context.today)
    day, made = command.occurred_on, arrangement.made_on
    must_be_of_its_time(day, context)
    if made is not None and day < made:
        raise EndsBeforeMade(day=day.isoformat(), made=made.isoformat())
    return [ArrangementEnded(occurred_on=day, party=context.by.party, reason=command.reason)]


ARRANGEMENT: Decider[Arrangement, ArrangementCommand, ArrangementEvent] = Decider(
    category="arrangement",
    initial=Arrangement(),
    decide=decide,
    evolve=evolve,
    under=lambda arrangement: arrangement.agreement or None,
)
