"""What the desk asks after it has refused. To whom it refused is in the stream and the context."""

from typing import Annotated

from pydantic import Field

from domain.messages import Command, Message, Slug
from domain.refusal.events import StreamName


class Refused(Message):
    command: Slug
    stream: StreamName | None
    code: Slug


class NoteRefusals(Command):
    """The desk notes for a person what it refused them."""

    refused: Annotated[tuple[Refused, ...], Field(min_length=1)]


RefusalCommand = NoteRefusals
