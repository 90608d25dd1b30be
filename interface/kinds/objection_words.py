"""The words of objections: phases and fields."""

from domain.messages import Text
from interface.kinds.sheet import Said, Standing

STANDINGS = {
    "objection-received": Standing(
        "open",
        Text(nl="ontvangen", en="received"),
        Said(
            "ontvangen op {received.occurred_on}; nog niemand is gehoord.",
            "received on {received.occurred_on}; nobody was heard yet.",
        ),
    ),
    "objection-awaits-repair": Standing(
        "hold",
        Text(nl="wacht op herstel", en="awaits repair"),
        Said(
            "een verzuim kan worden hersteld tot en met {repair.repair_by}; zolang staat de"
            " termijn stil.",
            "an omission can be repaired until {repair.repair_by}; the term stands still.",
        ),
    ),
    "objection-to-be-heard": Standing(
        "open",
        Text(nl="hoorzitting gepland", en="hearing planned"),
        Said(
            "de hoorzitting is op {planned.hearing_on}.",
            "the hearing is on {planned.hearing_on}.",
        ),
    ),
    "objection-heard": Standing(
        "open",
        Text(nl="gehoord", en="heard"),
        Said(
            "het horen is gedaan of weggelaten.",
            "the hearing was held or left out.",
        ),
    ),
    "objection-advised": Standing(
        "turn",
        Text(nl="advies uitgebracht", en="advised on"),
        Said(
            "de commissie adviseert: {advised.outcome}.",
            "the committee advises: {advised.outcome}.",
        ),
    ),
    "objection-overdue": Standing(
        "over",
        Text(nl="te laat", en="overdue"),
        Said("er is niet op tijd beslist.", "it was not decided in time."),
    ),
    "objection-decided": Standing(
        "turn",
        Text(nl="beslist", en="decided"),
        Said(
            "{decided.outcome}; nog bekend te maken.",
            "{decided.outcome}; still to be made known.",
        ),
    ),
    "objection-made-known": Standing(
        "ok",
        Text(nl="bekendgemaakt", en="made known"),
        Said(
            "{decided.outcome}, bekendgemaakt op {made_known.occurred_on}; beroep kan tot en met"
            " {made_known.appeal_by}.",
            "{decided.outcome}, made known on {made_known.occurred_on}; appeal lies until"
            " {made_known.appeal_by}.",
        ),
    ),
    "objection-in-court": Standing(
        "open",
        Text(nl="bij de rechter", en="before a court"),
        Said("de zaak ligt bij de rechter.", "the case is before a court."),
    ),
    "objection-withdrawn": Standing(
        "na",
        Text(nl="ingetrokken", en="withdrawn"),
        Said(
            "het bezwaar is ingetrokken op {withdrawn.occurred_on}.",
            "the objection was withdrawn on {withdrawn.occurred_on}.",
        ),
    ),
}

LABELS = {
    "acknowledged": Text(nl="Ontvangst bevestigd", en="Receipt confirmed"),
    "adjourned": Text(nl="Verdaagd", en="Adjourned"),
    "advice": Text(nl="Advies", en="Advice"),
    "advised": Text(nl="Geadviseerd", en="Advised on"),
    "against": Text(nl="Tegen de uitspraak in procedure nummer", en="Against the ruling in number"),
    "appeal_by": Text(nl="Beroep kan tot en met", en="Appeal lies until"),
    "asked": Text(nl="Stukken gevraagd", en="File asked for"),
    "begun_on": Text(nl="Staat stil sinds", en="Stands still since"),
    "by_mandate": Text(nl="In mandaat genomen?", en="Taken under a mandate?"),
    "case": Text(nl="Verzoek in het register", en="Request in the register"),
    "committee": Text(nl="Hoort de bezwaarcommissie?", en="Does the committee hear?"),
    "consent": Text(nl="Akkoord van de belanghebbende", en="Consent of the interested party"),
    "contested": Text(nl="Bestreden besluit", en="Contested decision"),
    "costs": Text(nl="Kostenvergoeding (eurocent)", en="Costs paid (eurocents)"),
    "costs_asked": Text(nl="Om kostenvergoeding gevraagd?", en="Were costs asked for?"),
    "court": Text(nl="Rechter", en="Court"),
    "decide_by": Text(nl="Opnieuw beslissen uiterlijk", en="Decide anew by"),
    "decided": Text(nl="Beslist", en="Decided"),
    "decided_by": Text(nl="Beslist door", en="Decided by"),
    "defence": Text(nl="Verweerschrift", en="Defence"),
    "defence_by": Text(nl="Verweer uiterlijk", en="Defence by"),
    "delays": Text(nl="Verder uitstel", en="Further delay"),
    "documents_by": Text(nl="Nadere stukken tot en met", en="Further documents until"),
    "earlier": Text(nl="Vernietigde beslissingen", en="Annulled decisions"),
    "effect": Text(nl="Gevolg voor het besluit", en="What becomes of the decision"),
    "excused": Text(nl="Verschoonbaar?", en="Excusable?"),
    "file": Text(nl="Dossier", en="File"),
    "filed": Text(nl="Ingesteld", en="Filed"),
    "filer": Text(nl="Door wie?", en="By whom?"),
    "filing": Text(nl="In te dienen tot en met", en="To be filed by"),
    "follows_advice": Text(nl="Wordt het advies gevolgd?", en="Is the advice followed?"),
    "forum": Text(nl="Soort procedure", en="Kind of proceedings"),
    "grounds": Text(nl="Gronden", en="Grounds"),
    "heard": Text(nl="Gehoord", en="Heard"),
    "hearing_omitted": Text(nl="Niet gehoord", en="Nobody heard"),
    "hearing_on": Text(nl="Hoorzitting op", en="Hearing on"),
    "in_time": Text(nl="Op tijd", en="In time"),
    "inadmissible": Text(nl="Waarom niet-ontvankelijk?", en="Why inadmissible?"),
    "judgment": Text(nl="Uitspraak", en="Judgment"),
    "late": Text(nl="Te laat ingediend, zonder excuus", en="Filed late, without an excuse"),
    "lateness": Text(nl="Te late indiening beoordeeld", en="Late filing judged"),
    "made_known": Text(nl="Bekendgemaakt", en="Made known"),
    "mandate": Text(nl="Krachtens mandaat", en="By mandate"),
    "moved": Text(nl="Eerdere termijnen", en="Earlier terms"),
    "notified_on": Text(nl="Besluit bekendgemaakt op", en="Decision notified on"),
    "number": Text(nl="Procedure nummer", en="Proceedings number"),
    "objector": Text(nl="Bezwaarmaker", en="Objector"),
    "omissions": Text(nl="Wat ontbreekt", en="What is lacking"),
    "open_from": Text(nl="Dossier ter inzage vanaf", en="File open from"),
    "planned": Text(nl="Hoorzitting gepland", en="Hearing planned"),
    "mailed_on": Text(nl="Op de post gedaan op", en="Posted on"),
    "previous": Text(nl="Eerst uiterlijk", en="Due before"),
    "proceedings": Text(nl="Bij de rechter", en="Before the courts"),
    "received": Text(nl="Ontvangen", en="Received"),
    "reference": Text(nl="Kenmerk", en="Reference"),
    "repair": Text(nl="Herstel gevraagd", en="Repair asked"),
    "repair_by": Text(nl="Te herstellen tot en met", en="To be repaired by"),
    "repaired": Text(nl="Verzuim hersteld", en="Omission repaired"),
    "ruled": Text(nl="Uitspraak gedaan", en="Ruled"),
    "ruling": Text(nl="Oordeel van de rechter", en="What the court says"),
    "signer": Text(nl="Ondertekend door (functie)", en="Signed by (function)"),
    "stands_still": Text(nl="Staat de termijn stil?", en="Does the term stand still?"),
    "taken_by": Text(nl="Genomen door", en="Taken by"),
    "taken_by.party": Text(nl="Door welke gemeente genomen?", en="Taken by which municipality?"),
    "taken_by.organ": Text(nl="Door welk orgaan genomen?", en="Taken by which organ?"),
    "withdrawn": Text(nl="Ingetrokken", en="Withdrawn"),
}
