"""What someone may do with a correction that is open: what its deciders ask before anything else.

The table of roles is asked apart.
"""

from collections.abc import Callable

from domain.agreement.commands import AgreementCommand, ConfirmCorrection, WithdrawCorrection
from domain.agreement.refusals import NotAParty, NotYoursToWithdraw, SecondPersonNeeded
from domain.agreement.state import Agreement, Proposal
from domain.errors import Refusal


def must_be_a_party(parties: frozenset[str], party: str) -> None:
    if party not in parties:
        raise NotAParty(party=party)


def must_be_another(number: int, proposal: Proposal, actor: str) -> None:
    """Four eyes: whoever proposed does not confirm."""
    if proposal.actor == actor:
        raise SecondPersonNeeded(number=str(number))


def must_be_of_the_proposer(proposal: Proposal, party: str) -> None:
    if proposal.party != party:
        raise NotYoursToWithdraw(party=party, proposed_by=proposal.party)


def possible(
    agreement: Agreement, number: int, actor: str, party: str
) -> frozenset[type[AgreementCommand]]:
    """Nothing where no correction of that number is open."""
    proposal = agreement.proposals.get(number)
    if proposal is None or not _holds(lambda: must_be_a_party(agreement.parties, party)):
        return frozenset()
    asked: dict[type[AgreementCommand], Callable[[], None]] = {
        ConfirmCorrection: lambda: must_be_another(number, proposal, actor),
        WithdrawCorrection: lambda: must_be_of_the_proposer(proposal, party),
    }
    return frozenset(command for command, ask in asked.items() if _holds(ask))


def _holds(condition: Callable[[], None]) -> bool:
    try:
        condition()
    except Refusal:
        return False
    return True
