"""The matrix of annex 2, art. 6 and 7: per law the persons and the data that may be processed.

It binds the Participatiewet and the Wsw. For any other task it says nothing, so that there the data
controller has to record a row. What the protocol calls `bijzonder` is told beside each category; it
is wider than AVG 9, and another field of an activity.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from domain.processing.codes import Data, Law, Person, Special


@dataclass(frozen=True, slots=True)
class Rows:
    """What the protocol lists under one law: each category with the number of its bullet."""

    persons_in: str
    """The paragraph of the protocol that lists the persons."""
    persons: Mapping[Person, int]
    data_in: str
    data: Mapping[Data, int]
    special_from: int = 3
    """From this bullet on the protocol calls data `bijzonder`."""

    def person_clause(self, person: Person) -> str:
        return f"{self.persons_in}.bullet-{self.persons[person]}"

    def data_clause(self, data: Data) -> str:
        return f"{self.data_in}.bullet-{self.data[data]}"

    def called_special(self, data: Data) -> bool:
        """Whether the protocol calls it `bijzonder`."""
        return self.data[data] >= self.special_from


MATRIX: Mapping[Law, Rows] = MappingProxyType(
    {
        Law.PARTICIPATION_ACT: Rows(
            "annex-2.6.1",
            {
                Person.APPLICANT: 1,
                Person.PARTNER: 2,
                Person.CHILD: 3,
                Person.COST_SHARER: 4,
                Person.FORMER_PARTNER: 5,
                Person.REPRESENTATIVE: 6,
            },
            "annex-2.7.1",
            {
                Data.CONTACT: 1,
                Data.INCOME: 3,
                Data.ASSETS: 4,
                Data.LANGUAGE_LEVEL: 5,
                Data.ADMINISTRATION: 6,
                Data.WORK_OBLIGATIONS: 7,
                Data.COURSES: 8,
                Data.CITIZEN_SERVICE_NUMBER: 9,
            },
        ),
        Law.WSW: Rows(
            "annex-2.6.2",
            {Person.WSW_EMPLOYEE: 1, Person.PARTNER: 2},
            "annex-2.7.2",
            {
                Data.CONTACT: 1,
                Data.CIVIL_STATUS: 3,
                Data.HEALTH: 4,
                Data.NATIONALITY: 5,
                Data.STAFF: 6,
                Data.CITIZEN_SERVICE_NUMBER: 7,
            },
        ),
    }
)

CARRIES: Mapping[Data, Special] = MappingProxyType(
    {Data.HEALTH: Special.HEALTH, Data.NATIONALITY: Special.ETHNIC_ORIGIN}
)
"""Categories of data that are a special category of AVG 9 by what they are."""


def persons_outside(law: Law, persons: Iterable[Person]) -> list[Person]:
    """Those that the protocol does not list under a law that it binds."""
    rows = MATRIX.get(law)
    return [] if rows is None else [one for one in persons if one not in rows.persons]


def data_outside(law: Law, data: Iterable[Data]) -> list[Data]:
    rows = MATRIX.get(law)
    return [] if rows is None else [one for one in data if one not in rows.data]
