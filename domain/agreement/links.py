"""Linking an agreement to another one that belongs to it, and undoing that."""

from domain.agreement.commands import LinkAgreement, UnlinkAgreement
from domain.agreement.events import AgreementEvent, AgreementLinked, AgreementUnlinked
from domain.agreement.refusals import LinkedPartiesDiffer, LinkedToItself, LinkNotFound
from domain.agreement.state import Agreement
from domain.messages import Context


def link(agreement: Agreement, command: LinkAgreement, context: Context) -> list[AgreementEvent]:
    other = command.agreement
    if other == command.itself:
        raise LinkedToItself(agreement=other)
    if frozenset(command.parties) != agreement.parties:
        listed = (", ".join(sorted(one)) for one in (agreement.parties, command.parties))
        parties, others = listed
        raise LinkedPartiesDiffer(agreement=other, parties=parties, others=others)
    if agreement.links.get(other) is command.relation:
        return []
    return [
        AgreementLinked(
            occurred_on=context.today,
            party=context.by.party,
            relation=command.relation,
            agreement=other,
        )
    ]


def unlink(
    agreement: Agreement, command: UnlinkAgreement, context: Context
) -> list[AgreementEvent]:
    if command.agreement not in agreement.links:
        raise LinkNotFound(agreement=command.agreement)
    return [
        AgreementUnlinked(
            occurred_on=context.today, party=context.by.party, agreement=command.agreement
        )
    ]
