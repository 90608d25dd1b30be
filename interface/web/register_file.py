"""The columns of the register of processing activities as a file: what AVG 30(1) asks for."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from application.processing_register import ProcessingEntry
from domain.processing.description import Retention
from interface.web.coded import coded
from interface.web.tables import Column
from interface.web.templating import translations
from interface.web.visit import Visit


class Titles(Protocol):
    def title(self, entry: ProcessingEntry) -> str: ...


def columns(visit: Visit, named: Titles) -> Sequence[Column[ProcessingEntry]]:
    _ = translations(visit.language).gettext

    def words(codes: Iterable[str]) -> str:
        return ", ".join(coded(one, visit.language) for one in codes)

    def party(key: str | None) -> str | None:
        return None if key is None else visit.party_name(key)

    return [
        Column(_("Kenmerk"), lambda one: one.id),
        Column(_("Overeenkomst"), lambda one: one.agreement),
        Column(_("Doel"), named.title),
        Column(_("Wet"), lambda one: words([one.processing.law])),
        Column(_("Artikel"), lambda one: one.processing.article),
        Column(_("Grondslag"), lambda one: words([one.processing.basis])),
        Column(_("Verwerkingsverantwoordelijke"), lambda one: party(one.processing.controller)),
        Column(_("Verwerker"), lambda one: party(one.processing.processor)),
        Column(_("Functionaris bij"), lambda one: party(one.processing.officer)),
        Column(_("Personen"), lambda one: words(one.processing.persons)),
        Column(_("Gegevens"), lambda one: words(one.processing.data)),
        Column(_("Bijzonder volgens het protocol"), lambda one: words(one.called_special)),
        Column(_("Bijzonder volgens AVG 9"), lambda one: words(one.processing.special)),
        Column(
            _("Uitzondering (AVG 9, tweede lid)"),
            lambda one: words(filter(None, [one.processing.special_ground])),
        ),
        Column(_("Herkomst"), lambda one: words(one.processing.origins)),
        Column(_("Ontvangers"), lambda one: words(one.processing.recipients)),
        Column(_("Landen buiten de EU"), lambda one: words(one.processing.third_countries)),
        Column(
            _("Bewaartermijn"),
            lambda one: "; ".join(kept(it, visit.language) for it in one.processing.retention),
        ),
        Column(_("Beveiliging"), lambda one: words(one.processing.measures)),
        Column(_("Sinds"), lambda one: one.since),
        Column(_("Gewijzigd per"), lambda one: one.amended_on),
        Column(_("Beëindigd op"), lambda one: one.ended_on),
        Column(_("Let op"), lambda one: words(one.flags)),
    ]


def by_law(law: str, article: str, language: str) -> str:
    """`Participatiewet artikel 7`, of `participatiewet` and `Participatiewet/7`; another law than
    the article's is told apart."""
    _ = translations(language).gettext
    named, told = article.rpartition("/")[::2], coded(law, language)
    if named[0] and named[0].casefold() != told.casefold():
        told = f"{told}, {named[0]}"
    return f"{told} {_('artikel %(article)s') % {'article': named[1]}}"


def kept(retention: Retention, language: str) -> str:
    """`income: 10 years after the end of the provision (Selectielijst 2020)`."""
    what = coded(retention.data, language)
    if retention.months is None or retention.counted_from is None:
        told = coded(retention.basis, language)
    else:
        told = _after(retention.months, coded(retention.counted_from, language), language)
    return f"{what}: {told}" + (
        f" ({retention.article.replace('/', ' ')})" if retention.article else ""
    )


def _after(months: int, after: str, language: str) -> str:
    ngettext = translations(language).ngettext
    years, rest = divmod(months, 12)
    if rest:
        told = ngettext("%(num)s maand na %(after)s", "%(num)s maanden na %(after)s", months)
        return told % {"num": months, "after": after}
    told = ngettext("%(num)s jaar na %(after)s", "%(num)s jaar na %(after)s", years)
    return told % {"num": years, "after": after}
