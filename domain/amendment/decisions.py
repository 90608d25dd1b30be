"""Amendment: a majority of the colleges with the centre's among them, then two signatures.

A carried vote binds nobody yet: two parties are bound once both validly signed the addendum of
their agreement (art. 22.2), and of the privacy protocol only if both consented as well.
"""

from typing import assert_never

from domain.agreement.refusals import DecisionAfterSignature
from domain.amendment.commands import (
    AmendmentCommand,
    CastVote,
    ConsentToProtocol,
    DrawUpAddendum,
    LapseAmendment,
    PlanAmendment,
    SignAddendum,
    WithdrawAmendment,
)
from domain.amendment.drafting import drafted, kind_of
from domain.amendment.events import (
    AddendumDrawnUp,
    AddendumSigned,
    AmendmentBound,
    AmendmentCarried,
    AmendmentEvent,
    AmendmentLapsed,
    AmendmentProposed,
    AmendmentRejected,
    AmendmentWithdrawn,
    Between,
    ChangeDrafted,
    ProtocolConsented,
    VoteCast,
    Want,
)
from domain.amendment.possible import (
    CONDITIONS,
    must_be_consented,
    must_be_signed,
    must_be_written_down,
)
from domain.amendment.refusals import (
    AddendumNotStored,
    AgreementEndsBefore,
    AmendmentAlreadyProposed,
    AmendmentNotFound,
    NotYourAddendum,
    ProposedByStranger,
    SignedBeforeCarried,
    TextsDiffer,
    VoteBeforeProposal,
)
from domain.amendment.state import Addendum, Amendment, evolve
from domain.amendment.voting import outcome
from domain.evidence import StoredDocument
from domain.messages import Context, Decider
from domain.stated_day import must_be_of_its_time, must_have_come


def decide(
    amendment: Amendment, command: AmendmentCommand, context: Context
) -> list[AmendmentEvent]:
    if isinstance(command, PlanAmendment):
        return _propose(amendment, command, context)
    proposed = amendment.proposed
    if proposed is None:
        raise AmendmentNotFound
    party = context.by.party
    CONDITIONS[type(command)](amendment, proposed, party)
    must_be_of_its_time(day := command.occurred_on, context)
    match command:
        case CastVote():
            return _vote(amendment, proposed, command, context)
        case WithdrawAmendment(reason=reason):
            return [AmendmentWithdrawn(occurred_on=day, party=party, reason=reason)]
        case LapseAmendment(ground=ground):
            return [AmendmentLapsed(occurred_on=day, party=party, ground=ground)]
        case DrawUpAddendum():
            return _draw_up(amendment, command, party)
        case ConsentToProtocol():
            return _consent(amendment, command, context)
        case SignAddendum():
            return _sign(amendment, proposed, command, context)
        case _:
            assert_never(command)


def _propose(
    amendment: Amendment, command: PlanAmendment, context: Context
) -> list[AmendmentEvent]:
    if amendment.proposed is not None:
        raise AmendmentAlreadyProposed
    between = tuple(
        Between(agreement=one.id, parties=tuple(dict.fromkeys(one.roles.values())))
        for text in command.texts
        for one in text.agreements
    )
    parties = tuple(dict.fromkeys(party for one in between for party in one.parties))
    if context.by.party not in parties:
        raise ProposedByStranger(party=context.by.party, parties=", ".join(parties))
    if command.ending:
        raise AgreementEndsBefore(
            agreements=", ".join(command.ending), day=command.effective_on.isoformat()
        )
    first, *others = ((text, drafted(command, text)) for text in command.texts)
    for text, changes in others:
        if changes != first[1]:
            raise TextsDiffer(agreement=text.agreements[0].id, other=first[0].agreements[0].id)
    kind = kind_of(first[0], [change for change, _ in first[1]])
    opened = command.occurred_on or context.today
    must_be_of_its_time(opened, context)
    return [
        AmendmentProposed(
            occurred_on=opened,
            agreements=tuple(one.agreement for one in between),
            party=context.by.party,
            parties=parties,
            between=between,
            kind=kind,
            reason=command.reason,
            arising_from=command.arising_from,
            effective_on=command.effective_on,
            voters=command.voters,
            centre=command.centre,
        ),
        *(
            ChangeDrafted(occurred_on=opened, number=number, change=change, follows=follows)
            for number, (change, follows) in enumerate(first[1], start=1)
        ),
    ]


def _vote(
    amendment: Amendment, proposed: AmendmentProposed, command: CastVote, context: Context
) -> list[AmendmentEvent]:
    """A vote that was cast is replaced, as long as the outcome is open."""
    must_have_come(command.decision.taken_on, context)
    party, day = context.by.party, command.occurred_on
    if (first := min(day, command.decision.taken_on)) < proposed.occurred_on:
        raise VoteBeforeProposal(day=first.isoformat(), proposed=proposed.occurred_on.isoformat())
    vote = VoteCast(occurred_on=day, party=party, ballot=command.ballot, decision=command.decision)
    if vote in amendment.votes:
        return []
    counted = {one.party: one for one in (*amendment.votes, vote)}
    ballots = {one.party: one.ballot for one in counted.values()}
    fixed_on = max(one.occurred_on for one in counted.values())
    match outcome(proposed.voters, proposed.centre, ballots):
        case None:
            return [vote]
        case Want() as want:
            return [vote, AmendmentRejected(occurred_on=fixed_on, want=want)]
        case "carried":
            return [vote, AmendmentCarried(occurred_on=fixed_on)]
        case _ as never:
            assert_never(never)


def _draw_up(amendment: Amendment, command: DrawUpAddendum, party: str) -> list[AmendmentEvent]:
    addendum = _addendum(amendment, command.agreement, party)
    must_be_written_down(amendment, addendum, party)
    if not isinstance(command.addendum, StoredDocument):
        raise AddendumNotStored(agreement=command.agreement)
    drawn_up = AddendumDrawnUp(
        occurred_on=command.occurred_on,
        party=party,
        agreement=command.agreement,
        addendum=command.addendum,
    )
    return [] if drawn_up == addendum.drawn_up else [drawn_up]


def _consent(
    amendment: Amendment, command: ConsentToProtocol, context: Context
) -> list[AmendmentEvent]:
    party = context.by.party
    must_be_consented(amendment, _addendum(amendment, command.agreement, party), party)
    must_have_come(command.decision.taken_on, context)
    return [
        ProtocolConsented(
            occurred_on=command.occurred_on,
            party=party,
            agreement=command.agreement,
            decision=command.decision,
        )
    ]


def _sign(
    amendment: Amendment, proposed: AmendmentProposed, command: SignAddendum, context: Context
) -> list[AmendmentEvent]:
    party, day = context.by.party, command.occurred_on
    addendum = _addendum(amendment, command.agreement, party)
    must_be_signed(amendment, addendum, party)
    assert amendment.carried is not None  # or nothing could be signed
    if day < (carried := amendment.carried.occurred_on):
        raise SignedBeforeCarried(day=day.isoformat(), carried=carried.isoformat())
    decided = command.decision.taken_on
    if decided > day:
        raise DecisionAfterSignature(decided=decided.isoformat(), signed=day.isoformat())
    signed = AddendumSigned(
        occurred_on=day,
        party=party,
        agreement=command.agreement,
        capacity=command.capacity,
        decision=command.decision,
    )
    if addendum.not_signed != (party,):
        return [signed]
    last = max(one.occurred_on for one in (*addendum.signatures, signed))
    bound = AmendmentBound(
        occurred_on=last,
        agreement=command.agreement,
        effective_from=max(last, proposed.effective_on),
    )
    return [signed, bound]


def _addendum(amendment: Amendment, agreement: str, party: str) -> Addendum:
    found = amendment.addendum(agreement)
    if found is None:
        parties = [one for addendum in amendment.addenda for one in addendum.parties]
        raise NotYourAddendum(party=party, parties=", ".join(dict.fromkeys(parties)))
    return found


AMENDMENT: Decider[Amendment, AmendmentCommand, AmendmentEvent] = Decider(
    category="amendment",
    initial=Amendment(),
    decide=decide,
    evolve=evolve,
    under=lambda amendment: next(iter(amendment.agreements), None),
)
