"""A clause has duties or a reason; a duty contradicts neither itself nor the law."""

from typing import Any

import pytest
from pydantic import ValidationError

from domain.calendar.contract import Before, NoDate, Policy, Statutory, WithinPeriod
from domain.clause import (
    AgreedFrequency,
    Clause,
    Continuous,
    Dated,
    Duty,
    Nature,
    OnEvent,
    Periodic,
    Product,
)
from domain.messages import Text

WORDS = Text(nl="Verslag", en="Report")
YEARLY = Periodic(every="year")
MARCH = Before(month=3, day=1, year="next")


def duty(**changed: Any) -> Duty:
    usual: dict[str, Any] = {
        "id": "report",
        "title": WORDS,
        "debtor": ("provider",),
        "creditor": ("client",),
        "trigger": YEARLY,
        "due": MARCH,
    }
    return Duty(**usual | changed)


def clause(**changed: Any) -> Clause:
    return Clause(**{"id": "12.3", "heading": WORDS, "text": WORDS} | changed)


def test_a_clause_has_duties_or_a_reason_for_none() -> None:
    assert clause(duties=(duty(),)).none is None
    assert clause(none=WORDS).duties == ()


@pytest.mark.parametrize("both_or_neither", [{}, {"duties": (duty(),), "none": WORDS}])
def test_a_clause_without_either_or_with_both_is_refused(both_or_neither: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="has duties, or says in `none`"):
        clause(**both_or_neither)


@pytest.mark.parametrize("side", ["debtor", "creditor"])
def test_a_duty_has_two_sides(side: str) -> None:
    with pytest.raises(ValidationError, match="at least one debtor and one creditor"):
        duty(**{side: ()})


@pytest.mark.parametrize("nature", [Nature.STATUTORY, Nature.PRIVACY, Nature.ARCHIVE])
def test_what_the_law_demands_is_waived_by_nobody(nature: Nature) -> None:
    assert duty(nature=nature).waivable_by == ()
    with pytest.raises(ValidationError, match=f"a {nature} duty is waived by nobody"):
        duty(nature=nature, waivable_by=("client",))


def test_what_was_only_agreed_may_be_waived() -> None:
    assert duty(waivable_by=("client",)).waivable_by == ("client",)


@pytest.mark.parametrize("trigger", [Dated(), YEARLY])
def test_what_comes_on_a_date_or_each_period_is_due_some_day(trigger: Dated | Periodic) -> None:
    with pytest.raises(ValidationError, match="needs a due rule other than no-date"):
        duty(trigger=trigger, due=NoDate())


def test_what_is_always_owed_is_due_on_no_day() -> None:
    assert duty(trigger=Continuous(), due=NoDate()).due == NoDate()
    with pytest.raises(ValidationError, match="a continuous duty has no due date"):
        duty(trigger=Continuous(), due=WithinPeriod())


@pytest.mark.parametrize("due", [NoDate(), Policy(), Statutory(term="complaint")])
def test_an_event_may_have_a_term_a_target_or_no_date(due: NoDate | Policy | Statutory) -> None:
    assert duty(trigger=OnEvent(event="complaint-received"), due=due).due == due


def test_a_frequency_still_to_be_agreed_needs_no_date() -> None:
    assert duty(trigger=AgreedFrequency(), due=NoDate()).trigger.kind == "agreed-frequency"


def test_a_duty_reads_back_as_it_was_stored() -> None:
    whole = duty(evidence=("report",), waivable_by=("client",), survives_end=True)
    assert Duty.model_validate_json(whole.model_dump_json()) == whole


def test_a_product_names_its_clause_or_what_it_is_part_of() -> None:
    assert Product(id="direct.a", kind="direct", title=WORDS, clause="12.3").part_of is None
