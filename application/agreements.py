"""What people do with agreements besides the plain commands: register one from a catalogue."""

from dataclasses import dataclass
from typing import Protocol

from application.people import Person
from application.states import States
from application.transact import Desk, Receipt, Wish
from domain.agreement.commands import registration
from domain.agreement.decisions import AGREEMENT
from domain.agreement.state import Agreement
from domain.catalogue import Catalogue
from domain.catalogue_changes import AgreementText, Change, changes
from domain.errors import Broken
from domain.identity import uuid7


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

        The same file again changes nothing. Raises CatalogueDiffers, with every difference, for a
        file that says something else by now.
        """
        registered = self.current(agreement)
        if registered.registered is not None:
            found = changes(text_as_registered(registered), catalogue, agreement)
            if found:
                raise CatalogueDiffers(agreement, found)
            return Receipt(agreement, self.desk.log.size(), registered.version)
        command = registration(catalogue, agreement, digest)
        dossier = AGREEMENT.stream(agreement)
        correlation = correlation or uuid7()
        wish = Wish(AGREEMENT, agreement, command, by, dossier=dossier, correlation=correlation)
        return self.desk.handle(wish)

    def current(self, agreement: str) -> Agreement:
        """The agreement as the log has it now; an empty one where there is none."""
        _, state = self.states.read(AGREEMENT, AGREEMENT.stream(agreement))
        return state if isinstance(state, Agreement) else Agreement()


def text_as_registered(agreement: Agreement) -> AgreementText:
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
        annexes={annex.id: annex for annex in registered.annexes},
        definitions={one.term.nl: one for one in registered.definitions},
        clauses=dict(agreement.clauses),
        products=dict(agreement.products),
    )
