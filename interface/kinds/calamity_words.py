"""The words of calamities: phases, fields and codes."""

from domain.messages import Text
from interface.kinds.sheet import Said, Standing

STANDINGS = {
    "notify-labour-authority": Standing(
        "turn",
        Text(nl="melden", en="to be told"),
        Said("de Arbeidsinspectie weet er nog niet van.", "the labour authority was not told yet."),
    ),
    "take-measure": Standing(
        "turn",
        Text(nl="maatregel nodig", en="measure needed"),
        Said("er is nog geen maatregel genomen.", "no measure was taken yet."),
    ),
    "investigate": Standing(
        "open",
        Text(nl="te onderzoeken", en="to investigate"),
        Said("hoe het kwam is nog niet onderzocht.", "how it came about was not investigated yet."),
    ),
    "report-on-it": Standing(
        "open",
        Text(nl="te rapporteren", en="to report on"),
        Said("de andere partij heeft nog geen rapportage.", "the other party has no report yet."),
    ),
    "close": Standing(
        "open",
        Text(nl="af te sluiten", en="to close"),
        Said("alles is gedaan; zij kan worden afgesloten.", "all was done; it can be closed."),
    ),
    "closed": Standing(
        "ok",
        Text(nl="afgesloten", en="closed"),
        Said("afgesloten op {closed.occurred_on}.", "closed on {closed.occurred_on}."),
    ),
}

LABELS = {
    "alarm": Text(nl="Alarmknop gebruikt?", en="Alarm button used?"),
    "at": Text(nl="Bij welke partij?", en="At which party?"),
    "body": Text(nl="Bij wie?", en="To whom?"),
    "closed": Text(nl="Afgesloten", en="Closed"),
    "conclusion": Text(nl="Conclusie", en="Conclusion"),
    "findings": Text(nl="Bevindingen", en="Findings"),
    "harm": Text(nl="Letsel", en="Harm"),
    "investigated": Text(nl="Onderzocht", en="Investigated"),
    "measure": Text(nl="Maatregel", en="Measure"),
    "measures": Text(nl="Maatregelen", en="Measures"),
    "notified": Text(nl="Gemeld", en="Told"),
    "notify_by": Text(nl="Melden uiterlijk", en="To be told by"),
    "place": Text(nl="Waar?", en="Where?"),
    "previous": Text(nl="Eerst uiterlijk", en="Due before"),
    "reported": Text(nl="Wat er gebeurde", en="What happened"),
    "reported_on": Text(nl="Gerapporteerd", en="Reported on"),
}

CODES = {
    "notify-labour-authority": Text(
        nl="Arbeidsinspectie inlichten", en="Tell the labour authority"
    ),
    "violence": Text(nl="geweld", en="violence"),
    "threat": Text(nl="bedreiging", en="threat"),
    "medical-emergency": Text(nl="medisch noodgeval", en="medical emergency"),
    "fire": Text(nl="brand", en="fire"),
    "evacuation": Text(nl="ontruiming", en="evacuation"),
    "nobody-hurt": Text(nl="niemand gewond", en="nobody hurt"),
    "somebody-hurt": Text(nl="iemand licht gewond", en="somebody slightly hurt"),
    "seriously-hurt": Text(nl="iemand ernstig gewond", en="somebody seriously hurt"),
    "labour-authority": Text(nl="de Arbeidsinspectie", en="the labour authority"),
    "police": Text(nl="de politie", en="the police"),
    "emergency-services": Text(nl="ambulance of brandweer", en="ambulance or fire brigade"),
    "works-council": Text(nl="de ondernemingsraad", en="the works council"),
    "aftercare": Text(nl="nazorg", en="aftercare"),
    "order-talk": Text(nl="ordegesprek", en="talk about conduct"),
    "ban-from-building": Text(nl="toegangsverbod", en="ban from the building"),
    "security": Text(nl="beveiliging", en="security"),
    "spreekkamer-3": Text(nl="spreekkamer 3", en="consulting room 3"),
}
