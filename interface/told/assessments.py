"""What happened to an assessment. What a person wrote of it is sealed, and is not told."""

from typing import assert_never

from domain.dpia.events import (
    DpiaCarriedOut,
    DpiaConcluded,
    DpiaEvent,
    DpiaFollowedUp,
    DpiaMomentAgreed,
    DpiaMoved,
    DpiaPlanned,
)
from interface.told.sentence import Codes, Parties, Sentence, both


def dpia(event: DpiaEvent) -> Sentence:
    match event:
        case DpiaPlanned(party=party, planned_for=day) | DpiaMoved(party=party, planned_for=day):
            nl, en = "DPIA voorgesteld door {}, op {}", "DPIA proposed by {}, on {}"
            return both(nl, en, Parties((party,)), day)
        case DpiaMomentAgreed(party=party, planned_for=day):
            nl, en = "{} stemt in met {}", "{} agrees to {}"
            return both(nl, en, Parties((party,)), day)
        case DpiaCarriedOut(party=party, report=report):
            nl, en = "DPIA uitgevoerd door {}, rapport {}", "DPIA carried out by {}, report {}"
            return both(nl, en, Parties((party,)), report.reference)
        case DpiaConcluded(outcome=outcome, protocol=protocol):
            nl, en = "uitkomst: {}; protocol: {}", "outcome: {}; protocol: {}"
            return both(nl, en, Codes((outcome,)), Codes((protocol,)))
        case DpiaFollowedUp(result=result):
            return both("protocol opgevolgd: {}", "protocol followed up: {}", Codes((result,)))
        case _:
            assert_never(event)
