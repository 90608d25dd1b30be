"""A changed file is told difference by difference; only pure wording is editorial."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar.contract import Before, OnOrBefore
from domain.catalogue import Annex, Catalogue, Definition, Participation, Party, Scheme
from domain.catalogue_changes import Change, changes, text_of
from domain.clause import Clause, Duty, Periodic, Product
from domain.messages import Text

WORDS = Text(nl="Verslag", en="Report")
OTHER = Text(nl="Rapport", en="Report")
WORDING: dict[str, Any] = {"before": "Verslag", "after": "Rapport", "substantive": False}

REPORT = Duty(
    id="report",
    title=WORDS,
    debtor=("provider",),
    creditor=("client",),
    trigger=Periodic(every="year"),
    due=Before(month=3, day=1, year="next"),
)
CLAUSE = Clause(id="12.3", heading=WORDS, text=WORDS, duties=(REPORT,))
NAME = Clause(id="25", heading=WORDS, text=WORDS, none=WORDS)
PRODUCT = Product(id="direct.a", kind="direct", title=WORDS, clause="12.3")


def catalogue(**changed: Any) -> Catalogue:
    usual: dict[str, Any] = {
        "format": "nakomen-catalogue/1",
        "id": "small",
        "title": WORDS,
        "scheme": Scheme(title=WORDS, citation="Scheme", in_force_on="2024-01-01"),
        "parties": (
            Party(id="north", name=WORDS, kind="municipality"),
            Party(id="south", name=WORDS, kind="municipality"),
        ),
        "agreements": (
            Participation(
                id="one", citation_titles=("One",), roles={"client": "north", "provider": "south"}
            ),
            Participation(
                id="two", citation_titles=("Two",), roles={"client": "south", "provider": "north"}
            ),
        ),
        "in_force_on": "2024-01-01",
        "annexes": (Annex(id="list", title=WORDS),),
        "definitions": (Definition(term=WORDS, meaning=WORDS),),
        "clauses": (CLAUSE, NAME),
        "products": (PRODUCT,),
    }
    return Catalogue(**usual | changed)


def told(**changed: Any) -> tuple[Change, ...]:
    return changes(text_of(catalogue(), "one"), catalogue(**changed), "one")


def with_duty(**changed: Any) -> tuple[Clause, ...]:
    return (CLAUSE.model_copy(update={"duties": (REPORT.model_copy(update=changed),)}), NAME)


def test_a_file_that_says_the_same_has_no_changes() -> None:
    assert told() == ()


def test_the_order_of_clauses_is_no_change() -> None:
    assert told(clauses=(NAME, CLAUSE)) == ()


def test_what_another_agreement_says_is_no_change() -> None:
    two = Participation(
        id="two", citation_titles=("Deux",), roles={"client": "south", "provider": "north"}
    )
    assert told(agreements=(catalogue().agreements[0], two)) == ()


def test_an_unknown_agreement_has_no_text() -> None:
    with pytest.raises(KeyError):
        text_of(catalogue(), "three")


@pytest.mark.parametrize("field", ["heading", "text"])
def test_wording_of_a_clause_is_editorial(field: str) -> None:
    clauses = (CLAUSE.model_copy(update={field: OTHER}), NAME)
    path = f"clauses[12.3].{field}.nl"
    assert told(clauses=clauses) == (Change(path=path, kind="changed", **WORDING),)


def test_wording_of_a_duty_is_editorial() -> None:
    path = "clauses[12.3].duties[report].title.nl"
    assert told(clauses=with_duty(title=OTHER)) == (Change(path=path, kind="changed", **WORDING),)


def test_wording_of_a_product_is_editorial() -> None:
    products = (PRODUCT.model_copy(update={"title": OTHER}),)
    assert told(products=products) == (
        Change(path="products[direct.a].title.nl", kind="changed", **WORDING),
    )


def test_wording_beside_substance_in_the_same_clause_is_substance() -> None:
    later = Before(month=4, day=1, year="next")
    assert told(clauses=with_duty(title=OTHER, due=later)) == (
        Change(
            path="clauses[12.3].duties[report].title.nl",
            kind="changed",
            before="Verslag",
            after="Rapport",
            substantive=True,
        ),
        Change(
            path="clauses[12.3].duties[report].due.month",
            kind="changed",
            before=3,
            after=4,
            substantive=True,
        ),
    )


def test_wording_of_one_clause_stays_editorial_beside_substance_in_another() -> None:
    reworded = NAME.model_copy(update={"text": OTHER})
    clauses = (with_duty(survives_end=True)[0], reworded)
    assert [(one.path, one.substantive) for one in told(clauses=clauses)] == [
        ("clauses[12.3].duties[report].survives_end", True),
        ("clauses[25].text.nl", False),
    ]


def test_another_due_rule_is_told_field_by_field() -> None:
    rule = OnOrBefore(month=3, day=1, year="previous")
    found = told(clauses=with_duty(due=rule))
    assert sorted((one.path, one.before, one.after) for one in found) == [
        ("clauses[12.3].duties[report].due.kind", "before", "on-or-before"),
        ("clauses[12.3].duties[report].due.year", "next", "previous"),
    ]


def test_a_list_of_roles_or_evidence_is_told_whole() -> None:
    (one,) = told(clauses=with_duty(evidence=("report", "minutes")))
    assert (one.before, one.after, one.substantive) == ([], ["report", "minutes"], True)
    assert one.kind == "changed"


def test_why_a_clause_creates_no_duty_is_substance() -> None:
    (one,) = told(clauses=(CLAUSE, NAME.model_copy(update={"none": OTHER})))
    assert (one.path, one.substantive) == ("clauses[25].none.nl", True)


def test_a_clause_that_came_or_went_is_told_by_its_heading() -> None:
    heading = {"nl": "Verslag", "en": "Report"}
    gone = Change(path="clauses[25]", kind="removed", before=heading, substantive=True)
    new = Change(path="clauses[26]", kind="added", after=heading, substantive=True)
    assert told(clauses=(NAME.model_copy(update={"id": "26"}), CLAUSE)) == (gone, new)


def test_a_duty_that_came_is_told_within_its_clause() -> None:
    heard = REPORT.model_copy(update={"id": "hearing"})
    duties = (heard, REPORT)
    (one,) = told(clauses=(CLAUSE.model_copy(update={"duties": duties}), NAME))
    assert (one.path, one.kind) == ("clauses[12.3].duties[hearing]", "added")
    assert one.after == {"nl": "Verslag", "en": "Report"}


def test_a_clause_whose_only_duty_became_a_reason_tells_both() -> None:
    bare = Clause(id="12.3", heading=WORDS, text=WORDS, none=WORDS)
    assert [(one.path, one.kind) for one in told(clauses=(bare, NAME))] == [
        ("clauses[12.3].duties[report]", "removed"),
        ("clauses[12.3].none", "added"),
    ]


@pytest.mark.parametrize(
    ("changed", "path", "kind"),
    [
        ({"title": OTHER}, "title.nl", "changed"),
        ({"in_force_on": "2024-02-01"}, "in_force_on", "changed"),
        ({"ends_on": "2030-01-01"}, "ends_on", "added"),
        (
            {"scheme": Scheme(title=OTHER, citation="Scheme", in_force_on="2024-01-01")},
            "scheme.title.nl",
            "changed",
        ),
        ({"annexes": (Annex(id="list", title=OTHER),)}, "annexes[list].title.nl", "changed"),
        ({"annexes": ()}, "annexes[list]", "removed"),
        (
            {"definitions": (Definition(term=WORDS, meaning=OTHER),)},
            "definitions[Verslag].meaning.nl",
            "changed",
        ),
        (
            {"parties": (*catalogue().parties, Party(id="east", name=WORDS, kind="other"))},
            "parties[east]",
            "added",
        ),
    ],
)
def test_everything_else_is_substance(changed: dict[str, Any], path: str, kind: str) -> None:
    (one,) = told(**changed)
    assert (one.path, one.kind, one.substantive) == (path, kind, True)


def test_titles_and_roles_of_the_agreement_are_substance() -> None:
    one = Participation(
        id="one", citation_titles=("One", "Uno"), roles={"client": "south", "provider": "south"}
    )
    two = catalogue().agreements[1]
    assert [(c.path, c.before, c.after, c.substantive) for c in told(agreements=(one, two))] == [
        ("citation_titles", ["One"], ["One", "Uno"], True),
        ("roles[client]", "north", "south", True),
    ]


versions = st.builds(
    lambda month, title, clauses: catalogue(
        clauses=[
            with_duty(due=Before(month=month, day=1), title=title)[0],
            *([NAME] if clauses else []),
        ]
    ),
    st.integers(1, 3),
    st.sampled_from([WORDS, OTHER]),
    st.booleans(),
)


@given(versions, versions)
def test_back_is_the_mirror_of_forth(one: Catalogue, other: Catalogue) -> None:
    forth = changes(text_of(one, "one"), other, "one")
    back = changes(text_of(other, "one"), one, "one")
    mirrored = {(c.path, repr(c.after), repr(c.before), c.substantive) for c in back}
    assert {(c.path, repr(c.before), repr(c.after), c.substantive) for c in forth} == mirrored
    assert (forth == ()) == (text_of(one, "one") == text_of(other, "one"))
