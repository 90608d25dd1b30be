"""Words that many kinds of case share: fields, and the headings under which kinds are listed."""

from domain.messages import Text

GROUPS = {
    "agreement": Text(nl="De overeenkomst", en="The agreement"),
    "together": Text(nl="Samenwerken", en="Working together"),
    "cases": Text(nl="Zaken", en="Cases"),
    "authority": Text(nl="Bevoegdheid", en="Authority"),
}
"""In the order of the page."""

LABELS = {
    "agreement": Text(nl="Overeenkomst", en="Agreement"),
    "agreements": Text(nl="Overeenkomsten", en="Agreements"),
    "amount": Text(nl="Bedrag", en="Amount"),
    "article": Text(nl="Artikel", en="Article"),
    "clause": Text(nl="Artikel", en="Clause"),
    "controller": Text(nl="Gemeente", en="Municipality"),
    "decision": Text(nl="Besluit", en="Decision"),
    "description": Text(nl="Omschrijving", en="Description"),
    "document": Text(nl="Document", en="Document"),
    "duty": Text(nl="Plicht", en="Duty"),
    "due": Text(nl="Uiterlijk", en="Due"),
    "en": Text(nl="in het Engels", en="in English"),
    "evidence": Text(nl="Bewijsstuk", en="Evidence"),
    "ground": Text(nl="Grond", en="Ground"),
    "kind": Text(nl="Soort", en="Kind"),
    "nl": Text(nl="in het Nederlands", en="in Dutch"),
    "number": Text(nl="Nummer", en="Number"),
    "obligation": Text(nl="Verplichting", en="Obligation"),
    "occurred_on": Text(nl="Dag", en="Day"),
    "organ": Text(nl="Orgaan", en="Organ"),
    "outcome": Text(nl="Uitkomst", en="Outcome"),
    "owed": Text(nl="Voor welke plicht?", en="For which duty?"),
    "owner": Text(nl="Wie doet het?", en="Who does it?"),
    "parties": Text(nl="Partijen", en="Parties"),
    "party": Text(nl="Namens", en="On behalf of"),
    "period": Text(nl="Over welke periode?", en="Of which period?"),
    "processor": Text(nl="Behandelt", en="Handled by"),
    "product": Text(nl="Product (bijlage 1)", en="Product (annex 1)"),
    "reason": Text(nl="Reden", en="Reason"),
    "reasons": Text(nl="Toelichting", en="Reasons"),
    "reference": Text(nl="Kenmerk", en="Reference"),
    "remarks": Text(nl="Opmerkingen", en="Remarks"),
    "report": Text(nl="Verslag", en="Report"),
    "subject": Text(nl="Betrokkene", en="Data subject"),
    "system": Text(nl="Systeem", en="System"),
    "taken_on": Text(nl="Besloten op", en="Decided on"),
    "title": Text(nl="Titel", en="Title"),
    "until": Text(nl="Tot en met", en="Until"),
    "year": Text(nl="Jaar", en="Year"),
}
"""Of fields."""

PARTIES = frozenset(
    {
        "agreed_by",
        "at",
        "conduct_at",
        "controller",
        "debtor",
        "centre",
        "in_favour",
        "inspected_by",
        "not_adopted",
        "handler_at",
        "owner",
        "participant",
        "parties",
        "party",
        "present",
        "processor",
        "provider",
        "still_to_vote",
        "voters",
    }
)
"""Fields that hold parties by their keys."""
