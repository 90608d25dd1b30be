"""The codes that requests of data subjects hold, in the reader's words."""

from interface.web.templating import translations


def of_requests(language: str) -> dict[str, str]:
    """Rights and what becomes of them, with the grounds."""
    parts = (_rights, _answers, _grounds, _measures, _fields)
    return {code: words for part in parts for code, words in part(language).items()}


def _rights(language: str) -> dict[str, str]:
    _ = translations(language).gettext
    return {
        "access": _("inzage"),
        "rectification": _("verbetering van gegevens"),
        "erasure": _("wissen"),
        "restriction": _("beperking"),
        "portability": _("overdracht van gegevens"),
        "objection": _("bezwaar tegen de verwerking"),
        "human-decision": _("een besluit door een mens"),
    }


def _answers(language: str) -> dict[str, str]:
    """How somebody was recognised, what was decided, and what was told to recipients."""
    _ = translations(language).gettext
    return {
        "digid": _("DigiD"),
        "identity-document": _("identiteitsbewijs getoond"),
        "known-person": _("bekend bij ons"),
        "representative": _("gemachtigde, machtiging gezien"),
        "complexity": _("het verzoek is ingewikkeld"),
        "number-of-requests": _("er zijn veel verzoeken"),
        "granted": _("toegewezen"),
        "partly": _("deels toegewezen"),
        "refused": _("geweigerd"),
        "told": _("ingelicht"),
        "impossible": _("inlichten bleek onmogelijk"),
        "disproportionate": _("inlichten vergt te veel"),
    }


def _grounds(language: str) -> dict[str, str]:
    """Of refusal, and of erasure."""
    _ = translations(language).gettext
    return {
        "not-identified": _("niet vast te stellen wie het is"),
        "manifestly-unfounded": _("kennelijk ongegrond"),
        "excessive": _("buitensporig"),
        "general-interest": _("zwaarwegend algemeen belang"),
        "nothing-processed": _("er zijn geen gegevens"),
        "rights-of-others": _("rechten van anderen"),
        "data-correct": _("de gegevens kloppen"),
        "still-needed": _("de gegevens zijn nog nodig"),
        "archives-act": _("Archiefwet"),
        "legal-duty": _("wettelijke plicht"),
        "running-objection": _("lopend bezwaar"),
        "no-ground-to-restrict": _("geen grond voor beperking"),
        "public-task": _("publieke taak"),
        "overriding-grounds": _("zwaarder wegende gronden"),
        "decided-by-a-person": _("een mens heeft besloten"),
        "no-longer-necessary": _("niet meer nodig"),
        "consent-withdrawn": _("toestemming ingetrokken"),
        "unlawful": _("onrechtmatig verwerkt"),
        "retention-ended": _("bewaartermijn voorbij"),
    }


def _measures(language: str) -> dict[str, str]:
    _ = translations(language).gettext
    return {
        "copy-given": _("kopie gegeven"),
        "inspected": _("ingezien aan de balie"),
        "corrected": _("verbeterd"),
        "completed": _("aangevuld"),
        "erased": _("gewist"),
        "restricted": _("beperkt"),
        "handed-over": _("meegegeven"),
        "transmitted": _("overgedragen aan een ander"),
        "stopped": _("verwerking gestopt"),
        "decided-anew": _("opnieuw besloten door een mens"),
    }


def _fields(language: str) -> dict[str, str]:
    """What is sealed of a request, where it is named beside what it says."""
    _ = translations(language).gettext
    return {
        "requester": _("Wie vraagt het"),
        "request": _("Het verzoek"),
        "scope": _("Omvang"),
        "reasons": _("Redenen"),
        "account": _("Toelichting"),
    }
