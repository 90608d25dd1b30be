"""An amendment in a browser: voted through, written down, signed by both, and in effect."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from domain.amendment.commands import ClauseDraft, ProposeAmendment
from domain.messages import Text
from domain.sealed import Plain
from interface.example.papers import pdf
from tests.browser.conftest import Enter, Site
from tests.browser.test_every_page import violations
from tests.browser.test_objections import record

CENTRE = "sittard-geleen"
AGREEMENT = "dvo-2020-beekdaelen"
DAY = "2022-06-01"
WORDS = "De opdrachtnemer werkt op zijn eigen locatie en bij de klant thuis."


@pytest.fixture
def proposed(site: Site) -> str:
    """Where the proposal stands that a clause reads otherwise; its text comes over the API."""
    doors = site.doors
    clause = doors.agreements.current(AGREEMENT).clauses["10"]
    words = Text(nl=WORDS, en="The provider works at its own place and at people's homes.")
    asked = ProposeAmendment(
        agreements=(AGREEMENT,),
        effective_on=date(2022, 6, 1),
        reason=Plain(text="Niet iedereen kan reizen."),
        clauses=(ClauseDraft(clause=clause.model_copy(update={"text": words})),),
    )
    by = site.people.person(CENTRE, "director")
    receipt = doors.desk.handle(doors.dockets["amendment"].beginning(asked, by))
    return f"/cases/amendments/{receipt.id}"


@pytest.fixture
def turn(entered: Enter, proposed: str) -> Callable[[str], Page]:
    def to(party: str) -> Page:
        page = entered(party=party).new_page()
        page.goto(proposed)
        return page

    return to


def decision(reference: str) -> dict[str, str]:
    return {
        "occurred_on": DAY,
        "decision__organ": "college",
        "decision__taken_on": DAY,
        "decision__reference": reference,
    }


def test_an_amendment_is_voted_through_signed_and_in_effect(turn: Callable[[str], Page]) -> None:
    for number, (party, ballot) in enumerate(
        ((CENTRE, "for"), ("beekdaelen", "for"), ("beek", "against"), ("stein", "for"))
    ):
        voter = turn(party)
        record(voter, "Stem vastleggen", ballot=ballot, **decision(f"B-2022-{90 + number}"))
    expect(voter.locator(".lead")).to_contain_text("Aangenomen op")

    centre = turn(CENTRE)
    centre.get_by_role("link", name="Addendum vastleggen", exact=True).click()
    assert violations(centre) == []
    given = {"name": "addendum.pdf", "mimeType": "application/pdf", "buffer": pdf(["Addendum"])}
    centre.locator("#file-addendum").set_input_files(given)
    centre.locator("[name=occurred_on]").fill(DAY)
    choice = centre.locator(f"[name=agreement][value='{AGREEMENT}']")
    choice.check()
    centre.locator("form.deed button").first.click()
    assert violations(centre) == []
    centre.get_by_role("button", name="Addendum vastleggen").click()

    for party in (CENTRE, "beekdaelen"):
        signer = turn(party)
        signed = {"agreement": AGREEMENT, "capacity": "mayor", **decision("B-2022-99")}
        record(signer, "Ondertekening vastleggen", **signed)
    expect(signer.locator(".lead")).to_contain_text("Getekend en van kracht")

    clause = f"/agreements/{AGREEMENT}/clauses/10"
    signer.goto(clause)
    expect(signer.locator("main")).to_contain_text(WORDS)
    assert violations(signer) == []
    signer.goto(f"{clause}?asOf=2022-05-31")
    expect(signer.locator("main")).not_to_contain_text(WORDS)
