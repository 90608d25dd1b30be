"""The Feed port over the log's own tables."""

from datetime import UTC, datetime, timedelta
from typing import Any

from application.feed import FeedPage, FeedQuery, Life, Month
from domain.messages import AMSTERDAM
from infra.event_log.log import LibraryEventLog
from infra.event_log.reader import recorded

WINDOW = 20_000
"""Positions that one question looks at where no index helps."""

_JOINED = "from leaf l join body b on b.position = l.position where"
_ROW = "select l.position, l.stream, l.version, l.line, b.body"
_OF_DOSSIER = (
    "l.stream in (select substr(chain, 3) from chain"
    " where dossier = ? and substr(chain, 1, 2) = 's:')"
)


class StoredFeed:
    def __init__(self, log: LibraryEventLog) -> None:
        self._log = log
        self._ends: dict[tuple[int, int], int] = {}
        """The last positions of months that are over: they never change."""

    def page(self, query: FeedQuery) -> FeedPage:
        low = query.after
        if query.stream is None and query.dossier is None:
            low = max(low, query.upto - WINDOW)
        bounds, given = self._narrowed(query)
        said = " and ".join(("l.position > ?", "l.position <= ?", *bounds))
        rows = self._ask(
            f"{_ROW} {_JOINED} {said} order by l.position desc limit {query.limit:d}",
            (low, query.upto, *given),
        )
        found = [recorded(*row) for row in rows]
        full = len(found) == query.limit
        return FeedPage(found, found[-1].position - 1 if full else low)

    def _narrowed(self, query: FeedQuery) -> tuple[list[str], list[str | bytes]]:
        named: list[tuple[str, str | bytes | None]] = [
            ("l.topic = ?", query.type),
            ("l.stream = ?", query.stream),
            (_OF_DOSSIER, query.dossier),
            (self._holds("b.body"), _recorded_by(query.party)),
        ]
        wanted = [(said, value) for said, value in named if value is not None]
        return [said for said, _ in wanted], [value for _, value in wanted]

    def _holds(self, column: str) -> str:
        postgres = self._log.database.postgres
        return f"position(? in {column}) > 0" if postgres else f"instr({column}, ?) > 0"

    def life(self, dossier: str, upto: int, limit: int, skip: int = 0) -> Life:
        of_dossier = f"{_OF_DOSSIER} and l.position <= ?"
        said = f"select l.position from leaf l where {of_dossier} order by l.position"
        places = [place for (place,) in self._ask(said, (dossier, upto))]
        wanted = places[skip : skip + limit]
        if not wanted:
            return Life([], len(places))
        bounds = (dossier, upto, wanted[0], wanted[-1])
        rows = self._ask(
            f"{_ROW} {_JOINED} {of_dossier} and l.position between ? and ? order by l.position",
            bounds,
        )
        return Life([recorded(*row) for row in rows], len(places))

    def months(self, upto: int) -> list[Month]:
        if upto == 0:
            return []
        first = self._log.moment_at(1).astimezone(AMSTERDAM)
        last = self._log.moment_at(upto).astimezone(AMSTERDAM)
        months, before, year, month = list[Month](), 0, first.year, first.month
        while (year, month) <= (last.year, last.month):
            end = min(self._end(year, month, upto), upto)
            months.append(Month(year, month, end, end - before))
            before, (year, month) = end, _next(year, month)
        return months

    def _end(self, year: int, month: int, upto: int) -> int:
        known = self._ends.get((year, month))
        if known is not None:
            return known
        begins = datetime(*_next(year, month), 1, tzinfo=AMSTERDAM).astimezone(UTC)
        end = self._log.position_at(begins - timedelta(microseconds=1))
        if end < upto:
            self._ends[year, month] = end
        return end

    def _ask(self, said: str, given: tuple[Any, ...]) -> Any:
        postgres = self._log.database.postgres
        return self._log.database.ask(said.replace("?", "%s") if postgres else said, given)


def _recorded_by(party: str | None) -> bytes | None:
    """As the stored body has it: who recorded comes first, in the order of the alphabet."""
    return None if party is None else f'"party":"{party}","role":'.encode()


def _next(year: int, month: int) -> tuple[int, int]:
    return (year + 1, 1) if month == 12 else (year, month + 1)
