"""What happened to a breach. What a person wrote of it is sealed, and is not told."""

from typing import assert_never

from domain.breach.events import (
    BreachAssessed,
    BreachClosed,
    BreachDiscovered,
    BreachEvent,
    BreachMeasureTaken,
    BreachNoticeRecomputed,
    BreachNotified,
    BreachSubjectsNotTold,
    BreachSubjectsTold,
    BreachToldToController,
)
from domain.messages import Text
from interface.told.sentence import Codes, Parties, Sentence, both


def breach(event: BreachEvent) -> Sentence:
    match event:
        case BreachDiscovered(party=party, natures=natures, cause=cause):
            nl, en = "datalek ontdekt door {}: {} ({})", "breach discovered by {}: {} ({})"
            return both(nl, en, Parties((party,)), Codes(natures), Codes((cause,)))
        case BreachToldToController(party=party, notify_by=due):
            nl, en = (
                "verwerkingsverantwoordelijke ingelicht (vastgelegd door {}); melden uiterlijk {}",
                "data controller told (recorded by {}); notice to the authority due {}",
            )
            return both(nl, en, Parties((party,)), due.due)
        case BreachNoticeRecomputed(notify_by=due, previous=previous):
            return both(
                "termijn om te melden opnieuw berekend: uiterlijk {}, eerder {}",
                "term of the notice computed anew: due {}, before that {}",
                due.due,
                "-" if previous is None else previous.isoformat(),
            )
        case BreachAssessed(risk=risk):
            return both("risico beoordeeld: {}", "risk assessed: {}", Codes((risk,)))
        case BreachNotified(reference=reference, late=late, complete=complete):
            return both(
                "gemeld bij de toezichthouder onder {}, {}, {}",
                "authority notified under {}, {}, {}",
                reference,
                _LATE if late else _IN_TIME,
                _WHOLE if complete else _IN_PART,
            )
        case BreachSubjectsTold(channel=channel, number=number):
            nl, en = "{} betrokkenen ingelicht ({})", "{} data subjects told ({})"
            return both(nl, en, number, Codes((channel,)))
        case BreachSubjectsNotTold(ground=ground):
            nl, en = "betrokkenen niet ingelicht: {}", "data subjects not told: {}"
            return both(nl, en, Codes((ground,)))
        case BreachMeasureTaken(party=party, kind=kind):
            nl, en = "maatregel genomen door {}: {}", "measure taken by {}: {}"
            return both(nl, en, Parties((party,)), Codes((kind,)))
        case BreachClosed(outcome=outcome):
            return both("datalek afgesloten: {}", "breach closed: {}", Codes((outcome,)))
        case _:
            assert_never(event)


_LATE = Text(nl="na de 72 uur", en="after the 72 hours")
_IN_TIME = Text(nl="op tijd", en="in time")
_WHOLE = Text(nl="volledig", en="complete")
_IN_PART = Text(nl="eerste deel", en="first part")
