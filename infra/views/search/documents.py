"""What can be found after an event: each event as the documents that it makes. Pure.

A document is found by what is shown of it, in both languages, and by the words in `names` and
`also`. What happens to an obligation later changes none of that, so most documents have one
version; a clause or product that is corrected or amended begins another.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from application.ports import Recorded
from application.search import Kind
from domain.agreement.events import (
    AgreementRegistered,
    ClauseAdopted,
    ClauseAmended,
    ClauseCorrected,
    ProductAmended,
    ProductCorrected,
    ProductListed,
)
from domain.erasure.events import Ordered
from domain.evidence import StoredDocument
from domain.messages import Text
from domain.obligation.events import (
    ObligationFulfilled,
    ObligationOpened,
    ObligationPartlyFulfilled,
)
from domain.readers import readers_in
from infra.views.search.affairs import of_cases
from infra.views.search.document import Document, document
from infra.views.search.personal import of_personal_data, whose

VERSION = 4
"""Raise it when a document says something else, or words are folded otherwise: all is made anew."""


@dataclass(frozen=True)
class Known:
    """What the events before this one told, as far as this one needs it."""

    names: Mapping[str, Text]
    """Of parties and agreements, by id."""
    documents: Mapping[str, Document]
    """As they are now, by id: those in `needs`."""


def needs(recorded: Recorded) -> Iterator[str]:
    """The documents that an event speaks of: to take from them, to supersede, or to let be."""
    match recorded.event:
        case ObligationFulfilled() | ObligationPartlyFulfilled():
            yield f"{Kind.OBLIGATION}:{_key(recorded)}"
        case ClauseCorrected(clause=clause):
            yield f"{Kind.CLAUSE}:{_key(recorded)}/{clause}"
        case ProductCorrected(product=product):
            yield f"{Kind.PRODUCT}:{_key(recorded)}/{product}"
        case ClauseAmended(change=changed):
            yield f"{Kind.CLAUSE}:{_key(recorded)}/{changed.id}"
        case ProductAmended(change=changed):
            yield f"{Kind.PRODUCT}:{_key(recorded)}/{changed.id}"
    if isinstance(recorded.event, Ordered):
        yield from whose(recorded.event)
    if recorded.version == 1:
        yield f"{Kind.DOSSIER}:{recorded.dossier}"


def documents(recorded: Recorded, known: Known) -> Iterator[Document]:
    """Each takes the place of the one with its id."""
    agreement, event = _key(recorded), recorded.event
    match event:
        case AgreementRegistered():
            yield from _agreement(event, recorded, agreement)
        case ClauseAdopted(clause=one):
            yield _clause(agreement, one.id, one.heading, one.text)
        case ClauseCorrected(clause=clause, heading=heading, text=text):
            yield _clause(agreement, clause, heading, text)
        case ProductListed(product=made):
            yield _product(agreement, made.id, made.title)
        case ProductCorrected(product=product, title=title):
            yield _product(agreement, product, title)
        case ClauseAmended(change=changed):
            if (reads := changed.after) is not None:
                yield _clause(agreement, reads.id, reads.heading, reads.text)
        case ProductAmended(change=listed):
            if (lists := listed.after) is not None:
                yield _product(agreement, lists.id, lists.title)
        case ObligationOpened():
            yield _obligation(event, recorded, known.names)
        case ObligationFulfilled() | ObligationPartlyFulfilled():
            yield from _evidence(event, recorded, known)
        case _:
            yield from of_personal_data(recorded, known.names, _readers(recorded, known))
            yield from of_cases(recorded, known.names, _readers(recorded, known))
    yield from _dossier(recorded, known)


def names(recorded: Recorded) -> dict[str, Text]:
    """The names that an event gives to ids."""
    event = recorded.event
    if not isinstance(event, AgreementRegistered):
        return {}
    parties = {party.id: party.name for party in event.parties}
    return parties | {_key(recorded): _cited(event)}


def _agreement(event: AgreementRegistered, recorded: Recorded, key: str) -> Iterator[Document]:
    parties = [party for party in event.parties if party.id in event.roles.values()]
    cited = _cited(event)
    others = [one for one in event.citation_titles if one != cited.nl]
    text = {
        language: ". ".join(
            (event.title[language], *others, ", ".join(one.name[language] for one in parties))
        )
        for language in ("nl", "en")
    }
    yield document(
        Kind.AGREEMENT,
        key,
        key,
        cited,
        Text(**text),
        names=f"{key} {recorded.stream}",
        also=" ".join((event.catalogue, *(one.id for one in parties))),
    )
    for annex in event.annexes:
        title = annex.title
        yield document(Kind.ANNEX, f"{key}/{annex.id}", key, title, cited, names=annex.id)
    for number, one in enumerate(event.definitions, start=1):
        yield document(Kind.DEFINITION, f"{key}/{number}", key, one.term, one.meaning)


def _cited(event: AgreementRegistered) -> Text:
    """As it calls itself; by its title where it does not say."""
    title = next(reversed(event.citation_titles), None)
    return event.title if title is None else Text(nl=title, en=title)


def _clause(agreement: str, clause: str, heading: Text, text: Text) -> Document:
    called = f"{clause} {agreement}/{clause} artikel article art"
    return document(Kind.CLAUSE, f"{agreement}/{clause}", agreement, heading, text, names=called)


def _product(agreement: str, product: str, title: Text) -> Document:
    key = f"{agreement}/{product}"
    return document(Kind.PRODUCT, key, agreement, title, None, names=f"{product} {key}")


def _obligation(event: ObligationOpened, recorded: Recorded, known: Mapping[str, Text]) -> Document:
    key = _key(recorded)

    def said(language: str, article: str, to: str) -> str:
        def named(ids: tuple[str, ...]) -> str:
            return ", ".join(known[one][language] if one in known else one for one in ids)

        cited = named((event.agreement,))
        owed = f"{named(event.debtor)} {to} {named(event.creditor)}"
        return f"{article} {event.clause}, {event.period}: {owed}. {cited}"

    text = Text(nl=said("nl", "Artikel", "aan"), en=said("en", "Article", "to"))
    return document(
        Kind.OBLIGATION,
        key,
        event.agreement,
        event.title,
        text,
        names=f"{key} {recorded.stream}",
        also=" ".join((event.duty, *event.debtor, *event.creditor, "art")),
    )


def _evidence(
    event: ObligationFulfilled | ObligationPartlyFulfilled, recorded: Recorded, known: Known
) -> Iterator[Document]:
    """Under the title of what it is evidence for."""
    key = _key(recorded)
    owed = known.documents.get(f"{Kind.OBLIGATION}:{key}")
    if owed is None or not event.evidence:
        return
    said, called = list[str](), list[str]()
    for piece in event.evidence:
        if isinstance(piece, StoredDocument):
            said.append(f"{piece.kind}: {piece.media_type}, sha256 {piece.digest}")
            called.append(piece.digest)
        else:
            said.append(f"{piece.kind}: {piece.reference} ({piece.system})")
            called.append(piece.reference)
    text = "; ".join(said)
    title = Text(nl=owed.title_nl, en=owed.title_en)
    yield document(
        Kind.EVIDENCE,
        f"{key}/{recorded.version}",
        owed.agreement,
        title,
        Text(nl=text, en=text),
        names=" ".join(called),
    )


def _dossier(recorded: Recorded, known: Known) -> Iterator[Document]:
    dossier = recorded.dossier
    if recorded.version == 1 and f"{Kind.DOSSIER}:{dossier}" not in known.documents:
        title, readers = Text(nl=dossier, en=dossier), _readers(recorded, known)
        yield document(Kind.DOSSIER, dossier, "", title, names=dossier, readers=readers)


def _readers(recorded: Recorded, known: Known) -> str:
    """The parties that find what the event begins, with spaces between; empty for all."""
    event = recorded.event
    found = set(readers_in(event) or ())
    if isinstance(event, Ordered):
        there = (known.documents.get(one) for one in whose(event))
        found.update(*(one.readers.split() for one in there if one is not None))
    return " ".join(sorted(found))


def _key(recorded: Recorded) -> str:
    return recorded.stream.partition("-")[2]
