"""The codes of cases of personal data, in the reader's words."""

from interface.web.templating import translations


def of_cases(language: str) -> dict[str, str]:
    groups = (_breach, _disclosure, _dpia, _sealed)
    return {code: words for group in groups for code, words in group(language).items()}


def _breach(language: str) -> dict[str, str]:
    _ = translations(language).gettext
    return {
        "confidentiality": _("iemand zag ze die dat niet mocht"),
        "integrity": _("ze zijn veranderd"),
        "availability": _("ze zijn kwijt"),
        "wrong-recipient": _("verkeerd verzonden"),
        "lost-device": _("apparaat kwijt of gestolen"),
        "lost-paper": _("papier kwijt of gestolen"),
        "unauthorised-access": _("onbevoegd ingezien"),
        "attack": _("aanval van buiten"),
        "published": _("per ongeluk openbaar"),
        "failure": _("storing"),
        "other": _("anders"),
        "unlikely": _("geen risico te verwachten"),
        "likely": _("risico"),
        "high": _("hoog risico"),
        "letter": _("brief"),
        "e-mail": _("e-mail"),
        "telephone": _("telefoon"),
        "public-notice": _("openbare mededeling"),
        "risk-not-high": _("het risico is niet hoog"),
        "protected": _("de gegevens zijn voor anderen onleesbaar"),
        "risk-removed": _("het hoge risico is weggenomen"),
        "contained": _("gestopt"),
        "repaired": _("hersteld"),
        "prevented": _("herhaling voorkomen"),
        "handled": _("afgehandeld"),
        "no-breach": _("het was geen datalek"),
        "tell-controller": _("verwerkingsverantwoordelijke inlichten"),
        "assess": _("risico beoordelen"),
        "notify-authority": _("melden bij de toezichthouder"),
        "tell-subjects": _("betrokkenen inlichten, of vastleggen waarom niet"),
        "take-measure": _("maatregel nemen"),
        "close": _("afsluiten"),
    }


def _disclosure(language: str) -> dict[str, str]:
    _ = translations(language).gettext
    return {
        "benefits-agency": _("UWV of SVB"),
        "tax-authority": _("Belastingdienst"),
        "police-justice": _("politie of justitie"),
        "other-municipality": _("andere gemeente"),
        "employer": _("werkgever"),
        "health-care": _("zorgverlener"),
        "bailiff": _("deurwaarder"),
        "research": _("onderzoek"),
        "no-ground": _("er is geen grond voor"),
        "too-much": _("er wordt meer gevraagd dan nodig is"),
        "other-purpose": _("het doel past niet bij dat van de gegevens"),
        "secure-mail": _("beveiligde e-mail"),
        "portal": _("portaal"),
        "paper": _("papier"),
        "oral": _("mondeling"),
        "permission": _("toestemming van de gemeente"),
        "legal-duty": _("wettelijke plicht"),
    }


def _dpia(language: str) -> dict[str, str]:
    _ = translations(language).gettext
    return {
        "acceptable": _("het risico is aanvaardbaar"),
        "with-measures": _("aanvaardbaar na maatregelen"),
        "prior-consultation": _("eerst de toezichthouder raadplegen"),
        "none": _("geen gevolg"),
        "evaluate": _("evalueren"),
        "amend": _("aanpassen"),
        "unchanged": _("ongewijzigd"),
        "amended": _("aangepast"),
    }


def _sealed(language: str) -> dict[str, str]:
    """What sealed fields are called where they are opened."""
    _ = translations(language).gettext
    return {
        "about": _("Onderwerp"),
        "conclusion": _("Conclusie"),
        "conditions": _("Voorwaarden"),
        "description": _("Toelichting"),
        "findings": _("Bevindingen"),
        "purpose": _("Doel"),
        "reasons": _("Redenen"),
        "reasons_for_delay": _("Reden van de vertraging"),
        "recipient": _("Ontvanger"),
        "remarks": _("Opmerkingen"),
    }
