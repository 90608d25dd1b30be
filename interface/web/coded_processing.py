"""The codes of processing activities, in the reader's words."""

from interface.web.templating import translations


def processing(language: str) -> dict[str, str]:
    return (
        _laws(language)
        | _persons_and_data(language)
        | _origins_and_recipients(language)
        | _grounds(language)
        | _keeping(language)
    )


def _laws(language: str) -> dict[str, str]:
    _ = translations(language).gettext
    return {
        "participatiewet": "Participatiewet",
        "wsw": "Wsw",
        "ioaw": "IOAW",
        "ioaz": "IOAZ",
        "bbz": "Bbz",
        "wet-kinderopvang": "Wet kinderopvang",
        "wet-inburgering": "Wet inburgering",
        "awb": "Awb",
        "woo": "Woo",
        "avg": "AVG",
        "archiefwet": "Archiefwet",
        "other-law": _("een andere wet"),
    }


def _persons_and_data(language: str) -> dict[str, str]:
    """Of whom and what."""
    _ = translations(language).gettext
    return {
        "applicant": _("aanvrager of ontvanger"),
        "partner": _("partner"),
        "child": _("kind"),
        "cost-sharer": _("kostendeler"),
        "former-partner": _("ex-partner"),
        "lawyer-or-representative": _("advocaat of gemachtigde"),
        "wsw-employee": _("medewerker met Wsw-indicatie"),
        "employer-contact": _("contactpersoon van een werkgever"),
        "newcomer": _("statushouder"),
        "other-person": _("een andere persoon"),
        "contact": _("naam, adres en contact"),
        "income": _("inkomen"),
        "assets": _("vermogen"),
        "language-level": _("taalniveau"),
        "administration": _("bewind en budgetbeheer"),
        "work-obligations": _("arbeidsverplichtingen"),
        "courses": _("trajecten naar werk"),
        "citizen-service-number": _("burgerservicenummer"),
        "civil-status": _("burgerlijke staat"),
        "health": _("gezondheid"),
        "nationality-and-descent": _("nationaliteit en afkomst"),
        "staff-data": _("personeelsgegevens"),
        "other-data": _("andere gegevens"),
    }


def _origins_and_recipients(language: str) -> dict[str, str]:
    _ = translations(language).gettext
    return {
        "data-subject": _("de betrokkene zelf"),
        "gba-v": "GBA-V",
        "suwinet": "Suwinet",
        "other-register": _("een ander register"),
        "other-authority": _("een andere overheid"),
        "employer": _("werkgever"),
        "other-source": _("een andere bron"),
        "uwv": "UWV",
        "svb": "SVB",
        "duo": "DUO",
        "tax-authority": _("Belastingdienst"),
        "intelligence-bureau": _("Inlichtingenbureau"),
        "court": _("rechter"),
    }


def _grounds(language: str) -> dict[str, str]:
    """Of AVG 6 and 9."""
    _ = translations(language).gettext
    return {
        "contract-with-subject": _("overeenkomst met de betrokkene"),
        "legal-obligation": _("wettelijke verplichting"),
        "vital-interest": _("vitaal belang"),
        "public-task": _("taak van algemeen belang"),
        "racial-or-ethnic-origin": _("ras of etnische afkomst"),
        "political-opinions": _("politieke opvattingen"),
        "religious-or-philosophical-beliefs": _("geloof of levensovertuiging"),
        "trade-union-membership": _("lidmaatschap van een vakbond"),
        "genetic-data": _("genetische gegevens"),
        "biometric-data": _("biometrische gegevens"),
        "sex-life-or-orientation": _("seksueel gedrag of gerichtheid"),
        "explicit-consent": _("uitdrukkelijke toestemming"),
        "labour-and-social-security": _("arbeidsrecht en sociale zekerheid"),
        "made-public-by-subject": _("door de betrokkene openbaar gemaakt"),
        "legal-claims": _("rechtsvordering"),
        "substantial-public-interest": _("zwaarwegend algemeen belang"),
        "health-or-social-care": _("zorg of sociale diensten"),
        "archiving-or-statistics": _("archief of statistiek"),
    }


def _keeping(language: str) -> dict[str, str]:
    """How data are secured, and for how long they are kept."""
    _ = translations(language).gettext
    return {
        "access-control": _("toegang alleen voor wie het nodig heeft"),
        "encryption": _("versleuteling"),
        "pseudonyms": _("pseudoniemen"),
        "logging": _("vastleggen wie kijkt"),
        "backup": _("reservekopie"),
        "duty-of-confidentiality": _("geheimhouding"),
        "training": _("scholing"),
        "secured-premises": _("beveiligde ruimten"),
        "regular-testing": _("geregeld testen"),
        "statutory-period": _("termijn in de wet"),
        "selection-list": _("selectielijst"),
        "as-long-as-needed": _("zolang nodig"),
        "provision-ended": _("het einde van de voorziening"),
        "employment-ended": _("het einde van het dienstverband"),
        "decision-taken": _("het besluit"),
        "case-closed": _("het sluiten van de zaak"),
        "row-missing": _("wacht op een regel van de verwerkingsverantwoordelijke"),
        "controller-open": _("het protocol noemt hier geen verantwoordelijke"),
    }
