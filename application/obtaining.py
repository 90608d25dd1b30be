"""Data from elsewhere bring duties (AVG 14(3)): what was cut off in between is finished."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from application.feed import Feed, FeedQuery
from application.people import SYSTEM
from application.ports import Recorded
from application.processing import ProcessingActivities
from domain.processing.events import DataObtained

TYPE = str(DataObtained.model_fields["type"].default)
MANY = 500


@dataclass
class Obtaining:
    processing: ProcessingActivities
    feed: Feed
    _seen: int = field(default=0, init=False)
    """Up to where all duties are known to be open; a new process looks at everything once."""

    def finish(self) -> int:
        """Open the duties that are not; returns how many."""
        end = self.processing.desk.log.size()
        opened = sum(self.processing.open_duties(one, SYSTEM) for one in self._obtained(end))
        self._seen = end
        return opened

    def _obtained(self, upto: int) -> Iterator[Recorded]:
        while upto > self._seen:
            query = FeedQuery(upto=upto, after=self._seen, type=TYPE, limit=MANY)
            page = self.feed.page(query)
            yield from page.recorded
            upto = page.reached
