"""What the page of a kind of case shows beside what is made of its sheet: a part of its own."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from application.docket import CaseEntry
from interface.web.visit import Visit


class Beside(NamedTuple):
    template: str
    """Included in the page, with the case as `entry` and what is made of it as `shown`."""
    made: Callable[[Visit, CaseEntry[Any]], Any]
    """None where there is nothing to show."""


BESIDE: Mapping[str, Beside] = {}
"""By category; before the parts that hold what is recorded."""
