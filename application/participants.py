"""Who and what a case is about, as services add it: parties, products, somebody's pseudonym."""

from collections.abc import Callable
from dataclasses import dataclass

from application.agreements import Agreements
from application.cases import parties_to
from application.transact import Desk
from domain.data_subject.decisions import DATA_SUBJECT
from domain.data_subject.refusals import DataSubjectElsewhere
from domain.data_subject.state import DataSubject


@dataclass(frozen=True)
class Participants:
    desk: Desk
    agreements: Agreements
    named: Callable[[str], str]
    """The id that some words always give, and nobody can tell the words from."""

    def parties(self, agreement: str) -> tuple[str, ...]:
        """Raises AgreementNotFound."""
        return parties_to(self.agreements, agreement)

    def products(self, agreement: str) -> tuple[str, ...]:
        """On the list of the agreement."""
        return tuple(self.agreements.reading(agreement).products)

    def somebody(self, key: str, subject: str | None, controller: str) -> str:
        """A data subject of that municipality; one without a pseudonym gets one with the case.
        Raises DataSubjectElsewhere."""
        if subject is None:
            return self.named(f"subject {key}")
        _, state = self.desk.states.read(DATA_SUBJECT, DATA_SUBJECT.stream(subject))
        assert isinstance(state, DataSubject)
        if state.subject and state.controller != controller:
            raise DataSubjectElsewhere(party=controller)
        return subject
