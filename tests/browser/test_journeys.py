"""What people come for, from the first page to the last, as they do it."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, BrowserContext, Page, expect

from interface.example.papers import pdf
from tests.browser.conftest import Enter, Site
from tests.browser.pages import MISTAKEN, OVERDUE, WAIVED
from tests.browser.site import sign_in
from tests.browser.test_every_page import WATCH, violations

OPEN = "/obligations/dvo-2020-beek-advance-net-costs-2022-08"
"""Which no journey fulfils."""
SEALED = "/obligations/dvo-2020-beek-advance-net-costs-2022-09"
"""Which one does, with a document that holds personal data."""


@pytest.fixture
def stranger(browser: Browser, site: Site) -> Iterator[Page]:
    """Somebody who has not signed in."""
    context = browser.new_context(base_url=site.url, locale="nl")
    yield context.new_page()
    context.close()


@pytest.fixture
def page(entered: Enter) -> Iterator[Page]:
    page = entered().new_page()
    yield page
    page.close()


def heading(page: Page) -> str:
    assert violations(page) == []
    return page.locator("h1").inner_text()


def test_sign_in_be_refused_sign_out(stranger: Page, site: Site) -> None:
    stranger.goto("/trail")
    expect(stranger).to_have_url(re.compile("/sign-in$"))
    stranger.locator("#token").fill("nobody's")
    stranger.locator("#token").press("Enter")
    expect(stranger.get_by_role("alert")).to_be_visible()
    heading(stranger)
    sign_in(stranger.context, site.people.accounts["beek", "clerk"].token)
    stranger.goto("/")
    assert heading(stranger) == "Overzicht"
    stranger.get_by_text("uitloggen").click()
    expect(stranger).to_have_url(re.compile("/sign-in$"))
    stranger.goto("/")
    expect(stranger).to_have_url(re.compile("/sign-in$"))


def test_who_may_not_verify_the_trail_is_told_so(entered: Enter) -> None:
    page = entered(post="finance").new_page()
    answer = page.goto("/trail")
    assert answer is not None
    if answer.status == 403:
        assert "not-allowed" in page.content()
    heading(page)
    page.close()


def test_what_is_overdue_is_fulfilled_late_with_evidence(
    page: Page, site: Site, tmp_path: Path
) -> None:
    page.goto("/")
    page.locator(f"#lijst ~ table a[href='{OVERDUE}']").click()
    assert "te laat" in page.locator(".lead").inner_text()
    page.goto(f"{OVERDUE}/fulfil")
    page.get_by_label("Wanneer is dit gedaan?").fill("2022-05-30")
    page.locator("form.deed button").first.click()
    expect(page.get_by_role("alert")).to_contain_text("Er is nog niets vastgelegd")
    assert page.get_by_label("Wanneer is dit gedaan?").input_value() == "2022-05-30"
    heading(page)
    proof = tmp_path / "payment.pdf"
    proof.write_bytes(pdf(["Payment of the advance for May"]))
    page.locator("#file-payment").set_input_files(proof)
    page.locator("form.deed button").first.click()
    assert heading(page) == "Klopt dit?"
    before = site.doors.log.size()
    page.get_by_role("button", name="Nakoming vastleggen").click()
    expect(page.get_by_role("status")).to_contain_text("Vastgelegd onder")
    assert "30 dagen na de uiterste datum" in page.locator(".lead").inner_text()
    assert site.doors.log.size() == before + 1
    heading(page)


def test_evidence_with_personal_data_is_sealed_and_opens_for_a_purpose(
    page: Page, tmp_path: Path
) -> None:
    page.goto(f"{SEALED}/fulfil")
    content = pdf(["Report with names"])
    for number, field in enumerate(page.locator("input[type=file]").all()):
        piece = tmp_path / f"piece-{number}.pdf"
        piece.write_bytes(content)
        field.set_input_files(piece)
    for box in page.get_by_label("Er staan persoonsgegevens in").all():
        box.check()
    page.locator("form.deed button").first.click()
    assert heading(page) == "Klopt dit?"
    expect(page.locator("main")).to_contain_text("verzegeld")
    page.get_by_role("button", name="Nakoming vastleggen").click()
    page.get_by_role("link", name=re.compile("^inzien")).first.click()
    assert heading(page) == "Verzegeld document"
    page.get_by_label("Doel").select_option("breach")
    with page.expect_download() as handed:
        page.get_by_role("button", name="Openen en bewaren").click()
    assert Path(handed.value.path()).read_bytes() == content
    page.get_by_role("link", name="Annuleren").click()
    expect(page.locator("main")).to_contain_text("verzegeld")


def test_a_mistaken_entry_is_corrected_and_both_entries_stay(page: Page, tmp_path: Path) -> None:
    page.goto(f"{MISTAKEN}/fulfil")
    page.get_by_label("Wanneer is dit gedaan?").fill("2022-05-20")
    for number, field in enumerate(page.locator("input[type=file]").all()):
        piece = tmp_path / f"piece-{number}.pdf"
        piece.write_bytes(pdf([f"Piece {number}"]))
        field.set_input_files(piece)
    page.locator("form.deed button").first.click()
    page.get_by_role("button", name="Nakoming vastleggen").click()
    entries = page.locator("#tijd ~ div tbody tr").count()
    page.get_by_role("link", name=re.compile("deze regel verbeteren")).click()
    assert page.locator("input[name=corrects]:checked").count() == 1
    page.get_by_label("Het gebeurde op een andere dag").check()
    page.get_by_label("Op welke dag dan wel?").fill("2022-05-23")
    heading(page)
    page.locator("form.deed button").first.click()
    assert heading(page) == "Klopt dit?"
    page.get_by_role("button", name="Verbetering vastleggen").click()
    expect(page.get_by_role("status")).to_contain_text("Vastgelegd onder")
    assert page.locator("#tijd ~ div tbody tr").count() == entries + 1
    expect(page.locator("#tijd ~ div .was")).to_have_text("vrijdag 20 mei 2022")
    expect(page.locator(".lead")).to_contain_text("maandag 23 mei 2022")
    heading(page)


@pytest.mark.parametrize("kind", ["CSV", "XLSX"])
def test_a_table_is_taken_along_as_it_is_filtered(page: Page, tmp_path: Path, kind: str) -> None:
    page.goto("/obligations")
    page.get_by_label("Stand").select_option("waived")
    page.get_by_role("button", name="Toon", exact=True).click()
    shown = [one.inner_text() for one in page.locator("tbody th a").all()]
    with page.expect_download() as download:
        page.get_by_role("link", name=kind, exact=True).click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert file.suffix == f".{kind.lower()}"
    heads, *rows = table(file)
    place = list(heads).index("Verplichting")
    assert shown and [row[place] for row in rows] == shown


def table(file: Path) -> list[tuple[object, ...]]:
    if file.suffix == ".xlsx":
        return list(load_workbook(file).worksheets[0].iter_rows(values_only=True))
    with file.open(encoding="utf-8-sig", newline="") as text:
        return [tuple(row) for row in csv.reader(text, delimiter=";")]


def test_read_a_clause_and_its_duties(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Overeenkomsten", exact=True).click()
    heading(page)
    page.locator("main a[href='/agreements/dvo-2020-beek']").first.click()
    heading(page)
    clause = page.locator("#a12-3")
    expect(clause).to_contain_text("kwartaal")
    clause.locator(".years a").first.click()
    assert page.url.startswith(page.url.split("/obligations")[0] + "/obligations")
    heading(page)


def test_replay_to_last_year_and_compare_with_today(page: Page) -> None:
    page.goto("/")
    page.locator(".moment summary").click()
    page.locator("#asOf").fill("2021-03-01")
    page.locator("#asOf").press("Enter")
    expect(page.locator(".moment")).to_contain_text("U kijkt naar het verleden")
    assert page.locator("html").get_attribute("data-tijd") == "toen"
    assert page.locator("main form[method=post]").count() == 0
    heading(page)
    page.get_by_role("link", name=re.compile("ergelijk")).first.click()
    assert heading(page) == "Twee momenten vergeleken"
    expect(page.locator("th.then")).to_contain_text("Toen")
    assert page.locator("td.now-zone").count() > 0


def test_search_open_what_is_found_and_go_back_to_before_it_was_there(page: Page) -> None:
    page.goto("/")
    page.get_by_role("searchbox", name="Zoeken in alles").fill("kwartaalrapportage 2021-Q2 beek")
    page.get_by_role("searchbox", name="Zoeken in alles").press("Enter")
    assert heading(page) == "Zoeken"
    expect(page.locator("#gevonden .lead")).to_contain_text("vindplaatsen voor")
    page.locator(f".found a[href='{WAIVED}']").first.click()
    assert page.locator("h1").inner_text().startswith("Kwartaalrapportage")
    page.go_back()
    page.locator("#q").fill("2021-Q2 kwartaalrapp")
    expect(page.locator("#gevonden .lead")).to_contain_text("2021-Q2 kwartaalrapp")
    page.locator(".moment summary").click()
    page.locator("#asOf").fill("2019-12-01")
    page.locator("#asOf").press("Enter")
    expect(page.locator("#gevonden .empty")).to_contain_text("nog niets met al deze woorden")
    heading(page)
    page.get_by_role("link", name="Zoek in de stand van nu").click()
    expect(page.locator(".found li").first).to_be_visible()


def test_the_page_follows_the_slider_and_the_slider_keeps_the_focus(page: Page) -> None:
    page.add_init_script(WATCH)
    page.goto("/obligations?status=overdue")
    page.locator(".moment summary").click()
    page.locator("#asOf-slide").focus()
    page.keyboard.press("Home")
    expect(page.locator(".moment")).to_contain_text("U kijkt naar het verleden")
    assert page.locator("html").get_attribute("data-tijd") == "toen"
    expect(page.locator("#asOf-slide")).to_be_focused()
    expect(page.locator("#balk-gemeld")).to_contain_text("zoals bekend bij nr.")
    expect(page).to_have_url(re.compile(r"status=overdue&asOf=2019-\d\d-\d\d$"))
    asked = "link => new URL(link.href).searchParams.get('asOf')"
    assert page.locator("#menu a").nth(1).evaluate(asked)
    assert page.evaluate("refused") == []
    heading(page)
    page.keyboard.press("End")
    expect(page.locator(".moment")).to_contain_text("Stand van nu")
    assert page.locator("html").get_attribute("data-tijd") is None
    expect(page.locator("#asOf-slide")).to_be_focused()
    expect(page).to_have_url(re.compile(r"/obligations\?status=overdue$"))


def drag(page: Page, share: float) -> None:
    """Take the slider with the mouse from its end to a part of its width."""
    box = page.locator("#asOf-slide").bounding_box()
    assert box is not None
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] - 6, middle)
    page.mouse.down()
    for step in (0.9, 0.7, share):
        page.mouse.move(box["x"] + box["width"] * step, middle)
    page.mouse.up()


def test_the_slider_is_dragged_with_the_mouse(page: Page) -> None:
    page.goto("/obligations")
    page.locator(".moment summary").click()
    drag(page, 0.5)
    expect(page.locator(".moment")).to_contain_text("U kijkt naar het verleden")
    expect(page).to_have_url(re.compile(r"asOf=20\d\d-\d\d-\d\d$"))
    assert page.locator("#asOf").input_value() in page.url


def test_the_slider_leaves_a_form_that_somebody_began(page: Page) -> None:
    page.goto(f"{OPEN}/dispute")
    page.locator("#occurred_on").fill("2022-05-20")
    page.locator(".moment summary").click()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    today = page.locator("#asOf").input_value()
    drag(page, 0.5)
    expect(page.locator("#asOf")).not_to_have_value(today)
    chosen = page.locator("#asOf").input_value()
    page.locator("#occurred_on").press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    assert [one for one in asked if "asOf" in one] == []
    assert page.locator("#occurred_on").input_value() == "2022-05-20"
    page.locator(".moment summary").click()
    drag(page, 0.5)
    expect(page.locator("#asOf")).to_have_value(chosen)
    page.get_by_role("button", name="Toon deze dag").click()
    expect(page.locator(".moment")).to_contain_text("U kijkt naar het verleden")
    assert page.locator("#occurred_on").count() == 0


def test_compute_a_term(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Termijnen", exact=True).click()
    heading(page)
    page.locator("#rule").select_option(index=1)
    page.get_by_role("button", name="Kies deze termijn").click()
    day = page.locator("#from")
    clock = "T00:00" if day.get_attribute("type") == "datetime-local" else ""
    day.fill(f"2022-05-02{clock}")
    day.press("Enter")
    expect(page.locator(".steps .out").first).to_be_visible()
    heading(page)


def test_verify_the_trail(entered: Enter) -> None:
    page = entered(party="sittard-geleen", post="auditor").new_page()
    page.goto("/")
    page.get_by_role("link", name="Spoor", exact=True).click()
    heading(page)
    page.goto("/trail/verification")
    page.locator("main form button").click()
    expect(page.get_by_role("heading", name="Het spoor klopt en is compleet")).to_be_visible(
        timeout=60_000
    )
    heading(page)
    page.close()


def test_the_language_is_switched_and_stays(browser: Browser, site: Site) -> None:
    context: BrowserContext = browser.new_context(base_url=site.url, locale="nl")
    sign_in(context, site.people.accounts["stein", "clerk"].token)
    page = context.new_page()
    page.goto("/trail")
    page.get_by_role("link", name="In English").click()
    expect(page).to_have_url(re.compile("/trail$"))
    assert page.locator("html").get_attribute("lang") == "en"
    page.goto("/")
    assert heading(page) == "Overview"
    context.close()
