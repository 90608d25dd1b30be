"""The filters of the list of obligations, as they stand in its address and in its form."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import Depends, Query

from application.registers import AgreementEntry, ObligationQuery
from application.written import BadDate, day
from domain.obligation.state import Status
from interface.web.reading import OfRegister
from interface.web.templating import translations

Short = Annotated[str, Query(max_length=200)]

_ARTICLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,59}")


@dataclass(frozen=True)
class Choices:
    """What a reader may choose from, by field: what stands in the address, and its words."""

    status: Mapping[str, str]
    parties: Mapping[str, str]
    agreements: Mapping[str, str]

    def of(self, field: str) -> Mapping[str, str] | None:
        if field in ("party", "debtor"):
            return self.parties
        return {"status": self.status, "agreement": self.agreements}.get(field)


@dataclass(frozen=True)
class Asked:
    """The filters as they stand in the address, by the names that they have there."""

    fields: Mapping[str, str]
    choices: Choices

    @property
    def narrowed(self) -> dict[str, str]:
        return {name: said for name, said in self.fields.items() if said}

    def but(self, **changed: str) -> dict[str, str]:
        """Another choice; an empty one leaves a filter out."""
        return {name: said for name, said in (self.narrowed | changed).items() if said}

    @property
    def wrong(self) -> set[str]:
        """The fields with something that cannot be looked for."""
        return {name for name, said in self.narrowed.items() if not self._known(name, said)}

    def _known(self, name: str, said: str) -> bool:
        if (choice := self.choices.of(name)) is not None:
            return said in choice
        if name == "article":
            return _ARTICLE.fullmatch(said) is not None
        try:
            day(said)
        except BadDate:
            return False
        return True

    def query(
        self, due_from: date | None = None, due_before: date | None = None
    ) -> ObligationQuery:
        """Nothing may be wrong with it. A month that is looked at goes before the days asked."""
        said = self.narrowed.get
        status, start, end = said("status"), said("dueFrom"), said("dueBefore")
        return ObligationQuery(
            status=None if status is None else Status(status),
            party=said("party"),
            debtor=said("debtor"),
            agreement=said("agreement"),
            article=said("article"),
            due_from=due_from or day(start),
            due_before=due_before or day(end),
        )


def _asked(
    visit: OfRegister,
    status: Short = "",
    party: Short = "",
    debtor: Short = "",
    agreement: Short = "",
    article: Short = "",
    due_from: Annotated[str, Query(alias="dueFrom", max_length=40)] = "",
    due_before: Annotated[str, Query(alias="dueBefore", max_length=40)] = "",
) -> Asked:
    fields = {
        "status": status,
        "party": party,
        "debtor": debtor,
        "agreement": agreement,
        "article": article,
        "dueFrom": due_from,
        "dueBefore": due_before,
    }
    agreements = visit.doors.registers.agreements(visit.at)
    choices = Choices(
        status_words(visit.language),
        visit.party_names,
        {one.id: cited(one, visit.language) for one in agreements},
    )
    return Asked({name: said.strip() for name, said in fields.items()}, choices)


Narrowed = Annotated[Asked, Depends(_asked)]


def cited(agreement: AgreementEntry, language: str) -> str:
    """As it calls itself; by its title where it does not say."""
    return next(reversed(agreement.citation_titles), agreement.title[language])


def status_words(language: str) -> dict[str, str]:
    """In the order in which a reader looks for them."""
    _ = translations(language).gettext
    return {
        Status.OVERDUE: _("te laat"),
        Status.DUE_SOON: _("loopt binnen 14 dagen af"),
        Status.OPEN: _("open"),
        Status.PARTLY: _("deels nagekomen"),
        Status.DISPUTED: _("betwist"),
        Status.MET: _("op tijd nagekomen"),
        Status.LATE: _("te laat nagekomen"),
        Status.WAIVED: _("kwijtgescholden"),
        Status.LAPSED: _("vervallen"),
        Status.STANDING: _("doorlopend"),
    }
