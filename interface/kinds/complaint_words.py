"""The words of complaints: phases, fields and codes."""

from domain.messages import Text
from interface.kinds.sheet import Said, Standing

STANDINGS = {
    "complaint-received": Standing(
        "open",
        Text(nl="ontvangen", en="received"),
        Said(
            "nog niemand is aangewezen om de klacht te behandelen.",
            "nobody was named to deal with it yet.",
        ),
    ),
    "complaint-in-hand": Standing(
        "open",
        Text(nl="in behandeling", en="in hand"),
        Said(
            "{handler.handler} van {handler.handler_at} behandelt de klacht.",
            "{handler.handler} of {handler.handler_at} deals with it.",
        ),
    ),
    "complaint-heard": Standing(
        "open",
        Text(nl="gehoord", en="heard"),
        Said("nu volgt het oordeel.", "the judgement is next."),
    ),
    "complaint-overdue": Standing(
        "over",
        Text(nl="te laat", en="overdue"),
        Said(
            "de klacht is niet op tijd afgehandeld.",
            "it was not dealt with in time.",
        ),
    ),
    "complaint-concluded": Standing(
        "ok",
        Text(nl="afgehandeld", en="concluded"),
        Said(
            "afgehandeld op {concluded.occurred_on}: {concluded.finding}.",
            "concluded on {concluded.occurred_on}: {concluded.finding}.",
        ),
    ),
    "complaint-settled": Standing(
        "ok",
        Text(nl="opgelost", en="settled"),
        Said(
            "op {settled.occurred_on} naar tevredenheid van de klager opgelost.",
            "settled on {settled.occurred_on} to the complainant's satisfaction.",
        ),
    ),
    "complaint-forwarded": Standing(
        "na",
        Text(nl="doorgezonden", en="sent on"),
        Said(
            "op {forwarded.occurred_on} doorgezonden naar {forwarded.to}.",
            "sent on to {forwarded.to} on {forwarded.occurred_on}.",
        ),
    ),
    "complaint-not-dealt-with": Standing(
        "na",
        Text(nl="niet behandeld", en="not dealt with"),
        Said(
            "{not_dealt_with.ground}; de klager hoorde dat op {not_dealt_with.occurred_on}.",
            "{not_dealt_with.ground}; the complainant was told on {not_dealt_with.occurred_on}.",
        ),
    ),
    "complaint-withdrawn": Standing(
        "na",
        Text(nl="ingetrokken", en="withdrawn"),
        Said(
            "de klager trok de klacht in op {withdrawn.occurred_on}.",
            "the complainant withdrew it on {withdrawn.occurred_on}.",
        ),
    ),
}

LABELS = {
    "acknowledged": Text(nl="Ontvangst bevestigd", en="Receipt confirmed"),
    "adjourned": Text(nl="Verdaagd", en="Adjourned"),
    "committee": Text(nl="Met een externe klachtencommissie?", en="With an outside committee?"),
    "complainant": Text(nl="Klager", en="Complainant"),
    "complaint": Text(nl="Klacht", en="Complaint"),
    "concluded": Text(nl="Afgehandeld", en="Concluded"),
    "conduct_at": Text(nl="Over het optreden van", en="About the conduct of"),
    "conduct_of": Text(nl="Welk team of welke functie?", en="Which team or function?"),
    "consent": Text(nl="Akkoord van de klager", en="Consent of the complainant"),
    "delays": Text(nl="Verder uitstel", en="Further delay"),
    "finding": Text(nl="Oordeel", en="Judgement"),
    "findings": Text(nl="Bevindingen", en="Findings"),
    "forwarded": Text(nl="Doorgezonden", en="Sent on"),
    "handler": Text(nl="Behandelaar (functie)", en="Handler (function)"),
    "handler_at": Text(nl="Behandelaar van", en="Handler of"),
    "heard": Text(nl="Gehoord", en="Heard"),
    "hearing_omitted": Text(nl="Niet gehoord", en="Nobody heard"),
    "in_time": Text(nl="Op tijd", en="In time"),
    "measures": Text(nl="Maatregelen", en="Measures"),
    "moved": Text(nl="Eerdere termijnen", en="Earlier terms"),
    "not_dealt_with": Text(nl="Niet behandeld", en="Not dealt with"),
    "ombudsman": Text(nl="Daarna naar welke ombudsman?", en="Next to which ombudsman?"),
    "previous": Text(nl="Eerst uiterlijk", en="Due before"),
    "received": Text(nl="Ontvangen", en="Received"),
    "settled": Text(nl="Opgelost", en="Settled"),
    "settlement": Text(nl="Hoe het is opgelost", en="How it was settled"),
    "tell_by": Text(nl="Uiterlijk te vertellen", en="To be told by"),
    "to": Text(nl="Naar welk bestuursorgaan?", en="To which organ?"),
    "withdrawn": Text(nl="Ingetrokken", en="Withdrawn"),
    "written": Text(nl="Schriftelijk ingediend?", en="Filed in writing?"),
}

CODES = {
    "settle-complaint": Text(nl="Klacht afhandelen", en="Deal with a complaint"),
    "complaint-manifestly-unfounded": Text(
        nl="klacht kennelijk ongegrond", en="complaint manifestly unfounded"
    ),
    "complainant-need-not-be-heard": Text(
        nl="de klager hoeft niet te worden gehoord", en="the complainant need not be heard"
    ),
    "complainant-did-not-answer": Text(
        nl="de klager reageerde niet op tijd", en="the complainant did not answer in time"
    ),
    "complained-before": Text(
        nl="al eerder geklaagd en behandeld", en="complained of before and dealt with"
    ),
    "over-a-year-ago": Text(nl="langer dan een jaar geleden", en="over a year ago"),
    "objection-was-open": Text(
        nl="er had bezwaar kunnen worden gemaakt", en="an objection could have been made"
    ),
    "appeal-was-open": Text(
        nl="er kan of kon beroep worden ingesteld", en="an appeal can or could be filed"
    ),
    "before-a-court": Text(nl="ligt of lag bij de rechter", en="before a court, or was"),
    "criminal-investigation": Text(
        nl="er loopt een strafrechtelijk onderzoek", en="under criminal investigation"
    ),
    "interest-too-small": Text(
        nl="het belang of het gewicht is te gering", en="the interest or weight is too small"
    ),
    "complaint-well-founded": Text(nl="klacht gegrond", en="complaint well-founded"),
    "complaint-partly-well-founded": Text(
        nl="klacht gedeeltelijk gegrond", en="complaint partly well-founded"
    ),
    "complaint-unfounded": Text(nl="klacht ongegrond", en="complaint unfounded"),
    "no-judgement": Text(nl="geen oordeel", en="no judgement"),
    "klachtencoordinator": Text(nl="klachtencoördinator", en="complaints coordinator"),
    "nationale-ombudsman": Text(nl="de Nationale ombudsman", en="the National Ombudsman"),
    "provincie-limburg": Text(nl="provincie Limburg", en="the province of Limburg"),
    "team-inkomen": Text(nl="team Inkomen", en="the Income team"),
}
