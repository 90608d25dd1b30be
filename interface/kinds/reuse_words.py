"""The words of re-use requests: phases, fields and codes."""

from domain.messages import Text
from interface.kinds.sheet import Said, Standing

STANDINGS = {
    "to-decide": Standing(
        "open",
        Text(nl="te besluiten", en="to decide"),
        Said("besluiten kan tot en met {due}.", "to be decided by {due}."),
    ),
    "answer-awaited": Standing(
        "hold",
        Text(nl="wacht op antwoord", en="answer awaited"),
        Said(
            "de verzoeker heeft tot en met {asked.until}; zo lang staat de termijn stil.",
            "the requester has until {asked.until}; so long the term stands still.",
        ),
    ),
    "overdue": Standing(
        "over",
        Text(nl="te laat", en="overdue"),
        Said("er had uiterlijk {due} besloten moeten zijn.", "it was to be decided by {due}."),
    ),
    "to-deliver": Standing(
        "turn",
        Text(nl="te leveren", en="to deliver"),
        Said(
            "besloten op {decided.occurred_on}: {decided.outcome}; leveren moet nog.",
            "decided on {decided.occurred_on}: {decided.outcome}; still to be delivered.",
        ),
    ),
    "dealt-with": Standing(
        "ok",
        Text(nl="afgehandeld", en="dealt with"),
        Said(
            "besloten op {decided.occurred_on}: {decided.outcome}.",
            "decided on {decided.occurred_on}: {decided.outcome}.",
        ),
    ),
    "withdrawn": Standing(
        "na",
        Text(nl="ingetrokken", en="withdrawn"),
        Said("ingetrokken op {withdrawn.occurred_on}.", "withdrawn on {withdrawn.occurred_on}."),
    ),
}

LABELS = {
    "asked": Text(nl="Aanvulling gevraagd", en="Completion asked"),
    "charge": Text(nl="Kosten in centen", en="Charge in cents"),
    "completed": Text(nl="Aangevuld", en="Completed"),
    "conditions": Text(nl="Voorwaarden", en="Conditions"),
    "decided": Text(nl="Besloten", en="Decided"),
    "delivered": Text(nl="Geleverd", en="Delivered"),
    "documents": Text(nl="Wat is geleverd", en="What was delivered"),
    "extended": Text(nl="Verdaagd", en="Extended"),
    "in_time": Text(nl="Op tijd besloten", en="Decided in time"),
    "moved": Text(nl="Eerdere termijnen", en="Earlier terms"),
    "previous": Text(nl="Eerst uiterlijk", en="Due before"),
    "received": Text(nl="Ontvangen", en="Received"),
    "request": Text(nl="Verzoek", en="Request"),
    "requester": Text(nl="Verzoeker", en="Requester"),
    "scope": Text(nl="Wat precies?", en="What exactly?"),
    "withdrawn": Text(nl="Ingetrokken", en="Withdrawn"),
}

CODES = {
    "decide-reuse-request": Text(
        nl="Besluiten op een verzoek om hergebruik", en="Decide on a re-use request"
    ),
    "reuse-allowed": Text(nl="toegestaan zonder voorwaarden", en="allowed without conditions"),
    "reuse-on-conditions": Text(nl="toegestaan onder voorwaarden", en="allowed on conditions"),
    "reuse-refused": Text(nl="hergebruik geweigerd", en="re-use refused"),
    "not-public": Text(nl="de informatie is niet openbaar", en="the information is not public"),
    "rights-of-makers": Text(
        nl="derden hebben er auteursrecht of een ander recht op",
        en="others have a copyright or another right in it",
    ),
    "outside-public-task": Text(
        nl="niet gemaakt voor de publieke taak", en="not made for the public task"
    ),
    "access-by-interest": Text(
        nl="alleen toegankelijk met een belang", en="open only to who shows an interest"
    ),
    "insignia": Text(nl="logo of wapen", en="logo or coat of arms"),
    "personal-data-in-it": Text(
        nl="er staan persoonsgegevens in", en="there are personal data in it"
    ),
    "dataset": Text(nl="gegevensbestand", en="data set"),
}
