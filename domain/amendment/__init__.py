"""Amendment (wijziging, art. 22, 8; annex 2, art. 16): proposed, voted on, signed, in effect."""

from domain.amendment.commands import (
    CastVote,
    ConsentToProtocol,
    DrawUpAddendum,
    LapseAmendment,
    PlanAmendment,
    SignAddendum,
    WithdrawAmendment,
)
from domain.amendment.decisions import AMENDMENT as AMENDMENT
from domain.amendment.events import (
    AddendumDrawnUp,
    AddendumSigned,
    AmendmentBound,
    AmendmentCarried,
    AmendmentLapsed,
    AmendmentProposed,
    AmendmentRejected,
    AmendmentWithdrawn,
    ChangeDrafted,
    ProtocolConsented,
    VoteCast,
)
from domain.amendment.possible import possible
from domain.amendment.refusals import AmendmentNotFound
from domain.amendment.state import Amendment
from domain.kind import Kind

KIND: Kind[Amendment] = Kind(
    decider=AMENDMENT,
    commands=(
        PlanAmendment,
        CastVote,
        WithdrawAmendment,
        LapseAmendment,
        DrawUpAddendum,
        ConsentToProtocol,
        SignAddendum,
    ),
    events=(
        AmendmentProposed,
        ChangeDrafted,
        VoteCast,
        AmendmentCarried,
        AmendmentRejected,
        AmendmentWithdrawn,
        AmendmentLapsed,
        AddendumDrawnUp,
        ProtocolConsented,
        AddendumSigned,
        AmendmentBound,
    ),
    begun=lambda amendment: amendment.proposed,
    agreements=lambda amendment: amendment.agreements,
    concerned=lambda amendment: amendment.concerned,
    standing=lambda amendment, today: amendment.standing(today),
    closed=lambda amendment: amendment.finished,
    possible=possible,
    missing=AmendmentNotFound,
)
