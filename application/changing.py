"""What services add to what people say of the agreement's life: texts, parties, who votes.

An amendment is put against the text as it reads today; the voters are the parties whose colleges
vote in the scheme, but for those that have withdrawn from it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from application.agreements import Agreements
from application.cases import Case, facts, parties_to
from application.docket import Completion
from domain.agreement.events import AgreementRegistered
from domain.agreement.refusals import AgreementNotFound
from domain.agreement.text import as_catalogue
from domain.amendment.commands import PlanAmendment, ProposeAmendment
from domain.messages import AMSTERDAM, Message
from domain.planning.commands import (
    BeginCycle,
    DraftFourYearPlan,
    DraftLists,
    ProposeLists,
)
from domain.planning.decisions import PLANNING
from domain.planning.refusals import CycleNotFound
from domain.planning.state import Cycle
from domain.withdrawal.commands import AnnounceWithdrawal, PlanWithdrawal
from domain.withdrawal.state import Withdrawal

Withdrawals = Callable[[], Iterable[Case[Withdrawal]]]
"""Those that there are, as they are now."""


@dataclass(frozen=True)
class Changing:
    agreements: Agreements
    withdrawals: Withdrawals
    keys: Callable[[], Iterable[str]]
    """Of all agreements."""

    def completions(self) -> Mapping[type[Message], Completion]:
        """By what people say: the command that is decided on."""
        return {
            ProposeAmendment: self._amendment,
            DraftFourYearPlan: self._cycle,
            ProposeLists: self._lists,
            AnnounceWithdrawal: self._withdrawal,
        }

    def _amendment(self, _: str, asked: ProposeAmendment) -> PlanAmendment:
        """Raises AgreementNotFound."""
        texts = tuple(as_catalogue(key, self.agreements.reading(key)) for key in asked.agreements)
        registered = self._registered(asked.agreements[0])
        gone = self._withdrawn(registered.catalogue)
        return PlanAmendment(
            **facts(asked),
            voters=tuple(one for one in registered.voters if one not in gone),
            centre=_centre(registered),
            texts=texts,
            ending=tuple(
                key
                for key in asked.agreements
                if (last := self.agreements.current(key).last_day) is not None
                and last < asked.effective_on
            ),
        )

    def _cycle(self, _: str, asked: DraftFourYearPlan) -> BeginCycle:
        """Raises AgreementNotFound."""
        return BeginCycle(
            **facts(asked),
            parties=parties_to(self.agreements, asked.agreement),
            provider=_centre(self._registered(asked.agreement)),
        )

    def _lists(self, key: str, asked: ProposeLists) -> DraftLists:
        """Raises CycleNotFound."""
        _, cycle = self.agreements.states.read(PLANNING, PLANNING.stream(key))
        assert isinstance(cycle, Cycle)
        if cycle.plan is None:
            raise CycleNotFound
        agreement = cycle.plan.agreement
        text = as_catalogue(agreement, self.agreements.reading(agreement))
        return DraftLists(**facts(asked), text=text)

    def _withdrawal(self, _: str, asked: AnnounceWithdrawal) -> PlanWithdrawal:
        """With all agreements of the same participant under the scheme. Raises
        AgreementNotFound."""
        named = self.agreements.current(asked.agreement)
        registered = self._registered(asked.agreement)
        under = {key: self.agreements.current(key) for key in self.keys()}
        ending = {
            key: one
            for key, one in under.items()
            if one.registered is not None and one.registered.catalogue == registered.catalogue
            if one.participants == named.participants
        }
        parties = sorted({party for one in ending.values() for party in one.parties})
        return PlanWithdrawal(
            **facts(asked),
            agreements=tuple(sorted(ending)),
            catalogue=registered.catalogue,
            parties=tuple(parties),
            participants=named.participants,
            leaving=self._leaving(registered.catalogue),
        )

    def _leaving(self, catalogue: str) -> tuple[str, ...]:
        """Whose withdrawal was announced and not revoked."""
        return tuple(
            one.state.announced.party
            for one in self.withdrawals()
            if one.state.announced is not None and one.state.announced.catalogue == catalogue
            if one.state.revoked is None
        )

    def _withdrawn(self, catalogue: str) -> frozenset[str]:
        return frozenset(
            one.state.announced.party
            for one in self.withdrawals()
            if one.state.announced is not None and one.state.announced.catalogue == catalogue
            if one.state.in_effect(self._today)
        )

    @property
    def _today(self) -> date:
        return self.agreements.desk.clock.now().astimezone(AMSTERDAM).date()

    def _registered(self, key: str) -> AgreementRegistered:
        found = self.agreements.current(key).registered
        if found is None:
            raise AgreementNotFound
        return found


def _centre(registered: AgreementRegistered) -> str:
    """The centre municipality; empty where the partnership has none."""
    return next((one.id for one in registered.parties if one.centre), "")
