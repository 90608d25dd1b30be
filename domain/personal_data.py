"""The categories of personal data that the protocol names (annex 2, art. 7).

Codes, so that what happens to data can be told without telling the data. They are stored: add,
never rename.
"""

from enum import StrEnum
from typing import Annotated

from pydantic import Field


class Data(StrEnum):
    """What the data are (categorieën van persoonsgegevens)."""

    CONTACT = "contact"
    """Name, address, residence and contact."""
    INCOME = "income"
    ASSETS = "assets"
    LANGUAGE_LEVEL = "language-level"
    ADMINISTRATION = "administration"
    """Bewindvoering and budgeting."""
    WORK_OBLIGATIONS = "work-obligations"
    COURSES = "courses"
    """Courses toward work, and how they go."""
    CITIZEN_SERVICE_NUMBER = "citizen-service-number"
    CIVIL_STATUS = "civil-status"
    HEALTH = "health"
    NATIONALITY = "nationality-and-descent"
    STAFF = "staff-data"
    """Scale, benefits."""
    OTHER = "other-data"


Categories = Annotated[tuple[Data, ...], Field(min_length=1, max_length=20)]

ActivityKey = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9.-]{0,120}$")]
"""Of a processing activity, as its register has it: the agreement and its name in it."""


class RestrictionGround(StrEnum):
    """AVG art. 18(1), a to d."""

    ACCURACY_CONTESTED = "accuracy-contested"
    UNLAWFUL = "unlawful"
    NEEDED_BY_DATA_SUBJECT = "needed-by-data-subject"
    """For a legal claim, where the controller needs them no longer."""
    OBJECTION_PENDING = "objection-pending"
