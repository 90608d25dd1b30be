"""/search: what has some words in it, as of any moment, of what the caller may see."""

from typing import Annotated

from fastapi import Depends, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from application.people import Activity, Person
from application.search import MANY, Found, Kind, SearchQuery, Words, findable
from application.sought import LONGEST, Sought, excerpt
from domain.messages import Message, Slug, Text
from interface.api.answers import Seen, listing, seen
from interface.api.asking import Question, may
from interface.api.described import routes_of
from interface.api.said import AsOfQuery
from interface.security import caller

router = routes_of("search")


class SearchedQuery(AsOfQuery):
    q: Annotated[
        str,
        Field(
            min_length=1,
            max_length=LONGEST,
            pattern=r"^[^\x00]*$",
            description="Words that must all be there, the last one perhaps not finished; a phrase"
            " in quotes; an id, an article, or the number of an event. In Dutch or English.",
            examples=["rapportage", '"quarterly report" beek', "12.3", "nr. 4711"],
        ),
    ]
    kind: Kind | None = None
    agreement: Slug | None = None
    limit: Annotated[int, Field(ge=1, le=100)] = 25
    cursor: Annotated[
        str | None,
        Field(max_length=500, description="`next` of the page before; keeps to its position."),
    ] = None


class Finding(Message):
    kind: Kind
    id: str
    """Of the agreement, obligation, dossier or event; of a part of an agreement behind its id."""
    agreement: str | None
    title: Text
    excerpt: Text | None
    """Of its text, around the first of the words."""
    position: int
    """Of the event that made it so."""


class CountedKind(Message):
    kind: Kind
    total: int
    more: bool


class Findings(Message):
    """What is called so comes first, then what has it in its title; of those, the newest first."""

    as_of: Seen
    total: int
    """Of everything that was asked for, as far as it is counted."""
    more: bool
    """Whether there is more than `total`: beyond a thousand nothing is counted."""
    counts: tuple[CountedKind, ...]
    """Of each kind, whatever kind was asked for."""
    behind: int
    """Positions that are not looked through yet; 0 when nothing is missing."""
    next: str | None
    """The cursor of the next page; null on the last one."""
    items: tuple[Finding, ...]


async def _who(request: Request) -> Person:
    return await caller(request)


@router.get("", response_model=Findings)
def search(
    question: Annotated[Question, Depends(may(Activity.READ_REGISTER))],
    person: Annotated[Person, Depends(_who)],
    asked: Annotated[SearchedQuery, Query()],
) -> Response:
    """Search what the caller may see, by its words in either language."""
    at = question.at(asked.as_of)
    sought = Sought.read(asked.q)
    narrowed = asked.model_dump(include={"kind", "agreement", "limit", "cursor"})
    page = question.doors.search.find(
        SearchQuery(sought, findable(person), person.party, **narrowed), at
    )
    found = Findings(
        as_of=seen(at),
        total=page.counted.total,
        more=page.counted.more,
        counts=tuple(
            CountedKind(kind=kind, total=min(number, MANY), more=number > MANY)
            for kind, number in page.counts.items()
        ),
        behind=page.behind,
        next=page.next,
        items=tuple(finding(one, sought) for one in page.found),
    )
    return listing(question.request, found, at)


def finding(found: Found, sought: Sought) -> Finding:
    return Finding(
        kind=found.kind,
        id=found.key,
        agreement=found.agreement,
        title=Text(nl=found.title.nl, en=found.title.en),
        excerpt=_excerpt(found.text, sought),
        position=found.position,
    )


def _excerpt(text: Words, sought: Sought) -> Text | None:
    if not text.nl or not text.en:
        return None
    return Text(nl=excerpt(text.nl, sought), en=excerpt(text.en, sought))
