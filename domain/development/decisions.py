"""Development: one party tells of it, another weighs what it leads to, they consult, conclude.

The parties tell each other in time of what may bear essentially on the agreement (art. 22.1). What
the agreement has no rule for they consult about, towards a solution that is fair to all (art. 23):
that is not weighed first.
"""

from typing import assert_never

from domain.between import must_all_be_of, must_be_one_of
from domain.development.commands import (
    ConcludeDevelopment,
    ConsultOnDevelopment,
    DevelopmentCommand,
    TellDevelopment,
    WeighDevelopment,
)
from domain.development.events import (
    DevelopmentConcluded,
    DevelopmentConsulted,
    DevelopmentEvent,
    DevelopmentLeads,
    DevelopmentTold,
    DevelopmentWeighed,
)
from domain.development.possible import CONDITIONS
from domain.development.refusals import (
    ConsultedAlone,
    DevelopmentAlreadyTold,
    DevelopmentNotFound,
    KnownAfterTold,
    NotEssential,
)
from domain.development.state import Development, evolve
from domain.messages import Context, Decider
from domain.stated_day import must_be_of_its_time


def decide(
    development: Development, command: DevelopmentCommand, context: Context
) -> list[DevelopmentEvent]:
    if isinstance(command, TellDevelopment):
        return _tell(development, command, context)
    if development.told is None:
        raise DevelopmentNotFound
    party = context.by.party
    CONDITIONS[type(command)](development, development.told, party)
    must_be_of_its_time(command.occurred_on, context)
    match command:
        case WeighDevelopment():
            return _weigh(command, party)
        case ConsultOnDevelopment():
            return _consult(development.told, command, party)
        case ConcludeDevelopment():
            return [
                DevelopmentConcluded(
                    occurred_on=command.occurred_on,
                    party=party,
                    outcome=command.outcome,
                    document=command.document,
                    remarks=command.remarks,
                )
            ]
        case _:
            assert_never(command)


def _tell(
    development: Development, command: TellDevelopment, context: Context
) -> list[DevelopmentEvent]:
    if development.told is not None:
        raise DevelopmentAlreadyTold
    day, known = command.occurred_on, command.known_since
    must_be_one_of(command.parties, context.by.party)
    must_be_of_its_time(day, context)
    if known > day:
        raise KnownAfterTold(known=known.isoformat(), day=day.isoformat())
    return [
        DevelopmentTold(
            occurred_on=day,
            agreements=command.agreements,
            parties=command.parties,
            party=context.by.party,
            sort=command.sort,
            known_since=known,
            about=command.about,
            documents=command.documents,
        )
    ]


def _weigh(command: WeighDevelopment, party: str) -> list[DevelopmentEvent]:
    if not command.essential and command.leads_to is DevelopmentLeads.AMENDMENT:
        raise NotEssential
    return [
        DevelopmentWeighed(
            occurred_on=command.occurred_on,
            party=party,
            essential=command.essential,
            leads_to=command.leads_to,
            stream=command.stream,
            reasons=command.reasons,
        )
    ]


def _consult(
    told: DevelopmentTold, command: ConsultOnDevelopment, party: str
) -> list[DevelopmentEvent]:
    present = tuple(dict.fromkeys(command.present))
    must_all_be_of(told.parties, present)
    if len(present) == 1:
        raise ConsultedAlone(party=present[0])
    return [
        DevelopmentConsulted(
            occurred_on=command.occurred_on,
            party=party,
            present=present,
            stream=command.stream,
            remarks=command.remarks,
        )
    ]


DEVELOPMENT: Decider[Development, DevelopmentCommand, DevelopmentEvent] = Decider(
    category="development",
    initial=Development(),
    decide=decide,
    evolve=evolve,
    under=lambda one: None if one.told is None else one.told.agreements[0],
)
