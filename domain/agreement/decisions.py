"""Agreement: registered whole, signed by each party, concluded with the last signature."""

from typing import assert_never

from domain.agreement.amending import adopt_products, amend, end
from domain.agreement.commands import (
    AdoptProductList,
    AgreeFrequency,
    AgreementCommand,
    AmendAgreement,
    ConfirmCorrection,
    EndAgreement,
    LinkAgreement,
    ProposeCorrection,
    RegisterAgreement,
    SignAgreement,
    TerminateAgreement,
    UnlinkAgreement,
    WithdrawCorrection,
)
from domain.agreement.events import (
    AgreementConcluded,
    AgreementEvent,
    AgreementRegistered,
    AgreementSigned,
    ClauseAdopted,
    ClauseCorrected,
    ClauseWording,
    CorrectionProposed,
    CorrectionWithdrawn,
    FrequencyAgreed,
    ProductCorrected,
    ProductListed,
    Wording,
)
from domain.agreement.links import link, unlink
from domain.agreement.possible import (
    must_be_a_party,
    must_be_another,
    must_be_of_the_proposer,
)
from domain.agreement.refusals import (
    AgreementAlreadyRegistered,
    AgreementNotFound,
    AlreadySigned,
    CorrectionNotFound,
    DecisionAfterSignature,
    DutyNotFound,
    FrequencyFixed,
    TerminationNeedsWithdrawal,
    WordingNotFound,
)
from domain.agreement.state import Agreement, Proposal, evolve
from domain.clause import AgreedFrequency
from domain.messages import Context, Decider
from domain.stated_day import must_have_come

# Decisions


def decide(
    agreement: Agreement, command: AgreementCommand, context: Context
) -> list[AgreementEvent]:
    if isinstance(command, RegisterAgreement):
        return _register(agreement, command, context)
    registered = agreement.registered
    if registered is None:
        raise AgreementNotFound
    match command:
        case AmendAgreement():
            return amend(agreement, command)
        case AdoptProductList():
            return adopt_products(agreement, command)
        case EndAgreement():
            return end(agreement, command)
    must_be_a_party(agreement.parties, context.by.party)
    match command:
        case SignAgreement():
            return _sign(agreement, registered, command, context)
        case AgreeFrequency():
            return _agree_frequency(agreement, command, context)
        case ProposeCorrection():
            return _propose_correction(agreement, command, context)
        case ConfirmCorrection():
            return _confirm_correction(agreement, command, context)
        case WithdrawCorrection():
            return _withdraw_correction(agreement, command, context)
        case LinkAgreement():
            return link(agreement, command, context)
        case UnlinkAgreement():
            return unlink(agreement, command, context)
        case TerminateAgreement():
            raise TerminationNeedsWithdrawal(article="21.1", scheme=registered.scheme.citation)
        case _:
            assert_never(command)


def _register(
    agreement: Agreement, command: RegisterAgreement, context: Context
) -> list[AgreementEvent]:
    if (registered := agreement.registered) is not None:
        if registered.digest == command.digest:
            return []
        raise AgreementAlreadyRegistered(digest=registered.digest)
    must_be_a_party(frozenset((*command.roles.values(), "system")), context.by.party)
    today = context.today
    clauses = (
        ClauseAdopted(occurred_on=today, number=number, clause=clause)
        for number, clause in enumerate(command.clauses, start=1)
    )
    products = (ProductListed(occurred_on=today, product=it) for it in command.products)
    return [
        AgreementRegistered(
            occurred_on=today,
            voters=tuple(party.id for party in command.parties if party.college),
            **{name: getattr(command, name) for name in _HEADER},
        ),
        *clauses,
        *products,
    ]


_HEADER = RegisterAgreement.model_fields.keys() & AgreementRegistered.model_fields.keys()


def _sign(
    agreement: Agreement, registered: AgreementRegistered, command: SignAgreement, context: Context
) -> list[AgreementEvent]:
    party, day, decided = context.by.party, command.occurred_on, command.decision.taken_on
    if party in agreement.signed:
        raise AlreadySigned(party=party)
    must_have_come(day, context)
    if decided > day:
        raise DecisionAfterSignature(decided=decided.isoformat(), signed=day.isoformat())
    events: list[AgreementEvent] = [
        AgreementSigned(
            occurred_on=day, party=party, capacity=command.capacity, decision=command.decision
        )
    ]
    if agreement.signed | {party} == agreement.parties:
        events.append(AgreementConcluded(occurred_on=day, in_force_from=registered.in_force_on))
    return events


def _agree_frequency(
    agreement: Agreement, command: AgreeFrequency, context: Context
) -> list[AgreementEvent]:
    found = agreement.on(context.today).duty(command.duty)
    if found is None:
        raise DutyNotFound(duty=command.duty)
    clause, duty = found
    if not isinstance(duty.trigger, AgreedFrequency):
        raise FrequencyFixed(duty=duty.id, clause=clause.id)
    must_have_come(command.decision.taken_on, context)
    known = agreement.frequencies.get(duty.id)
    if known is not None and (known.every, known.first) == (command.every, command.first):
        return []
    return [
        FrequencyAgreed(
            occurred_on=command.decision.taken_on,
            duty=duty.id,
            every=command.every,
            first=command.first,
            decision=command.decision,
        )
    ]


def _propose_correction(
    agreement: Agreement, command: ProposeCorrection, context: Context
) -> list[AgreementEvent]:
    text = agreement.on(context.today)
    if _wording_now(text, command.wording) == command.wording:
        return []
    return [
        CorrectionProposed(
            occurred_on=context.today,
            number=agreement.last_correction + 1,
            wording=command.wording,
            actor=context.by.actor,
            party=context.by.party,
        )
    ]


def _wording_now(agreement: Agreement, wording: Wording) -> Wording:
    """How the same clause or product reads today."""
    places = agreement.clauses if isinstance(wording, ClauseWording) else agreement.products
    if (found := places.get(wording.id)) is None:
        raise WordingNotFound(kind=wording.kind, id=wording.id)
    names = type(wording).model_fields.keys() - {"kind"}
    return wording.model_copy(update={name: getattr(found, name) for name in names})


def _confirm_correction(
    agreement: Agreement, command: ConfirmCorrection, context: Context
) -> list[AgreementEvent]:
    proposal = _proposal(agreement, command.number)
    must_be_another(command.number, proposal, context.by.actor)
    day, number, wording = context.today, command.number, proposal.wording
    if isinstance(wording, ClauseWording):
        return [
            ClauseCorrected(
                occurred_on=day,
                number=number,
                clause=wording.id,
                heading=wording.heading,
                text=wording.text,
            )
        ]
    return [
        ProductCorrected(occurred_on=day, number=number, product=wording.id, title=wording.title)
    ]


def _withdraw_correction(
    agreement: Agreement, command: WithdrawCorrection, context: Context
) -> list[AgreementEvent]:
    proposal = _proposal(agreement, command.number)
    must_be_of_the_proposer(proposal, context.by.party)
    return [CorrectionWithdrawn(occurred_on=context.today, number=command.number)]


def _proposal(agreement: Agreement, number: int) -> Proposal:
    proposal = agreement.proposals.get(number)
    if proposal is None:
        raise CorrectionNotFound(number=str(number))
    return proposal


AGREEMENT: Decider[Agreement, AgreementCommand, AgreementEvent] = Decider(
    category="agreement",
    initial=Agreement(),
    decide=decide,
    evolve=evolve,
)
