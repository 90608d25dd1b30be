"""What services add to what people say of working together: parties, duties, indicators."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from application.agreements import Agreements
from application.cases import Case, facts, parties_to
from application.docket import Completion
from domain.agreement.refusals import AgreementNotFound, DutyNotFound
from domain.consultation.commands import PlanConsultation, ProposeConsultation
from domain.contact_point.commands import NameContactPoint, ProposeContactPoint
from domain.development.commands import ProposeDevelopment, TellDevelopment
from domain.follow_up.commands import OpenFollowUp, ProposeFollowUp
from domain.indicator import Realisation
from domain.kpi.commands import DefineKpi, ProposeKpi
from domain.kpi.realisation import realised_at
from domain.kpi.state import Kpi
from domain.messages import Command, Message
from domain.quality_check.commands import PlanQualityCheck, ProposeQualityCheck
from domain.report.commands import AssembleReport, ProposeReport

Indicators: TypeAlias = Callable[[str], Iterable[Case[Kpi]]]
"""Those of an agreement, as they are now."""

_UNDER_SEVERAL: Mapping[type[Message], Callable[..., Command]] = {
    ProposeConsultation: PlanConsultation,
    ProposeContactPoint: NameContactPoint,
    ProposeDevelopment: TellDevelopment,
    ProposeFollowUp: OpenFollowUp,
    ProposeQualityCheck: PlanQualityCheck,
}
"""What is said that stands under one or more agreements: the parties to them are added."""


@dataclass(frozen=True)
class Together:
    agreements: Agreements
    indicators: Indicators

    def completions(self) -> Mapping[type[Message], Completion]:
        """By what people say: the command that is decided on."""
        several = dict.fromkeys(_UNDER_SEVERAL, self._under_several)
        return {**several, ProposeKpi: self._kpi, ProposeReport: self._report}

    def _under_several(self, _: str, asked: Any) -> Command:
        """Raises AgreementNotFound."""
        parties = parties_to_all(self.agreements, asked.agreements)
        return _UNDER_SEVERAL[type(asked)](**facts(asked), parties=parties)

    def _kpi(self, _: str, asked: ProposeKpi) -> DefineKpi:
        """Raises AgreementNotFound."""
        parties = parties_to(self.agreements, asked.agreement)
        products = tuple(self.agreements.reading(asked.agreement).products)
        return DefineKpi(**facts(asked), parties=parties, products=products)

    def _report(self, _: str, asked: ProposeReport) -> AssembleReport:
        """With the duty as the agreement has it, and the indicators as they are. Raises
        AgreementNotFound, DutyNotFound."""
        agreement = self.agreements.reading(asked.agreement)
        registered, found = agreement.registered, agreement.duty(asked.duty)
        if registered is None:
            raise AgreementNotFound
        if found is None:
            raise DutyNotFound(duty=asked.duty)
        duty, frequency = found[1], agreement.frequencies.get(asked.duty)
        return AssembleReport(
            **facts(asked),
            parties=parties_to(self.agreements, asked.agreement),
            owed=duty,
            every=None if frequency is None else frequency.every,
            debtor=tuple(dict.fromkeys(registered.roles[role] for role in duty.debtor)),
            kpis=self._realised(asked.agreement, asked.period),
        )

    def _realised(self, agreement: str, period: str) -> tuple[Realisation, ...]:
        """Of each indicator of the agreement, by their codes."""
        found = (realised_at(one.id, one.state, period) for one in self.indicators(agreement))
        return tuple(sorted((one for one in found if one is not None), key=lambda it: it.code))


def parties_to_all(agreements: Agreements, keys: Iterable[str]) -> tuple[str, ...]:
    """Of each of these agreements. Raises AgreementNotFound."""
    return tuple(sorted({party for key in keys for party in parties_to(agreements, key)}))
