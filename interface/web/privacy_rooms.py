"""The rooms in which personal data are looked after, in the order of the menu."""

from typing import NamedTuple

from interface.web.templating import translations


class Room(NamedTuple):
    path: str
    name: str
    about: str


def rooms(language: str) -> list[Room]:
    _ = translations(language).gettext
    return [
        Room(
            "/register",
            _("Verwerkingen"),
            _("Waarvoor persoonsgegevens worden verwerkt, op welke grond en onder welke wet."),
        ),
        Room(
            "/data-subjects",
            _("Betrokkenen"),
            _("Van wie gegevens worden verwerkt, onder pseudoniem, en wie ernaar keek."),
        ),
        Room(
            "/privacy/requests",
            _("Verzoeken"),
            _("Wat betrokkenen vroegen, wat daarop is besloten, en wanneer dat moet."),
        ),
        Room(
            "/privacy/breaches",
            _("Datalekken"),
            _("Wat er misging, tot wanneer het kan worden gemeld en wat er is gedaan."),
        ),
        Room(
            "/privacy/disclosures",
            _("Verstrekkingen"),
            _("Wat derden vroegen, waarop dat rust, en wat er is verstrekt."),
        ),
        Room(
            "/privacy/assessments",
            _("DPIA's"),
            _("Wanneer een verwerking wordt onderzocht, en wat dat van het protocol vraagt."),
        ),
        Room(
            "/privacy/arrangements",
            _("Afspraken over vernietiging"),
            _("Wat de partijen schriftelijk afspraken; zonder afspraak wordt niets vernietigd."),
        ),
        Room(
            "/privacy/informing",
            _("Betrokkenen inlichten"),
            _("Hoe en wanneer betrokkenen hoorden wat er met hun gegevens gebeurt."),
        ),
        Room(
            "/privacy/erasures",
            _("Wissingen"),
            _("Wiens gegevens zijn vernietigd, op welke grond, met de verklaring erbij."),
        ),
    ]
