"""Working together in words: what was recorded, by which party."""

from domain.consultation.events import ConsultationEvent
from domain.contact_point.events import ContactPointEvent
from domain.development.events import DevelopmentEvent
from domain.evaluation.events import EvaluationEvent
from domain.follow_up.events import FollowUpEvent
from domain.kpi.events import KpiEvent
from domain.quality_check.events import QualityCheckEvent
from domain.report.events import ReportEvent
from interface.told.sentence import Parties, Sentence, both

Together = (
    ConsultationEvent
    | ContactPointEvent
    | DevelopmentEvent
    | EvaluationEvent
    | FollowUpEvent
    | KpiEvent
    | QualityCheckEvent
    | ReportEvent
)


_TOLD = ("corrects", "first", "last", "number", "period", "year")
"""Fields that tell one record from another."""


def together(event: Together) -> Sentence:
    found = (str(getattr(event, name)) for name in _TOLD if hasattr(event, name))
    which = ", ".join(found)
    what = event.type.rpartition(".")[0] + (f" ({which})" if which else "")
    return both("{} vastgelegd door {}", "{} recorded by {}", what, Parties((event.party,)))
