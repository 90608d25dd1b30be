"""What the forms of breaches ask."""

from collections.abc import Sequence

from domain.breach.commands import (
    AssessBreach,
    CloseBreach,
    DiscoverBreach,
    LeaveSubjectsUntold,
    NotifyAuthority,
    ReportBreach,
    TakeMeasure,
    TellController,
    TellSubjects,
    ToldAt,
)
from domain.breach.events import BreachNature, Cause, Channel, MeasureKind, Risk, UntoldGround
from domain.breach.refusals import BreachNotFinished, DelayNotExplained, RiskIsHigh
from domain.personal_data import Data
from interface.web.asked import Field
from interface.web.case_fields import chosen, control, sealed_words, several
from interface.web.cases import NEW, Deed
from interface.web.templating import translations
from interface.web.visit import Visit


def discovery(visit: Visit) -> Deed:
    language = visit.language
    _ = translations(language).gettext
    return Deed(
        NEW,
        DiscoverBreach,
        _("Datalek vastleggen"),
        _("Er zijn persoonsgegevens kwijt, veranderd of bij een ander terechtgekomen."),
        (
            control(visit),
            Field(
                "discovered_at",
                "moment",
                _("Wanneer ontdekt?"),
                _("De 72 uur lopen zodra de verwerkingsverantwoordelijke het weet."),
            ),
            several("natures", _("Wat is er geschonden?"), BreachNature, language),
            chosen("cause", _("Hoe kwam het?"), Cause, language),
            several("categories", _("Om welke gegevens gaat het?"), Data, language),
            Field(
                "affected",
                "number",
                _("Hoeveel betrokkenen, ongeveer?"),
                _("Laat leeg als u het nog niet weet."),
                optional=True,
            ),
            Field(
                "description",
                "words",
                _("Wat is er gebeurd?"),
                _("Wordt verzegeld. Noem geen namen of nummers."),
            ),
        ),
        said=ReportBreach,
    )


def deeds(language: str) -> Sequence[Deed]:
    """The likeliest first."""
    return (*_telling(language), *_subjects(language), *_handling(language))


def _telling(language: str) -> Sequence[Deed]:
    _ = translations(language).gettext
    return (
        Deed(
            "tell-controller",
            TellController,
            _("Inlichten vastleggen"),
            _("De verwerkingsverantwoordelijke weet ervan. Vanaf dat moment lopen de 72 uur."),
            (Field("told_at", "moment", _("Wanneer ingelicht?")),),
            said=ToldAt,
        ),
        Deed(
            "assess",
            AssessBreach,
            _("Risico beoordelen"),
            _("Hoe groot is het risico voor de betrokkenen? Het laatste oordeel telt."),
            (
                chosen("risk", _("Hoe groot is het risico?"), Risk, language),
                Field("occurred_on", "day", _("Op welke dag beoordeeld?")),
                sealed_words("reasons", _("Waarom?"), language),
            ),
        ),
        Deed(
            "notify",
            NotifyAuthority,
            _("Melding vastleggen"),
            _("De Autoriteit Persoonsgegevens is ingelicht, helemaal of voor een deel."),
            (
                Field("notified_at", "moment", _("Wanneer gemeld?")),
                Field(
                    "reference",
                    "line",
                    _("Onder welk nummer?"),
                    _("Het meldnummer van de toezichthouder. Zonder spaties."),
                ),
                Field(
                    "complete",
                    "choice",
                    _("Is de melding volledig?"),
                    options={"true": _("ja"), "false": _("nee, er volgt meer")},
                ),
                Field(
                    "reasons_for_delay",
                    "words",
                    _("Waarom pas nu?"),
                    _("Alleen nodig na de 72 uur. Wordt verzegeld."),
                    optional=True,
                ),
            ),
            at_field={DelayNotExplained: "reasons_for_delay"},
        ),
    )


def _subjects(language: str) -> Sequence[Deed]:
    _ = translations(language).gettext
    return (
        Deed(
            "tell-subjects",
            TellSubjects,
            _("Betrokkenen ingelicht"),
            _("De mensen om wie het gaat, weten ervan."),
            (
                Field("occurred_on", "day", _("Op welke dag?")),
                chosen("channel", _("Hoe?"), Channel, language),
                Field("number", "number", _("Hoeveel mensen?")),
            ),
        ),
        Deed(
            "leave-subjects-untold",
            LeaveSubjectsUntold,
            _("Betrokkenen niet inlichten"),
            _("De wet noemt drie redenen waarom dat niet hoeft."),
            (
                chosen("ground", _("Om welke reden?"), UntoldGround, language),
                Field("occurred_on", "day", _("Op welke dag besloten?")),
                sealed_words("reasons", _("Licht toe"), language),
            ),
            at_field={RiskIsHigh: "ground"},
        ),
    )


def _handling(language: str) -> Sequence[Deed]:
    _ = translations(language).gettext
    return (
        Deed(
            "take-measure",
            TakeMeasure,
            _("Maatregel vastleggen"),
            _("Wat u deed tegen dit lek, of om een volgend te voorkomen."),
            (
                chosen("kind", _("Wat voor maatregel?"), MeasureKind, language),
                Field("occurred_on", "day", _("Op welke dag?")),
                sealed_words("description", _("Wat is er gedaan?"), language),
            ),
        ),
        Deed(
            "close",
            CloseBreach,
            _("Datalek afsluiten"),
            _("Alles is gedaan, of het bleek geen datalek."),
            (
                chosen("outcome", _("Hoe sluit u af?"), ("handled", "no-breach"), language),
                Field("occurred_on", "day", _("Op welke dag?")),
                sealed_words("conclusion", _("Conclusie"), language),
            ),
            at_field={BreachNotFinished: "outcome"},
        ),
    )
