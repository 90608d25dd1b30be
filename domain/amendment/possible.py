"""What a party may do with an amendment as it is: what its deciders ask before anything else."""

from collections.abc import Callable, Mapping

from domain.amendment.commands import (
    AmendmentCommand,
    CastVote,
    ConsentToProtocol,
    DrawUpAddendum,
    LapseAmendment,
    SignAddendum,
    WithdrawAmendment,
)
from domain.amendment.events import AmendmentProposed
from domain.amendment.refusals import (
    AddendumAlreadySigned,
    AddendumInSigning,
    AddendumNotDrawnUp,
    AlreadyConsented,
    AmendmentNotCarried,
    AmendmentOver,
    NoConsentNeeded,
    NotAVoter,
    NotYourAddendum,
    NotYourProposal,
    ProtocolConsentMissing,
    VoteClosed,
)
from domain.amendment.state import Addendum, Amendment
from domain.conditions import allowed
from domain.errors import Refusal


def _voted(amendment: Amendment, proposed: AmendmentProposed, party: str) -> None:
    if party not in proposed.voters:
        raise NotAVoter(party=party, voters=", ".join(proposed.voters))
    _must_be_open(amendment)


def _must_be_open(amendment: Amendment) -> None:
    _must_not_be_over(amendment)
    if amendment.carried is not None:
        raise VoteClosed(day=amendment.carried.occurred_on.isoformat())


def _must_not_be_over(amendment: Amendment) -> None:
    if (over := amendment.over) is not None:
        raise AmendmentOver(day=over.occurred_on.isoformat())


def _withdrawn(amendment: Amendment, proposed: AmendmentProposed, party: str) -> None:
    if party != proposed.party:
        raise NotYourProposal(party=party, may=proposed.party)
    _must_be_open(amendment)


def _lapsed(amendment: Amendment, proposed: AmendmentProposed, party: str) -> None:
    """By who proposed it, or by the centre municipality, which leads the scheme."""
    if party not in (proposed.party, proposed.centre):
        raise NotYourProposal(party=party, may=f"{proposed.party}, {proposed.centre}")
    _must_not_be_over(amendment)
    if amendment.binds_everywhere:
        raise AddendumAlreadySigned(parties=", ".join(proposed.parties))


def must_be_written_down(amendment: Amendment, addendum: Addendum, party: str) -> None:
    _must_be_yours(amendment, addendum, party)
    if addendum.signatures:
        raise AddendumInSigning(signed=", ".join(one.party for one in addendum.signatures))


def must_be_consented(amendment: Amendment, addendum: Addendum, party: str) -> None:
    _must_be_yours(amendment, addendum, party)
    if not amendment.of_protocol:
        raise NoConsentNeeded
    if party not in addendum.not_consented:
        raise AlreadyConsented(party=party)


def must_be_signed(amendment: Amendment, addendum: Addendum, party: str) -> None:
    _must_be_yours(amendment, addendum, party)
    if addendum.drawn_up is None:
        raise AddendumNotDrawnUp(agreement=addendum.agreement)
    if party not in addendum.not_signed:
        raise AddendumAlreadySigned(parties=party)
    if amendment.of_protocol and addendum.not_consented:
        raise ProtocolConsentMissing(parties=", ".join(addendum.not_consented))


def _must_be_yours(amendment: Amendment, addendum: Addendum, party: str) -> None:
    if party not in addendum.parties:
        raise NotYourAddendum(party=party, parties=", ".join(addendum.parties))
    _must_not_be_over(amendment)
    if amendment.carried is None:
        raise AmendmentNotCarried


def _of_some(
    condition: Callable[[Amendment, Addendum, str], None],
) -> Callable[[Amendment, AmendmentProposed, str], None]:
    """It holds of the addendum of at least one agreement; else the first refusal is told, of an
    agreement of the party itself if there is one."""

    def asked(amendment: Amendment, proposed: AmendmentProposed, party: str) -> None:
        mine = [one for one in amendment.addenda if party in one.parties]
        refusals = list[Refusal]()
        for addendum in mine or amendment.addenda:
            try:
                condition(amendment, addendum, party)
            except Refusal as refusal:
                refusals.append(refusal)
            else:
                return
        raise refusals[0]

    return asked


CONDITIONS: Mapping[type[AmendmentCommand], Callable[[Amendment, AmendmentProposed, str], None]] = {
    CastVote: _voted,
    DrawUpAddendum: _of_some(must_be_written_down),
    ConsentToProtocol: _of_some(must_be_consented),
    SignAddendum: _of_some(must_be_signed),
    WithdrawAmendment: _withdrawn,
    LapseAmendment: _lapsed,
}
"""Of each command on an amendment that is proposed; the likeliest first."""


def possible(amendment: Amendment, party: str) -> tuple[type[AmendmentCommand], ...]:
    """The commands that would not be refused whatever is stated."""
    proposed = amendment.proposed
    return () if proposed is None else allowed(CONDITIONS, amendment, proposed, party)
