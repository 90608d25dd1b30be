"""What happened to a request of a data subject."""

from typing import assert_never

from domain.messages import Text
from domain.privacy_request.events import (
    DefaultNoticed,
    IdentityAsked,
    IdentityEstablished,
    ObstacleLifted,
    ObstacleNoted,
    PrivacyRequestEvent,
    RecipientInformed,
    RequestCarriedOut,
    RequestDecided,
    RequestDueRecomputed,
    RequestForwarded,
    RequestReceived,
    RequestScoped,
    RequestWithdrawn,
    TermExtended,
)
from interface.told.sentence import Codes, Parties, Sentence, both


def privacy_request(event: PrivacyRequestEvent) -> Sentence:
    match event:
        case RequestReceived(received_by=party, rights=rights, due=due):
            nl, en = (
                "verzoek van een betrokkene ontvangen door {}: {}, uiterlijk {}",
                "request of a data subject received by {}: {}, due {}",
            )
            return both(nl, en, Parties((party,)), Codes(rights), due.due)
        case RequestForwarded():
            return both("doorgestuurd naar de verantwoordelijke", "forwarded to the controller")
        case IdentityAsked(pauses=pauses):
            return both("gevraagd wie het is{}", "asked who it is{}", _PAUSES if pauses else "")
        case IdentityEstablished(means=means, due=due):
            nl, en = (
                "vastgesteld wie het is ({}), uiterlijk {}",
                "identity established ({}), due {}",
            )
            return both(nl, en, Codes((means,)), due.due)
        case RequestScoped(rights=rights):
            return both("omvang vastgelegd: {}", "scope recorded: {}", Codes(rights))
        case TermExtended(ground=ground, due=due, previous=previous):
            nl, en = "termijn verlengd ({}): {}, was {}", "term extended ({}): {}, was {}"
            return both(nl, en, Codes((ground,)), due.due, previous)
        case RequestDueRecomputed(due=due, previous=previous):
            nl, en = "datum opnieuw berekend: {}, was {}", "due date recomputed: {}, was {}"
            return both(nl, en, due.due, previous)
        case RequestWithdrawn():
            return both("verzoek ingetrokken door wie het deed", "withdrawn by who made it")
        case DefaultNoticed(reference=reference, last_chance=last_chance):
            nl, en = (
                "ingebrekestelling {} ontvangen: besluiten kan nog tot en met {}",
                "notice of default {} received: deciding is still free up to and including {}",
            )
            return both(nl, en, reference, last_chance.due)
        case _:
            return _answer(event)


def _answer(
    event: ObstacleNoted | ObstacleLifted | RequestDecided | RequestCarriedOut | RecipientInformed,
) -> Sentence:
    match event:
        case ObstacleNoted(obstacle=obstacle):
            nl, en = "wissen mag niet: {}", "erasure is forbidden: {}"
            return both(nl, en, Codes((obstacle,)))
        case ObstacleLifted(obstacle=obstacle):
            nl, en = "geldt niet meer: {}", "no longer holds: {}"
            return both(nl, en, Codes((obstacle,)))
        case RequestDecided(decision=decision, rulings=rulings):
            outcomes = Codes(tuple(dict.fromkeys(one.outcome for one in rulings)))
            nl, en = "besluit {} bekendgemaakt: {}", "decision {} made known: {}"
            return both(nl, en, decision.reference, outcomes)
        case RequestCarriedOut(right=right, measure=measure):
            nl, en = "uitgevoerd: {} ({})", "carried out: {} ({})"
            return both(nl, en, Codes((right,)), Codes((measure,)))
        case RecipientInformed(number=number, telling=telling):
            return both("ontvanger {}: {}", "recipient {}: {}", number, Codes((telling,)))
        case _:
            assert_never(event)


_PAUSES = Text(nl="; de termijn staat stil", en="; the term stands still")
