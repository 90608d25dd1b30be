"""What goes on after an agreement has ended is seen, and a shortcoming in it can be recorded."""

from datetime import UTC, datetime

from tests.interface.conftest import AGREEMENT, BEEK, Installation
from tests.interface.visiting import Visitor

HOME = f"/agreements/{AGREEMENT}"
WITHDRAWAL = {
    "occurredOn": "2021-06-01",
    "agreement": AGREEMENT,
    "takesEffectOn": "2022-01-01",
    "decision": {"organ": "college", "takenOn": "2021-05-28", "reference": "B-2021-60"},
}
SHORTCOMING = {
    "agreements": [AGREEMENT],
    "matter": "confidentiality-shortcoming",
    "about": "Een dossier lag open in de hal.",
}


def announced(lived: Installation) -> str:
    answer = lived.post("/v1/withdrawals", WITHDRAWAL)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def later(lived: Installation) -> None:
    lived.clock.move_to(datetime(2022, 2, 1, 9, 0, tzinfo=UTC))
    lived.doors.timers.tick()


def test_an_agreement_of_which_nobody_said_that_it_ends_says_nothing_of_it(
    lived: Installation,
) -> None:
    page = Visitor(lived, BEEK, "clerk").page(f"{HOME}?part=about")
    assert "Na het einde" not in page
    assert "na-het-einde" not in page


def test_what_will_go_on_is_listed_once_the_end_is_announced(lived: Installation) -> None:
    key = announced(lived)
    page = Visitor(lived, BEEK, "clerk").page(f"{HOME}?part=about")
    assert "De overeenkomst eindigt op zaterdag 1 januari 2022, met haar bijlagen." in page
    assert f'href="/cases/withdrawals/{key}"' in page
    section = page.partition('id="na-het-einde"')[2].partition("</section>")[0]
    assert "Geheimhouding" in section
    assert "art. 21.2" in section
    assert "Kwartaalrapportage" not in section
    assert f'href="/obligations/{AGREEMENT}-confidentiality-standing"' in section


def test_what_was_revoked_ends_nothing(lived: Installation) -> None:
    key = announced(lived)
    body = {"occurredOn": "2021-06-01", "decision": WITHDRAWAL["decision"]}
    answer = lived.post(f"/v1/withdrawals/{key}/revocation", body)
    assert answer.status_code == 201, answer.text
    assert "na-het-einde" not in Visitor(lived, BEEK, "clerk").page(f"{HOME}?part=about")


def test_after_the_end_confidentiality_is_owed_and_falling_short_of_it_is_recorded(
    lived: Installation,
) -> None:
    announced(lived)
    later(lived)
    visitor = Visitor(lived, BEEK, "clerk")
    page = visitor.page(f"{HOME}?part=about")
    assert "De overeenkomst is op zaterdag 1 januari 2022 geëindigd" in page
    owed = lived.get(f"/v1/obligations/{AGREEMENT}-confidentiality-standing").json()
    assert (owed["status"], owed["survivesEnd"]) == ("standing", True)

    answer = lived.post("/v1/follow-ups", {"occurredOn": "2022-01-31", **SHORTCOMING})
    assert answer.status_code == 201, answer.text
    shown = visitor.page(f"/cases/follow-ups/{answer.json()['id']}")
    assert "Tekortkoming in de geheimhouding (art. 18)" in shown
    assert SHORTCOMING["about"] not in shown
