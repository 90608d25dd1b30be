"""A catalogue hangs together, or tells every place where it does not."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from domain.calendar.contract import Before
from domain.catalogue import (
    Annex,
    Catalogue,
    Definition,
    Inconsistency,
    Inconsistent,
    Location,
    Participation,
    Party,
    Scheme,
)
from domain.clause import Clause, Duty, Periodic, Product
from domain.messages import Text

WORDS = Text(nl="Verslag", en="Report")


def party(key: str) -> Party:
    return Party(id=key, name=WORDS, kind="municipality")


def agreement(key: str, **roles: str) -> Participation:
    return Participation(id=key, citation_titles=(key,), roles=roles)


def clause(key: str, *duties: str, debtor: str = "provider", annex: str | None = None) -> Clause:
    owed = tuple(
        Duty(
            id=duty,
            title=WORDS,
            debtor=(debtor,),
            creditor=("client",),
            trigger=Periodic(every="year"),
            due=Before(month=3, day=1),
        )
        for duty in duties
    )
    reason = None if owed else WORDS
    return Clause(id=key, annex=annex, heading=WORDS, text=WORDS, duties=owed, none=reason)


def product(key: str, clause: str | None = None, part_of: str | None = None) -> Product:
    return Product(id=key, kind="direct", title=WORDS, clause=clause, part_of=part_of)


def catalogue(**changed: Any) -> Catalogue:
    usual: dict[str, Any] = {
        "format": "nakomen-catalogue/1",
        "id": "small",
        "title": WORDS,
        "scheme": Scheme(title=WORDS, citation="Scheme", in_force_on="2024-01-01"),
        "parties": (party("north"), party("south")),
        "agreements": (agreement("one", client="north", provider="south"),),
        "in_force_on": "2024-01-01",
        "annexes": (Annex(id="list", title=WORDS),),
        "clauses": (clause("1", "report"), clause("list.1", annex="list")),
        "products": (product("a", "1"), product("a.1", part_of="a"), product("a.2", "list.1", "a")),
    }
    return Catalogue(**usual | changed)


def found(**changed: Any) -> list[Inconsistency]:
    with pytest.raises(ValidationError) as refused:
        catalogue(**changed)
    (error,) = refused.value.errors()
    cause = error["ctx"]["error"]
    assert isinstance(cause, Inconsistent)
    assert all(one.words in str(cause) for one in cause.found)
    return list(cause.found)


def test_a_catalogue_that_hangs_together_answers_by_key() -> None:
    whole = catalogue()
    assert whole.party("south").id == "south"
    delivered = {one.id: whole.clause_of(one) for one in whole.products}
    assert delivered == {"a": "1", "a.1": "1", "a.2": "list.1"}


@pytest.mark.parametrize(
    ("changed", "path", "told"),
    [
        ({"parties": (party("north"), party("south"), party("north"))}, ("parties", 2, "id"), ""),
        (
            {"agreements": (agreement("one", client="north", provider="south"),) * 2},
            ("agreements", 1, "id"),
            "agreement one occurs twice",
        ),
        ({"annexes": (Annex(id="list", title=WORDS),) * 2}, ("annexes", 1, "id"), "occurs twice"),
        (
            {"definitions": (Definition(term=WORDS, meaning=WORDS),) * 2},
            ("definitions", 1, "term", "nl"),
            "definition Verslag occurs twice",
        ),
        (
            {"clauses": (clause("1"), clause("1"), clause("list.1"))},
            ("clauses", 1, "id"),
            "clause 1 occurs twice",
        ),
        (
            {"clauses": (clause("1", "report"), clause("list.1", "report"))},
            ("clauses", 1, "duties", 0, "id"),
            "duty report occurs twice",
        ),
        ({"products": (product("a", "1"),) * 2}, ("products", 1, "id"), "product a occurs twice"),
        ({"ends_on": "2023-12-31"}, ("ends_on",), "ends before it is in force"),
        (
            {"agreements": (agreement("one", client="north", provider="east"),)},
            ("agreements", 0, "roles", "provider"),
            "no such party: east",
        ),
        (
            {
                "agreements": (
                    agreement("one", client="north", provider="south"),
                    agreement("two", client="north", keeper="south"),
                )
            },
            ("agreements", 1, "roles"),
            "every agreement fills the same roles: client, provider",
        ),
        (
            {"clauses": (clause("1", annex="lost"), clause("list.1"))},
            ("clauses", 0, "annex"),
            "no such annex: lost",
        ),
        (
            {"clauses": (clause("1"), clause("list.1", "report", debtor="keeper"))},
            ("clauses", 1, "duties", 0, "debtor"),
            "no such role: keeper; the roles are client, provider",
        ),
        ({"products": (product("a"),)}, ("products", 0), "name the `clause`"),
        ({"products": (product("a", "9"),)}, ("products", 0, "clause"), "no such clause: 9"),
        (
            {"products": (product("a", part_of="b"), product("b", "1"))},
            ("products", 0, "part_of"),
            "no such product before it: b",
        ),
        ({"products": (product("a", part_of="a"),)}, ("products", 0, "part_of"), "before it: a"),
    ],
)
def test_a_contradiction_is_told_with_its_place(
    changed: dict[str, Any], path: Location, told: str
) -> None:
    (one,) = found(**changed)
    assert one.path == path
    assert told in one.words


def test_all_contradictions_are_told_at_once() -> None:
    clauses = (clause("1", "report", debtor="keeper", annex="lost"), clause("1", "report"))
    paths = [one.path for one in found(clauses=clauses, products=(product("a", "1"),))]
    assert paths == [
        ("clauses", 1, "id"),
        ("clauses", 1, "duties", 0, "id"),
        ("clauses", 0, "annex"),
        ("clauses", 0, "duties", 0, "debtor"),
    ]


def test_it_may_end_on_the_day_that_it_is_in_force() -> None:
    assert catalogue(ends_on="2024-01-01").ends_on is not None


@given(st.lists(st.sampled_from("abc"), min_size=1, max_size=5))
def test_ids_are_told_apart_exactly_where_they_repeat(keys: list[str]) -> None:
    clauses = tuple(clause(key) for key in keys)
    again = [n for n, key in enumerate(keys) if key in keys[:n]]
    if again:
        told = [one.path for one in found(clauses=clauses, products=())]
        assert told == [("clauses", n, "id") for n in again]
    else:
        assert len(catalogue(clauses=clauses, products=()).clauses) == len(keys)


def test_a_catalogue_reads_back_as_it_was_stored() -> None:
    whole = catalogue()
    assert Catalogue.model_validate_json(whole.model_dump_json()) == whole
