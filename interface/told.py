"""Events in words: what happened, with the facts that matter."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import assert_never, cast

from domain.agreement.events import (
    AgreementConcluded,
    AgreementEvent,
    AgreementRegistered,
    AgreementSigned,
    Capacity,
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
from domain.stand_in.events import StandInAppointed, StandInEnded, StandInEvent


@dataclass(frozen=True)
class Manner:
    """How the facts in a sentence are written; without any, as they are stored."""

    party: Callable[[str], str] = str
    day: Callable[[date], str] = str
    code: Callable[[str], str] = str


AS_STORED = Manner()


def told(event: Event, language: str, manner: Manner = AS_STORED) -> str:
    sentence = _sentence(cast("AnyEvent", event))
    words = sentence.nl if language == "nl" else sentence.en
    return words.format(*(_written(fact, language, manner) for fact in sentence.facts))


class Parties(tuple[str, ...]):
    """Facts that are parties: a manner names them."""

    __slots__ = ()


class Codes(tuple[str, ...]):
    """Facts that are codes: a manner has their words."""

    __slots__ = ()


class Pieces(tuple[Evidence, ...]):
    """What was given as evidence, told after a comma each."""

    __slots__ = ()


@dataclass(frozen=True)
class Sentence:
    """Both languages say the same facts in the same order."""

    nl: str
    en: str
    facts: tuple[object, ...]


def _written(fact: object, language: str, manner: Manner) -> str:
    match fact:
        case Text():
            return fact[language]
        case date():
            return manner.day(fact)
        case Parties():
            return ", ".join(manner.party(one) for one in fact)
        case Codes():
            return ", ".join(manner.code(one) for one in fact)
        case Pieces():
            return "".join(f", {_piece(one, manner)}" for one in fact)
        case _:
            return str(fact)


def _sentence(event: AnyEvent) -> Sentence:
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
        case StandInAppointed() | StandInEnded():
            return _stand_in(event)
        case _:
            return _obligation(event)


def _agreement(event: AgreementEvent) -> Sentence:
    match event:
        case AgreementRegistered(catalogue=catalogue, citation_titles=titles):
            return _both("geregistreerd uit {}: {}", "registered from {}: {}", catalogue, titles[0])
        case ClauseAdopted(clause=clause):
            nl, en = "{} opgenomen: {}", "{} adopted: {}"
            return _both(nl, en, _article(clause.id), clause.heading)
        case ProductListed(product=product):
            nl, en = "product {} opgenomen: {}", "product {} listed: {}"
            return _both(nl, en, product.id, product.title)
        case AgreementSigned(party=party, capacity=capacity, decision=decided):
            organ = _ORGANS.get(decided.organ, decided.organ)
            facts = (_CAPACITIES[capacity], organ, decided.taken_on, decided.reference)
            return _both(
                "getekend door {} ({}), besluit van {} {} {}",
                "signed by {} ({}), decision of {} {} {}",
                Parties((party,)),
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
) -> Sentence:
    match event:
        case CorrectionProposed(number=number, wording=wording):
            nl, en = "verbetering {} voorgesteld van {}", "correction {} proposed of {}"
            place = _article(wording.id) if wording.kind == "clause" else _product(wording.id)
            return _both(nl, en, number, place)
        case ClauseCorrected(number=number, clause=clause, heading=heading):
            nl, en = (
                "verbetering {} bevestigd: {}, {}",
                "correction {} confirmed: {}, {}",
            )
            return _both(nl, en, number, _article(clause), heading)
        case ProductCorrected(number=number, product=product, title=title):
            nl, en = (
                "verbetering {} bevestigd: product {}, {}",
                "correction {} confirmed: product {}, {}",
            )
            return _both(nl, en, number, product, title)
        case CorrectionWithdrawn(number=number):
            return _both("verbetering {} ingetrokken", "correction {} withdrawn", number)
        case _:
            assert_never(event)


def _obligation(event: ObligationEvent) -> Sentence:
    match event:
        case ObligationOpened(clause=clause, title=title, period=period, debtor=debtor, due=due):
            nl, en = (
                "geopend: {} {} ({}), {} is schuldenaar, uiterlijk {}",
                "opened: {} {} ({}), {} owes it, due {}",
            )
            day = due.due if due else "-"
            return _both(nl, en, title, period, _article(clause), Parties(debtor), day)
        case ObligationFulfilled(party=party, evidence=evidence):
            nl, en = "nagekomen door {}{}", "fulfilled by {}{}"
            return _both(nl, en, Parties((party,)), Pieces(evidence))
        case ObligationPartlyFulfilled(party=party, evidence=evidence, outstanding=rest):
            nl, en = "deels nagekomen door {}{}; nog: {}", "partly fulfilled by {}{}; still: {}"
            return _both(nl, en, Parties((party,)), Pieces(evidence), Codes(rest))
        case ObligationFoundLate(party=party, attributable=attributable):
            mine = _ATTRIBUTABLE if attributable else _FORCE_MAJEURE
            return _both(
                "te laat bevonden door {}, {}", "found late by {}, {}", Parties((party,)), mine
            )
        case ObligationWaived(party=party, ground=ground, decision=decided):
            nl, en = "kwijtgescholden door {} ({}), besluit {}", "waived by {} ({}), decision {}"
            return _both(nl, en, Parties((party,)), Codes((ground,)), decided.reference)
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


def _contest(event: ObligationDisputed | DisputeSettled | ObligationCorrected) -> Sentence:
    match event:
        case ObligationDisputed(party=party, ground=ground):
            return _both(
                "betwist door {} ({})", "disputed by {} ({})", Parties((party,)), Codes((ground,))
            )
        case DisputeSettled(party=party, outcome=outcome):
            return _both(
                "geschil beëindigd door {}: {}",
                "dispute settled by {}: {}",
                Parties((party,)),
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


def _refusal(event: RefusalEvent) -> Sentence:
    match event:
        case RefusalNoted(command=command, stream=None, code=code):
            return _both("geweigerd: {} ({})", "refused: {} ({})", command, code)
        case RefusalNoted(command=command, stream=stream, code=code):
            nl, en = "geweigerd: {} van {} ({})", "refused: {} of {} ({})"
            return _both(nl, en, command, stream, code)
        case RefusalLimitReached():
            return _both(
                "veel geweigerd: de rest van deze dag staat er niet apart in",
                "much refused: the rest of this day is not noted singly",
            )
        case _:
            assert_never(event)


def _stand_in(event: StandInEvent) -> Sentence:
    match event:
        case StandInAppointed(role=role, first=first, last=last):
            nl, en = (
                "rol {} doorgegeven aan een vervanger, van {} tot en met {}",
                "role {} passed on to a stand-in, from {} up to and including {}",
            )
            return _both(nl, en, Codes((role,)), first, last)
        case StandInEnded(appointed=version):
            nl, en = "vervanging beëindigd: die van versie {}", "stand-in ended: that of version {}"
            return _both(nl, en, version)
        case _:
            assert_never(event)


def _both(nl: str, en: str, *facts: object) -> Sentence:
    """The same facts in both sentences; a text in the language of the sentence."""
    return Sentence(nl, en, facts)


def _piece(piece: Evidence, manner: Manner) -> str:
    if isinstance(piece, StoredDocument):
        return f"{manner.code(piece.kind)} sha256 {piece.digest[:12]}"
    return f"{manner.code(piece.kind)} {piece.reference}"


def _article(clause: str) -> Text:
    """A clause is mostly an article; the beginning of its id says what else it is."""
    beginning, separator, rest = clause.partition("." if clause.startswith("parties.") else "-")
    if not separator or beginning not in _BESIDE_ARTICLES:
        return Text(nl=f"artikel {clause}", en=f"article {clause}")
    words = _BESIDE_ARTICLES[beginning]
    number = rest.replace(".", ", ", 1) if beginning == "annex" else rest
    return Text(nl=f"{words.nl} {number}", en=f"{words.en} {number}")


def _product(product: str) -> Text:
    return Text(nl=f"product {product}", en=f"product {product}")


_CAPACITIES = {
    Capacity.MAYOR: Text(nl="burgemeester", en="mayor"),
    Capacity.AUTHORISED: Text(nl="gemachtigde", en="authorised"),
}
_ORGANS = {
    "college": Text(nl="het college", en="the college"),
    "council": Text(nl="de raad", en="the council"),
    "executive-committee": Text(nl="het dagelijks bestuur", en="the executive committee"),
}
_BESIDE_ARTICLES = {
    "annex": Text(nl="bijlage", en="annex"),
    "recital": Text(nl="overweging", en="recital"),
    "parties": Text(nl="partij", en="party"),
    "footnote": Text(nl="voetnoot", en="footnote"),
    "basis": Text(nl="grondslag", en="basis"),
}
_EVERY = {
    "month": Text(nl="elke maand", en="every month"),
    "quarter": Text(nl="elk kwartaal", en="every quarter"),
    "year": Text(nl="elk jaar", en="every year"),
}
_OUTCOMES = {"withdrawn": "ingetrokken", "conceded": "toegegeven"}
_ATTRIBUTABLE = Text(nl="toerekenbaar", en="attributable")
_FORCE_MAJEURE = Text(nl="niet toerekenbaar", en="not attributable")
