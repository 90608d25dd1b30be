"""What the page of a kind of case shows beside what is made of its sheet: a part of its own."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from application.docket import CaseEntry
from interface.web import amended, realised
from interface.web.visit import Visit


class Beside(NamedTuple):
    template: str
    """Included in the page, with the case as `entry` and what is made of it as `shown`."""
    made: Callable[[Visit, CaseEntry[Any]], Any]
    """None where there is nothing to show."""
    instead: tuple[str, ...] = ()
    """What it shows in their place, by the names of fields: these are left out of what is made."""


BESIDE: Mapping[str, Beside] = {
    "amendment": Beside("amended.html", amended.drafted, ("drafted",)),
    "kpi": Beside("kpi_realised.html", realised.course, ("targets", "values")),
    "report": Beside("report_realised.html", realised.reported, ("kpis",)),
}
"""By category; before the parts that hold what is recorded."""
