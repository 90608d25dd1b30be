"""What holds of a proposed amendment: what it changes, how the colleges voted, who signed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import assert_never

from domain.amendment.events import (
    AddendumDrawnUp,
    AddendumSigned,
    AmendmentBound,
    AmendmentCarried,
    AmendmentEvent,
    AmendmentKind,
    AmendmentLapsed,
    AmendmentProposed,
    AmendmentRejected,
    AmendmentWithdrawn,
    Ballot,
    ChangeDrafted,
    ProtocolConsented,
    VoteCast,
)
from domain.values import changed


class AmendmentStanding(StrEnum):
    PUT_TO_VOTE = "put-to-vote"
    TO_BE_SIGNED = "to-be-signed"
    """Carried; in some agreement its addendum is not signed by both parties."""
    AWAITING_EFFECT = "awaiting-effect"
    """It binds everywhere, and takes effect on a day to come."""
    IN_EFFECT = "in-effect"
    VOTED_DOWN = "voted-down"
    WITHDRAWN = "proposal-withdrawn"
    LAPSED = "proposal-lapsed"


@dataclass(frozen=True)
class Addendum:
    """How far one agreement is on the way to being amended."""

    agreement: str
    parties: tuple[str, ...]
    drawn_up: AddendumDrawnUp | None = None
    consents: tuple[ProtocolConsented, ...] = ()
    signatures: tuple[AddendumSigned, ...] = ()
    bound: AmendmentBound | None = None

    @property
    def not_consented(self) -> tuple[str, ...]:
        return _but(self.parties, (one.party for one in self.consents))

    @property
    def not_signed(self) -> tuple[str, ...]:
        return _but(self.parties, (one.party for one in self.signatures))


@dataclass(frozen=True)
class Amendment:
    version: int = 0
    proposed: AmendmentProposed | None = None
    drafted: tuple[ChangeDrafted, ...] = ()
    votes: tuple[VoteCast, ...] = ()
    """The last one of each college."""
    carried: AmendmentCarried | None = None
    rejected: AmendmentRejected | None = None
    withdrawn: AmendmentWithdrawn | None = None
    lapsed: AmendmentLapsed | None = None
    drawn_up: tuple[AddendumDrawnUp, ...] = ()
    """The last one of each agreement; so with what follows, for the parties to it."""
    consented: tuple[ProtocolConsented, ...] = ()
    signed: tuple[AddendumSigned, ...] = ()
    bound: tuple[AmendmentBound, ...] = ()

    @property
    def addenda(self) -> tuple[Addendum, ...]:
        between = () if self.proposed is None else self.proposed.between
        return tuple(self._addendum(one.agreement, one.parties) for one in between)

    def _addendum(self, agreement: str, parties: tuple[str, ...]) -> Addendum:
        drawn_up = [one for one in self.drawn_up if one.agreement == agreement]
        bound = [one for one in self.bound if one.agreement == agreement]
        return Addendum(
            agreement,
            parties,
            next(iter(drawn_up), None),
            tuple(one for one in self.consented if one.agreement == agreement),
            tuple(one for one in self.signed if one.agreement == agreement),
            next(iter(bound), None),
        )

    @property
    def agreements(self) -> tuple[str, ...]:
        return () if self.proposed is None else self.proposed.agreements

    @property
    def concerned(self) -> tuple[str, ...]:
        """The parties to those agreements, and whose colleges vote."""
        proposed = self.proposed
        return () if proposed is None else tuple(dict.fromkeys(proposed.parties + proposed.voters))

    @property
    def of_protocol(self) -> bool:
        return self.proposed is not None and self.proposed.kind is AmendmentKind.PRIVACY_PROTOCOL

    @property
    def ballots(self) -> dict[str, Ballot]:
        return {vote.party: vote.ballot for vote in self.votes}

    @property
    def in_favour(self) -> tuple[str, ...]:
        return tuple(vote.party for vote in self.votes if vote.ballot is Ballot.FOR)

    @property
    def still_to_vote(self) -> tuple[str, ...]:
        """While the outcome is open."""
        if self.proposed is None or self.carried is not None or self.over is not None:
            return ()
        return _but(self.proposed.voters, self.ballots)

    @property
    def binds_everywhere(self) -> bool:
        return self.carried is not None and all(one.bound is not None for one in self.addenda)

    @property
    def over(self) -> AmendmentRejected | AmendmentWithdrawn | AmendmentLapsed | None:
        """What ended it."""
        return self.rejected or self.withdrawn or self.lapsed

    @property
    def finished(self) -> bool:
        return self.over is not None or self.binds_everywhere

    def addendum(self, agreement: str) -> Addendum | None:
        return next((one for one in self.addenda if one.agreement == agreement), None)

    def standing(self, today: date) -> AmendmentStanding:
        match self.over:
            case AmendmentRejected():
                return AmendmentStanding.VOTED_DOWN
            case AmendmentWithdrawn():
                return AmendmentStanding.WITHDRAWN
            case AmendmentLapsed():
                return AmendmentStanding.LAPSED
        if self.carried is None:
            return AmendmentStanding.PUT_TO_VOTE
        if not self.binds_everywhere:
            return AmendmentStanding.TO_BE_SIGNED
        days = [one.bound.effective_from for one in self.addenda if one.bound is not None]
        in_effect = max(days) <= today
        return AmendmentStanding.IN_EFFECT if in_effect else AmendmentStanding.AWAITING_EFFECT


def _but(parties: tuple[str, ...], done: Iterable[str]) -> tuple[str, ...]:
    there = set(done)
    return tuple(party for party in parties if party not in there)


# Evolution: total, never refuses


def evolve(amendment: Amendment, event: AmendmentEvent) -> Amendment:
    now = changed(amendment, version=amendment.version + 1)
    match event:
        case AmendmentProposed():
            return changed(now, proposed=event)
        case ChangeDrafted():
            return changed(now, drafted=(*now.drafted, event))
        case VoteCast(party=party):
            votes = tuple(vote for vote in now.votes if vote.party != party)
            return changed(now, votes=(*votes, event))
        case AmendmentCarried():
            return changed(now, carried=event)
        case AmendmentRejected():
            return changed(now, rejected=event)
        case AmendmentWithdrawn():
            return changed(now, withdrawn=event)
        case AmendmentLapsed():
            return changed(now, lapsed=event)
        case AddendumDrawnUp(agreement=agreement):
            others = tuple(one for one in now.drawn_up if one.agreement != agreement)
            return changed(now, drawn_up=(*others, event))
        case ProtocolConsented():
            return changed(now, consented=(*now.consented, event))
        case AddendumSigned():
            return changed(now, signed=(*now.signed, event))
        case AmendmentBound():
            return changed(now, bound=(*now.bound, event))
        case _:
            assert_never(event)
