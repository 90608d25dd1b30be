"""Events in words: what happened, with the facts that matter."""

from collections.abc import Iterable
from typing import assert_never, cast

from domain.agreement.events import (
    AgreementConcluded,
    AgreementEvent,
    AgreementRegistered,
    AgreementSigned,
    ClauseAdopted,
    ClauseCorrected,
    CorrectionProposed,
    CorrectionWithdrawn,
    FrequencyAgreed,
    ProductCorrected,
    ProductListed,
)
from domain.event_types import AnyEvent
from domain.evidence import Evidence, StoredDocument
from domain.messages import Event, Text
from domain.obligation.events import (
    DisputeSettled,
    DueRecomputed,
    ObligationCorrected,
    ObligationDisputed,
    ObligationEvent,
    ObligationFoundLate,
    ObligationFulfilled,
    ObligationOpened,
    ObligationPartlyFulfilled,
    ObligationWaived,
    OverdueNoticed,
)
from domain.refusal.events import RefusalEvent, RefusalLimitReached, RefusalNoted


def told(event: Event, language: str) -> str:
    known = cast("AnyEvent", event)
    return _text(known)[language]


def _text(event: AnyEvent) -> Text:
    match event:
        case (
            AgreementRegistered()
            | ClauseAdopted()
            | ProductListed()
            | AgreementSigned()
            | AgreementConcluded()
            | FrequencyAgreed()
            | CorrectionProposed()
            | ClauseCorrected()
            | ProductCorrected()
            | CorrectionWithdrawn()
        ):
            return _agreement(event)
        case RefusalNoted() | RefusalLimitReached():
            return _refusal(event)
        case _:
            return _obligation(event)


def _agreement(event: AgreementEvent) -> Text:
    match event:
        case AgreementRegistered(catalogue=catalogue, citation_titles=titles):
            return _both("geregistreerd uit {}: {}", "registered from {}: {}", catalogue, titles[0])
        case ClauseAdopted(clause=clause):
            return Text(
                nl=f"artikel {clause.id} opgenomen: {clause.heading.nl}",
                en=f"article {clause.id} adopted: {clause.heading.en}",
            )
        case ProductListed(product=product):
            return Text(
                nl=f"product {product.id} opgenomen: {product.title.nl}",
                en=f"product {product.id} listed: {product.title.en}",
            )
        case AgreementSigned(party=party, capacity=capacity, decision=decided):
            facts = (party, capacity, decided.organ, decided.taken_on, decided.reference)
            return _both(
                "getekend door {} ({}), besluit van {} {} {}",
                "signed by {} ({}), decision of {} {} {}",
                *facts,
            )
        case AgreementConcluded(in_force_from=day):
            return _both("gesloten, in werking vanaf {}", "concluded, in force from {}", day)
        case FrequencyAgreed(duty=duty, every=every, first=first):
            return _both(
                "frequentie van {} afgesproken: {}, vanaf {}",
                "frequency of {} agreed: {}, from {}",
                duty,
                _EVERY[every],
                first,
            )
        case _:
            return _correction(event)


def _correction(
    event: CorrectionProposed | ClauseCorrected | ProductCorrected | CorrectionWithdrawn,
) -> Text:
    match event:
        case CorrectionProposed(number=number, wording=wording):
            nl, en = "correctie {} voorgesteld van {} {}", "correction {} proposed of {} {}"
            return _both(nl, en, number, wording.kind, wording.id)
        case ClauseCorrected(number=number, clause=clause, heading=heading):
            nl, en = (
                "correctie {} bevestigd: artikel {}, {}",
                "correction {} confirmed: article {}, {}",
            )
            return _both(nl, en, number, clause, heading)
        case ProductCorrected(number=number, product=product, title=title):
            nl, en = (
                "correctie {} bevestigd: product {}, {}",
                "correction {} confirmed: product {}, {}",
            )
            return _both(nl, en, number, product, title)
        case CorrectionWithdrawn(number=number):
            return _both("correctie {} ingetrokken", "correction {} withdrawn", number)
        case _:
            assert_never(event)


def _obligation(event: ObligationEvent) -> Text:
    match event:
        case ObligationOpened(clause=clause, title=title, period=period, debtor=debtor, due=due):
            nl, en = (
                "geopend: {} {} (artikel {}), {} is schuldenaar, uiterlijk {}",
                "opened: {} {} (article {}), {} owes it, due {}",
            )
            day = due.due if due else "-"
            return _both(nl, en, title, period, clause, ", ".join(debtor), day)
        case ObligationFulfilled(party=party, evidence=evidence):
            nl, en = "nagekomen door {}{}", "fulfilled by {}{}"
            return _both(nl, en, party, _evidence(evidence))
        case ObligationPartlyFulfilled(party=party, evidence=evidence, outstanding=rest):
            nl, en = "deels nagekomen door {}{}; nog: {}", "partly fulfilled by {}{}; still: {}"
            return _both(nl, en, party, _evidence(evidence), ", ".join(rest))
        case ObligationFoundLate(party=party, attributable=attributable):
            mine = _ATTRIBUTABLE if attributable else _FORCE_MAJEURE
            return _both("te laat bevonden door {}, {}", "found late by {}, {}", party, mine)
        case ObligationWaived(party=party, ground=ground, decision=decided):
            nl, en = "kwijtgescholden door {} ({}), besluit {}", "waived by {} ({}), decision {}"
            return _both(nl, en, party, ground, decided.reference)
        case OverdueNoticed(due=due):
            return _both("te laat: uiterlijk {}", "overdue: due {}", due)
        case DueRecomputed(due=due, previous=previous, rules=rules):
            nl, en = (
                "datum opnieuw berekend: {}, was {} ({})",
                "due date recomputed: {}, was {} ({})",
            )
            return _both(nl, en, due.due, previous or "-", rules)
        case _:
            return _contest(event)


def _contest(event: ObligationDisputed | DisputeSettled | ObligationCorrected) -> Text:
    match event:
        case ObligationDisputed(party=party, ground=ground):
            return _both("betwist door {} ({})", "disputed by {} ({})", party, ground)
        case DisputeSettled(party=party, outcome=outcome):
            return _both(
                "geschil beëindigd door {}: {}",
                "dispute settled by {}: {}",
                party,
                Text(nl=_OUTCOMES[outcome], en=outcome),
            )
        case ObligationCorrected(corrects=version, instead=None):
            nl, en = (
                "ingetrokken: versie {} is niet gebeurd",
                "retracted: version {} did not happen",
            )
            return _both(nl, en, version)
        case ObligationCorrected(corrects=version, instead=day):
            nl, en = "gecorrigeerd: versie {} was op {}", "corrected: version {} was on {}"
            return _both(nl, en, version, day)
        case _:
            assert_never(event)


def _refusal(event: RefusalEvent) -> Text:
    match event:
        case RefusalNoted(command=command, stream=None, code=code):
            return _both("geweigerd: {} ({})", "refused: {} ({})", command, code)
        case RefusalNoted(command=command, stream=stream, code=code):
            nl, en = "geweigerd: {} van {} ({})", "refused: {} of {} ({})"
            return _both(nl, en, command, stream, code)
        case RefusalLimitReached():
            return Text(
                nl="veel geweigerd: de rest van deze dag staat er niet apart in",
                en="much refused: the rest of this day is not noted singly",
            )
        case _:
            assert_never(event)


def _both(nl: str, en: str, *facts: object) -> Text:
    """The same facts in both sentences; a text in the language of the sentence."""

    def in_(language: str) -> Iterable[object]:
        return (fact[language] if isinstance(fact, Text) else fact for fact in facts)

    return Text(nl=nl.format(*in_("nl")), en=en.format(*in_("en")))


def _evidence(evidence: tuple[Evidence, ...]) -> str:
    return "".join(f", {_piece(piece)}" for piece in evidence)


def _piece(piece: Evidence) -> str:
    if isinstance(piece, StoredDocument):
        return f"{piece.kind} sha256 {piece.digest[:12]}"
    return f"{piece.kind} {piece.reference}"


_EVERY = {
    "month": Text(nl="elke maand", en="every month"),
    "quarter": Text(nl="elk kwartaal", en="every quarter"),
    "year": Text(nl="elk jaar", en="every year"),
}
_OUTCOMES = {"withdrawn": "ingetrokken", "conceded": "toegegeven"}
_ATTRIBUTABLE = Text(nl="toerekenbaar", en="attributable")
_FORCE_MAJEURE = Text(nl="niet toerekenbaar", en="not attributable")
