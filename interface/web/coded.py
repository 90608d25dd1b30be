"""The codes that events hold, in the reader's words: kinds of evidence, grounds, roles."""

from collections.abc import Iterable
from functools import cache

from interface.kinds import SHEETS
from interface.web.coded_cases import of_cases
from interface.web.coded_processing import processing
from interface.web.informing_words import of_informing
from interface.web.request_words import of_requests
from interface.web.templating import translations


@cache
def words_of_codes(language: str) -> dict[str, str]:
    """A code stands for one thing, wherever it stands."""
    groups = (
        _kinds,
        _grounds,
        _erasures,
        _roles,
        _purposes,
        processing,
        of_requests,
        of_informing,
        of_cases,
        _kinds_of_case,
    )
    return {code: words for group in groups for code, words in group(language).items()}


def coded(code: str, language: str) -> str:
    """A code without words of its own, such as a kind that one catalogue alone has, stays."""
    return words_of_codes(language).get(code, code)


def in_words(codes: Iterable[str], language: str) -> dict[str, str]:
    """What may be chosen, with its words."""
    return {str(code): coded(code, language) for code in codes}


def _kinds_of_case(language: str) -> dict[str, str]:
    _ = translations(language).gettext
    said = {code: words[language] for one in SHEETS for code, words in one.codes.items()}
    return {"yes": _("ja"), "no": _("nee"), **said}


def _kinds(language: str) -> dict[str, str]:
    """Of evidence."""
    _ = translations(language).gettext
    return {
        "accounts": _("jaarrekening"),
        "advice": _("advies"),
        "budget": _("begroting"),
        "college-decision": _("collegebesluit"),
        "consent": _("toestemming"),
        "controller-agreement": _("afspraak tussen verwerkingsverantwoordelijken"),
        "decision": _("besluit"),
        "defence": _("verweerschrift"),
        "delivery-confirmation": _("leveringsbevestiging"),
        "destruction-arrangement": _("afspraak over vernietiging"),
        "destruction-certificate": _("verklaring van vernietiging"),
        "dpia-report": _("DPIA-rapport"),
        "evaluation-report": _("evaluatierapport"),
        "incident-report": _("incidentmelding"),
        "inspection-report": _("inspectierapport"),
        "kpi-values": _("KPI-waarden"),
        "minutes": _("verslag"),
        "notice": _("kennisgeving"),
        "payment": _("betaalbewijs"),
        "payment-schedule": _("betaalschema"),
        "plan": _("plan"),
        "price-list": _("prijslijst"),
        "processing-agreement": _("verwerkersovereenkomst"),
        "processing-record": _("verwerkingsregister"),
        "product-list": _("productenlijst"),
        "quality-report": _("kwaliteitsrapport"),
        "report": _("rapportage"),
        "signed-addendum": _("getekend addendum"),
        "statement-form": _("verantwoordingsformulier"),
        "third-party-register": _("register van derden"),
        "verification-record": _("controleverslag"),
        "working-method": _("werkwijze"),
        "written-authorisation": _("schriftelijke toestemming"),
    }


def _grounds(language: str) -> dict[str, str]:
    """For letting go of an obligation, and for disputing it."""
    _ = translations(language).gettext
    return {
        "mutual-consent": _("beide partijen zijn het eens"),
        "met-otherwise": _("op een andere manier nagekomen"),
        "no-longer-needed": _("niet meer nodig"),
        "not-owed": _("dit is niet verschuldigd"),
        "duty-ended": _("de plicht is vervallen"),
        "agreement-ended": _("de overeenkomst is geëindigd"),
        "not-yet-due": _("de termijn is nog niet voorbij"),
        "not-fulfilled": _("het is niet gedaan"),
        "incomplete": _("het is niet volledig"),
        "not-as-agreed": _("het is niet zoals afgesproken"),
    }


def _erasures(language: str) -> dict[str, str]:
    """The grounds on which personal data are destroyed."""
    _ = translations(language).gettext
    return {
        "no-longer-necessary": _("niet langer nodig voor het doel (AVG art. 17(1)(a))"),
        "consent-withdrawn": _("toestemming ingetrokken (AVG art. 17(1)(b))"),
        "objection": _("bezwaar (AVG art. 17(1)(c))"),
        "unlawful": _("onrechtmatig verwerkt (AVG art. 17(1)(d))"),
        "legal-duty": _("wettelijke plicht (AVG art. 17(1)(e))"),
        "retention-ended": _("bewaartermijn voorbij (bijlage 2, art. 9.1)"),
    }


def _roles(language: str) -> dict[str, str]:
    """In which somebody acts."""
    _ = translations(language).gettext
    return {
        "clerk": _("medewerker"),
        "director": _("directie"),
        "auditor": _("accountant"),
        "archive-inspector": _("archiefinspectie"),
        "privacy-officer": _("privacy officer"),
        "data-controller": _("verwerkingsverantwoordelijke"),
        "finance": _("financiën"),
    }


def _purposes(language: str) -> dict[str, str]:
    """Of opening sealed data, and why their processing is restricted."""
    _ = translations(language).gettext
    return {
        "establish": _("een recht vaststellen"),
        "enforce": _("handhaven"),
        "end": _("een recht beëindigen"),
        "carry-out": _("een taak uitvoeren"),
        "data-subject-request": _("een verzoek van de betrokkene"),
        "breach": _("een datalek onderzoeken"),
        "accountability": _("nagaan waarom iets is gedaan"),
        "accuracy-contested": _("de betrokkene betwist of de gegevens kloppen"),
        "unlawful": _("de verwerking is onrechtmatig, en de betrokkene wil geen wissing"),
        "needed-by-data-subject": _("de betrokkene heeft ze nodig voor een rechtsvordering"),
        "objection-pending": _("er loopt een bezwaar tegen de verwerking"),
        "objection-withdrawn": _("de betrokkene heeft het bezwaar ingetrokken"),
        "compelling-grounds": _("dwingende gronden wegen zwaarder"),
        "consent-to-look": _("de betrokkene vindt het goed"),
        "legal-claim": _("een rechtsvordering"),
        "rights-of-another": _("de rechten van een ander"),
        "important-public-interest": _("een gewichtig algemeen belang"),
    }
