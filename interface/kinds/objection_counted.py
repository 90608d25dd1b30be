"""What the annual report on objections counts, in words, and in the order in which it is read."""

from application.objection_reports import ObjectionReport
from domain.messages import Text
from domain.objection.annual import Keys

COUNTED: tuple[tuple[str, Text], ...] = (
    ("received", Text(nl="ontvangen", en="received")),
    ("filed_late", Text(nl="te laat ingediend", en="filed late")),
    ("withdrawn", Text(nl="ingetrokken", en="withdrawn")),
    ("in_time", Text(nl="op tijd bekendgemaakt", en="made known in time")),
    ("late", Text(nl="te laat bekendgemaakt", en="made known late")),
    ("adjourned", Text(nl="verdaagd of uitgesteld", en="adjourned or delayed")),
    ("appeals", Text(nl="beroep ingesteld", en="appeals filed")),
    ("higher_appeals", Text(nl="hoger beroep ingesteld", en="higher appeals filed")),
    ("relief_asked", Text(nl="voorlopige voorziening gevraagd", en="provisional relief asked")),
    ("open_at_end", Text(nl="open aan het einde van het jaar", en="open at the end of the year")),
)
"""Fields of a report."""
GROUPED: tuple[tuple[str, Text], ...] = (
    ("by_outcome", Text(nl="naar uitkomst", en="by outcome")),
    ("by_product", Text(nl="naar product", en="by product")),
)


def counted(report: ObjectionReport) -> list[tuple[Text, Keys]]:
    return [(words, getattr(report, name)) for name, words in COUNTED]
