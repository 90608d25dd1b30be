"""The codes of informing and of arrangements, in the reader's words."""

from interface.web.templating import translations


def of_informing(language: str) -> dict[str, str]:
    """Of what data subjects are informed, how, and what they are told."""
    _ = translations(language).gettext
    return {
        "all": _("alle persoonsgegevens"),
        "about-transition": _("overgang van gegevens"),
        "about-processing": _("verwerking van gegevens"),
        "way-letter": _("per brief"),
        "way-e-mail": _("per e-mail"),
        "way-conversation": _("in een gesprek"),
        "way-form": _("op een formulier"),
        "way-website": _("op een website"),
        "way-publication": _("in een publicatie"),
        "told-transition": _("dat hun gegevens overgaan, en naar wie"),
        "told-controller": _("wie verantwoordelijk is"),
        "told-officer": _("hoe zij de functionaris gegevensbescherming bereiken"),
        "told-purpose": _("waarvoor de gegevens zijn"),
        "told-basis": _("op grond van welke wet"),
        "told-categories": _("om welke gegevens het gaat"),
        "told-recipients": _("wie de gegevens krijgen"),
        "told-retention": _("hoe lang de gegevens blijven"),
        "told-rights": _("welke rechten zij hebben"),
        "told-complaint": _("waar zij een klacht kunnen indienen"),
        "told-origin": _("waar de gegevens vandaan komen"),
    }
