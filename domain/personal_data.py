"""The kinds of personal data and of persons that the protocol names (annex 2, art. 6 and 7).

Codes, so that what happened to data can be told without telling the data.
"""

from enum import StrEnum
from typing import Annotated

from pydantic import Field


class DataCategory(StrEnum):
    CONTACT = "contact"
    """Name, address, residence and contact (NAW-gegevens)."""
    INCOME = "income"
    ASSETS = "assets"
    LANGUAGE_LEVEL = "language-level"
    ADMINISTRATION = "administration"
    """Administration by another and help with a budget (bewindvoering en budgetbeheer)."""
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


Categories = Annotated[tuple[DataCategory, ...], Field(min_length=1, max_length=20)]
