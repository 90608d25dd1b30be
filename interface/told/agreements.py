"""What happened to an agreement."""

from typing import assert_never

from domain.agreement.changes import ChangeKind
from domain.agreement.events import (
    AgreementAmended,
    AgreementConcluded,
    AgreementEnded,
    AgreementEvent,
    AgreementLinked,
    AgreementRegistered,
    AgreementSigned,
    AgreementUnlinked,
    AnnexAmended,
    Capacity,
    ClauseAdopted,
    ClauseAmended,
    ClauseCorrected,
    CorrectionProposed,
    CorrectionWithdrawn,
    FrequencyAgreed,
    ProductAmended,
    ProductCorrected,
    ProductListAdopted,
    ProductListed,
)
from domain.messages import Text
from interface.told.sentence import Codes, Parties, Pieces, Sentence, both


def agreement(event: AgreementEvent) -> Sentence:
    match event:
        case AgreementRegistered(catalogue=catalogue, citation_titles=titles):
            return both("geregistreerd uit {}: {}", "registered from {}: {}", catalogue, titles[0])
        case ClauseAdopted(clause=clause):
            nl, en = "{} opgenomen: {}", "{} adopted: {}"
            return both(nl, en, article_of(clause.id), clause.heading)
        case ProductListed(product=product):
            nl, en = "product {} opgenomen: {}", "product {} listed: {}"
            return both(nl, en, product.id, product.title)
        case AgreementSigned(party=party, capacity=capacity, decision=decided):
            organ = _ORGANS.get(decided.organ, decided.organ)
            facts = (_CAPACITIES[capacity], organ, decided.taken_on, decided.reference)
            return both(
                "getekend door {} ({}), besluit van {} {} {}",
                "signed by {} ({}), decision of {} {} {}",
                Parties((party,)),
                *facts,
            )
        case AgreementConcluded(in_force_from=day):
            return both("gesloten, in werking vanaf {}", "concluded, in force from {}", day)
        case FrequencyAgreed(duty=duty, every=every, first=first):
            return both(
                "frequentie van {} afgesproken: {}, vanaf {}",
                "frequency of {} agreed: {}, from {}",
                duty,
                _EVERY[every],
                first,
            )
        case AgreementLinked(agreement=other, relation=relation):
            nl, en = "gekoppeld aan {} ({})", "linked to {} ({})"
            return both(nl, en, other, Codes((relation,)))
        case AgreementUnlinked(agreement=other):
            return both("losgekoppeld van {}", "unlinked from {}", other)
        case AgreementAmended(amendment=amendment, effective_from=day, addendum=addendum):
            nl, en = "gewijzigd vanaf {} (wijziging {}){}", "amended from {} (amendment {}){}"
            return both(nl, en, day, amendment, Pieces((addendum,)))
        case ProductListAdopted(year=year, effective_from=day):
            nl, en = "productenlijst {} vastgesteld, vanaf {}", "product list {} adopted, from {}"
            return both(nl, en, year, day)
        case ClauseAmended() | AnnexAmended() | ProductAmended():
            return _change(event)
        case AgreementEnded(participant=participant, ended_from=day):
            nl, en = (
                "geëindigd met ingang van {}, door uittreding van {}",
                "ended from {}, by the withdrawal of {}",
            )
            return both(nl, en, day, Parties((participant,)))
        case _:
            return _correction(event)


def _change(event: ClauseAmended | AnnexAmended | ProductAmended) -> Sentence:
    change, day = event.change, event.effective_from
    ways = {
        ChangeKind.ADDED: ("{} toegevoegd vanaf {}", "{} added from {}"),
        ChangeKind.REPLACED: ("{} gewijzigd vanaf {}", "{} changed from {}"),
        ChangeKind.ENDED: ("{} vervallen vanaf {}", "{} ended from {}"),
    }
    names = {"clause": article_of, "annex": article_of, "product": product_of}
    return both(*ways[change.kind], names[change.of](change.id), day)


def _correction(
    event: CorrectionProposed | ClauseCorrected | ProductCorrected | CorrectionWithdrawn,
) -> Sentence:
    match event:
        case CorrectionProposed(number=number, wording=wording):
            nl, en = "verbetering {} voorgesteld van {}", "correction {} proposed of {}"
            place = article_of(wording.id) if wording.kind == "clause" else product_of(wording.id)
            return both(nl, en, number, place)
        case ClauseCorrected(number=number, clause=clause, heading=heading):
            nl, en = (
                "verbetering {} bevestigd: {}, {}",
                "correction {} confirmed: {}, {}",
            )
            return both(nl, en, number, article_of(clause), heading)
        case ProductCorrected(number=number, product=product, title=title):
            nl, en = (
                "verbetering {} bevestigd: product {}, {}",
                "correction {} confirmed: product {}, {}",
            )
            return both(nl, en, number, product, title)
        case CorrectionWithdrawn(number=number):
            return both("verbetering {} ingetrokken", "correction {} withdrawn", number)
        case _:
            assert_never(event)


def article_of(clause: str) -> Text:
    """A clause is mostly an article; the beginning of its id says what else it is."""
    beginning, separator, rest = clause.partition("." if clause.startswith("parties.") else "-")
    if not separator or beginning not in _BESIDE_ARTICLES:
        return Text(nl=f"artikel {clause}", en=f"article {clause}")
    words = _BESIDE_ARTICLES[beginning]
    number = rest.replace(".", ", ", 1) if beginning == "annex" else rest
    return Text(nl=f"{words.nl} {number}", en=f"{words.en} {number}")


def product_of(product: str) -> Text:
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
    "avg": Text(nl="AVG", en="GDPR"),
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
