"""The words of notices of default: phases, fields and codes."""

from domain.messages import Text
from interface.kinds.sheet import Said, Standing

STANDINGS = {
    "term-to-review": Standing(
        "turn",
        Text(nl="termijn na te gaan", en="term to review"),
        Said(
            "ga eerst na of de termijn van de zaak klopt: uiterlijk {term}.",
            "review first whether the term of the case is right: due by {term}.",
        ),
    ),
    "notice-to-judge": Standing(
        "turn",
        Text(nl="te beoordelen", en="to judge"),
        Said(
            "besluiten zonder dwangsom kan tot en met {last_chance}.",
            "deciding without a penalty can be done up to and including {last_chance}.",
        ),
    ),
    "premature-notice": Standing(
        "na",
        Text(nl="te vroeg", en="premature"),
        Said(
            "zij kwam op of vóór {term}, en is dus geen ingebrekestelling.",
            "it came on or before {term}, so it is no notice of default.",
        ),
    ),
    "still-without-penalty": Standing(
        "soon",
        Text(nl="nog zonder dwangsom", en="still without a penalty"),
        Said(
            "besluiten zonder dwangsom kan tot en met {last_chance}.",
            "deciding without a penalty can be done up to and including {last_chance}.",
        ),
    ),
    "penalty-runs": Standing(
        "over",
        Text(nl="dwangsom loopt", en="penalty runs"),
        Said(
            "de dwangsom loopt sinds {penalty.first}, hoogstens tot en met {penalty.last}: EUR"
            " {penalty.euros}.",
            "the penalty runs since {penalty.first}, at most up to and including {penalty.last}:"
            " EUR {penalty.euros}.",
        ),
    ),
    "amount-to-fix": Standing(
        "turn",
        Text(nl="hoogte vast te stellen", en="amount to fix"),
        Said(
            "EUR {penalty.euros} over {penalty.days} dagen; vaststellen uiterlijk"
            " {penalty.decision}.",
            "EUR {penalty.euros} for {penalty.days} days; to be fixed by {penalty.decision}.",
        ),
    ),
    "amount-to-pay": Standing(
        "turn",
        Text(nl="te betalen", en="to pay"),
        Said(
            "EUR {fixed.euros}, uiterlijk {fixed.pay_by}.", "EUR {fixed.euros}, by {fixed.pay_by}."
        ),
    ),
    "penalty-paid": Standing(
        "ok",
        Text(nl="betaald", en="paid"),
        Said("EUR {fixed.euros} is betaald.", "EUR {fixed.euros} was paid."),
    ),
    "notice-without-penalty": Standing(
        "open",
        Text(nl="geen dwangsom", en="no penalty"),
        Said(
            "er is geen dwangsom ({judged.article}); het besluit moet nog.",
            "there is no penalty ({judged.article}); the decision is still owed.",
        ),
    ),
    "decided-without-penalty": Standing(
        "ok",
        Text(nl="besloten zonder dwangsom", en="decided without a penalty"),
        Said(
            "het besluit is bekendgemaakt op {decided.occurred_on}.",
            "the decision was made known on {decided.occurred_on}.",
        ),
    ),
    "withdrawn": Standing(
        "na",
        Text(nl="ingetrokken", en="withdrawn"),
        Said("ingetrokken op {withdrawn.occurred_on}.", "withdrawn on {withdrawn.occurred_on}."),
    ),
}

LABELS = {
    "alternative_euros": Text(nl="Anders geteld, in euro's", en="Counted otherwise, in euros"),
    "applicant": Text(nl="Naam", en="Name"),
    "applicants": Text(nl="Hoeveel aanvragers?", en="How many applicants?"),
    "application": Text(nl="Aanvraag elders", en="Application elsewhere"),
    "application.product": Text(nl="Aanvraag elders: product", en="Application elsewhere: product"),
    "bands": Text(nl="Tarief per dag", en="Rate a day"),
    "case": Text(nl="Zaak hier (kenmerk)", en="Case here (stream)"),
    "cents": Text(nl="Bedrag in centen", en="Amount in cents"),
    "concerns": Text(nl="Waarover", en="About"),
    "contested": Text(nl="Bezwaar", en="Objection"),
    "days": Text(nl="Dagen", en="Days"),
    "decided": Text(nl="Besluit bekendgemaakt", en="Decision made known"),
    "euros": Text(nl="Bedrag in euro's", en="Amount in euros"),
    "first": Text(nl="Vanaf", en="From"),
    "fixed": Text(nl="Hoogte vastgesteld", en="Amount fixed"),
    "judged": Text(nl="Beoordeeld", en="Judged"),
    "judgement": Text(nl="Oordeel", en="Judgement"),
    "last": Text(nl="Tot en met", en="Up to and including"),
    "last_chance": Text(nl="Zonder dwangsom tot en met", en="Without a penalty until"),
    "marks": Text(nl="Let op", en="Note"),
    "maximum": Text(nl="Hoogstens, in euro's", en="At most, in euros"),
    "no_penalty": Text(nl="Geen dwangsom volgens", en="No penalty by"),
    "objection": Text(nl="Welk bezwaar?", en="Which objection?"),
    "on": Text(nl="Op", en="On"),
    "paid": Text(nl="Betaald", en="Paid"),
    "pay_by": Text(nl="Betalen uiterlijk", en="To be paid by"),
    "penalty": Text(nl="Dwangsom", en="Penalty"),
    "rate": Text(nl="Tarief", en="Rate"),
    "received": Text(nl="Ontvangen", en="Received"),
    "received_on": Text(nl="Ontvangen op", en="Received on"),
    "reviewed": Text(nl="Termijn nagegaan", en="Term reviewed"),
    "share": Text(nl="Welk deel?", en="Which share?"),
    "shares_in_cents": Text(nl="Delen in centen", en="Shares in cents"),
    "source": Text(nl="Bron", en="Source"),
    "steps": Text(nl="Berekening", en="Computation"),
    "stream": Text(nl="Zaak", en="Case"),
    "term": Text(nl="Termijn", en="Term"),
    "told_by": Text(nl="Meegedeelde uiterste dag", en="Last day that was told"),
    "withdrawn": Text(nl="Ingetrokken", en="Withdrawn"),
    "words": Text(nl="Stap", en="Step"),
}

CODES = {
    "decide-after-all": Text(
        nl="Alsnog besluiten, zonder dwangsom", en="Decide after all, without a penalty"
    ),
    "fix-penalty": Text(nl="Hoogte van de dwangsom vaststellen", en="Fix the penalty"),
    "pay-penalty": Text(nl="Dwangsom betalen", en="Pay the penalty"),
    "case": Text(nl="zaak", en="case"),
    "application": Text(nl="aanvraag", en="application"),
    "valid-notice": Text(nl="geldig", en="valid"),
    "premature-notice": Text(nl="te vroeg", en="premature"),
    "notice-without-penalty": Text(nl="geen dwangsom", en="no penalty"),
    "unreasonably-late": Text(nl="onredelijk laat", en="unreasonably late"),
    "no-interested-party": Text(nl="geen belanghebbende", en="no interested party"),
    "manifestly-inadmissible": Text(nl="kennelijk niet-ontvankelijk", en="manifestly inadmissible"),
    "no-date-in-text": Text(nl="geen datum in de tekst", en="no date in the text"),
    "policy": Text(nl="streven, geen recht", en="a target, not law"),
    "provisional": Text(nl="voorlopig", en="provisional"),
    "disputed": Text(nl="betwist", en="disputed"),
    "closed-day": Text(nl="valt op een gesloten dag", en="on a closed day"),
    "open-question": Text(
        nl="de wet laat een andere lezing toe", en="the law allows another reading"
    ),
}
