"""Catalogue files load as they are written, or tell everything that is wrong with them."""

from pathlib import Path

import pytest

from domain.catalogue import Catalogue
from infra.catalogues import CatalogueInvalid, digest, load_catalogue, shipped
from infra.catalogues.files import CatalogueFiles
from infra.catalogues.reading import read
from infra.rules.tables import load_rules

DATA = Path(__file__).parents[1] / "data" / "catalogues"
SMALLEST = (DATA / "smallest.yaml").read_text("utf-8")


def problems(path: Path) -> list[str]:
    with pytest.raises(CatalogueInvalid) as refused:
        load_catalogue(path)
    told = refused.value.facts["problems"].splitlines()
    assert refused.value.facts["count"] == str(len(told))
    return told


def spoiled(folder: Path, right: str, wrong: str) -> Path:
    assert SMALLEST.count(right) == 1
    file = folder / "one.yaml"
    file.write_text(SMALLEST.replace(right, wrong), "utf-8")
    return file


def line_of(words: str) -> int:
    return SMALLEST[: SMALLEST.index(words)].count("\n") + 1


def test_a_second_different_agreement_loads_without_any_code() -> None:
    archive = load_catalogue(DATA / "shared-archive.yaml")
    assert {party.kind for party in archive.parties} == {"water-board", "province", "joint-body"}
    assert set(archive.agreements[0].roles) == {"owner", "keeper", "supervisor"}
    rules = {duty.due.kind for clause in archive.clauses for duty in clause.duties}
    assert rules == {
        "no-date",
        "end-of-month-after",
        "on-date",
        "before-period",
        "before",
        "on-or-before",
        "within-period",
        "policy",
        "statutory",
    }


def test_a_folder_says_the_same_as_one_file(tmp_path: Path) -> None:
    head, rest = SMALLEST.split("clauses:\n")
    first, second = rest.split("  - id: 2\n")
    (tmp_path / "1.yaml").write_text(f"{head}clauses:\n{first}", "utf-8")
    (tmp_path / "2.yaml").write_text(f"clauses:\n  - id: 2\n{second}", "utf-8")
    assert digest(load_catalogue(tmp_path)) == digest(load_catalogue(DATA / "smallest.yaml"))


def test_the_digest_changes_with_one_letter(tmp_path: Path) -> None:
    whole = digest(load_catalogue(DATA / "smallest.yaml"))
    assert digest(load_catalogue(spoiled(tmp_path, "Elk jaar", "Ieder jaar"))) != whole
    assert len(whole) == 64


def test_the_digest_does_not_see_how_a_file_is_laid_out(tmp_path: Path) -> None:
    laid_out = spoiled(tmp_path, "[provider]", "\n          - provider  # who reports")
    assert digest(load_catalogue(laid_out)) == digest(load_catalogue(DATA / "smallest.yaml"))


def test_every_value_is_text_until_the_format_says_otherwise(tmp_path: Path) -> None:
    loaded = load_catalogue(spoiled(tmp_path, "nl: Noord, en: North", "nl: no, en: 5.10"))
    assert loaded.party("north").name["nl"] == "no"
    assert loaded.party("north").name["en"] == "5.10"


@pytest.mark.parametrize("nothing", ["null", "~", ""])
def test_only_an_unquoted_null_is_no_value(tmp_path: Path, nothing: str) -> None:
    ends_on = "in_force_on: 2024-01-01\nannexes:", f"ends_on: {nothing}\n"
    assert load_catalogue(spoiled(tmp_path, ends_on[0], ends_on[1] + ends_on[0])).ends_on is None
    assert load_catalogue(spoiled(tmp_path, "[Een]", "['null']")) != load_catalogue(
        DATA / "smallest.yaml"
    )


def test_a_part_may_be_used_twice(tmp_path: Path) -> None:
    file = spoiled(tmp_path, "{nl: Verslagen, en: Reports}", "*name")
    file.write_text(file.read_text("utf-8").replace("{nl: Lijst", "&name {nl: Lijst"), "utf-8")
    loaded = load_catalogue(file)
    assert loaded.products[0].title == loaded.annexes[0].title


@pytest.mark.parametrize(
    ("right", "wrong", "at", "told"),
    [
        ("month: 3", "month: 13", "month: 3", "clauses[0].duties[0].due.month: Input should be"),
        ("month: 3", "month: March", "month: 3", "not `March`"),
        ("kind: before,", "kind: bevore,", "due:", "clauses[0].duties[0].due: Input tag 'bevore'"),
        ("kind: before, ", "", "due:", "clauses[0].duties[0].due: say which `kind` it is"),
        ("debtor:", "debitor:", "debtor:", "duties[0].debitor: there is no such key here: did you"),
        ("every: year", "evry: year", "every:", "trigger.evry: there is no such key here: did you"),
        (
            "every: year",
            "every: week",
            "every:",
            "clauses[0].duties[0].trigger.every: Input should",
        ),
        ("citation: Reg", "xyz: Reg", "citation:", "possible are citation, in_force_on, title"),
        ("roles: {", "rolls: {", "roles:", "agreements[0].rolls: there is no such key here: did"),
        ("        creditor: [client]\n", "", "- id: report", "duties[0].creditor: this is missing"),
        ("    citation_titles: [Een]\n", "", "- id: one", "agreements[0].citation_titles: this is"),
        ("id: smallest", "id: Small Est", "id: smallest", "id: String should match"),
        ("id: smallest", "id: smallest\nid: small", "title: {nl: K", "id: this key was used above"),
        ("id: smallest", "? [a]\n: b", "id: smallest", "a key is a plain word"),
        ("nl: Noord", "nl: !!python/name:os.system Noord", "nl: Noord", "name.nl: tags such as"),
        (
            "[provider]",
            "[supplier]",
            "debtor:",
            "duties[0].debtor: duty report: no such role: supp",
        ),
        (
            "client: north",
            "client: east",
            "roles:",
            "agreements[0].roles.client: agreement one: no",
        ),
        ("client: north", "Client: north", "roles:", "agreements[0].roles.Client: String should"),
        ("annex: list", "annex: lost", "annex: list", "clauses[0].annex: clause 1: no such annex"),
        ("clause: 1", "clause: 3", "id: reports", "products[0].clause: product reports: no such"),
        ("clause: 1, ", "", "id: reports", "products[0]: product reports: name the `clause`"),
        ("- id: 2", "- id: 1", "- id: 2", "clauses[1].id: clause 1 occurs twice"),
        ("year: next}", "year: nxt}", "due:", "due.year: Input should be 'previous', 'same' or"),
        (
            "before, month: 3, day: 1, year: next",
            "no-date",
            "- id: report",
            "duties[0]: a dated or",
        ),
        ("    none: {nl: V", "    nope: {nl: V", "none:", "clauses[1].nope: there is no such key"),
        ("2024-01-01\nparties", "2024-13-01\nparties", "in_force_on:", "scheme.in_force_on: Input"),
        ("[Een]", "&a [*a]", "citation_titles:", "agreements[0].citation_titles[0]: Input should"),
    ],
)
def test_one_mistake_is_told_with_file_line_and_path(
    tmp_path: Path, right: str, wrong: str, at: str, told: str
) -> None:
    found = problems(spoiled(tmp_path, right, wrong))
    (problem,) = (one for one in found if told in one)
    assert problem.startswith((f"one.yaml:{line_of(at)} ", f"one.yaml:{line_of(at)}: "))
    assert all("this is missing" in other for other in found if other != problem)


def test_a_place_that_was_not_written_is_at_the_nearest_one_around_it() -> None:
    reading = read(DATA / "smallest.yaml")
    assert reading.line(("id", "deeper")) == line_of("id: smallest")
    assert reading.line(("clauses", 9)) == line_of("clauses:")
    assert reading.line(("gone",)) == 1


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    file = spoiled(tmp_path, "month: 3, day: 1", "month: 13, day: 0")
    file.write_text(file.read_text("utf-8").replace("every: year", "every: week"), "utf-8")
    assert len(problems(file)) == 3


def test_a_path_counts_within_its_own_file(tmp_path: Path) -> None:
    (tmp_path / "1.yaml").write_text(SMALLEST, "utf-8")
    (tmp_path / "2.yaml").write_text("\nclauses:\n  - id: 3\n", "utf-8")
    assert problems(tmp_path) == [
        "2.yaml:3 clauses[0].heading: this is missing: add it",
        "2.yaml:3 clauses[0].text: this is missing: add it",
    ]


def test_two_files_may_not_both_say_what_is_said_once(tmp_path: Path) -> None:
    (tmp_path / "1.yaml").write_text(SMALLEST, "utf-8")
    (tmp_path / "2.yaml").write_text("id: other\n", "utf-8")
    assert problems(tmp_path) == [
        "2.yaml:1 id: another file says this already: keep one of the two"
    ]


def test_an_empty_list_in_another_file_is_told_beside_the_other_mistakes(tmp_path: Path) -> None:
    (tmp_path / "1.yaml").write_text("clauses:\n" + SMALLEST.split("clauses:\n")[0], "utf-8")
    (tmp_path / "2.yaml").write_text("clauses:\n  - id: 3\n", "utf-8")
    assert "2.yaml:1 clauses: another file says this already: keep one of the two" in problems(
        tmp_path
    )


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"id: [", "one.yaml:2: this is not YAML: "),
        (b"id: a\n---\nid: b\n", "this is not YAML: "),
        (b"id: a\ntitle: \xff\n", "one.yaml:2: it is not UTF-8: save it as UTF-8"),
        (b"id: \x07\n", "this is not YAML: "),
        (b"", "one.yaml:1: the file is a mapping: start with `clauses:`"),
        (b"- a\n", "one.yaml:1: the file is a mapping: start with `clauses:`"),
        (b"a: " + b"[" * 900 + b"]" * 900, "one.yaml:1: its parts are nested too deeply"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_as_such(
    tmp_path: Path, content: bytes, told: str
) -> None:
    (tmp_path / "one.yaml").write_bytes(content)
    (problem,) = problems(tmp_path / "one.yaml")
    assert told in problem


def test_a_missing_file_and_an_empty_folder_are_told(tmp_path: Path) -> None:
    assert problems(tmp_path / "gone.yaml") == [
        "gone.yaml:1: it cannot be opened (No such file or directory): check the path"
    ]
    (problem,) = problems(tmp_path)
    assert "there is no .yaml file in this folder" in problem


def test_an_unknown_shipped_catalogue_is_told_with_those_there_are() -> None:
    with pytest.raises(CatalogueInvalid) as refused:
        shipped("dvo-2021")
    assert "choose one of dvo-2020, processing-agreement" in refused.value.facts["problems"]


def test_a_statutory_term_that_the_rules_do_not_know_is_told_with_its_line(
    tmp_path: Path,
) -> None:
    right = "due: {kind: before, month: 3, day: 1, year: next}"
    file = spoiled(tmp_path, right, "due: {kind: statutory, term: woo-reqest}")
    with pytest.raises(CatalogueInvalid) as refused:
        CatalogueFiles(load_rules()).load(str(file))
    told = refused.value.facts["problems"]
    place = f"one.yaml:{line_of(right)} clauses[0].duties[0].due.term: duty report: "
    assert told.startswith(place + "no such term: woo-reqest; near it are woo-request")


def test_what_is_named_as_a_file_is_looked_for_as_a_file() -> None:
    with pytest.raises(CatalogueInvalid) as refused:
        CatalogueFiles(load_rules()).load("nofile.yaml")
    assert "nofile.yaml:1: it cannot be opened" in refused.value.facts["problems"]


def test_each_agreement_of_the_shipped_catalogue_stands_beside_the_others() -> None:
    catalogue: Catalogue = load_catalogue(shipped("dvo-2020"))
    assert [one.id for one in catalogue.agreements] == [
        "dvo-2020-beek",
        "dvo-2020-stein",
        "dvo-2020-beekdaelen",
    ]
    assert {one.roles["provider"] for one in catalogue.agreements} == {"sittard-geleen"}
