"""Who looks at a page, in which language, as of which moment; and the page that answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse

from application.accounts import Label, Lost
from application.asof import AsOf
from application.documents import Document, DocumentNotFound
from application.people import Activity, Person
from application.ports import Recorded
from domain.messages import Command
from domain.opening.asked import OpenSealed
from domain.sealed import Sealed
from interface.doors import Doors
from interface.security import doors as doors_of
from interface.told import Manner
from interface.told import told as event_words
from interface.web.assets import asset
from interface.web.coded import coded
from interface.web.homes import page_of
from interface.web.moment import Bar, bar
from interface.web.privacy_rooms import rooms
from interface.web.templating import environment, translations
from interface.web.written import filters
from interface.words import LANGUAGES, preferred

LANGUAGE = "nakomen-language"
"""The cookie that remembers which language a reader chose."""
SYSTEM = "system"
"""Who records what happens by itself."""
HINDSIGHT = "nakomen-hindsight"
"""The cookie of a reader who wants to see an earlier moment without what came after it."""


@dataclass(frozen=True)
class Visit:
    """Everything that every page needs. What it asks may block: pages run in a thread."""

    request: Request
    account: Person | None
    """Who signed in, by their own roles; None on the pages before that."""

    @property
    def doors(self) -> Doors:
        return doors_of(self.request)

    @cached_property
    def language(self) -> str:
        chosen = self.request.cookies.get(LANGUAGE)
        if chosen in LANGUAGES:
            return chosen
        return preferred(self.request.headers.get("accept-language"))

    @cached_property
    def at(self) -> AsOf:
        """Raises AsOfNotUnderstood or AsOfInFuture."""
        return self.doors.moments.resolve(self.request.query_params.get("asOf") or None)

    @cached_property
    def present(self) -> AsOf:
        return self.doors.moments.resolve(None)

    @property
    def hindsight(self) -> bool:
        """Whether what became known later is told beside the moment looked at."""
        return self.at.past and self.request.cookies.get(HINDSIGHT) != "off"

    @cached_property
    def bar(self) -> Bar:
        return bar(self.request, self.at, self.doors)

    @cached_property
    def person(self) -> Person | None:
        """The same, with the roles that colleagues passed on to them."""
        return None if self.account is None else self.doors.desk.with_lent(self.account)

    def may_record(self, kind: type[Command]) -> bool:
        """Whether the reader's roles allow it; in the past nothing can be recorded."""
        return not self.at.past and self.person is not None and self.person.may(kind)

    def life(self, stream: str, after: int = 0) -> list[Recorded]:
        """What is recorded in a stream after a version of it, up to the moment looked at."""
        upto = self.at.position
        return [one for one in self.doors.log.read(stream, after) if one.position <= upto]

    def must_read(self, stream: str) -> None:
        """Raises RecordElsewhere, which is noted."""
        assert self.person is not None
        self.doors.readers.must_read(stream, self.person, self.request.scope["correlation"])

    def read(self, found: Iterable[Recorded]) -> list[Recorded]:
        """Those that the visitor's party reads: what is about people of others it does not."""
        return list(self.doors.readers.read_by(self.party or "", found))

    @property
    def may_open(self) -> bool:
        """Whether the reader may open sealed fields; of whom is asked when they do."""
        return self.person is not None and self.person.may(OpenSealed)

    def erased(self, field: Sealed) -> int | None:
        """The position of its erasure, as of whatever moment one looks."""
        if field.key not in self._erased:
            found = self.doors.openings.erased([field])
            self._erased[field.key] = found.get(field.key)
        return self._erased[field.key]

    @cached_property
    def _erased(self) -> dict[str, int | None]:
        return {}

    def to_open(self, fields: Iterable[Sealed]) -> str:
        """Where they are opened: references stand in the address, which say nothing of anybody."""
        asked = [("field", f"{one.key}.{one.digest}") for one in fields]
        back = self.link(self.request.url.path)
        return f"/openings?{urlencode([*asked, ('back', back)])}"

    def document(self, digest: str) -> Document | None:
        """What the store knows of it; None for what it never had, or has no more."""
        try:
            return self.doors.documents.about(digest)
        except DocumentNotFound:
            return None

    @property
    def may_fetch(self) -> bool:
        return self.person is not None and self.person.may(Activity.READ_EVIDENCE)

    def to_open_document(self, digest: str) -> str:
        back = self.link(self.request.url.path)
        return f"/documents/{digest}/open?{urlencode({'back': back})}"

    @property
    def party(self) -> str | None:
        return None if self.account is None else self.account.party

    def link(self, path: str, **query: Any) -> str:
        """A link that stays at the moment looked at. A query part of None is left out."""
        if not query:
            return f"{path}{self._stays}"
        kept = {**self._moment, **query}
        kept = {name: str(value) for name, value in kept.items() if value not in (None, "")}
        return f"{path}?{urlencode(kept)}" if kept else path

    @cached_property
    def _moment(self) -> dict[str, Any]:
        """What a link says of the moment looked at."""
        return {"asOf": self.request.query_params["asOf"]} if self.at.past else {}

    @cached_property
    def _stays(self) -> str:
        return f"?{urlencode(self._moment)}" if self._moment else ""

    def page(self, template: str, status: int = 200, **facts: Any) -> HTMLResponse:
        """`facts` beside what the frame of every page shows."""
        found = environment(self.language).get_template(template)
        frame = {
            "visit": self,
            "language": self.language,
            "link": self.link,
            "asset": asset,
            "party_name": self.party_name,
            "rooms_of_privacy": partial(rooms, self.language),
            "page_of": page_of,
            "coded": partial(coded, language=self.language),
            "event_words": partial(event_words, language=self.language, manner=self.manner),
        }
        body = found.render(**frame, **facts)
        return HTMLResponse(body, status, {"content-language": self.language})

    @property
    def manner(self) -> Manner:
        """How sentences about events are written on pages."""
        in_words = partial(coded, language=self.language)
        return Manner(self.party_name, filters(self.language)["short_day"], in_words)

    @cached_property
    def party_names(self) -> dict[str, str]:
        agreements = self.doors.registers.agreements(self.present)
        return {one.id: one.name[self.language] for made in agreements for one in made.parties}

    @cached_property
    def colleagues(self) -> dict[str, Label]:
        """The accounts of the visitor's own party, by the labels that the vault has of them."""
        everyone = self.doors.accounts.everyone()
        return {one.id: label for one, label in everyone if one.party == self.party}

    def account_name(self, account: str) -> str:
        """The end of its id where it has no label, or is none of the visitor's party."""
        name = self.colleagues.get(account, "")
        if isinstance(name, Lost):
            words = translations(self.language)
            erased, broken = words.gettext("naam gewist"), words.gettext("naam niet te lezen")
            why = erased if name is Lost.ERASED else broken
            return f"…{account[-8:]} ({why})"
        return name or f"…{account[-8:]}"

    @cached_property
    def agreement_names(self) -> dict[str, str]:
        agreements = self.doors.registers.agreements(self.present)
        return {one.id: one.citation_titles[-1] for one in agreements}

    def agreement_name(self, agreement: str) -> str:
        """As it is cited; one that is not registered by its id."""
        return self.agreement_names.get(agreement, agreement)

    def party_name(self, party: str) -> str:
        """As the agreements name it; a party that none names by its id."""
        if party == SYSTEM:
            return translations(self.language).gettext("het systeem")
        return self.party_names.get(party, party)
