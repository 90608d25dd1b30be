"""Which organ decides, and who may sign: asked of the register of mandates, as of any day.

Without a recorded mandate it is the participant's own college, whose documents the mayor and the
secretary sign (Gemeentewet art. 59a and 160).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from domain.mandate.events import Decides, MandatePower, MandateRecorded, Office
from domain.mandate.state import Mandate
from domain.messages import Message, Slug

COLLEGE = "college"
OWN_SIGNERS = ("mayor", "secretary")


@dataclass(frozen=True, slots=True)
class Question:
    municipality: str
    products: tuple[str, ...]
    """The product itself, then what it is part of, up to the top of the list."""
    decides: Decides
    on: date


class Authority(Message):
    """Who decides in the name of a municipality's organ, and who may sign for it."""

    decides: Office
    signers: tuple[Slug, ...]
    mandate: Slug | None
    """The mandate that says so, by its key; None: it is the college's own power."""


def authority(mandates: Mapping[str, Mandate], asked: Question) -> Authority:
    """The mandate that names the nearest product wins, then one that names what is decided, then
    the one that began last."""
    found = sorted(_holding(mandates, asked), key=lambda one: _nearness(one[1], asked))
    for key, recorded in reversed(found):
        if recorded.power is MandatePower.DECIDE:
            return Authority(decides=recorded.holder, signers=recorded.signers, mandate=key)
    signing = [one for _, it in found if it.power is MandatePower.SIGN for one in it.signers]
    return Authority(
        decides=Office(party=asked.municipality, organ=COLLEGE),
        signers=tuple(dict.fromkeys((*OWN_SIGNERS, *signing))),
        mandate=None,
    )


def _holding(
    mandates: Mapping[str, Mandate], asked: Question
) -> Iterator[tuple[str, MandateRecorded]]:
    """Those that cover it on that day, in the order of their keys."""
    for key in sorted(mandates):
        recorded = mandates[key].recorded
        if recorded is None or not mandates[key].holds_on(asked.on):
            continue
        products, kinds = recorded.products, recorded.decides
        covers = not products or not set(products).isdisjoint(asked.products)
        if (
            recorded.giver.party == asked.municipality
            and covers
            and (not kinds or asked.decides in kinds)
        ):
            yield key, recorded


def _nearness(recorded: MandateRecorded, asked: Question) -> tuple[int, bool, date]:
    """How near it is to what is asked; the greatest is the nearest."""
    named = [asked.products.index(one) for one in recorded.products if one in asked.products]
    farthest = len(asked.products)
    return (farthest - min(named, default=farthest), bool(recorded.decides), recorded.since)
