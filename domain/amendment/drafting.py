"""A proposal as the difference between two texts: what changes, and whether that hangs together."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from domain.agreement.changes import AnnexChange, ClauseChange, TextChange
from domain.amendment.commands import ClauseDraft, Drafts
from domain.amendment.events import AmendmentKind
from domain.amendment.refusals import (
    DraftedTwice,
    NothingToAmend,
    NotInText,
    OutsideAmendment,
    ProductListApart,
    TextContradicts,
)
from domain.catalogue import Annex, Catalogue, inconsistencies
from domain.catalogue_changes import Change, changes, entry_changes, text_of
from domain.clause import Clause, Nature

Drafted = tuple[tuple[TextChange, str | None], ...]
"""Each change, and the clause after which a new clause stands."""

T = TypeVar("T", Clause, Annex)

_IN_TEXT = ("annexes[", "clauses[", "products[")


def drafted(drafts: Drafts, text: Catalogue) -> Drafted:
    """What becomes of a text by what is drafted; what stays as it was is no change.

    Raises ProductListApart, DraftedTwice, NotInText, NothingToAmend, TextContradicts."""
    if drafts.products:
        raise ProductListApart(product=drafts.products[0].id)
    follows = {one.clause.id: one.follows for one in drafts.clauses}
    clauses = [one.clause for one in drafts.clauses]
    found: list[tuple[TextChange, str | None]] = [
        (AnnexChange(before=before, after=after), None)
        for before, after in _pairs(text.annexes, drafts.annexes, drafts.ended_annexes)
    ]
    for before, after in _pairs(text.clauses, clauses, drafts.ended):
        place = follows[after.id] if after is not None and before is None else None
        found.append((ClauseChange(before=before, after=after), place))
    if not found:
        raise NothingToAmend
    _must_hang_together(text, [change for change, _ in found])
    return tuple(found)


def _pairs(
    known: Sequence[T], drafts: Sequence[T], ended: Sequence[str]
) -> Iterator[tuple[T | None, T | None]]:
    there: Mapping[str, T] = {one.id: one for one in known}
    named = [*(one.id for one in drafts), *ended]
    if twice := [id for id in named if named.count(id) > 1]:
        raise DraftedTwice(id=twice[0])
    for one in drafts:
        if there.get(one.id) != one:
            yield there.get(one.id), one
    for id in ended:
        if id not in there:
            raise NotInText(id=id)
        yield there[id], None


def amended(text: Catalogue, found: Sequence[TextChange]) -> Catalogue:
    clauses = {one.id: one for one in text.clauses}
    annexes = {one.id: one for one in text.annexes}
    for change in found:
        if isinstance(change, ClauseChange):
            _put(clauses, change.id, change.after)
        else:
            _put(annexes, change.id, change.after)
    update = {"clauses": tuple(clauses.values()), "annexes": tuple(annexes.values())}
    return text.model_copy(update=update)


def _put(known: dict[str, T], id: str, after: T | None) -> None:
    if after is None:
        del known[id]
    else:
        known[id] = after


def _must_hang_together(text: Catalogue, found: Sequence[TextChange]) -> None:
    contradictions = tuple(inconsistencies(amended(text, found)))
    if contradictions:
        place = ".".join(str(part) for part in contradictions[0].path)
        raise TextContradicts(place=place, why=contradictions[0].words)


def kind_of(text: Catalogue, found: Sequence[TextChange]) -> AmendmentKind:
    """An annex with duties of privacy is the privacy protocol, whatever it is called."""
    protocols = {
        clause.annex
        for version in (text, amended(text, found))
        for clause in version.clauses
        if clause.annex and any(duty.nature is Nature.PRIVACY for duty in clause.duties)
    }
    touched = {
        clause.annex
        for change in found
        if isinstance(change, ClauseChange)
        for clause in (change.before, change.after)
        if clause is not None
    } | {change.id for change in found if isinstance(change, AnnexChange)}
    if touched & protocols:
        return AmendmentKind.PRIVACY_PROTOCOL
    return AmendmentKind.AGREEMENT_TEXT


def drafts_between(now: Catalogue, new: Catalogue, agreement: str) -> Drafts:
    """What a new version of a catalogue says otherwise of one agreement.

    Raises OutsideAmendment where it says something else of what no addendum changes."""
    found = changes(text_of(now, agreement), new, agreement)
    for one in found:
        if not one.path.startswith(_IN_TEXT):
            raise OutsideAmendment(place=one.path)
    clauses, annexes = {one.id for one in new.clauses}, {one.id for one in new.annexes}
    before = dict(zip((one.id for one in new.clauses), (None, *new.clauses), strict=False))
    had, listed = {one.id: one for one in now.clauses}, {one.id: one for one in now.products}
    return Drafts(
        clauses=tuple(
            ClauseDraft(clause=one, follows=None if (prior := before[one.id]) is None else prior.id)
            for one in new.clauses
            if had.get(one.id) != one
        ),
        ended=tuple(one.id for one in now.clauses if one.id not in clauses),
        annexes=tuple(one for one in new.annexes if one not in now.annexes),
        ended_annexes=tuple(one.id for one in now.annexes if one.id not in annexes),
        products=tuple(one for one in new.products if listed.get(one.id) != one),
    )


def differences(found: Sequence[TextChange]) -> tuple[Change, ...]:
    """What is proposed, to read: each difference at its path."""
    return tuple(
        one
        for change in found
        for one in entry_changes(_SECTIONS[change.of], change.id, change.before, change.after)
    )


_SECTIONS = {"clause": "clauses", "annex": "annexes"}
