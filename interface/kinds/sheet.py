"""What doors say of a kind of case, as data: its words in both languages, its addresses, examples.

The rules are the kind's own. From the two together the API, the pages, the command line and the
sentences of the log are made, so a kind of case has no routes, forms or templates of its own.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from domain.errors import Refusal
from domain.messages import Command, Event, Message, Text

Mark = Literal["ok", "lateok", "over", "open", "soon", "plan", "hold", "turn", "na"]
"""The mark before the word of a standing: what each means is in the legend of the pages."""


@dataclass(frozen=True)
class Said:
    """A sentence, the same in both languages. `{heard.committee}` is a field of what it is about;
    how that is written follows from its type."""

    nl: str
    en: str

    def __getitem__(self, language: str) -> str:
        return self.nl if language == "nl" else self.en


@dataclass(frozen=True)
class Standing:
    """A phase that people see."""

    mark: Mark
    word: Text
    lead: Said
    """What it means for who looks, with facts of the case: `decided.occurred_on`."""


@dataclass(frozen=True)
class Act:
    """Something that may be recorded of a case."""

    command: type[Command]
    """The one that is decided on."""
    path: str
    """In addresses: `hearings`."""
    title: Text
    """Verb first, as the button says it."""
    hint: Text
    example: Mapping[str, Any]
    """A body, as it is said to the API."""
    said: type[Message] | None = None
    """What people say, where a service completes the command."""
    ahead: Sequence[str] = ()
    """Days that may still be to come."""
    choices: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The codes that are offered for a field that takes any."""
    elsewhere: Sequence[str] = ()
    """Fields of parties that need not be party to an agreement: `holder.party`."""
    at_field: Mapping[type[Refusal], str] = field(default_factory=dict)
    """Where on the form what is refused can be put right."""
    adds: Mapping[str, Any] = field(default_factory=dict)
    """What a service adds to the example."""

    @property
    def asked(self) -> type[Message]:
        return self.said or self.command


@dataclass(frozen=True)
class Sheet:
    category: str
    """Of the kind that it is about."""
    state: type[Any]
    """What is recorded of one, as decisions fold it."""
    evolve: Callable[[Any, Any], Any]
    begins: type[Event]
    """The event with which one begins."""
    noun: str
    """In addresses: `objections`."""
    group: str
    """The heading under which it is listed: a key of GROUPS."""
    name: Text
    """Of one."""
    heading: Text
    """Of all of them."""
    about: Text
    """What one finds among them, in a sentence."""
    none_yet: Text
    title: Said
    """Of a case, with the fields of the event that it began with."""
    standings: Mapping[str, Standing]
    course: Sequence[str]
    """The facts that it goes through, in their order: at most seven."""
    columns: Sequence[str]
    """What a list shows beside the title: `received.product`."""
    derived: Sequence[str]
    """What follows from what is recorded, and is shown first: properties of the state."""
    labels: Mapping[str, Text]
    """Of its fields; what many kinds have is in `shared`."""
    codes: Mapping[str, Text]
    sentences: Mapping[type[Event], Said]
    beginning: Act
    acts: Sequence[Act]
    """All others, the likeliest first."""
    party: str
    """Who begins the case of the examples."""

    @property
    def every(self) -> tuple[Act, ...]:
        return (self.beginning, *self.acts)
