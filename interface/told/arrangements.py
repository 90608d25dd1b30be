"""What was arranged on destruction, and what data subjects were told."""

from typing import assert_never

from domain.arrangement.events import (
    ArrangementConfirmed,
    ArrangementEnded,
    ArrangementEvent,
    ArrangementRecorded,
    ArrangementUsed,
)
from domain.informing.events import (
    InformingClosed,
    InformingCorrected,
    InformingEvent,
    InformingPlanned,
    PeopleInformed,
)
from domain.messages import Text
from interface.told.sentence import Codes, Parties, Pieces, Sentence, both


def arrangement(event: ArrangementEvent) -> Sentence:
    match event:
        case ArrangementRecorded(party=party, categories=categories, in_force_from=day):
            nl, en = (
                "afspraak over vernietiging vastgelegd door {}: {}, {}, vanaf {}",
                "arrangement on destruction recorded by {}: {}, {}, from {}",
            )
            kind = _ONCE if event.once else _STANDING
            return both(nl, en, Parties((party,)), Codes(categories), kind, day)
        case ArrangementConfirmed(party=party):
            nl, en = "afspraak bevestigd door {}", "arrangement confirmed by {}"
            return both(nl, en, Parties((party,)))
        case ArrangementUsed(party=party, destruction=destruction):
            nl, en = "vernietiging {} rust hierop, door {}", "destruction {} rests on it, by {}"
            return both(nl, en, destruction, Parties((party,)))
        case ArrangementEnded(party=party, occurred_on=day):
            nl, en = "afspraak beëindigd door {} op {}", "arrangement ended by {} on {}"
            return both(nl, en, Parties((party,)), day)
        case _:
            assert_never(event)


def informing(event: InformingEvent) -> Sentence:
    match event:
        case InformingPlanned(party=party, audience=audience, size=size, by=day):
            nl, en = (
                "inlichten gepland door {}: {}, {} ({} personen), uiterlijk {}",
                "informing planned by {}: {}, {} ({} persons), due {}",
            )
            about = Codes((f"about-{event.about}",))
            return both(nl, en, Parties((party,)), about, Codes(audience), size, day)
        case PeopleInformed(party=party, way=way, number=number, evidence=evidence):
            nl, en = "{} ingelicht door {}, {}{}", "{} informed by {}, {}{}"
            return both(nl, en, number, Parties((party,)), Codes((f"way-{way}",)), Pieces(evidence))
        case InformingCorrected(corrects=version, number=number):
            nl, en = (
                "verbeterd: bij versie {} waren het er {}",
                "corrected: in version {} it was {}",
            )
            return both(nl, en, version, number)
        case InformingClosed(party=party, uninformed=uninformed):
            nl, en = (
                "inlichten afgesloten door {}, niet ingelicht: {}",
                "informing closed by {}, not informed: {}",
            )
            return both(nl, en, Parties((party,)), uninformed)
        case _:
            assert_never(event)


_ONCE = Text(nl="eenmalig", en="once")
_STANDING = Text(nl="doorlopend", en="standing")
