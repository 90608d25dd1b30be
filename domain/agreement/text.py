"""An agreement's text as a catalogue of that agreement alone, to be held against another one."""

from domain.agreement.refusals import AgreementNotFound
from domain.agreement.state import Agreement
from domain.catalogue import Catalogue, Participation


def as_catalogue(key: str, agreement: Agreement) -> Catalogue:
    """As it was at first, or as it reads on the day of `on`. Raises AgreementNotFound."""
    registered = agreement.registered
    if registered is None:
        raise AgreementNotFound
    return Catalogue.model_construct(
        format="nakomen-catalogue/1",
        id=registered.catalogue,
        title=registered.title,
        scheme=registered.scheme,
        parties=registered.parties,
        agreements=(
            Participation(
                id=key, citation_titles=registered.citation_titles, roles=registered.roles
            ),
        ),
        in_force_on=registered.in_force_on,
        ends_on=registered.ends_on,
        annexes=tuple(agreement.annexes.values()),
        definitions=registered.definitions,
        clauses=tuple(agreement.clauses.values()),
        products=tuple(agreement.products.values()),
    )
