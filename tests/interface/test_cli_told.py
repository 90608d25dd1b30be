"""Every kind of event in words, from the stored examples, in both languages."""

import json
from pathlib import Path

import pytest

from domain.agreement.events import AgreementSigned
from domain.event_types import EVENTS
from domain.obligation.events import ObligationWaived
from interface.kinds import SENTENCES
from interface.told import Manner, told
from interface.web.coded import coded

EXAMPLES = sorted((Path(__file__).parents[1] / "vectors" / "events").glob("*.json"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_event_is_told_in_both_languages_with_its_facts(path: Path) -> None:
    stored = json.loads(path.read_text())["event"]
    event = EVENTS.validate_json(json.dumps(stored))
    dutch, english = told(event, "nl"), told(event, "en")
    assert dutch != english
    assert "{" not in dutch + english
    if type(event) in SENTENCES:
        return
    for name in ("catalogue", "corrects", "ground", "first", "previous", "rules"):
        if stored.get(name) is not None:
            assert str(stored[name]) in english
            assert str(stored[name]) in dutch


def test_a_retraction_and_a_correction_are_told_apart() -> None:
    corrected = json.loads(
        next(p for p in EXAMPLES if "obligation.corrected" in p.stem).read_text()
    )
    with_day = {**corrected["event"], "instead": "2026-02-27"}
    without = {**corrected["event"], "instead": None}
    said = [told(EVENTS.validate_json(json.dumps(one)), "en") for one in (with_day, without)]
    assert said[0].endswith("was on 2026-02-27")
    assert said[1].endswith("did not happen")


def test_a_manner_has_words_for_codes() -> None:
    waived = next(p for p in EXAMPLES if "obligation.waived" in p.stem).read_text()
    event = EVENTS.validate_json(json.dumps(json.loads(waived)["event"]))
    assert isinstance(event, ObligationWaived)
    said = told(event, "nl", Manner(code=lambda code: coded(code, "nl")))
    assert coded(event.ground, "nl") in said and event.ground not in said


def test_a_manner_names_parties_and_writes_days_and_without_one_they_stay_as_stored() -> None:
    signed = next(p for p in EXAMPLES if "agreement.signed" in p.stem).read_text()
    event = EVENTS.validate_json(json.dumps(json.loads(signed)["event"]))
    assert isinstance(event, AgreementSigned)
    plain, day = told(event, "en"), event.decision.taken_on
    assert event.party in plain and day.isoformat() in plain
    manner = Manner(party=lambda key: f"<{key}>", day=lambda one: f"day {one.day}")
    written = told(event, "en", manner)
    assert f"<{event.party}>" in written and f"day {day.day}" in written
    assert day.isoformat() not in written
