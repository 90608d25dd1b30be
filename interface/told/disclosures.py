"""What happened to a disclosure. What a person wrote of it is sealed, and is not told."""

from typing import assert_never

from domain.disclosure.events import (
    DisclosureDutyFound,
    DisclosureEvent,
    DisclosureMade,
    DisclosurePermissionWithdrawn,
    DisclosurePermitted,
    DisclosureRefused,
    DisclosureRequested,
)
from interface.told.sentence import Codes, Parties, Sentence, both


def disclosure(event: DisclosureEvent) -> Sentence:
    match event:
        case DisclosureRequested(party=party, recipient_kind=kind, categories=categories):
            nl, en = (
                "verstrekking gevraagd aan {} door {}: {}",
                "disclosure asked of {} by {}: {}",
            )
            return both(nl, en, Parties((party,)), Codes((kind,)), Codes(categories))
        case DisclosurePermitted(party=party, decision=decided, categories=categories):
            nl, en = (
                "toestemming gegeven door {}, besluit {}: {}",
                "permission given by {}, decision {}: {}",
            )
            return both(nl, en, Parties((party,)), decided.reference, Codes(categories))
        case DisclosurePermissionWithdrawn(party=party):
            nl, en = "toestemming ingetrokken door {}", "permission withdrawn by {}"
            return both(nl, en, Parties((party,)))
        case DisclosureDutyFound(law=law, article=article, categories=categories):
            nl, en = "wettelijke plicht: {} art. {}: {}", "legal duty: {} art. {}: {}"
            return both(nl, en, law, article, Codes(categories))
        case DisclosureRefused(party=party, ground=ground):
            nl, en = "verstrekking geweigerd door {}: {}", "disclosure refused by {}: {}"
            return both(nl, en, Parties((party,)), Codes((ground,)))
        case DisclosureMade(party=party, basis=basis, categories=categories, subjects=subjects):
            nl, en = (
                "verstrekt door {} op grond van {}: {}",
                "disclosed by {} on the basis of {}: {}",
            )
            facts = Parties((party,)), Codes((basis,)), Codes(categories)
            if not subjects:
                return both(nl, en, *facts)
            nl, en = f"{nl} (betrokkenen: {{}})", f"{en} (data subjects: {{}})"
            return both(nl, en, *facts, len(subjects))
        case _:
            assert_never(event)
