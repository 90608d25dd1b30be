"""The codes of objections in words: what is lacking, outcomes, courts."""

from domain.messages import Text

CODES = {
    # What runs
    "decide-objection": Text(
        nl="Beslissen op bezwaar en dat bekendmaken",
        en="Decide on an objection, and make that known",
    ),
    "lay-file-open": Text(
        nl="Dossier ter inzage leggen voor de hoorzitting",
        en="Lay the file open before the hearing",
    ),
    "file-court-defence": Text(
        nl="Verweer indienen bij de rechter", en="File the defence with the court"
    ),
    # Filed, heard, made longer
    "no-grounds": Text(nl="de gronden ontbreken", en="the grounds are lacking"),
    "no-signature": Text(nl="de handtekening ontbreekt", en="the signature is lacking"),
    "no-name-or-address": Text(nl="naam of adres ontbreekt", en="the name or address is lacking"),
    "contested-decision-not-named": Text(
        nl="het bestreden besluit is niet genoemd", en="the contested decision is not named"
    ),
    "no-authority-shown": Text(nl="de machtiging ontbreekt", en="the authority is lacking"),
    "objection-manifestly-inadmissible": Text(
        nl="kennelijk niet-ontvankelijk", en="manifestly inadmissible"
    ),
    "objection-manifestly-unfounded": Text(nl="kennelijk ongegrond", en="manifestly unfounded"),
    "objector-need-not-be-heard": Text(
        nl="de bezwaarmaker hoeft niet te worden gehoord", en="the objector need not be heard"
    ),
    "objector-did-not-answer": Text(
        nl="de bezwaarmaker reageerde niet op tijd", en="the objector did not answer in time"
    ),
    "objection-met-in-full": Text(
        nl="aan het bezwaar wordt geheel tegemoetgekomen", en="the objection is met in full"
    ),
    "all-interested-agree": Text(
        nl="alle belanghebbenden stemmen in", en="all interested parties agree"
    ),
    "objector-agrees": Text(nl="de bezwaarmaker stemt in", en="the objector agrees"),
    "statutory-procedure": Text(
        nl="nodig voor een wettelijke procedure", en="needed for a statutory procedure"
    ),
    # Decided
    "objection-inadmissible": Text(nl="niet-ontvankelijk", en="inadmissible"),
    "objection-unfounded": Text(nl="ongegrond", en="unfounded"),
    "objection-partly-well-founded": Text(nl="gedeeltelijk gegrond", en="partly well-founded"),
    "objection-well-founded": Text(nl="gegrond", en="well-founded"),
    "objection-filed-late": Text(nl="te laat ingediend", en="filed late"),
    "omission-not-repaired": Text(
        nl="het verzuim is niet hersteld", en="the omission was not repaired"
    ),
    "no-interest-in-it": Text(nl="geen belang", en="no interest in it"),
    "not-against-a-decision": Text(
        nl="niet gericht tegen een besluit", en="not against a decision"
    ),
    "decision-upheld": Text(nl="besluit blijft in stand", en="decision upheld"),
    "decision-revoked": Text(nl="besluit herroepen", en="decision revoked"),
    "decision-replaced": Text(
        nl="besluit herroepen en vervangen", en="decision revoked and replaced"
    ),
    # Before the courts
    "appeal": Text(nl="beroep", en="appeal"),
    "appeal-against-silence": Text(
        nl="beroep tegen niet tijdig beslissen", en="appeal against not deciding in time"
    ),
    "higher-appeal": Text(nl="hoger beroep", en="higher appeal"),
    "provisional-relief": Text(nl="voorlopige voorziening", en="provisional relief"),
    "opposition": Text(nl="verzet", en="opposition"),
    "revision": Text(nl="herziening", en="revision"),
    "other-proceedings": Text(nl="andere procedure", en="other proceedings"),
    "objector": Text(nl="de bezwaarmaker", en="the objector"),
    "the-municipality": Text(nl="de gemeente", en="the municipality"),
    "interested-third-party": Text(nl="een derde-belanghebbende", en="an interested third party"),
    "court-well-founded": Text(nl="beroep gegrond", en="appeal well-founded"),
    "court-unfounded": Text(nl="beroep ongegrond", en="appeal unfounded"),
    "court-inadmissible": Text(nl="beroep niet-ontvankelijk", en="appeal inadmissible"),
    "court-no-jurisdiction": Text(nl="rechter onbevoegd", en="court without jurisdiction"),
    "relief-granted": Text(nl="voorziening getroffen", en="relief granted"),
    "relief-refused": Text(nl="voorziening afgewezen", en="relief refused"),
    "decision-stands": Text(nl="beslissing blijft in stand", en="decision stands"),
    "annulled-consequences-stand": Text(
        nl="vernietigd, rechtsgevolgen blijven in stand", en="annulled, its consequences stand"
    ),
    "court-decides-itself": Text(
        nl="de rechter voorziet zelf in de zaak", en="the court decides itself"
    ),
    "decide-anew": Text(nl="opnieuw beslissen", en="decide anew"),
    "rechtbank-limburg": Text(nl="Rechtbank Limburg", en="Limburg District Court"),
    "centrale-raad-van-beroep": Text(nl="Centrale Raad van Beroep", en="Central Appeals Tribunal"),
    "raad-van-state": Text(nl="Raad van State", en="Council of State"),
    "case-file": Text(nl="dossier", en="file"),
    "judgment": Text(nl="uitspraak", en="judgment"),
    # Organs and functions
    "college": Text(nl="college van B en W", en="municipal executive"),
    "head-of-income": Text(nl="hoofd Inkomen", en="head of Income"),
    "head-of-work": Text(nl="hoofd Werk", en="head of Work"),
    "mayor": Text(nl="burgemeester", en="mayor"),
    "secretary": Text(nl="gemeentesecretaris", en="municipal secretary"),
}
