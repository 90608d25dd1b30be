"""The words of Woo requests: phases, fields and codes."""

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
            "de termijn staat stil; komt er geen antwoord, dan moet het uiterlijk {due}.",
            "the term stands still; without an answer it is to be decided by {due}.",
        ),
    ),
    "overdue": Standing(
        "over",
        Text(nl="te laat", en="overdue"),
        Said("er had uiterlijk {due} besloten moeten zijn.", "it was to be decided by {due}."),
    ),
    "release-waits": Standing(
        "hold",
        Text(nl="wacht op bezwaar", en="waits for objections"),
        Said(
            "besloten op {decided.occurred_on}; verstrekken wacht, want een derde kan bezwaar"
            " hebben.",
            "decided on {decided.occurred_on}; the release waits, since a third party may object.",
        ),
    ),
    "release-held-up": Standing(
        "hold",
        Text(nl="opgehouden", en="held up"),
        Said(
            "verstrekken wacht op de rechter.",
            "the release waits for the court.",
        ),
    ),
    "to-release": Standing(
        "turn",
        Text(nl="te verstrekken", en="to release"),
        Said(
            "besloten op {decided.occurred_on}: {decided.outcome}; verstrekken moet nog.",
            "decided on {decided.occurred_on}: {decided.outcome}; still to be released.",
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
    "passed-on": Standing(
        "na",
        Text(nl="doorgestuurd", en="passed on"),
        Said(
            "op {forwarded.occurred_on} doorgestuurd naar {forwarded.to}.",
            "passed on to {forwarded.to} on {forwarded.occurred_on}.",
        ),
    ),
    "withdrawn": Standing(
        "na",
        Text(nl="ingetrokken", en="withdrawn"),
        Said("ingetrokken op {withdrawn.occurred_on}.", "withdrawn on {withdrawn.occurred_on}."),
    ),
}

LABELS = {
    "answer": Text(nl="Antwoord", en="Answer"),
    "asked": Text(nl="Gevraagd", en="Asked"),
    "decided": Text(nl="Besluit", en="Decision"),
    "decision": Text(nl="Besluit", en="Decision"),
    "documents": Text(nl="Wat is verstrekt", en="What was released"),
    "extended": Text(nl="Verdaagd", en="Extended"),
    "final": Text(nl="Is daarmee op alles besloten?", en="Was all decided with it?"),
    "forwarded": Text(nl="Doorgestuurd", en="Passed on"),
    "free_after": Text(nl="Verstrekken kan na", en="To be released after"),
    "grounds": Text(nl="Gronden", en="Grounds"),
    "in_time": Text(nl="Op tijd besloten", en="Decided in time"),
    "moved": Text(nl="Eerdere termijnen", en="Earlier terms"),
    "objection_expected": Text(nl="Kan een derde bezwaar hebben?", en="May a third party object?"),
    "part": Text(nl="Over welk deel?", en="About which part?"),
    "paused": Text(nl="Gevraagd", en="Asked"),
    "previous": Text(nl="Eerst uiterlijk", en="Due before"),
    "received": Text(nl="Ontvangen", en="Received"),
    "released": Text(nl="Verstrekt", en="Released"),
    "releases": Text(nl="Besluiten en verstrekking", en="Decisions and releases"),
    "relief": Text(nl="Voorlopige voorziening gevraagd", en="Interim relief asked"),
    "request": Text(nl="Verzoek", en="Request"),
    "requester": Text(nl="Verzoeker", en="Requester"),
    "rest_due": Text(nl="De rest uiterlijk", en="The rest by"),
    "resumed": Text(nl="Beantwoord", en="Answered"),
    "scope": Text(nl="Wat precies?", en="What exactly?"),
    "settled": Text(nl="Uitkomst van de voorziening", en="What came of the relief"),
    "third_parties": Text(nl="Aantal derden", en="Number of third parties"),
    "to": Text(nl="Naar welk bestuursorgaan?", en="To which body?"),
    "views": Text(nl="Zienswijzen", en="Views"),
    "withdrawn": Text(nl="Ingetrokken", en="Withdrawn"),
}

CODES = {
    "decide-woo-request": Text(nl="Besluiten op een Woo-verzoek", en="Decide on a Woo request"),
    "decide-rest-of-woo-request": Text(
        nl="Besluiten op de rest van een Woo-verzoek", en="Decide on the rest of a Woo request"
    ),
    "completion": Text(nl="precisering", en="a more precise request"),
    "third-parties": Text(nl="zienswijze van derden", en="the view of third parties"),
    "volume": Text(nl="omvang", en="volume"),
    "complicated": Text(nl="gecompliceerdheid", en="complexity of the information"),
    "all-released": Text(nl="openbaar", en="released"),
    "partly-released": Text(nl="deels openbaar", en="partly released"),
    "release-refused": Text(nl="niet openbaar", en="not released"),
    "no-documents": Text(nl="geen documenten", en="no documents"),
    "relief-granted": Text(nl="voorziening toegewezen", en="relief granted"),
    "relief-denied": Text(nl="voorziening afgewezen", en="relief denied"),
    "relief-withdrawn": Text(
        nl="voorziening ingetrokken of opgeheven", en="relief withdrawn or lifted"
    ),
    "unity-of-crown": Text(nl="eenheid van de Kroon", en="unity of the Crown"),
    "state-security": Text(nl="veiligheid van de Staat", en="security of the State"),
    "given-in-confidence": Text(
        nl="vertrouwelijke bedrijfsgegevens", en="business data given in confidence"
    ),
    "special-personal-data": Text(nl="bijzondere persoonsgegevens", en="special personal data"),
    "identity-numbers": Text(nl="identificatienummers", en="identification numbers"),
    "international-relations": Text(nl="internationale betrekkingen", en="international relations"),
    "economic-interests": Text(
        nl="economische of financiële belangen", en="economic or financial interests"
    ),
    "prosecution": Text(nl="opsporing en vervolging", en="investigation and prosecution"),
    "supervision": Text(nl="inspectie, controle en toezicht", en="inspection and supervision"),
    "private-life": Text(nl="persoonlijke levenssfeer", en="private life"),
    "competitive-data": Text(
        nl="concurrentiegevoelige bedrijfsgegevens", en="commercially sensitive data"
    ),
    "environment": Text(nl="bescherming van het milieu", en="protection of the environment"),
    "security-of-people-and-companies": Text(
        nl="beveiliging van personen en bedrijven", en="security of people and companies"
    ),
    "good-functioning-of-government": Text(
        nl="goed functioneren van de overheid", en="good functioning of government"
    ),
    "undue-harm": Text(nl="onevenredige benadeling", en="undue harm"),
    "personal-policy-opinions": Text(
        nl="persoonlijke beleidsopvattingen", en="personal opinions on policy"
    ),
    "provincie-limburg": Text(nl="provincie Limburg", en="the province of Limburg"),
}
