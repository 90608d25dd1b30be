"""The register of processing activities: begun in the first weeks, put right where it was thin."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from application.people import Person
from application.processing import NewProcessing
from application.transact import Wish
from domain.messages import Command
from domain.processing import PROCESSING
from domain.processing.codes import Origin
from domain.processing.commands import (
    AgreeToOtherPurpose,
    ProposeOtherPurpose,
    RecordObtained,
    RecordRow,
)
from domain.processing.decisions import key_of
from domain.processing.description import Processing
from interface.doors import Doors
from interface.example.cast import CENTRE, CLIENTS, Cast
from interface.example.deeds import Deed, agreement, amsterdam
from interface.example.papers import decision

IN_FORCE = date(2020, 1, 1)
BEGUN = amsterdam(2020, 2, 4, 9, 20)
_REGISTERS = ("data-subject", "gba-v", "suwinet")
_INCOME = ("contact", "citizen-service-number", "income", "assets", "administration")
_WORK = ("contact", "citizen-service-number", "work-obligations", "courses", "language-level")
_HOUSEHOLD = ("applicant", "partner", "child", "cost-sharer", "former-partner")


@dataclass(frozen=True)
class Kind:
    """One activity, as each participant has it."""

    name: str
    law: str
    article: str
    products: tuple[str, ...]
    persons: tuple[str, ...]
    data: tuple[str, ...]
    origins: tuple[str, ...] = _REGISTERS
    recipients: tuple[str, ...] = ()
    special: tuple[str, ...] = ()

    def of(self, client: str) -> Processing:
        kept = {"basis": "selection-list", "months": 120, "article": "Selectielijst/2020"}
        begins = {"counted_from": "provision-ended"}
        facts: dict[str, Any] = {
            "products": self.products,
            "law": self.law,
            "basis": "public-task",
            "article": self.article,
            "persons": self.persons,
            "data": self.data,
            "special": self.special,
            "special_ground": "labour-and-social-security" if self.special else None,
            "origins": self.origins,
            "recipients": self.recipients,
            "retention": [{"data": one, **kept, **begins} for one in self.data],
            "controller": client,
            "processor": CENTRE,
            "officer": client,
            "measures": ("access-control", "logging", "encryption", "duty-of-confidentiality"),
        }
        return Processing.model_validate(facts)


PW = "participatiewet"
KINDS = (
    Kind(
        "uitkering", PW, "Participatiewet/7", ("direct.a",), _HOUSEHOLD, _INCOME,
        recipients=("uwv", "svb", "tax-authority"),
    ),
    Kind("bijzondere-bijstand", PW, "Participatiewet/35", ("direct.b",), _HOUSEHOLD, _INCOME),
    Kind(
        "bestandsvergelijking", PW, "Participatiewet/64", ("direct.c",), ("applicant", "partner"),
        ("contact", "citizen-service-number", "income"), recipients=("intelligence-bureau",),
    ),
    Kind("arbeidstoeleiding", PW, "Participatiewet/7", ("direct.d",), ("applicant",), _WORK),
    Kind(
        "terugvordering", PW, "Participatiewet/58", ("direct.g",),
        ("applicant", "partner", "lawyer-or-representative"), _INCOME, recipients=("court",),
    ),
    Kind(
        "beschut-werk", "wsw", "Wsw/1", ("direct.d.1.10",), ("wsw-employee",),
        ("contact", "citizen-service-number", "health", "staff-data"), ("data-subject",),
        special=("health",),
    ),
    Kind(
        "kinderopvang", "wet-kinderopvang", "Wko/1.13", ("direct.e",), ("applicant", "child"),
        ("contact", "citizen-service-number", "income"), recipients=("tax-authority",),
    ),
    Kind(
        "statushouders", "wet-inburgering", "Wi/13", ("direct.f",), ("newcomer",),
        ("contact", "citizen-service-number", "language-level"), recipients=("duo",),
    ),
)  # fmt: skip

ROWS = (
    ("kinderopvang", "beek", amsterdam(2020, 3, 5, 11, 15)),
    ("kinderopvang", "beekdaelen", amsterdam(2020, 4, 16, 14, 40)),
    ("kinderopvang", "stein", amsterdam(2021, 9, 14, 10, 5)),
    ("statushouders", "beek", amsterdam(2020, 3, 5, 11, 25)),
    ("statushouders", "beekdaelen", amsterdam(2022, 2, 10, 9, 35)),
)
"""What the data controllers allowed, and when. Stein's of the last kind is still to come."""

COMPARED = tuple(amsterdam(year, 3, 9, 15, 10) for year in (2020, 2021, 2022, 2023))
"""When files were compared with those of Suwinet, at Beek."""


@dataclass(frozen=True)
class Register:
    doors: Doors
    cast: Cast

    def __iter__(self) -> Iterator[Deed]:
        for number, client in enumerate(CLIENTS):
            for minutes, kind in enumerate(KINDS):
                at = BEGUN + timedelta(days=number, minutes=7 * minutes)
                yield Deed(at, partial(self._record, kind, client))
        for number, (name, client, at) in enumerate(ROWS, start=1):
            yield Deed(at, partial(self._allow, name, client, at, number))
        yield from self._research()
        for at in COMPARED:
            yield Deed(at, partial(self._compare, at))

    def _record(self, kind: Kind, client: str) -> Iterable[Wish]:
        asked = NewProcessing.model_validate(
            {
                "agreement": agreement(client),
                "name": kind.name,
                "occurred_on": IN_FORCE,
                "processing": kind.of(client),
                "proportionality": "Zonder deze gegevens is het recht niet vast te stellen.",
                "subsidiarity": "Met minder gegevens of zonder registers lukt dat niet.",
            }
        )
        officer = self.cast.person(client, "privacy-officer")
        return (self.doors.processing.recording(asked, officer),)

    def _allow(self, name: str, client: str, at: datetime, number: int) -> Iterable[Wish]:
        kind = next(one for one in KINDS if one.name == name)
        day = at.date()
        taken = decision(client, "college", day - timedelta(days=9), number)
        facts = {"persons": kind.persons, "data": kind.data, "decision": taken}
        row = RecordRow.model_validate({"occurred_on": day, **facts})
        return (self._wish(name, client, row, self.cast.person(client, "data-controller")),)

    def _research(self) -> Iterator[Deed]:
        """Another purpose: proposed by the centre municipality, agreed to in Beek."""
        first, then = amsterdam(2022, 2, 8, 10, 30), amsterdam(2022, 3, 3, 13, 20)
        asked = ProposeOtherPurpose.model_validate(
            {
                "occurred_on": first.date(),
                "purpose": "onderzoek-arbeidsmarkt",
                "compatible": True,
                "reason": "Wat helpt mensen duurzaam aan werk? Daarvoor is hun traject nodig.",
            }
        )
        taken = decision("beek", "college", date(2022, 3, 1), 6)
        agreed = AgreeToOtherPurpose(occurred_on=then.date(), number=1, decision=taken)
        officer = self.cast.person(CENTRE, "privacy-officer")
        college = self.cast.person("beek", "data-controller")
        name = "arbeidstoeleiding"
        yield Deed(first, lambda: (self._wish(name, "beek", asked, officer),))
        yield Deed(then, lambda: (self._wish(name, "beek", agreed, college),))

    def _compare(self, at: datetime) -> Iterable[Wish]:
        """It is recorded with the duties that it brings, in one deed."""
        obtained = RecordObtained(occurred_on=at.date(), origin=Origin.SUWINET)
        clerk = self.cast.person("beek", "clerk")
        self.doors.processing.obtained(self._wish("bestandsvergelijking", "beek", obtained, clerk))
        return ()

    def _wish(self, name: str, client: str, command: Command, by: Person) -> Wish:
        return Wish(PROCESSING, key_of(agreement(client), name), command, by)
