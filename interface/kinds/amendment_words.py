"""The labels, codes and standings of amendments."""

from collections.abc import Mapping

from domain.messages import Text
from interface.kinds.sheet import Said, Standing

STANDINGS: Mapping[str, Standing] = {
    "put-to-vote": Standing(
        "turn",
        Text(nl="in stemming", en="put to the vote"),
        Said("de colleges stemmen over dit voorstel.", "the colleges vote on this proposal."),
    ),
    "to-be-signed": Standing(
        "turn",
        Text(nl="te tekenen", en="to be signed"),
        Said(
            "aangenomen op {carried.occurred_on}; het bindt niemand voor beide partijen tekenen.",
            "carried on {carried.occurred_on}; it binds nobody before both parties sign.",
        ),
    ),
    "awaiting-effect": Standing(
        "plan",
        Text(nl="gaat nog in", en="to take effect"),
        Said(
            "getekend; het gaat in op {proposed.effective_on} of met de laatste handtekening.",
            "signed; it takes effect on {proposed.effective_on} or with the last signature.",
        ),
    ),
    "in-effect": Standing(
        "ok",
        Text(nl="van kracht", en="in effect"),
        Said("getekend en van kracht.", "signed and in effect."),
    ),
    "voted-down": Standing(
        "na",
        Text(nl="verworpen", en="voted down"),
        Said(
            "verworpen op {rejected.occurred_on}: {rejected.want}.",
            "rejected on {rejected.occurred_on}: {rejected.want}.",
        ),
    ),
    "proposal-withdrawn": Standing(
        "na",
        Text(nl="ingetrokken", en="withdrawn"),
        Said(
            "ingetrokken op {withdrawn.occurred_on} door {withdrawn.party}.",
            "withdrawn on {withdrawn.occurred_on} by {withdrawn.party}.",
        ),
    ),
    "proposal-lapsed": Standing(
        "na",
        Text(nl="vervallen", en="lapsed"),
        Said(
            "vervallen op {lapsed.occurred_on}: {lapsed.ground}.",
            "lapsed on {lapsed.occurred_on}: {lapsed.ground}.",
        ),
    ),
}
LABELS: Mapping[str, Text] = {
    "addendum": Text(nl="Addendum", en="Addendum"),
    "annexes": Text(nl="Bijlagen", en="Annexes"),
    "arising_from": Text(nl="Komt voort uit", en="Arises from"),
    "ballot": Text(nl="Stem", en="Vote"),
    "between": Text(nl="Tussen wie", en="Between whom"),
    "bound": Text(nl="Bindt", en="Binds"),
    "capacity": Text(nl="In welke hoedanigheid?", en="In which capacity?"),
    "carried": Text(nl="Aangenomen", en="Carried"),
    "centre": Text(nl="Centrumgemeente", en="Centre municipality"),
    "clauses": Text(nl="Artikelen", en="Clauses"),
    "consented": Text(nl="Ingestemd", en="Consented"),
    "drafted": Text(nl="Wat er verandert", en="What changes"),
    "drawn_up": Text(nl="Op schrift", en="In writing"),
    "effective_from": Text(nl="Geldt vanaf", en="Holds from"),
    "effective_on": Text(nl="Gaat in op", en="Takes effect on"),
    "ended": Text(nl="Artikelen die vervallen", en="Clauses that end"),
    "ended_annexes": Text(nl="Bijlagen die vervallen", en="Annexes that end"),
    "in_favour": Text(nl="Voor", en="In favour"),
    "lapsed": Text(nl="Vervallen", en="Lapsed"),
    "products": Text(nl="Producten", en="Products"),
    "proposed": Text(nl="Voorgesteld", en="Proposed"),
    "rejected": Text(nl="Verworpen", en="Rejected"),
    "signed": Text(nl="Getekend", en="Signed"),
    "still_to_vote": Text(nl="Moet nog stemmen", en="Still to vote"),
    "voters": Text(nl="Stemmen", en="Voters"),
    "votes": Text(nl="Gestemd", en="Votes"),
    "want": Text(nl="Wat ontbrak", en="What was wanting"),
    "withdrawn": Text(nl="Ingetrokken", en="Withdrawn"),
}
CODES: Mapping[str, Text] = {
    "agreement-text": Text(nl="tekst van de overeenkomst", en="text of the agreement"),
    "privacy-protocol": Text(nl="privacyprotocol", en="privacy protocol"),
    "for": Text(nl="voor", en="for"),
    "against": Text(nl="tegen", en="against"),
    "abstained": Text(nl="onthouding", en="abstained"),
    "want-of-centre": Text(
        nl="zonder de stem van de centrumgemeente", en="for want of the centre's vote"
    ),
    "want-of-majority": Text(nl="zonder meerderheid", en="for want of a majority"),
    "overtaken": Text(nl="ingehaald door een andere wijziging", en="overtaken by another change"),
    "not-decided": Text(nl="er kwam geen besluit", en="no decision came"),
    "not-signed": Text(nl="er is niet getekend", en="it was not signed"),
    "mayor": Text(nl="burgemeester", en="mayor"),
    "authorised": Text(nl="gemachtigde", en="authorised by the mayor"),
}
