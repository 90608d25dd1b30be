"""The fields that the forms of cases ask again and again: who answers, codes, words."""

from collections.abc import Iterable

from application.registers import leading
from interface.web.asked import Field
from interface.web.coded import in_words
from interface.web.narrowed import cited
from interface.web.templating import translations
from interface.web.visit import Visit


def chosen(name: str, label: str, codes: Iterable[str], language: str) -> Field:
    """One of some codes."""
    return Field(name, "choice", label, options=in_words(codes, language))


def several(name: str, label: str, codes: Iterable[str], language: str) -> Field:
    """At least one of some codes."""
    return Field(name, "several", label, options=in_words(codes, language))


def sealed_words(name: str, label: str, language: str, *, optional: bool = False) -> Field:
    """What a person writes. Whoever writes it is told that nobody reads it unasked."""
    _ = translations(language).gettext
    return Field(name, "words", label, _("Wordt verzegeld."), optional=optional)


def control(visit: Visit) -> Field:
    """Who answers for the data in a case."""
    _ = translations(visit.language).gettext
    return Field("control", "control", _("Wie is verantwoordelijk?"), options=_controls(visit))


def _controls(visit: Visit) -> dict[str, str]:
    """Data controller and processor, as they can be under the agreements of the visitor's party."""
    _ = translations(visit.language).gettext
    found = {}
    for made in leading(visit.doors.registers.agreements(visit.present), visit.party):
        among = [one for one in made.parties if one.id in made.roles.values()]
        centre = next((one.id for one in among if one.centre), None)
        for one in among:
            name = one.name[visit.language]
            words = {"agreement": cited(made, visit.language), "controller": name}
            if centre is not None and one.id != centre:
                found[f"{made.id} {one.id} {centre}"] = _(
                    "%(controller)s, met %(processor)s als verwerker (%(agreement)s)"
                ) % {**words, "processor": visit.party_name(centre)}
            if visit.party == one.id:
                alone = _("%(controller)s, zonder verwerker (%(agreement)s)")
                found[f"{made.id} {one.id} -"] = alone % words
    return found
