"""What the forms of assessments ask."""

from collections.abc import Sequence

from domain.dpia.commands import (
    AgreeDpiaMoment,
    CarryOutDpia,
    ConcludeDpia,
    FollowUpDpia,
    MoveDpia,
    PlanDpia,
    ProposeDpia,
)
from domain.dpia.events import DpiaOutcome, DpiaResult, ProtocolFollowUp
from domain.dpia.refusals import AmendmentNotDecided, MomentMoved
from interface.web.asked import Field
from interface.web.case_fields import chosen, control, sealed_words
from interface.web.cases import NEW, Deed
from interface.web.templating import translations
from interface.web.visit import Visit


def planning(visit: Visit) -> Deed:
    language = visit.language
    _ = translations(language).gettext
    return Deed(
        NEW,
        PlanDpia,
        _("DPIA plannen"),
        _("U stelt een dag voor. De ander stemt ermee in."),
        (
            control(visit),
            _day(language),
            sealed_words("about", _("Waarover gaat de DPIA?"), language),
            Field(
                "processing",
                "line",
                _("Kenmerk van de verwerking"),
                _("Zoals het in het verwerkingsregister staat. Mag leeg blijven."),
                optional=True,
            ),
        ),
        said=ProposeDpia,
    )


def _day(language: str) -> Field:
    _ = translations(language).gettext
    return Field("planned_for", "day", _("Op welke dag?"), ahead=True)


def deeds(language: str) -> Sequence[Deed]:
    """The likeliest first."""
    return (*_moment(language), *_outcome(language))


def _moment(language: str) -> Sequence[Deed]:
    _ = translations(language).gettext
    return (
        Deed(
            "agree",
            AgreeDpiaMoment,
            _("Instemmen met de dag"),
            _("De ander stelde deze dag voor."),
            (_day(language),),
            at_field={MomentMoved: "planned_for"},
            proposes=lambda entry: {"planned_for": entry.planned_for.isoformat()},
        ),
        Deed(
            "carry-out",
            CarryOutDpia,
            _("Uitvoering vastleggen"),
            _("De DPIA is gedaan en er is een rapport."),
            (
                Field("occurred_on", "day", _("Op welke dag?")),
                Field(
                    "system",
                    "line",
                    _("In welk systeem staat het rapport?"),
                    _("Kleine letters, zonder spaties."),
                    part="report",
                ),
                Field(
                    "reference",
                    "line",
                    _("Kenmerk van het rapport"),
                    _("Zonder spaties."),
                    part="report",
                ),
            ),
            fixed={"report": {"kind": "dpia-report"}},
        ),
        Deed(
            "move",
            MoveDpia,
            _("Andere dag voorstellen"),
            _("Wat was afgesproken, geldt dan niet meer."),
            (_day(language),),
        ),
    )


def _outcome(language: str) -> Sequence[Deed]:
    _ = translations(language).gettext
    return (
        Deed(
            "conclude",
            ConcludeDpia,
            _("Uitkomst vastleggen"),
            _("Welk risico blijft over, en wat betekent dat voor het protocol?"),
            (
                chosen("outcome", _("Uitkomst"), DpiaOutcome, language),
                chosen("protocol", _("Wat moet er met het protocol?"), ProtocolFollowUp, language),
                Field("occurred_on", "day", _("Op welke dag?")),
                sealed_words("findings", _("Bevindingen"), language),
            ),
        ),
        Deed(
            "follow-up",
            FollowUpDpia,
            _("Opvolging vastleggen"),
            _("Wat er met het protocol is gedaan. Aanpassen kan alleen met alle partijen."),
            (
                chosen("result", _("Wat is ermee gedaan?"), DpiaResult, language),
                Field("occurred_on", "day", _("Op welke dag?")),
                Field(
                    "reference",
                    "line",
                    _("Kenmerk van het besluit"),
                    _("Alleen bij een aanpassing. Zonder spaties."),
                    optional=True,
                    part="decision",
                ),
                Field(
                    "taken_on",
                    "day",
                    _("Op welke dag besloten?"),
                    optional=True,
                    part="decision",
                ),
                sealed_words("remarks", _("Licht toe"), language, optional=True),
            ),
            fixed={"decision": {"organ": "all-parties"}},
            at_field={AmendmentNotDecided: "reference"},
        ),
    )
