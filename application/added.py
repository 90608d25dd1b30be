"""What services add to what people say of a case: the parties to an agreement, another term."""

from collections.abc import Mapping
from dataclasses import dataclass

from application.agreements import Agreements
from application.cases import facts, parties_to
from application.docket import Completion
from application.together import Indicators, Together
from domain.evaluation.commands import BeginEvaluation, ProposeEvaluation
from domain.inspection import inspected_by
from domain.messages import Message


@dataclass(frozen=True)
class Added:
    agreements: Agreements
    indicators: Indicators
    """Those of an agreement, as they are now."""

    def every(self) -> Mapping[type[Message], Completion]:
        """By what people say: the command that is decided on."""
        together = Together(self.agreements, self.indicators).completions()
        return {ProposeEvaluation: self._evaluation, **together}

    def _evaluation(self, _: str, asked: ProposeEvaluation) -> BeginEvaluation:
        """Raises AgreementNotFound."""
        parties = parties_to(self.agreements, asked.agreement)
        inspector = inspected_by(self.agreements.current(asked.agreement))
        return BeginEvaluation(**facts(asked), parties=parties, inspected_by=inspector)
