"""Personal data and free text: an event refers to them; the words themselves lie in the vault.

A command brings `Plain` words, a decision passes them on in its event, and before the log sees that
event the desk seals them: each becomes a `Sealed` that stands for a ciphertext. Words that nobody
sealed cannot be stored, shown or logged by mistake: they refuse to be written down.
"""

import types
from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import (
    Field,
    PlainSerializer,
    SerializationInfo,
    TypeAdapter,
    ValidatorFunctionWrapHandler,
    WithJsonSchema,
    WrapValidator,
    model_serializer,
)

from domain.messages import Message

LONGEST = 10_000
"""Characters of one field."""

KeyId = Annotated[
    str, Field(pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")
]
"""Of a data key: random, a UUIDv7."""

SubjectId = KeyId
"""Of a data subject (betrokkene, AVG art. 4(1)): a pseudonym, random, never made from a person."""

ASKED = "asked"
"""The context in which a command is written down in order to be hashed, and for nothing else."""


class InTheClear(TypeError):
    """Words were about to be written down that nobody sealed: a mistake of the program."""


class Index(StrEnum):
    """How a person is found again without anything of them being stored in the clear."""

    CITIZEN_SERVICE_NUMBER = "citizen-service-number"
    """Burgerservicenummer."""
    NAME = "name"


class Sealed(Message):
    """A field whose words lie in the vault."""

    key: KeyId
    """The data key that it was sealed under; gone, the field is gone for ever."""
    digest: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    """SHA-256 of the ciphertext, nonce included."""


class Plain(Message):
    """Words on their way into the vault."""

    text: Annotated[str, Field(min_length=1, max_length=LONGEST)]
    subject: SubjectId | None = None
    """Whom they are about. None: they are sealed under the dossier alone."""
    index: Index | None = None

    def about(self, subject: str, index: Index | None = None) -> "Plain":
        return self.model_copy(update={"subject": subject, "index": index})

    @model_serializer
    def _written(self, info: SerializationInfo) -> dict[str, str | None]:
        if info.context != ASKED:
            raise InTheClear
        return {"text": self.text, "subject": self.subject, "index": self.index}

    def __repr__(self) -> str:
        return "Plain(...)"

    __str__ = __repr__


_TEXT: TypeAdapter[str] = TypeAdapter(Annotated[str, Field(min_length=1, max_length=LONGEST)])


def _worded(value: Any, _: ValidatorFunctionWrapHandler) -> Plain:
    """From outside come words, and nothing about whom they concern."""
    return value if isinstance(value, Plain) else Plain(text=_TEXT.validate_python(value))


Words = Annotated[
    Plain,
    WrapValidator(_worded),
    WithJsonSchema({"type": "string", "minLength": 1, "maxLength": LONGEST}),
]
"""A field of a command."""


def _referred(value: Any, stored: ValidatorFunctionWrapHandler) -> Any:
    return value if isinstance(value, Plain) else stored(value)


def _stored(value: Any) -> Sealed:
    if isinstance(value, Sealed):
        return value
    raise InTheClear


if TYPE_CHECKING:
    Personal = Sealed | Plain
else:
    Personal = Annotated[Sealed, WrapValidator(_referred), PlainSerializer(_stored)]
"""A field of an event, before and after it was sealed. Only sealed ones are stored, or read."""

F = TypeVar("F", bound=Message)
M = TypeVar("M", bound=Message)


def plain_fields(message: Message) -> Iterator[tuple[str, Plain]]:
    """What is still to be sealed, with its path: `name`, `persons.0.name`."""
    return _fields(message, Plain)


def sealed_fields(message: Message) -> Iterator[tuple[str, Sealed]]:
    """What was sealed, with its path."""
    return _fields(message, Sealed)


def _fields(message: Message, kind: type[F], path: str = "") -> Iterator[tuple[str, F]]:
    for name in _personal(type(message)):
        yield from _within(getattr(message, name), kind, f"{path}{name}")


def _within(value: Any, kind: type[F], path: str) -> Iterator[tuple[str, F]]:
    if isinstance(value, kind):
        yield path, value
    elif isinstance(value, tuple):
        for number, one in enumerate(value):
            yield from _within(one, kind, f"{path}.{number}")
    elif isinstance(value, Message):
        yield from _fields(value, kind, f"{path}.")


def with_sealed(message: M, sealed: Callable[[str], Sealed], path: str = "") -> M:
    """The same message with each plain field in the form that its path was sealed to."""
    update = {
        name: _replaced(getattr(message, name), sealed, f"{path}{name}")
        for name in _personal(type(message))
    }
    return message.model_copy(update=update) if update else message


def _replaced(value: Any, sealed: Callable[[str], Sealed], path: str) -> Any:
    if isinstance(value, Plain):
        return sealed(path)
    if isinstance(value, tuple):
        return tuple(_replaced(one, sealed, f"{path}.{number}") for number, one in enumerate(value))
    if isinstance(value, Message):
        return with_sealed(value, sealed, f"{path}.")
    return value


@lru_cache(maxsize=1024)
def _personal(kind: type[Message]) -> tuple[str, ...]:
    """The fields of a kind of message that can hold personal data, at any depth."""
    if kind in (Plain, Sealed):
        return ()
    return tuple(name for name, field in kind.model_fields.items() if _can_hold(field.annotation))


def _can_hold(annotation: Any) -> bool:
    if get_origin(annotation) in (Annotated, Union, types.UnionType, tuple):
        return any(_can_hold(one) for one in get_args(annotation))
    if not (isinstance(annotation, type) and issubclass(annotation, Message)):
        return False
    return annotation in (Plain, Sealed) or bool(_personal(annotation))
