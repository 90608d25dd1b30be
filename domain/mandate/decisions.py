"""Mandate (mandaat, Awb title 10.1): given by a decision, held with consent, withdrawn at any time.

Annex 1 says of the Bbz and the IOAZ that another municipality decides; what else is mandated is
recorded here. It is the register that says which organ decides and who may sign, as of any day.
"""

from domain.controllership import NotPartyToAgreement
from domain.mandate.commands import MandateCommand, RecordMandate
from domain.mandate.events import MandateEvent, MandateRecorded, MandateWithdrawn
from domain.mandate.possible import CONDITIONS
from domain.mandate.refusals import (
    ConsentOfHolderMissing,
    MandateAlreadyRecorded,
    MandateBeforeItsDecision,
    MandateElsewhere,
    MandateEndsBeforeItBegins,
    MandateNotFound,
    MandateToItself,
)
from domain.mandate.state import Mandate, evolve
from domain.messages import Context, Decider
from domain.stated_day import must_have_come


def decide(mandate: Mandate, command: MandateCommand, context: Context) -> list[MandateEvent]:
    if isinstance(command, RecordMandate):
        return [_record(mandate, command, context)]
    recorded = mandate.recorded
    if recorded is None:
        raise MandateNotFound
    CONDITIONS[type(command)](mandate, recorded, context.by.party)
    must_have_come(command.occurred_on, context)
    must_have_come(command.decision.taken_on, context)
    if command.last_day < recorded.since:
        raise MandateEndsBeforeItBegins(
            last=command.last_day.isoformat(), since=recorded.since.isoformat()
        )
    return [
        MandateWithdrawn(
            occurred_on=command.occurred_on,
            party=context.by.party,
            last_day=command.last_day,
            decision=command.decision,
        )
    ]


def _record(mandate: Mandate, command: RecordMandate, context: Context) -> MandateRecorded:
    if mandate.recorded is not None:
        raise MandateAlreadyRecorded
    _must_be_theirs(command, context.by.party)
    must_have_come(command.occurred_on, context)
    must_have_come(command.decision.taken_on, context)
    if command.since < command.decision.taken_on:
        raise MandateBeforeItsDecision(
            since=command.since.isoformat(), decided=command.decision.taken_on.isoformat()
        )
    if command.until is not None and command.until < command.since:
        raise MandateEndsBeforeItBegins(
            last=command.until.isoformat(), since=command.since.isoformat()
        )
    if command.consent is not None:
        must_have_come(command.consent.taken_on, context)
    elif command.holder.party != command.giver.party:
        raise ConsentOfHolderMissing(holder=command.holder.party, giver=command.giver.party)
    said = {name: getattr(command, name) for name in type(command).model_fields}
    return MandateRecorded(party=context.by.party, **said)


def _must_be_theirs(command: RecordMandate, party: str) -> None:
    """Recorded by who gave it or holds it; what it is given of is a party's to the agreements."""
    giver, holder = command.giver, command.holder
    if party not in (giver.party, holder.party):
        raise MandateElsewhere(party=party, giver=giver.party, holder=holder.party)
    if giver.party not in command.parties:
        raise NotPartyToAgreement(party=giver.party, parties=", ".join(command.parties))
    if giver == holder:
        raise MandateToItself(party=giver.party, organ=giver.organ)


MANDATE: Decider[Mandate, MandateCommand, MandateEvent] = Decider(
    category="mandate",
    initial=Mandate(),
    decide=decide,
    evolve=evolve,
)
