"""What a notice of default is about: a case that is here, or an application that is not."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from domain.errors import Broken
from domain.messages import Message, Slug
from domain.opening.asked import StreamId


class OwnCase(Message):
    """A case or request in this log; its term is asked of it."""

    kind: Literal["case"] = "case"
    stream: StreamId


class Applied(Message):
    """An application for a product, whose file is kept elsewhere.

    It is named by what it is for, when it came and by when it had to be decided (Awb 4:13): a term
    of the rule tables, or the day that the applicant was told instead (Awb 4:14).
    """

    product: Slug
    received_on: date
    term: Slug = "application"
    told_by: date | None = None


class ApplicationElsewhere(Applied):
    """The same, as a notice has it."""

    kind: Literal["application"] = "application"


Concern = Annotated[OwnCase | ApplicationElsewhere, Field(discriminator="kind")]


class NotOneConcern(Broken):
    """It is about a case here or about an application elsewhere: about one of the two."""

    code = "default-notice-not-one-concern"


def concern(case: str | None, application: Applied | None) -> OwnCase | ApplicationElsewhere:
    """Raises NotOneConcern."""
    if case is not None and application is None:
        return OwnCase(stream=case)
    if case is None and application is not None:
        facts = {name: getattr(application, name) for name in Applied.model_fields}
        return ApplicationElsewhere(**facts)
    raise NotOneConcern
