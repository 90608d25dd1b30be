"""Whatever is asked of the calendar, it answers or refuses; it never fails."""

from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from application.terms import TermAnswer, TermQuestion, Terms
from domain.errors import Refusal
from infra.rules import load_rules

TERMS = Terms(load_rules())
WRITTEN = st.one_of(
    st.dates().map(str),
    st.datetimes().map(lambda moment: moment.isoformat(timespec="minutes")),
    st.text(max_size=12),
)
OPTIONS = {
    "suspended": st.lists(
        st.builds("{}..{}{}".format, WRITTEN, WRITTEN, st.sampled_from(["", "@repair", "@"])),
        max_size=3,
    ).map(tuple),
    "extended": st.booleans(),
    **{
        name: st.none() | WRITTEN
        for name in ("consent_until", "decided", "concerning", "term_ended", "applicants")
    },
}
RULES = st.sampled_from([card.id for card in TERMS.list()]) | st.text(max_size=20)


@given(RULES, WRITTEN, st.fixed_dictionaries({}, optional=OPTIONS))
@example("woo-request", "2026-04-07", {"suspended": ("2026-04-08..9999-12-31",)})
@example("objection-decision", "9999-12-31", {})
@example("penalty-run", "2099-12-01", {})
@example("notice-of-default", "2099-11-20", {"decided": "9999-12-31"})
@example("hearing-documents", "2009-01-02", {})
@example("breach-notice", "9999-12-31T23:59", {})
def test_every_question_is_answered_or_refused(
    rule: str, start: str, options: dict[str, Any]
) -> None:
    try:
        answer = TERMS.compute(TermQuestion(rule=rule, start=start, **options))
    except Refusal as refusal:
        assert refusal.code != Refusal.code
    else:
        assert TermAnswer.model_validate_json(answer.model_dump_json()) == answer
