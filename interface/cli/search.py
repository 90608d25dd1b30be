"""`nakomen search`: what has some words in it, now or as known earlier."""

from typing import Annotated, Any

import typer

from application.search import Found, FoundPage, Kind, SearchQuery
from application.sought import Sought, excerpt
from domain.messages import Text
from interface.cli.obligations import AsOfOption, JsonOption
from interface.cli.session import session
from interface.cli.show import echo_json, table


def search(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="All of them must be there.")],
    as_of: AsOfOption = None,
    kind: Annotated[Kind | None, typer.Option(help="Only what is of this kind.")] = None,
    agreement: Annotated[str | None, typer.Option(help="Of one agreement.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=500, help="At most so many.")] = 25,
    as_json: JsonOption = False,
) -> None:
    """Search by words in Dutch or English, an id, an article or the number of an event."""
    told = session(ctx)
    at = told.at(as_of)
    if agreement is not None:
        told.doors.registers.agreement(agreement, at)
    told.doors.search.index.catch_up()
    sought = Sought.read(" ".join(words))
    query = SearchQuery(sought, frozenset(Kind), None, kind, agreement, limit)
    page = told.doors.search.find(query, at)
    if as_json:
        echo_json(_document(page, sought))
        return
    heading = [one[told.language] for one in (_NUMBER, _KIND, _WHAT, _ID, _TEXT)]
    table(heading, [_row(one, sought, told.language) for one in page.found])
    total = f"> {page.counted.total}" if page.counted.more else str(page.counted.total)
    typer.echo(_FOUND[told.language].format(total=total, position=at.position))
    if page.behind:
        typer.echo(_BEHIND[told.language].format(behind=page.behind))


def _row(one: Found, sought: Sought, language: str) -> list[str]:
    text = excerpt(one.text[language], sought)
    kind = _KINDS[one.kind][language]
    return [str(one.position), kind, one.title[language], one.key, " ".join(text.split())]


def _document(page: FoundPage, sought: Sought) -> dict[str, Any]:
    return {
        "total": page.counted.total,
        "more": page.counted.more,
        "counts": {kind.value: number for kind, number in page.counts.items()},
        "behind": page.behind,
        "items": [
            {
                "kind": one.kind.value,
                "id": one.key,
                "agreement": one.agreement,
                "title": {"nl": one.title.nl, "en": one.title.en},
                "excerpt": {"nl": excerpt(one.text.nl, sought), "en": excerpt(one.text.en, sought)},
                "position": one.position,
            }
            for one in page.found
        ],
    }


_NUMBER = Text(nl="nr.", en="no.")
_KIND = Text(nl="soort", en="kind")
_WHAT = Text(nl="wat", en="what")
_ID = Text(nl="id", en="id")
_TEXT = Text(nl="tekst", en="text")
_KINDS = {
    Kind.AGREEMENT: Text(nl="overeenkomst", en="agreement"),
    Kind.CLAUSE: Text(nl="artikel", en="article"),
    Kind.DEFINITION: Text(nl="begrip", en="definition"),
    Kind.ANNEX: Text(nl="bijlage", en="annex"),
    Kind.PRODUCT: Text(nl="product", en="product"),
    Kind.OBLIGATION: Text(nl="verplichting", en="obligation"),
    Kind.EVIDENCE: Text(nl="bewijsstuk", en="evidence"),
    Kind.REQUEST: Text(nl="verzoek van een betrokkene", en="request of a data subject"),
    Kind.BREACH: Text(nl="datalek", en="breach"),
    Kind.DISCLOSURE: Text(nl="verstrekking", en="disclosure"),
    Kind.ASSESSMENT: Text(nl="DPIA", en="DPIA"),
    Kind.ARRANGEMENT: Text(nl="afspraak over vernietiging", en="arrangement on destruction"),
    Kind.ERASURE: Text(nl="wissing", en="erasure"),
    Kind.INFORMING: Text(nl="inlichten van betrokkenen", en="informing data subjects"),
    Kind.ACTIVITY: Text(nl="verwerking", en="processing activity"),
    Kind.CASE: Text(nl="zaak", en="case"),
    Kind.DOSSIER: Text(nl="dossier", en="dossier"),
    Kind.EVENT: Text(nl="gebeurtenis", en="event"),
}
_FOUND = Text(
    nl="{total} vindplaatsen, zoals bekend bij nr. {position}.",
    en="{total} found, as known at no. {position}.",
)
_BEHIND = Text(nl="Zoeken loopt {behind} regels achter.", en="The search is {behind} lines behind.")
