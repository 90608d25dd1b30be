"""Cases of personal data as documents: by id, kind, day and parties. Nothing sealed is in them, nor
a data subject's pseudonym; of data subjects themselves nothing is found here."""

from collections.abc import Iterator, Mapping

from application.ports import Recorded
from application.search import Kind
from domain.arrangement.events import ArrangementRecorded
from domain.breach.events import BreachDiscovered
from domain.disclosure.events import DisclosureRequested
from domain.dpia.events import DpiaPlanned
from domain.erasure.events import Ordered
from domain.informing.events import InformingPlanned
from domain.messages import Text
from domain.privacy_request.events import RequestReceived
from domain.privacy_request.rights import Right
from domain.processing.events import ProcessingRecorded
from infra.views.search.document import Document, document

TITLES = {
    Kind.REQUEST: Text(nl="Verzoek van een betrokkene", en="Request of a data subject"),
    Kind.BREACH: Text(nl="Datalek", en="Personal-data breach"),
    Kind.DISCLOSURE: Text(nl="Verzoek om verstrekking", en="Request for disclosure"),
    Kind.ASSESSMENT: Text(
        nl="Gegevensbeschermingseffectbeoordeling (DPIA)", en="Impact assessment (DPIA)"
    ),
    Kind.ARRANGEMENT: Text(nl="Afspraak over vernietiging", en="Arrangement on destruction"),
    Kind.ERASURE: Text(nl="Wissing", en="Erasure"),
    Kind.INFORMING: Text(nl="Inlichten van betrokkenen", en="Informing data subjects"),
    Kind.ACTIVITY: Text(nl="Verwerking", en="Processing activity"),
}
STREAMS = {
    Kind.REQUEST: "privacy-request-",
    Kind.BREACH: "breach-",
    Kind.DISCLOSURE: "disclosure-",
    Kind.ASSESSMENT: "dpia-",
    Kind.ARRANGEMENT: "arrangement-",
    Kind.ERASURE: "erasure-",
    Kind.INFORMING: "informing-",
    Kind.ACTIVITY: "processing-",
}
RIGHTS = {
    Right.ACCESS: Text(nl="inzage", en="access"),
    Right.RECTIFICATION: Text(nl="verbetering", en="rectification"),
    Right.ERASURE: Text(nl="wissen", en="erasure"),
    Right.RESTRICTION: Text(nl="beperking", en="restriction"),
    Right.PORTABILITY: Text(nl="overdracht", en="portability"),
    Right.OBJECTION: Text(nl="bezwaar", en="objection"),
    Right.HUMAN_DECISION: Text(nl="besluit door een mens", en="decision by a person"),
}


def whose(ordered: Ordered) -> Iterator[str]:
    """The documents whose readers read of an erasure as well."""
    yield f"{Kind.DOSSIER}:data-subject-{ordered.subject}"
    if ordered.request is not None:
        yield f"{Kind.REQUEST}:{ordered.request}"


def of_personal_data(
    recorded: Recorded, names: Mapping[str, Text], readers: str
) -> Iterator[Document]:
    """With which each begins; what happens to it later changes none of it."""
    event = recorded.event
    match event:
        case RequestReceived(rights=rights, controller=one, processor=other):
            asked = Text(
                nl=", ".join(RIGHTS[right].nl for right in rights),
                en=", ".join(RIGHTS[right].en for right in rights),
            )
            yield _made(
                Kind.REQUEST, recorded, event.agreement, (one, other), names, readers, asked
            )
        case BreachDiscovered(controller=one, processor=other):
            yield _made(Kind.BREACH, recorded, event.agreement, (one, other), names, readers)
        case DisclosureRequested(controller=one, processor=other):
            yield _made(Kind.DISCLOSURE, recorded, event.agreement, (one, other), names, readers)
        case DpiaPlanned(controller=one, processor=other):
            yield _made(Kind.ASSESSMENT, recorded, event.agreement, (one, other), names, readers)
        case ArrangementRecorded(parties=parties):
            yield _made(Kind.ARRANGEMENT, recorded, event.agreement, parties, names)
        case InformingPlanned(party=party):
            yield _made(Kind.INFORMING, recorded, event.agreement, (party,), names)
        case ProcessingRecorded(parties=parties):
            yield _made(Kind.ACTIVITY, recorded, event.agreement, parties, names)
    if isinstance(event, Ordered):
        agreement: str | None = getattr(event, "agreement", None)
        yield _made(Kind.ERASURE, recorded, agreement, (event.party,), names, readers)


def _made(
    kind: Kind,
    recorded: Recorded,
    agreement: str | None,
    parties: tuple[str | None, ...],
    names: Mapping[str, Text],
    readers: str = "",
    asked: Text | None = None,
) -> Document:
    key, title = recorded.stream.removeprefix(STREAMS[kind]), TITLES[kind]
    there = [one for one in parties if one is not None]

    def said(language: str) -> str:
        named = ", ".join(names[one][language] if one in names else one for one in there)
        day = recorded.event.occurred_on.isoformat()
        return ": ".join(filter(None, (day, named)))

    if asked is not None:
        title = Text(nl=f"{title.nl}: {asked.nl}", en=f"{title.en}: {asked.en}")
    return document(
        kind,
        key,
        agreement or "",
        title,
        Text(nl=said("nl"), en=said("en")),
        names=f"{key} {recorded.stream}",
        also=" ".join(there),
        readers=readers,
    )
