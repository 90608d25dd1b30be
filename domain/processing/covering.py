"""`may_process`: which activity of the register covers what somebody wants to do with data.

It is asked before a sealed field is opened. For what the product list names, an activity has to
cover the product; for another purpose the data controller has to have agreed and the data subject
to have consented as well. A flagged activity covers, and its flags are told beside it; but nothing
is opened under one that still waits for the data controller's row (annex 2, art. 7).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.processing.codes import Flag
from domain.processing.other_purposes import OTHERWISE, must_be_allowed
from domain.processing.refusals import NothingCovers, OtherPurposeNotAgreed, RowNotRecorded
from domain.processing.state import Activity, flags


@dataclass(frozen=True, slots=True)
class Asked:
    """For which product, by which party, and for which other purpose where it is another."""

    products: tuple[str, ...]
    """The product itself, then what it is part of, up to the top of the list."""
    party: str
    purpose: str | None = None
    subject: str | None = None
    """Whose data; needed for another purpose, to which the data subject has to consent."""


@dataclass(frozen=True, slots=True)
class Covering:
    """The activity that covers it, by its key."""

    key: str
    flags: tuple[Flag, ...]


def may_process(activities: Mapping[str, Activity], asked: Asked) -> Covering:
    """The one that names the nearest product. Raises NothingCovers, OtherPurposeNotAgreed,
    ConsentMissing or PurposeIncompatible."""
    covering = _covering(activities, asked)
    if not covering:
        raise NothingCovers(product=asked.products[0], party=asked.party)
    if asked.purpose is not None:
        covering = _allowing(activities, covering, asked.purpose, asked.subject)
    return Covering(covering[0], flags(activities[covering[0]]))


def must_be_listed(covering: Covering) -> None:
    """Until the data controller says of whom and what it processes, nothing is opened for it."""
    if Flag.ROW_MISSING in covering.flags:
        raise RowNotRecorded(activity=covering.key)


def _covering(activities: Mapping[str, Activity], asked: Asked) -> list[str]:
    """The nearest product first, of those without flags before those with some."""
    found = []
    for key, activity in activities.items():
        processing = activity.processing
        if processing is None or activity.ended_on is not None:
            continue
        near = [n for n, one in enumerate(asked.products) if one in processing.products]
        if near and asked.party in processing.parties:
            found.append((near[0], len(flags(activity)), key))
    return [key for _, _, key in sorted(found)]


def _allowing(
    activities: Mapping[str, Activity], keys: list[str], purpose: str, subject: str | None
) -> list[str]:
    """Found incompatible under one of them, it is refused under all."""
    found = [
        (one, key) for key in keys for one in activities[key].purposes if one.purpose == purpose
    ]
    if not found:
        raise OtherPurposeNotAgreed(purpose=purpose, article=OTHERWISE)
    found.sort(key=lambda pair: (not pair[0].incompatible, subject not in pair[0].consents))
    must_be_allowed(found[0][0], subject)
    return [found[0][1]]
