"""What the forms of disclosures ask."""

from collections.abc import Sequence

from domain.disclosure.commands import (
    AskDisclosure,
    FindDuty,
    MakeDisclosure,
    PermitDisclosure,
    RefuseDisclosure,
    RequestDisclosure,
    WithdrawPermission,
)
from domain.disclosure.events import DisclosureRefusalGround, DisclosureWay, RecipientKind
from domain.disclosure.refusals import (
    BeforePermission,
    CategoriesNotCovered,
    PermissionEndsBefore,
    PermissionOver,
    SubjectsNotAskedFor,
)
from domain.personal_data import Data
from interface.web.asked import Field
from interface.web.case_fields import chosen, control, sealed_words, several
from interface.web.cases import NEW, Deed
from interface.web.templating import translations
from interface.web.visit import Visit


def request(visit: Visit) -> Deed:
    language = visit.language
    _ = translations(language).gettext
    return Deed(
        NEW,
        RequestDisclosure,
        _("Verzoek om gegevens vastleggen"),
        _("Iemand buiten het samenwerkingsverband vraagt om persoonsgegevens."),
        (
            control(visit),
            Field("occurred_on", "day", _("Op welke dag gevraagd?")),
            chosen("recipient_kind", _("Wie vraagt erom?"), RecipientKind, language),
            sealed_words("recipient", _("Wie precies?"), language),
            sealed_words("purpose", _("Waarvoor?"), language),
            _categories(language),
            _subjects(language),
        ),
        said=AskDisclosure,
    )


def _categories(language: str) -> Field:
    _ = translations(language).gettext
    return several("categories", _("Om welke gegevens gaat het?"), Data, language)


def _subjects(language: str) -> Field:
    _ = translations(language).gettext
    return Field(
        "subjects",
        "lines",
        _("Over welke betrokkenen?"),
        _("Hun kenmerken, een op elke regel. Laat leeg als het er te veel zijn om te noemen."),
        optional=True,
    )


def deeds(language: str) -> Sequence[Deed]:
    """The likeliest first."""
    return (_make(language), *_allowing(language), *_denying(language))


def _make(language: str) -> Deed:
    _ = translations(language).gettext
    return Deed(
        "make",
        MakeDisclosure,
        _("Verstrekking vastleggen"),
        _("De gegevens zijn verstrekt, binnen wat mag."),
        (
            Field("occurred_on", "day", _("Op welke dag?")),
            _categories(language),
            _subjects(language),
            chosen("way", _("Langs welke weg?"), DisclosureWay, language),
        ),
        at_field={
            CategoriesNotCovered: "categories",
            SubjectsNotAskedFor: "subjects",
            BeforePermission: "occurred_on",
            PermissionOver: "occurred_on",
        },
    )


def _allowing(language: str) -> Sequence[Deed]:
    _ = translations(language).gettext
    return (
        Deed(
            "permit",
            PermitDisclosure,
            _("Toestemming geven"),
            _("De gemeente staat de verstrekking nadrukkelijk toe."),
            (
                Field("occurred_on", "day", _("Op welke dag?")),
                Field(
                    "organ",
                    "choice",
                    _("Wie besloot dat?"),
                    options={"college": _("het college")},
                    part="decision",
                ),
                Field("taken_on", "day", _("Op welke dag besloten?"), part="decision"),
                Field(
                    "reference",
                    "line",
                    _("Kenmerk van het besluit"),
                    _("Zonder spaties."),
                    part="decision",
                ),
                _categories(language),
                Field(
                    "until",
                    "day",
                    _("Tot en met welke dag?"),
                    _("Laat leeg als er geen einde is genoemd."),
                    optional=True,
                    ahead=True,
                ),
                sealed_words("conditions", _("Voorwaarden"), language, optional=True),
            ),
            at_field={CategoriesNotCovered: "categories", PermissionEndsBefore: "until"},
        ),
        Deed(
            "find-duty",
            FindDuty,
            _("Wettelijke plicht vastleggen"),
            _("Een wet verplicht tot de verstrekking."),
            (
                Field("law", "line", _("Welke wet?"), _("Kleine letters, zonder spaties.")),
                Field("article", "line", _("Welk artikel?"), _("Alleen het nummer: 64.")),
                Field("occurred_on", "day", _("Op welke dag vastgesteld?")),
                _categories(language),
            ),
            at_field={CategoriesNotCovered: "categories"},
        ),
    )


def _denying(language: str) -> Sequence[Deed]:
    _ = translations(language).gettext
    return (
        Deed(
            "refuse",
            RefuseDisclosure,
            _("Verstrekking weigeren"),
            _("De gemeente staat het niet toe, en geen wet verplicht ertoe."),
            (
                chosen("ground", _("Om welke reden?"), DisclosureRefusalGround, language),
                Field("occurred_on", "day", _("Op welke dag?")),
                sealed_words("reasons", _("Licht toe"), language),
            ),
        ),
        Deed(
            "withdraw",
            WithdrawPermission,
            _("Toestemming intrekken"),
            _("Er mag niets meer worden verstrekt. Wat verstrekt is, blijft vastgelegd."),
            (
                Field("occurred_on", "day", _("Op welke dag?")),
                sealed_words("reasons", _("Licht toe"), language),
            ),
        ),
    )
