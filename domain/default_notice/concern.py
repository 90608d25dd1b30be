"""What a notice of default is about: a case that is here, or an application that is not."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from domain.messages import Message, Slug
from domain.opening.asked import StreamId


class OwnCase(Message):
    """A case or request in this log; its term is asked of it."""

    kind: Literal["case"] = "case"
    stream: StreamId


class ApplicationElsewhere(Message):
    """An application for a product, whose file is kept elsewhere.

    It is named by what it is for, when it came and by when it had to be decided (Awb 4:13): a term
    of the rule tables, or the day that the applicant was told instead (Awb 4:14).
    """

    kind: Literal["application"] = "application"
    product: Slug
    received_on: date
    term: Slug = "application"
    told_by: date | None = None


Concern = Annotated[OwnCase | ApplicationElsewhere, Field(discriminator="kind")]
