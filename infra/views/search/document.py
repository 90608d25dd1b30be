"""One thing that can be found, with the words that it is found by."""

from typing import NamedTuple

from application.search import Kind
from application.sought import composed
from domain.messages import Text


class Document(NamedTuple):
    id: str
    """The kind and the key: `clause:dvo-2020-beek/12.3`."""
    kind: str
    key: str
    agreement: str
    names: str
    """What it is called, with spaces between: who asks for that, gets it before all else."""
    title_nl: str
    title_en: str
    text_nl: str
    text_en: str
    also: str
    """By what else it is found, though that is not shown."""
    readers: str
    """The parties that find it, with spaces between; empty where all do."""


def document(
    kind: Kind,
    key: str,
    agreement: str,
    title: Text,
    text: Text | None = None,
    names: str = "",
    also: str = "",
    readers: str = "",
) -> Document:
    return Document(
        id=f"{kind}:{key}",
        kind=kind.value,
        key=key,
        agreement=agreement,
        names=names,
        title_nl=composed(title.nl),
        title_en=composed(title.en),
        text_nl="" if text is None else composed(text.nl),
        text_en="" if text is None else composed(text.en),
        also=also,
        readers=readers,
    )
