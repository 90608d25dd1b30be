"""Search on both databases: it finds what a naive look through the folded documents finds."""

import random
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import cycle, product
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, inspect

from application import search as searching
from application.agreements import Agreements
from application.asof import AsOf
from application.people import SYSTEM, Person, Role
from application.ports import Recorded
from application.registers import CursorNotUnderstood
from application.search import FoundPage, Kind, Search, SearchQuery, findable
from application.sought import Sought, Term, fold, pieces
from domain.agreement.events import ClauseCorrected
from domain.messages import Text
from infra.catalogues.files import CatalogueFiles
from infra.database import Database
from infra.rules.tables import load_rules
from infra.views.search import index as indexing
from infra.views.search import questions
from infra.views.search.document import Document
from infra.views.search.documents import Known, documents, names
from infra.views.search.index import SearchIndex
from infra.views.search.schema import FOREVER, document_table, name_table, tables, word_table
from tests.infra.world import MANY as WISHES
from tests.infra.world import TODAY, Opened, Place, append, live, opening

EVERYTHING = frozenset(Kind)
AGREEMENT = "dvo-2020-beek"
WORDS = (
    "rapportage", "beek", "de", "12.3", "gemeente", "report", "zaaksysteem", "Z-report", "sittard",
    "dvo-2020-beek", "jaarrapportage", "artikel", "b", "year", "a", "article", "z", "2025", "kwart",
)  # fmt: skip
ODD = (
    "", " ", '"', '""', "'", "\\", "*", "beek*", "NEAR(a b)", "a AND b OR NOT c", "{title} : x",
    "a:b", "-", "(", "a\0b", "\0", "%", "?", "é", "e\u0301", "ĳ", "日本", "😀", "ß" * 40, "x" * 200,
    '"a b', "'; drop table search_1; --", "k:clause", "a:dvo-2020-beek", "½", "İ", "\u202e", "_",
)  # fmt: skip


def asked(written: str, **narrowed: Any) -> SearchQuery:
    facts = {"kinds": EVERYTHING, "limit": 1_000, **narrowed}
    return SearchQuery(Sought.read(written), **facts)


def at(position: int) -> AsOf:
    return AsOf(position, TODAY, past=True)


@dataclass
class Searched:
    """An installation at work, with its index."""

    where: Opened
    index: SearchIndex

    @property
    def service(self) -> Search:
        return Search(self.index, self.where.log, lambda _party, _recorded: True)

    def keys(self, written: str, position: int | None = None, **narrowed: Any) -> list[str]:
        size = self.where.log.size() if position is None else position
        page = self.service.find(asked(written, **narrowed), at(size))
        return [one.key for one in page.found]

    def stored(self) -> list[tuple[Any, ...]]:
        [(generation,)] = self.index.database.ask("select generation from search_place")
        columns = ", ".join(("row", *Document._fields, "from_position", "to_position"))
        said = f"select {columns} from {document_table(generation)} order by row"
        return [tuple(row) for row in self.index.database.ask(said)]

    def columns(self) -> list[str]:
        [(generation,)] = self.index.database.ask("select generation from search_place")
        made = tables(generation, self.index.database.postgres)
        return list(made.tables[document_table(generation)].columns.keys())

    def spoil(self, said: str, **more: str) -> None:
        """What no program of ours would do."""
        [(generation,)] = self.index.database.ask("select generation from search_place")
        names = {
            "documents": document_table(generation),
            "names": name_table(generation),
            "words": word_table(generation),
        }
        with self.index.database.writing() as connection:
            connection.exec_driver_sql(said.format(**names, **more))


def searched(where: Opened) -> Searched:
    index = SearchIndex(where.views.database, where.log)
    index.open()
    return Searched(where, index)


@pytest.fixture(scope="module")
def seed() -> list[int]:
    return random.Random(7).choices(range(WISHES), k=300)


def living(place: Place, seed: list[int]) -> Searched:
    """An agreement, obligations with evidence, and a clause that is put right on the way."""
    where = place.open()
    catalogue, digest = CatalogueFiles(load_rules()).shipped("dvo-2020")
    Agreements(where.desk, where.states).register(catalogue, digest, AGREEMENT, SYSTEM)
    live(where, seed[:150])
    correct(where, "12.3", "Verantwoording", "Ieder kwartaal volgt er rekening.")
    live(where, seed[150:])
    correct(where, "12.3", "Rapportage", "Elk kwartaal een kwartaalrapportage.")
    return searched(where)


@pytest.fixture
def lived(place: Place, seed: list[int]) -> Searched:
    return living(place, seed)


def correct(where: Opened, clause: str, heading: str, text: str) -> int:
    said = ClauseCorrected(
        occurred_on=TODAY,
        number=1,
        clause=clause,
        heading=Text(nl=heading, en=heading),
        text=Text(nl=text, en=text),
    )
    stream = f"agreement-{AGREEMENT}"
    wish = append(stream, where.log.version(stream), [said], dossier=None)
    return where.log.append(wish).first


# The naive look


@dataclass(frozen=True)
class Version:
    number: int
    begins: int
    ends: int
    document: Document


def folded(events: Iterator[Recorded]) -> list[Version]:
    """Every version of every document, one event at a time."""
    made, there, named = list[Version](), dict[str, Document](), dict[str, Text]()
    for recorded in events:
        named |= names(recorded)
        for one in documents(recorded, Known(named, there)):
            for number, before in enumerate(made):
                if before.document.id == one.id and before.ends == FOREVER:
                    made[number] = replace(before, ends=recorded.position)
            there[one.id] = one
            made.append(Version(len(made) + 1, recorded.position, FOREVER, one))
    return made


def has(term: Term, *texts: str) -> bool:
    for text in texts:
        words = [word for piece in pieces(text) for word in piece.words]
        for start in range(len(words) - len(term.words) + 1):
            *first, last = words[start : start + len(term.words)]
            same = last.startswith(term.words[-1]) if term.prefix else last == term.words[-1]
            if same and tuple(first) == term.words[:-1]:
                return True
    return False


def tier(one: Document, sought: Sought) -> int | None:
    """Called so, so in its title, or anywhere; None where a word is missing."""
    called = {fold(name) for name in one.names.split()}
    title = (one.title_nl, one.title_en)
    rest = (one.text_nl, one.text_en, one.also, one.names)
    if all(term.whole in called for term in sought.terms):
        return 0
    if all(has(term, *title) for term in sought.terms):
        return 1
    return 2 if all(has(term, *title, *rest) for term in sought.terms) else None


def naive(versions: list[Version], query: SearchQuery, position: int) -> list[str]:
    ranked = [
        (where, -one.number, one.document.key)
        for one in versions
        if one.begins <= position < one.ends
        and one.document.kind in (query.kinds if query.kind is None else {query.kind})
        and query.agreement in (None, one.document.agreement)
        and (where := tier(one.document, query.sought)) is not None
    ]
    return [key for _, _, key in sorted(ranked)]


@pytest.fixture
def known(lived: Searched) -> list[Version]:
    return folded(lived.where.log.since(0))


def agrees(lived: Searched, known: list[Version], query: SearchQuery, position: int) -> None:
    """Page after page it is what a naive look finds, in its order, and it counts the same."""
    expected, many = naive(known, query, position), searching.MANY
    found, page = list[str](), lived.index.find(query, at(position))
    total = page.counted
    while True:
        found += [one.key for one in page.found]
        if page.next is None or len(found) > 60:
            break
        page = lived.index.find(replace(query, cursor=page.next), at(position))
    assert found == expected[: len(found)]
    assert len(found) == len(expected) or len(found) > 60
    assert (total.total, total.more) == (min(len(expected), many), len(expected) > many)
    for one in query.kinds if query.kind is None else {query.kind}:
        number = len(naive(known, replace(query, kind=one), position))
        assert page.counts.get(one, 0) == min(number, many + 1)


written = st.one_of(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=2).map(
        lambda some: f'"{" ".join(some)}"'
    ),
)


def test_as_of_any_position_it_finds_what_a_naive_look_finds(
    lived: Searched, known: list[Version]
) -> None:
    size = lived.where.log.size()
    lived.index.catch_up()

    @settings(
        max_examples=150,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(
        said=written,
        position=st.integers(0, size),
        kind=st.sampled_from([None, *Kind]),
        agreement=st.sampled_from([None, AGREEMENT, "dvo-test"]),
        limit=st.sampled_from([1, 7, 50]),
    )
    @example("rapportage", size, None, None, 1)
    def agree(
        said: str, position: int, kind: Kind | None, agreement: str | None, limit: int
    ) -> None:
        query = asked(said, kind=kind, agreement=agreement, limit=limit)
        agrees(lived, known, query, position)

    agree()


@contextmanager
def ways(database: Database) -> Iterator[set[str]]:
    """How pages and counts are come by, as PostgreSQL is told it."""
    gone, told = set[str](), list[str]()

    def listen(_connection: Any, _cursor: Any, said: str, *_: Any) -> None:
        if said.startswith("set local"):
            told.append("gather" if "bitmapscan = on" in said else "walk")
        elif said.startswith("select d.row"):
            gone.add(f"a page: {' '.join(told)}")
        elif said.endswith("group by d.kind"):
            gone.add(f"kinds: {' '.join(told)}")
        elif "order by d.row desc" in said:
            gone.add("a kind: walk")
        if said.startswith("select d."):
            told.clear()

    event.listen(database.engine, "before_cursor_execute", listen)
    try:
        yield gone
    finally:
        event.remove(database.engine, "before_cursor_execute", listen)


EVERY_WAY = {
    "a page: walk", "a page: walk gather", "a page: walk gather walk",
    "kinds: walk", "kinds: gather", "a kind: walk",
}  # fmt: skip


@pytest.mark.parametrize(("near", "many"), [(5, 10), (60, 100)])
def test_every_way_of_looking_finds_the_same(
    server_place: Place, seed: list[int], monkeypatch: pytest.MonkeyPatch, near: int, many: int
) -> None:
    """With what makes PostgreSQL choose so small that it goes every way in a log of this size."""
    lived = living(server_place, seed)
    known = folded(lived.where.log.since(0))
    for module in (searching, questions):
        monkeypatch.setattr(module, "MANY", many)
    monkeypatch.setattr(questions, "FEW", many)
    monkeypatch.setattr(questions, "NEAR", near)
    lived.index.catch_up()
    size, scopes = lived.where.log.size(), cycle((None, *Kind))
    with ways(lived.index.database) as gone:
        for said, position in product(WORDS, (size, size // 2, 7)):
            for kind in (None, next(scopes)):
                agrees(lived, known, asked(said, kind=kind, limit=12), position)
        some = frozenset({Kind.CLAUSE, Kind.OBLIGATION})
        for said, position in product(("artikel", "de", "beek"), (size, size // 2)):
            query = asked(said, kinds=some, agreement=AGREEMENT, limit=3)
            agrees(lived, known, query, position)
    assert gone == EVERY_WAY


def test_a_corrected_clause_is_found_by_its_old_words_then_and_by_its_new_words_now(
    lived: Searched,
) -> None:
    key = f"{AGREEMENT}/12.3"
    corrected = [
        one.position
        for one in lived.where.log.since(0)
        if one.event.type == "agreement.clause-corrected.v1"
    ]
    first, second = corrected
    assert key not in lived.keys("verantwoording rekening", first - 1)
    assert key in lived.keys("verantwoording rekening", first)
    assert key in lived.keys("verantwoording rekening", second - 1)
    assert key not in lived.keys("verantwoording rekening", second)
    assert key in lived.keys("kwartaalrapportage", second)
    assert lived.keys("12.3", second)[0] == key


def test_case_and_accents_make_no_difference(place: Place) -> None:
    where = place.open()
    found = searched(where)
    title = Text(nl="Coördinatie van reïntegratie", en="Café NAÏVE")
    where.handle("a", opening("a", title=title), SYSTEM)
    for said in ("COORDINATIE", "coördinatie", "reintegratie", "cafe naive", "Coo\u0308rd", "Café"):
        assert found.keys(said, kind=Kind.OBLIGATION) == ["a"], said


def test_a_writer_finds_what_they_wrote(place: Place) -> None:
    where = place.open()
    found = searched(where)
    assert found.keys("jaarrapportage") == []
    where.handle("a", opening("a"), SYSTEM)
    assert found.keys("jaarrapportage") == ["a"]
    where.handle("b", opening("b"), SYSTEM)
    assert found.keys("jaarrapp") == ["b", "a"]


def test_whatever_one_types_is_only_words(lived: Searched) -> None:
    now = at(lived.where.log.size())
    lived.index.catch_up()

    @settings(
        max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(st.one_of(st.sampled_from(ODD), st.text(max_size=60)))
    def harmless(said: str) -> None:
        query = asked(said)
        if query.sought.terms:
            assert lived.index.find(query, now).counted.total >= 0

    harmless()
    for said in ODD:
        query = asked(said)
        if query.sought.terms:
            lived.index.find(query, now)


def test_a_number_is_that_of_an_event(lived: Searched) -> None:
    size = lived.where.log.size()
    for said in ("3", "nr. 3", "nr 3", "no. 3", "#3", "Nummer 3"):
        page = lived.service.find(asked(said), at(size))
        assert (page.found[0].kind, page.found[0].key) == (Kind.EVENT, "3")
        recorded = page.found[0].recorded
        assert recorded is not None and recorded.position == 3
    for said, position in (("3", 2), ("0", size), (f"{size + 1}", size), ("9" * 15, size)):
        found = lived.service.find(asked(said), at(position)).found
        assert Kind.EVENT not in {one.kind for one in found}
    narrowed = lived.service.find(asked("3", kind=Kind.OBLIGATION), at(size))
    assert all(one.kind is Kind.OBLIGATION for one in narrowed.found)


def test_who_may_not_see_a_kind_neither_finds_nor_counts_it(lived: Searched) -> None:
    size = lived.where.log.size()
    clerk = Person("a", "beek", frozenset({Role.CLERK}))
    assert findable(clerk) == EVERYTHING
    assert findable(SYSTEM) == EVERYTHING - {Kind.EVIDENCE}

    def counts(kinds: frozenset[Kind], **more: Any) -> FoundPage:
        return lived.service.find(asked("Z-report", kinds=kinds, **more), at(size))

    everybody, system = counts(findable(clerk)), counts(findable(SYSTEM))
    assert everybody.counts[Kind.EVIDENCE] == everybody.counted.total > 0
    assert system.found == [] and system.counts == {} and system.counted.total == 0
    assert counts(findable(SYSTEM), kind=Kind.EVIDENCE).found == []
    assert lived.keys("3", kinds=EVERYTHING - {Kind.EVENT})[:1] != ["3"]


# How it comes to be


def test_a_rebuilt_index_is_the_one_that_grew(
    lived: Searched, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "CHUNK", 13)
    lived.index.catch_up()
    assert lived.index.failure is None
    grown = lived.stored()
    assert len(grown) > 100
    told: list[tuple[int, int]] = []
    monkeypatch.setattr(indexing, "BULK", 50)
    assert lived.index.rebuild(lambda done, of: told.append((done, of))) == lived.where.log.size()
    assert lived.stored() == grown
    assert told[-1][0] == told[-1][1] > 0
    lived.index.rebuild()
    assert lived.stored() == grown
    kept = [
        (one.number, *one.document, one.begins, one.ends)
        for one in folded(lived.where.log.since(0))
    ]
    assert grown == kept


CHANGED = {
    "changed": ("update {documents} set title_nl = 'Iets anders' where row = 7", "document"),
    "missing": ("delete from {documents} where row = 7", "document"),
    "extra": (
        "insert into {documents} ({columns}) select {beyond} from {documents} where row = 7",
        "document",
    ),
    "a name": ("update {names} set en = 'Another' where id = 'beek'", "name"),
}


def test_a_row_that_is_not_as_the_log_says_is_told(lived: Searched) -> None:
    assert lived.index.check() == []
    [row] = [one for one in lived.stored() if one[0] == 7]
    listed = lived.columns()
    beyond = ", ".join("1000000" if one == "row" else one for one in listed)
    for how, (said, table) in CHANGED.items():
        lived.spoil(said, columns=", ".join(listed), beyond=beyond)
        [told] = lived.index.check()
        assert (told.view, told.table) == ("search", table)
        assert (told.stored is None, told.rebuilt is None) == (how == "missing", how == "extra")
        assert told.id == (row[1] if table == "document" else "beek")
        if how == "changed":
            assert told.differing == {"title_nl": ("Iets anders", row[6])}
        lived.index.rebuild()
    assert lived.index.check() == []


def test_words_that_are_not_those_of_the_document_are_told(lived: Searched) -> None:
    lived.index.catch_up()
    if lived.index.database.postgres:
        lived.spoil("update {documents} set words = to_tsvector('simple', 'iets') where row = 7")
        [told] = lived.index.check()
        assert (told.table, set(told.differing)) == ("document", {"words"})
        return
    lived.spoil("insert into {words} (rowid, title) values (7, 'iets')")
    [told] = lived.index.check()
    assert (told.table, told.id, told.rebuilt) == ("word", "iets", None)
    assert told.stored == ("iets", 7, "title", 0)


def test_no_more_than_ten_differences_are_told(lived: Searched) -> None:
    lived.index.catch_up()
    lived.spoil("update {documents} set key = 'x'")
    assert len(lived.index.check()) == 10


def test_what_a_check_makes_aside_is_dropped(
    lived: Searched, monkeypatch: pytest.MonkeyPatch
) -> None:
    def there() -> set[str]:
        with lived.index.database.reading() as connection:
            return set(inspect(connection).get_table_names())

    def dies(*_: object) -> None:
        raise Dies

    before = there()
    lived.index.check()
    assert there() == before
    monkeypatch.setattr(indexing, "differences", dies)
    with suppress(Dies):
        lived.index.check()
    assert there() == before


def test_a_check_follows_an_index_that_moves_or_is_begun_anew(lived: Searched) -> None:
    lived.index.catch_up()
    steps = iter(range(100))

    def meanwhile(_done: int, _of: int) -> None:
        match next(steps):
            case 0:
                lived.where.handle("new", opening("new"), SYSTEM)
                lived.index.catch_up()
            case 1:
                lived.spoil("update search_place set fingerprint = 'of another'")
                searched(lived.where).index.catch_up(40)

    assert lived.index.check(meanwhile) == []
    assert next(steps) == 3


class Dies(BaseException):
    """As a process does."""


def test_it_goes_on_after_a_crash_in_the_middle(
    lived: Searched, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "CHUNK", 20)
    steps = iter(range(10))

    def dying(*given: Any) -> None:
        if next(steps) == 4:
            raise Dies
        moved(*given)

    moved = SearchIndex._say_moved
    with monkeypatch.context() as patch:
        patch.setattr(SearchIndex, "_say_moved", dying)
        with suppress(Dies):
            lived.index.catch_up()
    assert 0 < lived.index.behind() < lived.where.log.size()
    again = searched(lived.where)
    again.index.catch_up()
    assert again.index.behind() == 0
    grown = again.stored()
    again.index.rebuild()
    assert again.stored() == grown


def test_two_processes_do_not_index_the_same_twice(
    lived: Searched, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "CHUNK", 30)
    other = searched(lived.where)
    turns = iter(range(1000))

    def change(*given: Any) -> Any:
        if next(turns) == 2:
            with monkeypatch.context() as patch:
                patch.setattr(indexing, "_change", made)
                other.index.catch_up(60)
        return made(*given)

    made = indexing._change
    monkeypatch.setattr(indexing, "_change", change)
    lived.index.catch_up()
    lived.index.catch_up()
    assert lived.index.behind() == 0
    grown = lived.stored()
    lived.index.rebuild()
    assert lived.stored() == grown


def test_it_catches_up_no_further_than_it_may_and_says_so(lived: Searched) -> None:
    size = lived.where.log.size()
    assert lived.index.catch_up(40) == 40
    page = lived.index.find(asked("beek"), at(size))
    assert page.behind == size - 40 == lived.index.behind()
    assert lived.index.find(asked("beek"), at(30)).behind == 0
    lived.index.catch_up()
    assert lived.index.find(asked("beek"), at(size)).behind == 0


def test_a_failing_index_is_told_and_hinders_nobody(
    lived: Searched, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise ZeroDivisionError("a mistake in the index")

    with monkeypatch.context() as patch:
        patch.setattr(indexing, "_change", fails)
        assert lived.keys("beek") == []
        assert lived.index.failure == "ZeroDivisionError: a mistake in the index"
        lived.where.handle("new", opening("new"), SYSTEM)
    assert "new" in lived.keys("jaarrapportage")
    assert lived.index.failure is None


def test_an_index_of_another_program_or_another_log_is_begun_anew(lived: Searched) -> None:
    lived.index.catch_up()
    database = lived.index.database
    for said in (
        "update search_place set fingerprint = 'of another'",
        "update search_place set position = 1000000",
        "update search_place set position = position - 1",
    ):
        with database.writing() as connection:
            connection.exec_driver_sql(said)
        again = searched(lived.where)
        assert again.index.behind() == lived.where.log.size(), said
        again.index.catch_up()
        assert again.index.behind() == 0
    kept = searched(lived.where)
    assert kept.index.behind() == 0


@pytest.mark.parametrize("cursor", ["x", "W10", "bnVsbA", "WzEsMiwzLDRd", "WzksMSwxXQ", "é", "="])
def test_a_cursor_of_ones_own_making_is_refused(folder_place: Place, cursor: str) -> None:
    found = searched(folder_place.open())
    with pytest.raises(CursorNotUnderstood):
        found.index.find(asked("beek", cursor=cursor), at(1))


def test_a_page_goes_on_where_it_was_while_others_write(lived: Searched) -> None:
    size = lived.where.log.size()
    everything = lived.keys("beek")
    walked, page = list[str](), lived.service.find(asked("beek", limit=40), at(size))
    while True:
        walked += [one.key for one in page.found]
        if page.next is None:
            break
        key = f"new{len(walked)}"
        lived.where.handle(key, opening(key), SYSTEM)
        now = at(lived.where.log.size())
        page = lived.service.find(asked("beek", limit=40, cursor=page.next), now)
    assert walked == everything
