"""What people do with agreements besides the plain commands: register one, agree a frequency."""

from dataclasses import dataclass
from typing import Protocol

from application.people import Person
from application.states import States
from application.transact import Desk, Receipt, Wish
from domain.agreement.commands import (
    AgreeFrequency,
    LinkAgreement,
    RegisterAgreement,
    registration,
)
from domain.agreement.decisions import AGREEMENT
from domain.agreement.events import Relation
from domain.agreement.refusals import AgreementNotFound
from domain.agreement.state import Agreement
from domain.catalogue import Catalogue
from domain.catalogue_changes import AgreementText, Change, changes
from domain.duty_source import TO_BE_AGREED
from domain.errors import Broken, Conflict
from domain.identity import uuid7
from domain.messages import AMSTERDAM, Message, Slug
from domain.obligation.commands import FulfilObligation
from domain.obligation.decisions import OBLIGATION
from domain.obligation.state import Phase


class Catalogues(Protocol):
    def load(self, where: str) -> tuple[Catalogue, str]:
        """A catalogue and its digest: one that is shipped, by name, or a file or folder.

        Raises CatalogueInvalid with every problem by file, line and path.
        """
        ...

    def shipped(self, name: str) -> tuple[Catalogue, str]:
        """One that is shipped, for callers who may not name a file."""
        ...


class CatalogueDiffers(Broken):
    """The file no longer says what was registered. Substance takes an amendment."""

    code = "catalogue-differs"

    def __init__(self, agreement: str, found: tuple[Change, ...]) -> None:
        substantive = sum(change.substantive for change in found)
        super().__init__(
            agreement=agreement,
            differences=str(len(found)),
            substantive=str(substantive),
            first=found[0].path,
        )
        self.changes = found


class BelongsTo(Message):
    """Another agreement between the same parties, and what it is to this one."""

    agreement: Slug
    relation: Relation = Relation.PROCESSING_AGREEMENT


@dataclass(frozen=True)
class Agreements:
    desk: Desk
    states: States

    def register(
        self,
        catalogue: Catalogue,
        digest: str,
        agreement: str,
        by: Person,
        correlation: str | None = None,
    ) -> Receipt:
        """Copy an agreement's text into the log; from then on the file no longer matters.

        The same file again changes nothing, nor one that says what it was amended to. Raises
        CatalogueDiffers, with every difference, for a file that says something else by now.
        """
        dossier = AGREEMENT.stream(agreement)
        correlation = correlation or uuid7()
        with self.desk.noting(by, RegisterAgreement, dossier, correlation):
            registered = self.current(agreement)
            if registered.registered is not None:
                found = changes(text_of_agreement(self.reading(agreement)), catalogue, agreement)
                if found and changes(text_of_agreement(registered), catalogue, agreement):
                    raise CatalogueDiffers(agreement, found)
                return Receipt(agreement, self.desk.log.size(), registered.version)
            command = registration(catalogue, agreement, digest)
        wish = Wish(AGREEMENT, agreement, command, by, dossier=dossier, correlation=correlation)
        return self.desk.handle(wish)

    def agree_frequency(
        self,
        agreement: str,
        agreed: AgreeFrequency,
        by: Person,
        *,
        idempotency: str | None = None,
        expected: int | None = None,
        correlation: str | None = None,
    ) -> Receipt:
        """Record how often a duty returns, and fulfil the open point that this was.

        Asked again after a failure in between, it does the rest.
        """
        wish = Wish(
            AGREEMENT,
            agreement,
            agreed,
            by,
            idempotency=idempotency,
            expected=expected,
            correlation=correlation or uuid7(),
        )
        receipt = self.desk.handle(wish)
        self._fulfil_open_point(wish, agreed, receipt)
        return receipt

    def _fulfil_open_point(self, agreeing: Wish, agreed: AgreeFrequency, receipt: Receipt) -> None:
        key = f"{agreeing.key}-{agreed.duty}-{TO_BE_AGREED}"
        _, point = self.states.read(OBLIGATION, OBLIGATION.stream(key))
        begins = self.current(agreeing.key).begins
        if point.phase is not Phase.OPEN or agreeing.by.party not in point.opened.debtor:
            return
        day = agreed.decision.taken_on
        settled = FulfilObligation(occurred_on=max(day, begins or day))
        wish = Wish(
            OBLIGATION,
            key,
            settled,
            agreeing.by,
            correlation=agreeing.correlation,
            cause=receipt.position,
        )
        [answer] = self.desk.answer_all([wish])  # nobody asked for it, so nobody is refused it
        if isinstance(answer, Exception) and not isinstance(answer, Broken | Conflict):
            raise answer  # else somebody did it at the same time

    def linking(
        self,
        agreement: str,
        asked: BelongsTo,
        by: Person,
        *,
        idempotency: str | None = None,
        expected: int | None = None,
        correlation: str | None = None,
    ) -> Wish:
        """Raises AgreementNotFound where the other one is not registered."""
        correlation = correlation or uuid7()
        with self.desk.noting(by, LinkAgreement, AGREEMENT.stream(agreement), correlation):
            parties = self.current(asked.agreement).parties
            if not parties:
                raise AgreementNotFound
        command = LinkAgreement(
            relation=asked.relation,
            agreement=asked.agreement,
            parties=tuple(sorted(parties)),
            itself=agreement,
        )
        return Wish(
            AGREEMENT,
            agreement,
            command,
            by,
            idempotency=idempotency,
            expected=expected,
            correlation=correlation,
        )

    def reading(self, agreement: str) -> Agreement:
        """The same with its text as it reads today."""
        return self.current(agreement).on(self.desk.clock.now().astimezone(AMSTERDAM).date())

    def current(self, agreement: str) -> Agreement:
        """The agreement as the log has it now; an empty one where there is none."""
        _, state = self.states.read(AGREEMENT, AGREEMENT.stream(agreement))
        return state if isinstance(state, Agreement) else Agreement()


def text_of_agreement(agreement: Agreement) -> AgreementText:
    """As it was at first; as it reads on a day for what `on` gives."""
    registered = agreement.registered
    assert registered is not None
    return AgreementText(
        title=registered.title,
        citation_titles=registered.citation_titles,
        in_force_on=registered.in_force_on,
        ends_on=registered.ends_on,
        scheme=registered.scheme,
        roles=registered.roles,
        parties={party.id: party for party in registered.parties},
        annexes=dict(agreement.annexes),
        definitions={one.term.nl: one for one in registered.definitions},
        clauses=dict(agreement.clauses),
        products=dict(agreement.products),
    )
