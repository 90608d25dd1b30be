"""What befalls an agreement's text when others decided: amended, its product list adopted, ended.

Who may decide that, and how, is with the amendment, the yearly cycle and the withdrawal. Asked
again for what is already so, nothing happens: a stop in between is made good by asking again.
"""

from domain.agreement.changes import AnnexChange, ClauseChange
from domain.agreement.commands import AdoptProductList, AmendAgreement, EndAgreement
from domain.agreement.events import (
    AgreementAmended,
    AgreementEnded,
    AgreementEvent,
    AnnexAmended,
    ClauseAmended,
    ProductAmended,
    ProductListAdopted,
)
from domain.agreement.refusals import AgreementAlreadyEnded
from domain.agreement.state import Agreement


def amend(agreement: Agreement, command: AmendAgreement) -> list[AgreementEvent]:
    if command.amendment in agreement.amended:
        return []
    _must_not_have_ended(agreement, command)
    day, since = command.bound_on, command.effective_from
    events: list[AgreementEvent] = [
        AgreementAmended(
            occurred_on=day,
            amendment=command.amendment,
            effective_from=since,
            addendum=command.addendum,
        )
    ]
    places = agreement.places
    for change, follows in zip(command.changes, command.follows, strict=True):
        if isinstance(change, AnnexChange):
            events.append(
                AnnexAmended(
                    occurred_on=day,
                    amendment=command.amendment,
                    effective_from=since,
                    change=change,
                )
            )
            continue
        place = places.get(change.id) or _after(agreement, places, change, follows)
        places = {**places, change.id: place}
        events.append(
            ClauseAmended(
                occurred_on=day,
                amendment=command.amendment,
                effective_from=since,
                place=place,
                change=change,
            )
        )
    return events


def _after(
    agreement: Agreement, places: dict[str, str], change: ClauseChange, follows: str | None
) -> str:
    """A free place after a clause; where none is named, after the last one of its annex."""
    before = places.get(follows or "")
    if before is None:
        annex = change.after and change.after.annex
        of_annex = [place for id, place in places.items() if agreement.annex_of(id) == annex]
        before = max(of_annex or places.values())
    number = 1
    while (place := f"{before}.{number:02d}") in places.values():
        number += 1
    return place


def adopt_products(agreement: Agreement, command: AdoptProductList) -> list[AgreementEvent]:
    if command.planning in agreement.amended:
        return []
    _must_not_have_ended(agreement, command)
    day, since = command.adopted_on, command.effective_from
    adopted = ProductListAdopted(
        occurred_on=day,
        planning=command.planning,
        year=command.year,
        effective_from=since,
        decisions=command.decisions,
    )
    changes = (
        ProductAmended(
            occurred_on=day, planning=command.planning, effective_from=since, change=change
        )
        for change in command.changes
    )
    return [adopted, *changes]


def end(agreement: Agreement, command: EndAgreement) -> list[AgreementEvent]:
    if agreement.ended is not None:
        return []
    return [
        AgreementEnded(
            occurred_on=command.ended_from,
            withdrawal=command.withdrawal,
            participant=command.participant,
            ended_from=command.ended_from,
        )
    ]


def _must_not_have_ended(agreement: Agreement, command: AmendAgreement | AdoptProductList) -> None:
    ended = agreement.ended
    if ended is not None and command.effective_from >= ended.ended_from:
        raise AgreementAlreadyEnded(ended_from=ended.ended_from.isoformat())
