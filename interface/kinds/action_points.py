"""Action points in words: wherever they stand, they are settled alike."""

from collections.abc import Mapping
from typing import Any

from domain.action_point import (
    ActionPointNotFound,
    ActionPointSettled,
    CompleteActionPoint,
    DropActionPoint,
    MoveActionPoint,
    NotTheOwner,
)
from domain.errors import Refusal
from domain.messages import Text
from interface.kinds.pieces import DAY, own_record
from interface.kinds.sheet import Act

LABELS: Mapping[str, Text] = {
    "done_on": Text(nl="Gedaan op", en="Done on"),
    "dropped_on": Text(nl="Vervallen op", en="Dropped on"),
    "due": Text(nl="Uiterlijk", en="Due"),
    "what": Text(nl="Wat", en="What"),
}
_PLACES: Mapping[type[Refusal], str] = {
    ActionPointNotFound: "number",
    ActionPointSettled: "number",
    NotTheOwner: "number",
}
_REASON = "De leverancier heeft meer tijd nodig."


def completed(command: type[CompleteActionPoint], title: Text, kind: str) -> Act:
    """With a document of that kind as evidence."""
    hint = Text(
        nl="Alleen wie het zou doen, legt dit vast.", en="Only who was to do it records this."
    )
    body: Mapping[str, Any] = {**DAY, "number": 1, "evidence": [own_record(kind)]}
    choices = {"evidence.kind": (kind,)}
    return Act(command, "completions", title, hint, body, choices=choices, at_field=_PLACES)


def moved(command: type[MoveActionPoint], title: Text) -> Act:
    hint = Text(
        nl="De vorige dag blijft zichtbaar, met de reden.",
        en="The day before stays visible, with the reason.",
    )
    body = {**DAY, "number": 1, "due": "2026-06-30", "reason": _REASON}
    return Act(command, "moved-dates", title, hint, body, ahead=("due",), at_field=_PLACES)


def dropped(command: type[DropActionPoint], title: Text) -> Act:
    hint = Text(nl="Het blijft zichtbaar, met de reden.", en="It stays visible, with the reason.")
    body = {**DAY, "number": 1, "reason": "Het is niet meer nodig."}
    return Act(command, "dropped-points", title, hint, body, at_field=_PLACES)
