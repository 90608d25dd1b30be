"""Between decision and log: what events say of persons goes into the vault first."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby

from application.ports import Append, NewKey
from application.vault import Field, Vault, VaultClosed
from domain.evidence import stored_documents
from domain.messages import Event
from domain.sealed import Sealed, plain_fields, with_sealed


class Sealing:
    """Takes events with words in them, gives the same events with references."""

    def __init__(self, vault: Vault | None, dossier_of: Callable[[str], str]) -> None:
        """`dossier_of` tells where a stream that exists belongs."""
        self._vault = vault
        self._dossier_of = dossier_of

    def seal(self, appends: Sequence[Append]) -> list[Append | Exception]:
        """Durable when it returns; each succeeds or fails alone."""
        try:
            return list(self._together(appends))
        except Exception as error:
            if len(appends) == 1:
                return [error]
        return [answer for one in appends for answer in self.seal([one])]

    def needed(self, append: Append) -> bool:
        """Whether it has words, or rests on documents whose keys the log may not know yet."""
        if any(True for event in append.events for _ in plain_fields(event)):
            return True
        return self._vault is not None and bool(_shown(append))

    def landed(self, append: Append) -> None:
        keys = [leaf.id for leaf in append.leaves if isinstance(leaf, NewKey)]
        if keys and self._vault is not None:
            self._vault.landed(keys)

    def _together(self, appends: Sequence[Append]) -> Sequence[Append | Exception]:
        if self._vault is None:
            raise VaultClosed
        fields = [
            (number, field)
            for number, append in enumerate(appends)
            for field in self._fields(append)
        ]
        sealed, new = self._vault.seal([field for _, field in fields]) if fields else ([], [])
        untold = {key.id: key for key in new}
        made = list(appends)
        for number, group in groupby(zip(fields, sealed, strict=True), lambda one: one[0][0]):
            found = [(field, one) for (_, field), one in group]
            made[number] = _with(appends[number], found, untold)
        told = {key.id for key in new}
        return [self._with_documents(append, told) for append in made]

    def _with_documents(self, append: Append, told: set[str]) -> Append:
        """The keys of the documents that it rests on, where the log does not know them yet."""
        shown = _shown(append)
        if not shown or self._vault is None:
            return append
        new = [key for key in self._vault.commitments(shown) if key.id not in told]
        told.update(key.id for key in new)
        return replace(append, leaves=[*append.leaves, *new])

    def _fields(self, append: Append) -> Iterator[Field]:
        dossier = append.dossier
        for version, event in enumerate(append.events, start=append.after + 1):
            for path, plain in plain_fields(event):
                dossier = dossier or self._dossier_of(append.stream)
                yield Field(append.stream, version, event.type, path, dossier, plain)


def _shown(append: Append) -> list[str]:
    found = (one.digest for event in append.events for one in stored_documents(event))
    return list(dict.fromkeys(found))


def _with(
    append: Append, found: Sequence[tuple[Field, Sealed]], untold: dict[str, NewKey]
) -> Append:
    """A new key is told once, by the first that was sealed under it."""
    by_place = {(field.version, field.path): sealed for field, sealed in found}
    events: list[Event] = []
    for version, event in enumerate(append.events, start=append.after + 1):
        events.append(with_sealed(event, partial(_found, by_place, version)))
    used = dict.fromkeys(sealed.key for _, sealed in found)
    keys = [key for one in used if (key := untold.pop(one, None)) is not None]
    return replace(append, events=events, leaves=[*append.leaves, *keys])


def _found(by_place: Mapping[tuple[int, str], Sealed], version: int, path: str) -> Sealed:
    return by_place[version, path]
